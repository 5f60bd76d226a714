import type { CustomerMessage } from '../domain/event';
import type { Button, Card, Message } from '../domain/message';
import type { Channel } from './channel';

/** A customer at the keyboard. Nothing is delivered: who talks here listens to the service itself. */
export const TERMINAL: Channel = { name: 'terminal', deliver: null };

/** What a customer sees of a message; its buttons are numbered from `firstButton`. Empty for the customer's own words. */
export function terminalLines(message: Message, firstButton: number): readonly string[] {
  const { from, text, card, attachments = [], buttons = [], links = [] } = message;
  if (from.role === 'customer') return [];
  const [first = '', ...others] = text.split('\n');
  return [
    `${from.name}: ${first}`.trimEnd(),
    ...[
      ...others,
      ...(card === undefined ? [] : cardLines(card)),
      ...attachments.map(({ name, url }) => `${name}: ${url}`),
      ...links.map(({ title, url }) => `${title}: ${url}`),
      ...buttons.map(({ title }, index) => `[${firstButton + index}] ${title}`),
    ].map((line) => `  ${line}`.trimEnd()),
  ].map(printable);
}

/** A number picks the button that was shown under it; everything else is words. */
export function readTyped(typed: string, shown: readonly Button[]): Omit<CustomerMessage, 'understanding'> {
  const button = /^\d{1,3}$/.test(typed) ? shown[Number(typed) - 1] : undefined;
  if (button === undefined) return { kind: 'message', text: typed };
  return { kind: 'message', text: button.title, choice: button.choice };
}

function cardLines({ title, text, image, facts = [], links = [] }: Card): string[] {
  return [
    title,
    ...(text === undefined ? [] : text.split('\n')),
    ...(image === undefined ? [] : [`${image.alt}: ${image.url}`]),
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...links.map((link) => `${link.title}: ${link.url}`),
  ];
}

/** A terminal obeys control characters, and some of the words may be a stranger's. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\uFFFD');
}
