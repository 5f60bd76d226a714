import type { BotSettings, DeclaredValues } from '../domain/settings';
import type { EntityDefinition } from '../domain/training';
import type { AskStep, CallStep, PersonalNames, Program, Step } from './program';

/** Kinds of values that tell who somebody is, whatever the author says. */
const ALWAYS_PERSONAL: readonly string[] = ['phone', 'email'];

/** Gathers what is marked as personal in flows, entities and settings into one place. */
export function personalNamesOf(
  programs: readonly Program[],
  entities: readonly EntityDefinition[],
  bot: BotSettings,
): PersonalNames {
  const types = [...ALWAYS_PERSONAL, ...entities.filter((one) => one.personal === true).map(({ name }) => name)];
  const declared = new Set(
    (['customer', 'case'] as const).flatMap((scope) =>
      declaredPersonal(bot.values[scope]).map((name) => `${scope}.${name}`),
    ),
  ).add('customer.name');
  const slots: [flow: string, names: readonly string[]][] = [];
  const words: typeof slots = [];
  const calls: CallStep[] = [];
  for (const { flow, steps } of programs) {
    const ofFlow = new Set<string>();
    const inWords = new Set<string>();
    for (const step of Object.values(steps)) {
      if (step.verb === 'call') calls.push(step);
      const target = personalTarget(step, types, declared);
      if (target === null) continue;
      ofFlow.add(target);
      if (takesWords(step)) inWords.add(target);
    }
    slots.push([flow, [...ofFlow]]);
    words.push([flow, [...inWords]]);
  }
  const marked = distinct(slots.flatMap(([, names]) => names));
  const keptAs = (scope: string) =>
    marked.filter((name) => name.startsWith(`${scope}.`)).map((name) => name.slice(scope.length + 1));
  return {
    types,
    customer: distinct(['name', ...declaredPersonal(bot.values.customer), ...keptAs('customer')]),
    case: distinct([...declaredPersonal(bot.values.case), ...keptAs('case')]),
    slots: Object.fromEntries(slots),
    words: Object.fromEntries(words),
    results: resultsOf(calls, declared),
  };
}

/** The name that a step fills with something personal: marked there, of a kind that always is, or declared so where it is kept. */
function personalTarget(step: Step, types: readonly string[], declared: ReadonlySet<string>): string | null {
  if (step.verb === 'ask') {
    const isPersonal = step.personal || declared.has(step.slot) || typesOf(step).some((type) => types.includes(type));
    return isPersonal ? step.slot : null;
  }
  return step.verb === 'call' && isWholePersonal(step, declared) ? step.save : null;
}

function typesOf({ type, orTypes }: AskStep): readonly string[] {
  return [type, ...orTypes];
}

function takesWords(step: Step): boolean {
  return step.verb === 'ask' && typesOf(step).some((type) => type === 'text' || type === 'digits' || type === 'choice');
}

function isWholePersonal({ personal, save }: CallStep, declared: ReadonlySet<string>): boolean {
  return personal === true || (save !== null && declared.has(save));
}

function resultsOf(calls: readonly CallStep[], declared: ReadonlySet<string>): PersonalNames['results'] {
  const results: { [action: string]: true | readonly string[] } = {};
  for (const step of calls) {
    const isWhole = isWholePersonal(step, declared);
    if (!isWhole && step.personal === false) continue;
    const before = Object.hasOwn(results, step.action) ? results[step.action] : [];
    results[step.action] =
      before === true || isWhole ? true : distinct([...(before as readonly string[]), ...(step.personal as string[])]);
  }
  return results;
}

function declaredPersonal(declared: DeclaredValues): readonly string[] {
  return Object.entries(declared).flatMap(([name, { personal }]) => (personal ? [name] : []));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
