import type { Effect, Fact } from '../domain/effect';
import type { Message } from '../domain/message';

/** In the order in which one explains the next. */
export const CAUSES = ['intent', 'step', 'call', 'owner', 'outcome', 'text'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Difference {
  readonly cause: Cause;
  /** What changed into what, without a customer's words. */
  readonly change: string;
}

/**
 * What the customer, the desk or the figures would notice; ids and measured shares are no difference. One that explains the
 * rest; where nothing but words differ, one for each step whose words are others.
 */
export function differencesOf(was: readonly Effect[], now: readonly Effect[]): readonly Difference[] {
  for (const [cause, view] of VIEWS) {
    const [before, after] = [view(was), view(now)];
    const first = before.findIndex((one, index) => one !== after[index]);
    const place = first === -1 && after.length > before.length ? before.length : first;
    if (place === -1) continue;
    if (cause === 'text') return stepsInOtherWords(was, now).map((step) => ({ cause, change: `the words of ${step}` }));
    return [{ cause, change: changeOf(cause, before[place], after[place]) }];
  }
  return [];
}

/** Never an input or a text: they may be a customer's. */
function changeOf(cause: Cause, before: string | undefined, after: string | undefined): string {
  const [from = 'nothing', to = 'nothing'] =
    cause === 'call' ? [before, after].map((call) => call?.slice(0, call.indexOf(' '))) : [before, after];
  return from === to ? `${from} with other input` : `${from} → ${to}`;
}

type View = (effects: readonly Effect[]) => readonly string[];

const stepsOf =
  (isPattern: boolean): View =>
  (effects) =>
    facts(effects, 'step').flatMap(({ flow, step }) => (flow.startsWith('_') === isPattern ? [`${flow}/${step}`] : []));

// What a standing pattern says ("did that help?") follows from the owner and the outcome, and explains neither.
const VIEWS: readonly (readonly [Cause, View])[] = [
  [
    'intent',
    (effects) => facts(effects, 'understood').map(({ intent, decision }) => `${intent ?? 'none'} (${decision})`),
  ],
  ['step', stepsOf(false)],
  [
    'call',
    (effects) => effects.flatMap((one) => (one.kind === 'call' ? [`${one.action} ${JSON.stringify(one.input)}`] : [])),
  ],
  [
    'owner',
    (effects) =>
      facts(effects, 'owner-changed').map(
        ({ to, reason }) => `${to.kind === 'queue' ? `queue ${to.team}` : to.kind} (${reason})`,
      ),
  ],
  ['outcome', (effects) => facts(effects, 'outcome').map(({ outcome }) => outcome)],
  ['step', stepsOf(true)],
  ['text', (effects) => effects.flatMap((one) => (one.kind === 'message' ? [said(one.message)] : []))],
];

function facts<Name extends Fact['fact']>(effects: readonly Effect[], name: Name): readonly (Fact & { fact: Name })[] {
  const isIt = (one: Effect): one is Effect & Fact & { kind: 'fact'; fact: Name } =>
    one.kind === 'fact' && one.fact === name;
  return effects.filter(isIt);
}

/** All that a customer sees of a message; ids of questions are nobody's business. */
export function said({ from, text, buttons = [], card, attachments = [] }: Message): string {
  return JSON.stringify([
    from.role,
    text,
    buttons.map(({ title }) => title),
    card ?? null,
    attachments.map(({ name, url }) => [name, url]),
  ]);
}

/** The steps whose words are others; where only their order is, the first that stands elsewhere. */
function stepsInOtherWords(was: readonly Effect[], now: readonly Effect[]): readonly string[] {
  const [before, after] = [wordsByStep(was), wordsByStep(now)];
  const of = (all: readonly Spoken[], step: string) => all.filter((one) => one.step === step).map(({ words }) => words);
  const steps = new Set([...after, ...before].map(({ step }) => step));
  const changed = [...steps].filter((step) => of(before, step).join('\n') !== of(after, step).join('\n'));
  if (changed.length > 0) return changed;
  return after
    .filter(({ words }, place) => words !== before[place]?.words)
    .map(({ step }) => step)
    .slice(0, 1);
}

interface Spoken {
  readonly step: string;
  readonly words: string;
}

function wordsByStep(effects: readonly Effect[]): readonly Spoken[] {
  let step = 'a standing text';
  return effects.flatMap((one) => {
    if (one.kind === 'fact' && one.fact === 'step') step = `${one.flow}/${one.step}`;
    return one.kind === 'message' ? [{ step, words: said(one.message) }] : [];
  });
}
