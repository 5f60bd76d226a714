import type { Json, JsonObject } from '../domain/json';
import type { Button, Card, Message } from '../domain/message';
import type { CardTemplate, SayStep } from './program';
import type { Turn } from './step-turn';
import { holds, renderValue } from './template';

/** `say`: the words that hold here and now, with what stands beside them. Nothing, where there is nothing to say. */
export function say(turn: Turn, step: SayStep): void {
  if (step.onlyOn.length > 0 && !step.onlyOn.includes(turn.state.channel)) return;
  const prompt = turn.freshId('p');
  const buttons = [
    ...step.buttons.map((one) => turn.button(prompt, `flow:${one.flow}`, turn.render(one.title))),
    ...buttonsFrom(turn, prompt, step.buttonsFrom),
  ];
  const links = step.links.flatMap((one) => {
    const url = addressOf(turn, one.url);
    return url === null ? [] : [{ title: turn.render(one.title), url }];
  });
  const text = wordsOf(turn, step);
  const attachments = attachmentsOf(turn, step);
  if (text === '' && buttons.length + links.length + attachments.length === 0 && step.card === null) return;
  turn.say({
    text,
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(step.card === null ? {} : { card: renderCard(turn, step.card) }),
    ...(attachments.length > 0 ? { attachments } : {}),
  });
}

/** A list of a variable as buttons: each has a title, and a flow that it starts or a value that a rule understands. */
function buttonsFrom(turn: Turn, prompt: string, variable: string | null): readonly Button[] {
  const list = variable === null ? null : renderValue(`{{ ${variable} }}`, turn.scope());
  if (!Array.isArray(list)) return [];
  return list.slice(0, MOST_BUTTONS).flatMap((one: Json) => {
    if (one === null || typeof one !== 'object' || !('title' in one)) return [];
    const { title, flow, value } = one as JsonObject;
    if (typeof title !== 'string' || title === '') return [];
    if (typeof flow === 'string') return [turn.button(prompt, `flow:${flow}`, title)];
    return typeof value === 'string' ? [turn.button(prompt, value, title)] : [];
  });
}

const MOST_BUTTONS = 10;

function wordsOf(turn: Turn, step: SayStep): string {
  const { channel } = turn.state;
  const own = Object.hasOwn(step.channels, channel) ? step.channels[channel] : undefined;
  if (own !== undefined) return turn.render(own);
  const scope = turn.scope();
  const variant = step.variants.find((one) => holds(one.if, scope));
  return turn.render(variant?.text ?? step.text);
}

function attachmentsOf(turn: Turn, step: SayStep): NonNullable<Message['attachments']> {
  const attachments = [];
  if (step.image !== null) {
    const url = String(renderValue(step.image.url, turn.scope()) ?? '');
    attachments.push({ name: turn.render(step.image.alt), contentType: 'image/*', url });
  }
  if (step.file !== null) {
    const url = addressOf(turn, step.file.url);
    const name = String(renderValue(step.file.name, turn.scope()) ?? '');
    if (url !== null) attachments.push({ name, contentType: contentTypeOf(name), url });
  }
  return attachments;
}

/** What an address became with its places filled: null where it is none that a customer may be sent to. */
function addressOf(turn: Turn, source: string): string | null {
  const url = String(renderValue(source, turn.scope()) ?? '').trim();
  return /^(https?:\/\/[^/]|\/(?!\/))/i.test(url) ? url : null;
}

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['zip', 'application/zip'],
]);

/** By the name's ending: a page shows a link, whatever it is. */
function contentTypeOf(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return CONTENT_TYPES.get(ending) ?? 'application/octet-stream';
}

function renderCard(turn: Turn, card: CardTemplate): Card {
  const text = (source: string) => String(renderValue(source, turn.scope()) ?? '');
  return {
    title: turn.render(card.title),
    ...(card.text === null ? {} : { text: turn.render(card.text) }),
    ...(card.image === null ? {} : { image: { url: text(card.image.url), alt: turn.render(card.image.alt) } }),
    ...(card.facts.length === 0
      ? {}
      : { facts: card.facts.map((one) => ({ label: turn.render(one.label), value: turn.renderWords(one.value) })) }),
    ...(card.links.length === 0
      ? {}
      : { links: card.links.map((one) => ({ title: turn.render(one.title), url: text(one.url) })) }),
  };
}
