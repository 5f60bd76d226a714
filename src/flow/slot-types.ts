import type { LinkedFlow } from './link-steps';
import type { Program } from './program';

/** Slots that nothing but questions of one type fill. */
export function typesOf({ program }: LinkedFlow): ReadonlyMap<string, string> {
  const known = found.get(program) ?? findTypes(program);
  found.set(program, known);
  return known;
}

const found = new WeakMap<Program, ReadonlyMap<string, string>>();

function findTypes(program: Program): ReadonlyMap<string, string> {
  const types = new Map<string, string | null>();
  const note = (name: string, type: string | null) =>
    types.set(name, types.has(name) && types.get(name) !== type ? null : type);
  for (const step of Object.values(program.steps)) {
    if (step.verb === 'ask') note(step.slot, step.orTypes.length === 0 && step.choices.length === 0 ? step.type : null);
    else if (step.verb === 'set') for (const name of Object.keys(step.values)) note(name, null);
    else if ('save' in step && typeof step.save === 'string') note(step.save, null);
  }
  return new Map([...types].flatMap(([name, type]) => (type === null ? [] : [[name, type] as const])));
}
