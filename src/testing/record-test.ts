import { type PersonalMarks, personalInTurns } from '../desk/personal-values';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Language } from '../domain/language';
import { maskPersonal, type PersonalValue } from '../domain/personal';
import { bareQuestion } from '../flow/bare-questions';
import type { Content, Place } from '../flow/program';
import { isReserved } from '../flow/standing-patterns';
import { isBareYesOrNo } from '../nlu/acts';
import { scan } from '../nlu/scan';
import type { RecordedTurn } from '../store/store';
import { casesIn, mapTexts, writtenFor } from './case-numbers';
import { Disguise } from './disguise';
import type { Answer, Expectation, Happening, Line, ScriptTest } from './script';
import { wordsOf } from './transcript';

export interface RecordOptions {
  readonly name: string;
  readonly channel: string;
  readonly content: Content;
  /** What is personal in the record. */
  readonly marks: PersonalMarks;
  /** How short a pause between two events need not be in the test. */
  readonly leastPauseMs: number;
  /** Whether figures in what the bot said are left open: times that depend on the second in which it was said. */
  readonly leavesFiguresOpen: boolean;
  /** Which of several disguises; null for none, to be played and never written. */
  readonly variant: number | null;
}

/** Nowhere: a test that was never written. */
const PLACE: Place = { file: '', line: 1, column: 1 };

/**
 * A recorded conversation as a test: what came in as it came in, the actions' answers as they were, and what the bot did as what must
 * hold. Whatever is personal, and every number of the author's kinds (orders, tickets), is another one everywhere.
 */
export function testOfRecord(record: readonly RecordedTurn[], options: RecordOptions): ScriptTest {
  const { content, channel, name } = options;
  const turns = disguised(withTestsNumbers(withAgentNames(record)), options);
  const first = turns[0]?.event;
  return {
    name,
    place: PLACE,
    languages: [languageOf(turns, content)],
    now: clockAt((first?.at ?? 0) - 1000, content.bot.timeZone),
    channel,
    customerName: nameIn(turns),
    actions: answersOf(turns),
    lines: linesOf(turns, options),
  };
}

/** An agent whose page was lost is on record by the account alone; the name stands where the case was taken. */
function withAgentNames(record: readonly RecordedTurn[]): readonly RecordedTurn[] {
  const names = new Map(record.flatMap(({ event }) => ('agent' in event ? [[event.agent.id, event.agent.name]] : [])));
  return record.map((turn) =>
    turn.event.kind === 'desk-lost'
      ? { ...turn, event: { ...turn.event, agentId: names.get(turn.event.agentId) ?? turn.event.agentId } }
      : turn,
  );
}

/** A test gives its cases numbers of its own: who quotes that of the case means the one that the test gives, and never by chance another's. */
function withTestsNumbers(record: readonly RecordedTurn[]): readonly RecordedTurn[] {
  return record.map((turn, index) => {
    const { event } = turn;
    const before = casesIn(record.slice(0, index));
    const after = casesIn(record.slice(0, index + 1));
    const effects = turn.effects.map((effect) =>
      effect.kind === 'call' ? { ...effect, input: mapTexts(effect.input, (text) => writtenFor(text, after)) } : effect,
    );
    const said = mapTexts(event, (text) => writtenFor(text, before));
    return { ...turn, effects, event: { ...said, caseNumber: event.caseNumber } };
  });
}

/** The record without what is personal in it. */
function disguised(
  record: readonly RecordedTurn[],
  { content, marks, variant }: RecordOptions,
): readonly RecordedTurn[] {
  if (variant === null) return record;
  const people = record.flatMap(({ event }) => [
    ...('agent' in event ? [event.agent] : []),
    ...('to' in event ? [event.to] : []),
  ]);
  const agents = people.map(({ name }) => ({ kind: 'name', text: name }));
  const told = personalInTurns(record, marks).filter(({ text }) => !saysNothingOfAnybody(text));
  const known = [...told, ...agents, ...numbersIn(record, content)];
  const theirs = known.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const disguise = new Disguise(variant, new Set(theirs));
  return mapTexts(maskPersonal(record, known, disguise.cover), disguise.within);
}

/** "What for?" and "yes" are nobody's, though they came in the place of an answer; under another word "yes" would be one nowhere. */
function saysNothingOfAnybody(text: string): boolean {
  return bareQuestion(text) !== null || isBareYesOrNo(scan(text));
}

/** Numbers of the author's kinds: those that were said, and those of that form in what the actions answered. */
function numbersIn(record: readonly RecordedTurn[], { training }: Content): readonly PersonalValue[] {
  const kinds = training.entities.filter((one) => one.kind === 'pattern');
  const names = new Set(kinds.map((kind) => kind.name));
  const said = record.flatMap(({ event }) =>
    event.kind === 'message'
      ? (event.understanding?.entities ?? [])
          .filter(({ type }) => names.has(type))
          .flatMap(({ type, text, value }) => [
            { kind: type, text },
            { kind: type, text: String(value) },
          ])
      : [],
  );
  const all = JSON.stringify(record.map(({ event, effects }) => [event, effects]));
  const written = kinds.flatMap((kind) => {
    if (kind.kind !== 'pattern' || kind.format === undefined) return [];
    const form = kind.format.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('#', '\\d');
    return [...new Set(all.match(new RegExp(`(?<![A-Za-z0-9])${form}(?!\\d)`, 'g')) ?? [])].map((text) => ({
      kind: kind.name,
      text,
    }));
  });
  return [...said, ...written].filter(({ text }) => /\d{3}/.test(text.replace(/\D/g, '')));
}

/** What the channel claimed at the beginning, else the bot's first. */
function languageOf(turns: readonly RecordedTurn[], { bot }: Content): Language {
  for (const { event } of turns.slice(0, 2))
    if ((event.kind === 'opened' || event.kind === 'message') && event.locale !== undefined)
      if (bot.languages.includes(event.locale)) return event.locale;
  return bot.languages[0];
}

function nameIn(turns: readonly RecordedTurn[]): string | null {
  for (const { event } of turns)
    if ((event.kind === 'opened' || event.kind === 'message') && event.name) return event.name;
  return null;
}

/** `YYYY-MM-DD HH:MM:SS` on the wall clock of the zone. */
export function clockAt(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

// Actions

/** In the order of the calls, so that the same call with another answer later gets that one. */
function answersOf(turns: readonly RecordedTurn[]): ScriptTest['actions'] {
  const answers: { [action: string]: Answer[] } = {};
  for (const [index, { event, effects }] of turns.entries())
    for (const effect of effects) {
      if (effect.kind !== 'call') continue;
      const later = turns.findIndex(
        (turn) => turn.event.kind === 'action-result' && turn.event.callId === effect.callId,
      );
      const result = turns[later]?.event;
      const isSlow =
        later < 0 || turns.slice(index + 1, later).some((turn) => turn.event.kind !== 'timer' || !isQuiet(turn));
      const takesMs = !isSlow ? 0 : later < 0 ? 3_600_000 : Math.max(1000, wholeSeconds(result!.at - event.at));
      const list = answers[effect.action] ?? [];
      list.push({ with: null, takesMs, result: resultOf(result) });
      answers[effect.action] = list;
    }
  return Object.fromEntries(Object.entries(answers).map(([action, list]) => [action, shortened(list)]));
}

function resultOf(event: Event | undefined): Answer['result'] {
  if (event?.kind !== 'action-result') return { value: null };
  return event.result.ok ? { value: event.result.value } : { fails: event.result.code };
}

/** The last answer goes on for calls after it, so repeats at the end need not stand there. */
function shortened(list: readonly Answer[]): readonly Answer[] {
  const kept = [...list];
  while (kept.length > 1 && JSON.stringify(kept.at(-1)) === JSON.stringify(kept.at(-2))) kept.pop();
  return kept;
}

// Lines

interface Stretch {
  readonly happens: Happening | null;
  readonly effects: Effect[];
}

function linesOf(turns: readonly RecordedTurn[], options: RecordOptions): readonly Line[] {
  const stretches: Stretch[] = [];
  const answered = new Set<string>();
  let last = turns[0]?.event.at ?? 0;
  const pass = (ms: number, kind: 'passes' | 'sleeps' = 'passes') =>
    stretches.push({ happens: { kind, ms: wholeSeconds(ms) }, effects: [] });
  for (const [index, { event, effects }] of turns.entries()) {
    const pause = event.at - last;
    // A timer that was late already when something else happened goes off with that in a test, where nothing is late.
    const wasDue = event.kind === 'timer' && event.due <= last && isTimer(turns[index - 1]);
    last = event.at;
    if (event.kind === 'opened') {
      if (index > 0) continue;
      stretches.push({ happens: null, effects: [...effects] });
      continue;
    }
    const isSoon = event.kind === 'action-result' && !isSlow(turns, event.callId);
    if (event.kind === 'timer' || event.kind === 'action-result') {
      if (event.kind === 'action-result') answered.add(event.callId);
      if (!isSoon && !wasDue && (pause > 0 || event.kind === 'timer'))
        pass(Math.max(1000, pause), isLate(event) ? 'sleeps' : 'passes');
      stretches.at(-1)?.effects.push(...effects);
      continue;
    }
    // The turn itself takes a second.
    if (pause >= options.leastPauseMs) pass(pause - 1000);
    const happens = happeningOf(event);
    if (happens !== null) stretches.push({ happens, effects: [...effects] });
  }
  return stretches.map(({ happens, effects }) => ({
    place: PLACE,
    happens,
    holds: happens === null ? [] : expectationsOf(effects, options),
  }));
}

/** The server was off when it was due, and all that follows from it is later by as much. */
function isLate(event: Event): boolean {
  return event.kind === 'timer' && event.at - event.due > LATE_MS;
}

/** A busy server's timers are a second late, or two. */
const LATE_MS = 30_000;

function isTimer(turn: RecordedTurn | undefined): boolean {
  return turn?.event.kind === 'timer';
}

/** Something else happened before its answer came. */
function isSlow(turns: readonly RecordedTurn[], callId: string): boolean {
  const from = turns.findIndex(({ effects }) =>
    effects.some((effect) => effect.kind === 'call' && effect.callId === callId),
  );
  const to = turns.findIndex(({ event }) => event.kind === 'action-result' && event.callId === callId);
  return turns.slice(from + 1, to).some((turn) => turn.event.kind !== 'timer' || !isQuiet(turn));
}

function isQuiet({ effects }: RecordedTurn): boolean {
  return effects.length === 0;
}

function happeningOf(event: Event): Happening | null {
  switch (event.kind) {
    case 'message': {
      if (event.choice !== undefined) return { kind: 'presses', title: { all: event.text } };
      const files = (event.attachments ?? []).map(({ name }) => name);
      const isBare = files.length > 0 && event.text.trim() === '';
      return { kind: 'says', words: isBare ? null : { all: event.text || ' ' }, files };
    }
    case 'queue-place':
      return { kind: 'queue', place: event.position, waitMs: event.waitMs, agents: event.agentsOnline };
    case 'desk-message':
      return { kind: 'agent-says', words: { all: event.text }, agent: event.agent.name };
    case 'desk-take':
      return event.back ? null : agentDoes('takes', event.agent.name, {});
    case 'desk-assign':
      return agentDoes('gets', event.to.name, event);
    case 'desk-return':
      return agentDoes('returns', event.agent.name, event);
    case 'desk-resolve':
      return agentDoes('resolves', event.agent.name, event);
    case 'desk-hand-back':
      return agentDoes('hands-back', event.agent.name, {});
    case 'desk-reject':
      return agentDoes('rejects', event.agent.name, event);
    case 'desk-lost':
      return agentDoes('leaves', event.agentId, {});
    default:
      return null;
  }
}

function agentDoes(
  does: Extract<Happening, { kind: 'agent' }>['does'],
  agent: string,
  { team, note }: { readonly team?: string; readonly note?: string },
): Happening {
  return { kind: 'agent', does, agent, team: team ?? null, note: note ?? null };
}

/** What of a turn's effects is worth holding: what was said and called, and where the case went. */
function expectationsOf(effects: readonly Effect[], options: RecordOptions): readonly Expectation[] {
  const holds: Expectation[] = [];
  const said = effects.flatMap((effect) =>
    effect.kind === 'message' && effect.message.from.role === 'bot'
      ? [beginningOf(wordsOf(effect.message), options)]
      : [],
  );
  const parts = [...new Set(said.filter((part) => part !== ''))];
  holds.push(
    parts.length > 0 ? { place: PLACE, kind: 'bot', parts: { all: parts } } : { place: PLACE, kind: 'silent' },
  );
  for (const effect of effects) {
    if (effect.kind === 'call')
      holds.push({ place: PLACE, kind: 'called', call: { action: effect.action, with: effect.input } });
    if (effect.kind !== 'fact') continue;
    if (effect.fact === 'flow-started' && !isReserved(effect.flow))
      holds.push({ place: PLACE, kind: 'flow', flow: effect.flow });
    if (effect.fact === 'understood' && effect.intent !== null && effect.decision === 'answer')
      holds.push({ place: PLACE, kind: 'intent', intent: effect.intent });
  }
  const owner = lastOf(effects, 'owner-changed');
  if (owner !== undefined) holds.push({ place: PLACE, kind: 'owner', owner: owner.to.kind });
  if (owner?.to.kind === 'queue') holds.push({ place: PLACE, kind: 'team', team: owner.to.team });
  const outcome = lastOf(effects, 'outcome');
  if (outcome !== undefined) holds.push({ place: PLACE, kind: 'outcome', outcome: outcome.outcome });
  return holds;
}

type FactOf<K> =
  Extract<Effect, { kind: 'fact' }> extends infer F ? (F extends { readonly fact: K } ? F : never) : never;

function lastOf<const K extends string>(effects: readonly Effect[], fact: K): FactOf<K> | undefined {
  return effects.findLast((effect) => effect.kind === 'fact' && effect.fact === fact) as FactOf<K> | undefined;
}

const LONGEST_PART = 90;

/** The first words of what was said: enough to know it by, without pinning every word of it. */
function beginningOf(words: string, { leavesFiguresOpen }: RecordOptions): string {
  const plain = withoutNumbersOfNow(words.replace(/\s+/g, ' ').trim());
  const line = leavesFiguresOpen ? plain.replace(/\d[\d.:,]*/g, '…') : plain;
  if (line.length <= LONGEST_PART) return line;
  return `${line.slice(0, LONGEST_PART).replace(/\s+\S*$/, '')} …`;
}

/** Case numbers are given anew each time. */
function withoutNumbersOfNow(words: string): string {
  return words.replace(/\bK-\d+/g, 'K-…');
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / 1000) * 1000;
}
