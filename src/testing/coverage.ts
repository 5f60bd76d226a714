import type { Language } from '../domain/language';
import type { Content, Program, Step } from '../flow/program';
import { isPattern, isReserved, shippedName } from '../flow/standing-patterns';
import { type Way, waysOf } from '../flow/ways';
import type { Played } from './play-test';

/** What a set of talks went through: the languages in which each step was reached and each way was taken. */
export interface Visits {
  readonly steps: ReadonlyMap<string, ReadonlySet<Language>>;
  readonly ways: ReadonlyMap<string, ReadonlySet<Language>>;
}

export function visitsOf(played: readonly Pick<Played, 'turns' | 'language'>[]): Visits {
  const steps = new Map<string, Set<Language>>();
  const ways = new Map<string, Set<Language>>();
  const note = (map: Map<string, Set<Language>>, key: string, language: Language) => {
    const languages = map.get(key);
    if (languages === undefined) map.set(key, new Set([language]));
    else languages.add(language);
  };
  for (const { turns, language } of played)
    for (const { effects } of turns)
      for (const effect of effects) {
        if (effect.kind !== 'fact') continue;
        if (effect.fact === 'step') note(steps, stepKey(effect.flow, effect.step), language);
        if (effect.fact === 'way') note(ways, wayKey(effect.flow, effect.step, effect.way), language);
      }
  return { steps, ways };
}

export interface Share {
  readonly done: number;
  readonly all: number;
}

/** A step or a way out of one that no test went through. */
export interface Gap {
  readonly step: Step;
  readonly way: Way | null;
}

export interface FlowCoverage {
  readonly program: Program;
  readonly steps: Share;
  /** Ways on which nothing went wrong: branches, rounds, skipped questions. */
  readonly branches: Share;
  /** Ways of failure, error and handoff exits. */
  readonly troubles: Share;
  /** Steps and ways in each of the bot's languages. */
  readonly languages: readonly { readonly language: Language; readonly share: Share }[];
  readonly gaps: readonly Gap[];
}

const NOBODY: ReadonlySet<Language> = new Set();

/** How much of each of the author's flows the talks went through, in the order of their names. */
export function coverageOf(content: Content, visits: Visits): readonly FlowCoverage[] {
  const programs = Object.values(content.flows)
    .filter(({ flow }) => isAuthors(flow, content))
    .sort((a, b) => (a.flow < b.flow ? -1 : 1));
  return programs.map((program) => coverFlow(program, content.bot.languages, visits));
}

/** A standing pattern is the author's where the shipped one stands by for it. */
function isAuthors(flow: string, { flows }: Content): boolean {
  if (!isReserved(flow)) return true;
  return isPattern(flow) && Object.hasOwn(flows, shippedName(flow));
}

function coverFlow(program: Program, spoken: readonly Language[], visits: Visits): FlowCoverage {
  const gaps: Gap[] = [];
  const reached: ReadonlySet<Language>[] = [];
  const count = { steps: empty(), branches: empty(), troubles: empty() };
  const look = (kind: keyof typeof count, languages: ReadonlySet<Language>, gap: Gap) => {
    reached.push(languages);
    count[kind].all += 1;
    if (languages.size > 0) count[kind].done += 1;
    else gaps.push(gap);
  };
  for (const step of Object.values(program.steps)) {
    const languages = visits.steps.get(stepKey(program.flow, step.id)) ?? NOBODY;
    look('steps', languages, { step, way: null });
    for (const way of choicesOf(step)) {
      const taken = visits.ways.get(wayKey(program.flow, step.id, way.name)) ?? NOBODY;
      look(isTrouble(way) ? 'troubles' : 'branches', taken, { step, way });
    }
  }
  const languages = spoken.map((language) => ({
    language,
    share: { done: reached.filter((one) => one.has(language)).length, all: reached.length },
  }));
  return { program, ...count, languages, gaps };
}

/** The ways of a step that has several; a step with one way has taken it once it was reached. Whether it helped is for the rules to ask. */
export function choicesOf(step: Step): readonly Way[] {
  if (step.verb === 'resolve') return [];
  const ways = waysOf(step);
  return ways.length > 1 ? ways : [];
}

export function isTrouble({ kind }: Way): boolean {
  return kind === 'failure' || kind === 'error' || kind === 'exit';
}

export function stepKey(flow: string, step: string): string {
  return `${flow}/${step}`;
}

export function wayKey(flow: string, step: string, way: string): string {
  return `${flow}/${step}/${way}`;
}

/** Steps and ways of all these flows together. */
export function totalOf(flows: readonly FlowCoverage[]): Share {
  const parts = flows.flatMap(({ steps, branches, troubles }) => [steps, branches, troubles]);
  return parts.reduce((sum, one) => ({ done: sum.done + one.done, all: sum.all + one.all }), empty());
}

/** In per cent; never 100 while something is missing. */
export function percentOf({ done, all }: Share): number {
  return all === 0 ? 100 : Math.floor((done / all) * 100);
}

function empty(): { done: number; all: number } {
  return { done: 0, all: 0 };
}
