import type { Program, StepId } from './program';

/**
 * Steps of `on-accepted` and `on-resolved`: they are said while an agent has the case, or after it was closed. Where
 * their list ends the flow does not end: nothing is left open there.
 */
export function stepsOnlySaid(program: Program): ReadonlySet<StepId> {
  const found = new Set<StepId>();
  for (const step of Object.values(program.steps)) {
    if (step.verb !== 'handoff') continue;
    for (const exit of ['accepted', 'resolved'] as const) visit(step.exits[exit] ?? null);
  }
  return found;

  function visit(id: StepId | null): void {
    if (id === null || found.has(id)) return;
    found.add(id);
    const step = program.steps[id];
    if (!step) return;
    if (step.verb !== 'choose') return visit(step.next);
    for (const { then } of step.branches) visit(then);
    visit(step.otherwise);
    visit(step.next);
  }
}
