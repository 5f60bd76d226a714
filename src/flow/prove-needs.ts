import { atomsOf } from './condition';
import type { LinkedFlow } from './link-steps';
import type { Step, StepId } from './program';
import { conditionTree } from './template';
import { waysOf } from './ways';

/** Whether anybody still asks for a variable, a part of one, or a condition. */
export type IsWanted = (name: string) => boolean;

/** For each step: what it and the steps after it ask for. `after` is what is asked for once the flow has ended. */
export function needsOf(flow: LinkedFlow, after: ReadonlySet<string>): (step: StepId | null) => IsWanted {
  const { steps } = flow.program;
  const own = new Map<StepId, ReadonlySet<string>>();
  for (const step of Object.values(steps)) own.set(step.id, namesOf(flow, step));
  const all = new Map<StepId | null, Set<string>>([...own].map(([id, names]) => [id, new Set(names)]));
  all.set(null, new Set(after));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const step of Object.values(steps)) {
      const names = all.get(step.id) ?? new Set();
      const before = names.size;
      for (const { to, ends } of waysOf(step)) {
        if (to !== null || ends === 'flow') for (const name of all.get(to) ?? []) names.add(name);
      }
      isChanged ||= names.size !== before;
    }
  }
  const made = new Map([...all].map(([id, names]) => [id, wantedAmong(names)]));
  return (step) => made.get(step) ?? (() => true);
}

/** What one step asks for: paths of variables, and conditions word for word. */
function namesOf(flow: LinkedFlow, step: Step): ReadonlySet<string> {
  const names = new Set<string>();
  for (const read of flow.drafts.get(step.id)?.reads ?? []) {
    names.add(read.path.join('.'));
    if (read.use !== 'condition') continue;
    const tree = conditionTree(read.source);
    for (const { text } of tree ? atomsOf(tree) : []) names.add(text).add(text.replace(' != ', ' == '));
  }
  // A question is passed over where its variable is filled.
  if (step.verb === 'ask') names.add(step.slot);
  return names;
}

function wantedAmong(names: ReadonlySet<string>): IsWanted {
  const beginnings = new Set<string>(names);
  for (const name of names) {
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1))
      beginnings.add(name.slice(0, dot));
  }
  return (name) => {
    if (beginnings.has(name) || isMark(name)) return true;
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      if (names.has(name.slice(0, dot))) return true;
    }
    return false;
  };
}

/** What the proof itself remembers of the way. */
export function isMark(name: string): boolean {
  return name.startsWith('#');
}
