import type { Language } from '../domain/language';
import type { Attachment } from '../domain/message';
import { KhidmatError } from '../errors';
import { instantOf, readTime } from '../flow/civil-time';
import type { Content, Place } from '../flow/program';
import type { Model } from '../nlu/model';
import type { Action } from '../runtime/action';
import type { ActionSchemas } from '../runtime/action-schema';
import { MONDAY_MORNING, Talk, type TalkTurn } from '../runtime/talk';
import { AnswerBook } from './answer-book';
import { casesIn, mapTexts, withCaseNumbers } from './case-numbers';
import { differenceFrom } from './judge';
import { type Happening, inLanguage, type ScriptTest } from './script';
import { transcript } from './transcript';

export interface PlayParts {
  readonly content: Content;
  readonly model: Model;
  /** The real actions, new for every test that begins `at`: what one test changes in the shop, another must not see. */
  readonly actions: (at: number) => { readonly actions: readonly Action[]; readonly close: () => void };
  readonly schemas?: ActionSchemas;
}

/** What became of one test in one language. */
export interface Played {
  readonly test: ScriptTest;
  readonly language: Language;
  /** The first thing that is not as expected, and where the test says so; null when all is. */
  readonly difference: { readonly place: Place; readonly message: string } | null;
  readonly turns: readonly TalkTurn[];
  readonly ms: number;
}

/** The languages in which a test is played. */
export function languagesToPlay(test: ScriptTest, { bot }: Content): readonly Language[] {
  return bot.languages.filter((language) => test.languages?.includes(language) ?? true);
}

/** Plays one test in one language: the real content, the real model, the real rules, on a clock of its own. */
export async function playTest(test: ScriptTest, language: Language, parts: PlayParts): Promise<Played> {
  const began = performance.now();
  const { content, model } = parts;
  const at = beginning(test, content);
  const real = parts.actions(at);
  const book = new AnswerBook(test.actions);
  const actions = book.actions(real.actions);
  const talk = new Talk({
    ...{ content, model, actions, at, channel: test.channel, latency: (call) => book.latency(call) },
    ...(parts.schemas === undefined ? {} : { schemas: parts.schemas }),
  });
  try {
    const difference = await playLines(talk, test, language, content, new Set(actions.map(({ name }) => name)));
    return { test, language, difference, turns: talk.turns, ms: performance.now() - began };
  } finally {
    real.close();
  }
}

function beginning({ now }: ScriptTest, { bot }: Content): number {
  const time = now === null ? null : readTime(now, bot.timeZone, 0);
  return time === null ? MONDAY_MORNING : instantOf(time);
}

async function playLines(
  talk: Talk,
  test: ScriptTest,
  language: Language,
  content: Content,
  known: ReadonlySet<string>,
): Promise<Played['difference']> {
  const name = test.customerName;
  await talk.open({ locale: language, ...(name === null ? {} : { name }) });
  let from = 0;
  for (const line of test.lines) {
    const { place, happens, holds } = line;
    if (happens !== null) {
      from = talk.turns.length;
      const cases = casesIn(talk.turns);
      const now = mapTexts(happens, (text) => withCaseNumbers(text, cases));
      const fault = await makeHappen(talk, now, language, known);
      if (fault !== null) return { place, message: fault };
    }
    const seen = { talk, content, language, turns: talk.turns.slice(from) };
    for (const expected of holds) {
      const message = differenceFrom(expected, seen);
      if (message !== null) return { place: expected.place, message };
    }
  }
  return null;
}

/** What hinders it from happening, if something does. */
async function makeHappen(
  talk: Talk,
  happens: Happening,
  language: Language,
  known: ReadonlySet<string>,
): Promise<string | null> {
  const from = talk.turns.length;
  try {
    await happen(talk, happens, language);
  } catch (error) {
    if (error instanceof KhidmatError && error.code === 'BUTTON_UNKNOWN') return error.message;
    return `the program failed: ${error instanceof Error ? error.message : String(error)}`;
  }
  const effects = talk.turns.slice(from).flatMap((turn) => turn.effects);
  const refused = effects.find((effect) => effect.kind === 'refused');
  if (refused !== undefined) return REFUSALS[refused.code] ?? `the desk refuses it: ${refused.code}`;
  const unknown = effects.find((effect) => effect.kind === 'call' && !known.has(effect.action));
  if (unknown?.kind !== 'call') return null;
  return `the flow calls '${unknown.action}', which nobody answers here; say under 'actions' what it answers`;
}

const REFUSALS: { readonly [code: string]: string } = {
  'not-waiting': 'the agent cannot take the case: it waits in no queue',
  'not-yours': 'the agent cannot do that: the case is not theirs; it needs `agent: takes` first',
  closed: 'the agent cannot do that: no case is open',
};

async function happen(talk: Talk, happens: Happening, language: Language): Promise<unknown> {
  switch (happens.kind) {
    case 'says': {
      const words = happens.words === null ? '' : (inLanguage(happens.words, language) ?? '');
      return talk.say(words, happens.files.length === 0 ? undefined : happens.files.map(fileOf));
    }
    case 'presses':
      return talk.press(inLanguage(happens.title, language) ?? '');
    case 'passes':
      return talk.wait(happens.ms);
    case 'sleeps':
      return talk.sleep(happens.ms);
    case 'queue':
      return talk.queue({ position: happens.place, waitMs: happens.waitMs, agentsOnline: happens.agents });
    case 'agent-says':
      return talk.desk({
        kind: 'desk-message',
        agent: agentOf(happens.agent),
        text: inLanguage(happens.words, language) ?? '',
      });
    case 'agent':
      return talk.desk(deskEvent(happens));
  }
}

function deskEvent({ does, agent: name, team, note }: Extract<Happening, { kind: 'agent' }>) {
  const agent = agentOf(name);
  const more = { ...(note === null ? {} : { note }) };
  switch (does) {
    case 'takes':
      return { kind: 'desk-take', agent } as const;
    case 'gets':
      return { kind: 'desk-assign', agent, to: agent, oversees: true, ...more } as const;
    case 'returns':
      return { kind: 'desk-return', agent, ...more, ...(team === null ? {} : { team }) } as const;
    case 'resolves':
      return { kind: 'desk-resolve', agent, ...more } as const;
    case 'hands-back':
      return { kind: 'desk-hand-back', agent } as const;
    case 'rejects':
      return { kind: 'desk-reject', agent, ...more } as const;
    case 'leaves':
      return { kind: 'desk-lost', agentId: agent.id } as const;
  }
}

function agentOf(name: string) {
  return { id: name.toLowerCase(), name };
}

const KINDS: { readonly [ending: string]: string } = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
};

/** A file that nobody reads: flows see its name and its kind. */
function fileOf(name: string): Attachment {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return { name, contentType: KINDS[ending] ?? 'application/octet-stream', url: `/files/${encodeURIComponent(name)}` };
}

/** The talk and, where there is one, the first difference below it. */
export function toldPlayed({ turns, difference }: Played): readonly string[] {
  const lines = transcript(turns);
  if (difference === null) return lines;
  return [
    ...lines,
    `>>> ${difference.place.file}:${difference.place.line}:${difference.place.column} ${difference.message}`,
  ];
}
