import type { BotSettings, DeclaredValues } from '../domain/settings';
import type { EntityDefinition } from '../domain/training';
import type { PersonalNames, Program, Step } from './program';

/** Kinds of values that tell who somebody is, whatever the author says. */
const ALWAYS_PERSONAL: readonly string[] = ['phone', 'email'];

/** Gathers what is marked as personal in flows, entities and settings into one place. */
export function personalNamesOf(
  programs: readonly Program[],
  entities: readonly EntityDefinition[],
  bot: BotSettings,
): PersonalNames {
  const types = [...ALWAYS_PERSONAL, ...entities.filter((one) => one.personal === true).map(({ name }) => name)];
  const steps = programs.flatMap((program) => Object.values(program.steps));
  const marked = new Set(steps.flatMap((step) => personalTargets(step, types)));
  const keptAs = (scope: string) =>
    [...marked].filter((name) => name.startsWith(`${scope}.`)).map((name) => name.slice(scope.length + 1));
  return {
    types,
    customer: distinct(['name', ...declaredPersonal(bot.values.customer), ...keptAs('customer')]),
    case: distinct([...declaredPersonal(bot.values.case), ...keptAs('case')]),
    slots: Object.fromEntries(
      programs.map(({ flow, steps: own }) => [
        flow,
        distinct(Object.values(own).flatMap((step) => personalTargets(step, types))),
      ]),
    ),
    results: resultsOf(steps),
  };
}

/** The names that a step fills with something personal. */
function personalTargets(step: Step, types: readonly string[]): readonly string[] {
  if (step.verb === 'ask')
    return step.personal || [step.type, ...step.orTypes].some((type) => types.includes(type)) ? [step.slot] : [];
  if (step.verb === 'call') return step.personal === true && step.save !== null ? [step.save] : [];
  return [];
}

function resultsOf(steps: readonly Step[]): PersonalNames['results'] {
  const results: { [action: string]: true | readonly string[] } = {};
  for (const step of steps) {
    if (step.verb !== 'call' || step.personal === false) continue;
    const before = Object.hasOwn(results, step.action) ? results[step.action] : [];
    const whole = before === true || step.personal === true;
    results[step.action] = whole ? true : distinct([...(before as readonly string[]), ...(step.personal as string[])]);
  }
  return results;
}

function declaredPersonal(declared: DeclaredValues): readonly string[] {
  return Object.entries(declared).flatMap(([name, { personal }]) => (personal ? [name] : []));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
