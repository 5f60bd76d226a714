import { atomsOf } from './condition';
import type { LinkedFlow } from './link-steps';
import type { Step, StepId } from './program';
import { conditionTree } from './template';
import { waysOf } from './ways';

/** How closely a variable, a part of one, or a condition is still asked for: its value, or only whether it is there. */
export type Need = 'value' | 'presence' | null;
export type NeedOf = (name: string) => Need;

/** For each step: what it and the steps after it ask for. `after` is what is asked for once the flow has ended. */
export function needsOf(flow: LinkedFlow, after: ReadonlySet<string>): (step: StepId | null) => NeedOf {
  const { steps } = flow.program;
  const own = new Map<StepId, ReadonlySet<string>>();
  for (const step of Object.values(steps)) own.set(step.id, namesOf(flow, step));
  const all = new Map<StepId | null, Set<string>>([...own].map(([id, names]) => [id, new Set(names)]));
  all.set(null, new Set([...after].flatMap((name) => [name, `${VALUE}${name}`])));
  // Backwards, as steps lead to later ones: only loops need a second look.
  const backwards = Object.values(steps).sort((a, b) => b.place.line - a.place.line || b.place.column - a.place.column);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const step of backwards) {
      const names = all.get(step.id) ?? new Set();
      const before = names.size;
      for (const { to, ends } of waysOf(step)) {
        if (to !== null || ends === 'flow') for (const name of all.get(to) ?? []) names.add(name);
      }
      isChanged ||= names.size !== before;
    }
  }
  const made = new Map([...all].map(([id, names]) => [id, wantedAmong(names)]));
  return (step) => made.get(step) ?? (() => 'value');
}

/** What one step asks for: paths of variables, and conditions word for word. */
function namesOf(flow: LinkedFlow, step: Step): ReadonlySet<string> {
  const names = new Set<string>();
  for (const read of flow.drafts.get(step.id)?.reads ?? []) {
    const name = read.path.join('.');
    names.add(name);
    if (read.use !== 'text') names.add(`${VALUE}${name}`);
    if (read.use !== 'condition') continue;
    const tree = conditionTree(read.source);
    for (const { text } of tree ? atomsOf(tree) : [])
      names.add(`${VALUE}${text}`).add(`${VALUE}${text.replace(' != ', ' == ')}`);
  }
  // A question is passed over where its variable is filled.
  if (step.verb === 'ask') names.add(step.slot);
  return names;
}

/** Stands before the names of what is asked for by its value. */
const VALUE = '=';

function wantedAmong(names: ReadonlySet<string>): NeedOf {
  const present = new Set<string>();
  const exact = new Set<string>();
  for (const name of names) (name.startsWith(VALUE) ? exact : present).add(name.replace(/^=/, ''));
  const isPresent = isPartOf(present);
  const isExact = isPartOf(exact);
  return (name) => (isMark(name) || isExact(name) ? 'value' : isPresent(name) ? 'presence' : null);
}

/** Whether a path is one of these, or a part of one, or one is a part of it. */
function isPartOf(names: ReadonlySet<string>): (name: string) => boolean {
  const beginnings = new Set<string>(names);
  for (const name of names) for (const beginning of beginningsOf(name)) beginnings.add(beginning);
  return (name) => beginnings.has(name) || beginningsOf(name).some((beginning) => names.has(beginning));
}

function beginningsOf(name: string): readonly string[] {
  const found: string[] = [];
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) found.push(name.slice(0, dot));
  return found;
}

/** What the proof itself remembers of the way. */
export function isMark(name: string): boolean {
  return name.startsWith('#');
}
