import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Message } from '../domain/message';
import type { TalkTurn } from '../runtime/talk';

/** All that a customer reads in a message: its words, its card, the names of its files. */
export function wordsOf({ text, card, attachments }: Message): string {
  const facts = (card?.facts ?? []).map(({ label, value }) => `${label}: ${value}`);
  const links = (card?.links ?? []).map(({ title }) => title);
  const files = (attachments ?? []).map(({ name }) => name);
  return [text, card?.title, card?.text, ...facts, ...links, ...files]
    .filter((one) => one !== undefined && one !== '')
    .join('\n');
}

/** A talk as people read it: a line for each thing said, done or decided outside. */
export function transcript(turns: readonly TalkTurn[]): readonly string[] {
  return turns.flatMap(({ event, effects }) => [...eventLines(event), ...effects.flatMap(effectLines)]);
}

const WIDTH = 10;

function line(who: string, words: string): string {
  return `${who.padEnd(WIDTH)}${words.replaceAll('\n', `\n${' '.repeat(WIDTH)}`)}`;
}

function eventLines(event: Event): readonly string[] {
  switch (event.kind) {
    case 'opened':
    case 'message':
    case 'desk-message':
      return [];
    case 'action-result':
      return [
        event.result.ok
          ? line('  answer', shortened(JSON.stringify(event.result.value)))
          : line('  failure', `${event.result.code}: ${event.result.message}`),
      ];
    case 'timer':
      return [line('clock', `timer '${event.timerId}'`)];
    case 'queue-place':
      return [line('queue', `place ${event.position}`)];
    default:
      return [line('desk', `${'agent' in event ? `${event.agent.name}: ` : ''}${event.kind.slice('desk-'.length)}`)];
  }
}

function effectLines(effect: Effect): readonly string[] {
  if (effect.kind === 'call') return [line('  call', `${effect.action} ${shortened(JSON.stringify(effect.input))}`)];
  if (effect.kind === 'refused') return [line('  refused', effect.code)];
  if (effect.kind !== 'message') return [];
  const { from, buttons, attachments } = effect.message;
  const who = from.role === 'customer' ? 'customer' : from.role === 'bot' ? 'bot' : from.name;
  const files = from.role === 'customer' ? (attachments ?? []).map(({ name }) => `(file: ${name})`) : [];
  const words = from.role === 'customer' ? [effect.message.text, ...files].join(' ').trim() : wordsOf(effect.message);
  const titles = (buttons ?? []).map(({ title }) => `[${title}]`).join(' ');
  return [line(who, [words, titles].filter((one) => one !== '').join('\n'))];
}

const LONGEST = 160;

function shortened(json: string): string {
  return json.length <= LONGEST ? json : `${json.slice(0, LONGEST)}…`;
}
