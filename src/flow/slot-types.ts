import type { LinkedFlow } from './link-steps';

/** Slots that nothing but questions of one type fill. */
export function typesOf({ program }: LinkedFlow): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  const note = (name: string, type: string | null) =>
    found.set(name, found.has(name) && found.get(name) !== type ? null : type);
  for (const step of Object.values(program.steps)) {
    if (step.verb === 'ask') note(step.slot, step.orTypes.length === 0 && step.choices.length === 0 ? step.type : null);
    else if (step.verb === 'set') for (const name of Object.keys(step.values)) note(name, null);
    else if ('save' in step && typeof step.save === 'string') note(step.save, null);
  }
  return new Map([...found].flatMap(([name, type]) => (type === null ? [] : [[name, type] as const])));
}
