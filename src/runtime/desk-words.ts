import { besideAPerson } from '../desk/card-readings';
import type { TurnOnRecord } from '../desk/card-record';
import type { ConversationState } from '../domain/conversation';
import type { DeskAnswer, DeskSuggestion } from '../domain/desk';
import type { Json, JsonObject } from '../domain/json';
import type { Language, LocalText } from '../domain/language';
import type { LookUp } from '../domain/settings';
import type { Understanding } from '../domain/understanding';
import { plainVariables } from '../flow/plain-template';
import type { Content, Program, Step } from '../flow/program';
import { isReserved } from '../flow/standing-patterns';
import { holds, renderText, renderValue, type Scope } from '../flow/template';

/** The content that the desk's ready words are made of. */
export type DeskWords = Pick<Content, 'answers' | 'bot' | 'flowOf' | 'flows' | 'policies'>;

export interface WordsFor {
  readonly state: ConversationState;
  readonly caseNumber: string;
  readonly agent: string;
  readonly team: string | null;
  readonly now: number;
}

/** The canned answers for a case, filled in, in the order of the file; those of the case's team and those of all. */
export function cannedAnswers(content: DeskWords, to: WordsFor): readonly DeskAnswer[] {
  const scope = scopeOf(content, to);
  return content.answers
    .filter(({ team }) => team === null || team === to.team)
    .map(({ name, title, say }) => ({ name, title, ...filled(pick(say, to.state.language), scope) }));
}

/** What the desk can look up for a case, each with its input filled in; `missing` is what the case has not got for it. */
export function lookUpsFor(
  content: DeskWords,
  to: WordsFor,
): readonly (LookUp & { readonly input: JsonObject; readonly missing: readonly string[] })[] {
  const scope = scopeOf(content, to);
  return (content.bot.lookUps ?? []).map((one) => {
    const paths = textsIn(one.with).flatMap((text) => (plainVariables(text) ?? []).map(({ path }) => path));
    const missing = [...new Set(paths.filter((path) => valueAt(scope, path) === null).map((path) => path.join('.')))];
    return { ...one, input: renderValue(one.with, scope) as JsonObject, missing };
  });
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((inner) => textsIn(inner as Json));
}

/** Below this a reading is no help. */
const LEAST_LIKELY = 0.15;
const MOST_SUGGESTIONS = 3;

/** What the flows would say first to the customer's last words that were understood at all; the likeliest first. */
export function suggestedAnswers(
  content: DeskWords,
  turns: readonly TurnOnRecord[],
  to: WordsFor,
): readonly DeskSuggestion[] {
  const said = lastUnderstood(turns);
  if (said === null) return [];
  const scope = scopeOf(content, to);
  const { evidence, wantsHuman } = said.understanding;
  const intents = besideAPerson(said.understanding);
  // What spoke for a person speaks for nothing else.
  const because = wantsHuman.value ? [] : evidence.filter(({ weight }) => weight > 0).map(({ feature }) => feature);
  return intents
    .filter(({ probability }) => probability >= LEAST_LIKELY)
    .slice(0, MOST_SUGGESTIONS)
    .flatMap(({ intent, probability }, at) => {
      const flow = Object.hasOwn(content.flowOf, intent) ? content.flowOf[intent] : undefined;
      const program = flow !== undefined && Object.hasOwn(content.flows, flow) ? content.flows[flow] : undefined;
      if (program === undefined || isReserved(program.flow)) return [];
      const texts = saidFirst(program, scope).map((text) => filled(pick(text, to.state.language), scope));
      const text = texts
        .map((one) => one.text)
        .join('\n')
        .trim();
      const missing = [...new Set(texts.flatMap((one) => one.missing))];
      // The weights are those of the best reading.
      const why = at === 0 ? because : [];
      return [{ flow: program.flow, title: program.title, probability, text, missing, words: said.text, because: why }];
    });
}

function lastUnderstood(
  turns: readonly TurnOnRecord[],
): { readonly text: string; readonly understanding: Understanding } | null {
  for (const { event } of [...turns].reverse()) {
    if (event.kind !== 'message' || event.understanding === null) continue;
    if ((besideAPerson(event.understanding)[0]?.probability ?? 0) >= LEAST_LIKELY)
      return { text: event.text, understanding: event.understanding };
  }
  return null;
}

const MOST_STEPS = 20;

/** What a flow says until it would do something: ask for what is not known, call a system, hand over. */
function saidFirst(program: Program, scope: Scope): readonly LocalText[] {
  const texts: LocalText[] = [];
  let at = program.start;
  for (let count = 0; at !== null && count < MOST_STEPS; count += 1) {
    const step: Step | undefined = program.steps[at];
    if (step === undefined) break;
    if (step.verb === 'say') {
      texts.push(step.variants.find((one) => holds(one.if, scope))?.text ?? step.text);
      at = step.next;
    } else if (step.verb === 'choose') {
      const branch = step.branches.find((one) => holds(one.if, scope));
      at = branch === undefined ? step.otherwise : branch.then;
    } else if (isFilled(step, scope)) at = step.next;
    else if (step.verb === 'ask') {
      texts.push(step.prompts.first);
      break;
    } else break;
  }
  return texts;
}

/** What it would ask for, of the customer or of a system, is there already. */
function isFilled(step: Step, scope: Scope): boolean {
  const path = step.verb === 'ask' ? step.slot : step.verb === 'call' || step.verb === 'run' ? step.save : null;
  return path !== null && valueAt(scope, path.split('.')) !== null;
}

/** What texts of this case may say: what flows read, and who writes. */
function scopeOf(content: DeskWords, { state, caseNumber, agent, now }: WordsFor): Scope {
  const isCurrent = state.case?.number === caseNumber;
  const slots: { [name: string]: Json } = isCurrent ? { ...state.known } : {};
  if (isCurrent) for (const frame of state.frames) Object.assign(slots, frame.slots);
  return {
    values: {
      ...slots,
      customer: { name: state.customer.name ?? null, ...state.customer.values },
      case: { number: caseNumber, ...(isCurrent ? state.ofCase?.values : {}) },
      policy: content.policies[state.language],
      bot: { name: content.bot.name },
      agent: { name: agent },
      language: state.language,
      channel: state.channel,
    },
    language: state.language,
    timeZone: content.bot.timeZone,
    now,
  };
}

/** A variable that this case has not got stands there by its name, for the agent to fill in: nothing is sent by itself. */
function filled(source: string, scope: Scope): { readonly text: string; readonly missing: readonly string[] } {
  const paths = (plainVariables(source) ?? []).map(({ path }) => path);
  const open = paths.filter((path) => valueAt(scope, path) === null && path[0] !== 'now');
  const missing = [...new Set(open.map((path) => path.join('.')))];
  const text = missing.reduce((before, path) => withName(before, path), source);
  return { text: renderText(text, scope), missing };
}

/** `{{ order.eta | day }}` becomes `[order.eta]`. */
function withName(source: string, path: string): string {
  const written = path.replace(/\./g, '\\.');
  return source.replace(new RegExp(`\\{\\{-?\\s*${written}\\s*(?:\\|[^}]*)?-?\\}\\}`, 'g'), `[${path}]`);
}

function valueAt(scope: Scope, path: readonly string[]): Json {
  let value: Json | undefined = scope.values as Json;
  for (const name of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    value = Object.hasOwn(value, name) ? (value as { readonly [name: string]: Json })[name] : null;
  }
  return value === undefined || value === '' ? null : value;
}

function pick(text: LocalText, language: Language): string {
  return text[language] ?? text.en ?? text.id ?? text.ms ?? '';
}
