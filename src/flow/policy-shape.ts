import { type Held, type HeldType, held, ofType } from './prove-values';
import type { Policies, Policy } from './read-policies';

/** What stands where among the policies: of each its type, of a group its members. Their values may change without a flow's being wrong. */
export type PolicyShape = HeldType | PolicyGroup;
export interface PolicyGroup {
  readonly [name: string]: PolicyShape;
}

export function policyShapeOf(policies: Policies): PolicyGroup {
  return Object.fromEntries(Object.entries(policies.members).map(([name, one]) => [name, shapeOf(one)]));
}

function shapeOf(policy: Policy): PolicyShape {
  if (policy.kind === 'group') return policyShapeOf(policy);
  return policy.kind === 'text' ? 'text' : held(policy.value).type;
}

/** What stands at a path below `policy`; else the first name on it that is not there, and among which names. */
export function followShape(
  shape: PolicyGroup,
  path: readonly string[],
): { readonly found: PolicyShape } | { readonly above: string; readonly missing: string; readonly names: string[] } {
  let at: PolicyShape = shape;
  for (const [depth, name] of path.entries()) {
    if (typeof at === 'string' && PARTS[at]?.includes(name)) return { found: 'any' };
    const members: PolicyGroup = typeof at === 'string' ? {} : at;
    const next: PolicyShape | undefined = Object.hasOwn(members, name) ? members[name] : undefined;
    if (next === undefined && typeof at !== 'string' && name === 'size') return { found: 'number' };
    if (next === undefined) {
      const above = ['policy', ...path.slice(0, depth)].join('.');
      return { above, missing: name, names: Object.keys(members) };
    }
    at = next;
  }
  return { found: at };
}

/** What Liquid knows of lists and texts. */
const PARTS: { readonly [type in HeldType]?: readonly string[] } = {
  list: ['size', 'first', 'last', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  text: ['size'],
};

/** For the proofs: what each policy may hold, by its whole path. */
export function heldPolicies(shape: PolicyGroup | null): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>([['policy', ofType('map')]]);
  const add = (path: string, one: PolicyShape): void => {
    found.set(path, ofType(typeof one === 'string' ? one : 'map'));
    if (typeof one !== 'string') for (const [name, inner] of Object.entries(one)) add(`${path}.${name}`, inner);
  };
  for (const [name, one] of Object.entries(shape ?? {})) add(`policy.${name}`, one);
  return found;
}
