import type { FactEffect } from '../domain/effect';
import type { Json } from '../domain/json';
import type { Language } from '../domain/language';
import { timeOf } from '../flow/draw/step-words';
import type { Content } from '../flow/program';
import { openQuestion } from '../flow/step-ask';
import { RULES } from '../flow/step-continuations';
import { Turn } from '../flow/step-turn';
import type { Talk, TalkTurn } from '../runtime/talk';
import { holdsPart } from './answer-book';
import { casesIn, mapTexts, withCaseNumbers } from './case-numbers';
import { type Expectation, inLanguage } from './script';
import { wordsOf } from './transcript';

/** What there was when a line of a test had happened. */
export interface Seen {
  readonly talk: Talk;
  readonly content: Content;
  readonly language: Language;
  /** The turns of this line alone. */
  readonly turns: readonly TalkTurn[];
}

/** What is not as a test expects, in one sentence; null where it holds. */
export function differenceFrom(expected: Expectation, seen: Seen): string | null {
  const { talk } = seen;
  switch (expected.kind) {
    case 'bot':
      return missingPart(inLanguage(expected.parts, seen.language) ?? [], seen);
    case 'silent': {
      const [first] = saidByBot(seen);
      return first === undefined ? null : `the bot should say nothing, and says ${quoted(first)}`;
    }
    case 'not-said': {
      const answer = saidByBot(seen).join('\n');
      const part = (inLanguage(expected.parts, seen.language) ?? []).find((one) => isIn(one, answer));
      return part === undefined ? null : `the bot should not say ${quoted(part)}`;
    }
    case 'buttons':
      return missingButton(inLanguage(expected.titles, seen.language) ?? [], seen);
    case 'asks': {
      const asked = talk.owner.kind === 'bot' && talk.state.phase.kind === 'asking' ? openSlot(seen) : null;
      return asked === expected.slot
        ? null
        : `the bot should ask for '${expected.slot}'; ${asked === null ? waitsFor(seen) : `it asks for '${asked}'`}`;
    }
    case 'step': {
      const steps = factsOf(seen).flatMap((fact) => (fact.fact === 'step' ? [`${fact.flow}/${fact.step}`] : []));
      const passed = steps.some((step) => step === expected.step || step.endsWith(`/${expected.step}`));
      return passed
        ? null
        : `the step '${expected.step}' should be reached; ${listed('passed were', steps, 'no step was')}`;
    }
    case 'flow': {
      const started = factsOf(seen).flatMap((fact) => (fact.fact === 'flow-started' ? [fact.flow] : []));
      const flows = [...new Set([...started, ...talk.state.frames.map(({ flow }) => flow)])];
      return flows.includes(expected.flow)
        ? null
        : `the flow '${expected.flow}' should run; ${listed('under way are', flows, 'none is under way')}`;
    }
    case 'intent': {
      const intents = factsOf(seen).flatMap((fact) => (fact.fact === 'understood' ? [fact.intent] : []));
      const found = intents.at(-1) ?? talk.understanding?.intents[0]?.intent ?? null;
      return found === expected.intent
        ? null
        : `'${expected.intent}' should be understood; it was ${found === null ? 'nothing' : `'${found}'`}`;
    }
    case 'language':
      return same('the language', expected.language, talk.state.language);
    case 'values': {
      const value = variable(expected.path, seen);
      return (value !== undefined && holdsPart(value, expected.value)) ||
        (value === undefined && expected.value === null)
        ? null
        : `'${expected.path}' should be ${shown(expected.value)}; it is ${shown(value ?? null)}`;
    }
    case 'owner':
      return same('the owner of the case', expected.owner, talk.owner.kind);
    case 'team':
      return same(
        'the team',
        expected.team,
        talk.owner.kind === 'queue' ? talk.owner.team : (talk.case?.handoff?.team ?? null),
      );
    case 'urgency':
      return same('the urgency', expected.urgency, talk.case?.handoff?.urgency ?? 'normal');
    case 'reason': {
      const declined = factsOf(seen)
        .flatMap((fact) => (fact.fact === 'outcome' ? (fact.reason ?? []) : []))
        .at(-1);
      if (declined !== undefined && isIn(expected.reason, declined)) return null;
      const handoff = talk.case?.handoff ?? null;
      if (handoff === null && declined !== undefined)
        return `the reason should be ${quoted(expected.reason)}; it is ${quoted(declined)}`;
      if (handoff === null)
        return `the case should be handed over because of ${quoted(expected.reason)}; it was not handed over${stillOpen(talk)}`;
      const isIt = handoff.reason === expected.reason || isIn(expected.reason, handoff.note ?? '');
      return isIt
        ? null
        : `the reason should be ${quoted(expected.reason)}; it is ${quoted(handoff.note ?? handoff.reason)}`;
    }
    case 'outcome': {
      // One case may end and the next begin in one turn.
      const ended = factsOf(seen).flatMap((fact) => (fact.fact === 'outcome' ? [fact.outcome] : []));
      return same('the outcome', expected.outcome, ended.at(-1) ?? talk.outcome);
    }
    case 'called':
      return missingCall(expected.call.action, expected.call.with, seen);
    case 'not-called': {
      const isCalled = callsOf(seen).some(({ action }) => action === expected.action);
      return isCalled ? `'${expected.action}' should not be called, and was` : null;
    }
    case 'promise':
      return missingPromise(expected, seen);
    case 'timer':
      return missingTimer(expected, seen);
  }
}

function saidByBot({ turns }: Seen): readonly string[] {
  return turns.flatMap(({ effects }) =>
    effects.flatMap((effect) =>
      effect.kind === 'message' && effect.message.from.role === 'bot' ? [wordsOf(effect.message)] : [],
    ),
  );
}

function missingPart(parts: readonly string[], seen: Seen): string | null {
  const said = saidByBot(seen);
  const answer = said.join('\n');
  const missing = parts.find((part) => !isIn(part, answer));
  if (missing === undefined) return null;
  return said.length === 0
    ? `the bot should say ${quoted(missing)}, and says nothing`
    : `the bot should say ${quoted(missing)}; that is not in what it says`;
}

/** Letter case and spaces do not matter; `…` stands for anything. */
export function isIn(part: string, text: string): boolean {
  const where = folded(text);
  let from = 0;
  for (const piece of part.split(/…|\.\.\./).map(folded)) {
    const at = where.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function missingButton(titles: readonly string[], seen: Seen): string | null {
  const shownButtons = seen.turns.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'message' ? (effect.message.buttons ?? []) : [])),
  );
  const names = shownButtons.map(({ title }) => title);
  const all = [...names, ...shownButtons.map(({ choice }) => choice.value.replace(/^flow:/, ''))];
  const missing = titles.find((title) => !all.some((one) => folded(one) === folded(title)));
  if (missing === undefined) return null;
  return `there should be a button ${quoted(missing)}; ${listed('there are', names, 'there is none')}`;
}

function openSlot(seen: Seen): string | null {
  return openQuestion(turnOf(seen))?.slot ?? null;
}

function waitsFor({ talk }: Seen): string {
  if (talk.owner.kind !== 'bot') return `the case is with ${talk.owner.kind === 'queue' ? 'the queue' : 'a person'}`;
  const { kind } = talk.state.phase;
  const waits: { readonly [phase: string]: string } = {
    asking: 'it asks for something else',
    calling: 'it waits for an action',
    clarifying: 'it asks which of several readings is meant',
    rephrasing: 'it asks to say it in other words',
    confirming: 'it asks whether it helped',
    rating: 'it asks how it was',
  };
  return waits[kind] ?? 'it asks nothing';
}

/** A turn that is not taken: the scope of the templates as the state stands. */
function turnOf({ talk, content }: Seen): Turn {
  return new Turn(talk.state, talk.turns.at(-1)!.event, content, RULES);
}

/** A variable as templates read it, of the innermost flow that has it. */
function variable(path: string, seen: Seen): Json | undefined {
  const [root = '', ...rest] = path.split('.');
  const { frames } = seen.talk.state;
  const frame = frames.findLast(({ slots }) => Object.hasOwn(slots, root));
  let value: unknown = frame === undefined ? turnOf(seen).scope().values[root] : frame.slots[root];
  for (const key of rest) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as { readonly [key: string]: unknown })[key];
  }
  return value as Json | undefined;
}

function callsOf({ turns }: Seen) {
  return turns.flatMap(({ effects }) => effects.filter((effect) => effect.kind === 'call'));
}

function missingCall(action: string, input: Json | null, seen: Seen): string | null {
  const calls = callsOf(seen);
  const ofName = calls.filter((call) => call.action === action);
  if (ofName.length === 0)
    return `'${action}' should be called; ${listed(
      'called were',
      calls.map((call) => call.action),
      'nothing was called',
    )}`;
  const cases = casesIn(seen.talk.turns);
  const wanted = mapTexts(input, (text) => withCaseNumbers(text, cases));
  if (wanted === null || ofName.some((call) => holdsPart(call.input, wanted))) return null;
  return `'${action}' should be called with ${shown(wanted)}; it was called with ${shown(ofName.at(-1)!.input)}`;
}

const MINUTE = 60_000;

function missingPromise(expected: Extract<Expectation, { kind: 'promise' }>, seen: Seen): string | null {
  const { promises } = seen.talk.state;
  const at = seen.talk.turns.at(-1)!.event.at;
  const parts = expected.what === null ? [] : (inLanguage(expected.what, seen.language) ?? []);
  const fits = promises.some(
    ({ what, due }) =>
      (expected.within === null || Math.abs(due - at - expected.within) <= MINUTE) &&
      parts.every((part) => isIn(part, what)),
  );
  if (fits) return null;
  const wanted = [
    expected.within === null ? '' : ` within ${timeOf(expected.within)}`,
    ...parts.map((part) => ` ${quoted(part)}`),
  ].join('');
  const made = promises.map(
    ({ what, due }) => `${quoted(what)} within ${timeOf(Math.round((due - at) / MINUTE) * MINUTE)}`,
  );
  return `there should be a promise${wanted}; ${listed('there are', made, 'none was made')}`;
}

function missingTimer({ timer, inMs }: Extract<Expectation, { kind: 'timer' }>, { talk }: Seen): string | null {
  const { timers } = talk.state;
  // `remind` is any of `remind:order-status/remind`.
  const meant = Object.keys(timers).filter((name) => name === timer || name.startsWith(`${timer}:`));
  const lefts = meant.map((name) => timers[name]! - talk.turns.at(-1)!.event.at);
  const [first] = lefts;
  if (first === undefined)
    return `the timer '${timer}' should run; ${listed('set are', Object.keys(timers), 'none is set')}`;
  if (inMs === null || lefts.some((left) => Math.abs(left - inMs) <= MINUTE)) return null;
  return `the timer '${timer}' should go off in ${timeOf(inMs)}; it goes off in ${timeOf(Math.round(first / 1000) * 1000)}`;
}

function factsOf({ turns }: Seen): readonly FactEffect[] {
  return turns.flatMap(({ effects }) => effects.filter((effect) => effect.kind === 'fact'));
}

function same(label: string, expected: string | null, found: string | null): string | null {
  if (expected === found) return null;
  return `${label} should be ${expected === null ? 'none' : `'${expected}'`}; it is ${found === null ? 'none' : `'${found}'`}`;
}

function listed(before: string, names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  return `${before} ${[...new Set(names)].slice(0, 12).join(', ')}`;
}

function quoted(words: string): string {
  return `"${words.replace(/\s+/g, ' ')}"`;
}

function shown(value: Json): string {
  return value === null ? 'nil' : JSON.stringify(value);
}

/** What declines a case stands with its end, and that may wait for a "did that help?". */
function stillOpen(talk: { readonly case: { readonly closedAt: number | null } | null }): string {
  return talk.case !== null && talk.case.closedAt === null ? ', nor is it closed yet' : '';
}
