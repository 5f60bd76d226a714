import type { StepDraft } from './draft';
import { Fields } from './fields';
import { beside, type StepLists, type StepReader } from './read-keys';
import { wrongKind } from './read-values';
import type { Reading } from './reading';
import { BRANCH_ELSE, BRANCH_IF } from './step-shapes';
import type { Node } from './yaml-node';

/** Twenty times what a person can oversee. */
const MOST_BRANCHES = 500;

export const readChoose: StepReader = (node, verb, reading, steps) => {
  beside(node, 'choose', reading);
  if (verb.value.kind !== 'list')
    return (
      wrongKind(verb.value, '`choose`', 'a list; begin each branch with a dash: `- if: …`, `- else: …`', reading) ??
      null
    );
  const { items } = verb.value;
  const excess = items[MOST_BRANCHES];
  if (excess !== undefined) {
    const message = `\`choose\` has ${items.length} branches, and at most ${MOST_BRANCHES} are read; look such a thing up with an action or in a policy, or split it.`;
    reading.error('FLOW_TOO_LARGE', excess, message);
    return null;
  }
  const branches = items.flatMap((item) => readBranch(item, reading, steps) ?? []);
  if (branches.length < items.length) reading.hasGaps = true;
  const otherwise = branches.findIndex((branch) => branch.condition === null);
  if (items.length === 0) {
    reading.error('CONTENT_EMPTY', verb.value, '`choose` has no branch; write `- if: …` with `do:` below it.');
  } else if (otherwise >= 0 && otherwise < branches.length - 1) {
    reading.error('CONTENT_WRONG_VALUE', items[otherwise] ?? verb.value, '`else` stands last; move it to the end.');
  }
  const tried = branches.filter((branch) => branch.condition !== null);
  return {
    called: 'choose',
    inner: [...tried.map(({ steps }) => steps), branches[otherwise]?.steps ?? []],
    make: (starts) => ({
      verb: 'choose',
      // biome-ignore lint/suspicious/noThenProperty: a branch is data that nothing awaits.
      branches: tried.map(({ condition }, index) => ({ if: condition ?? 'false', then: starts[index] ?? null })),
      otherwise: starts[tried.length] ?? null,
      hasElse: otherwise >= 0,
    }),
  };
};

/** `condition` is null for `else`. */
type Branch = { readonly condition: string | null; readonly steps: readonly StepDraft[] };

function readBranch(item: Node, reading: Reading, { any }: StepLists): Branch | null {
  const isIf = item.kind !== 'map' || item.entries.some(({ key }) => key === 'if' || key === 'do');
  if (!isIf) {
    const otherwise = Fields.of(item, 'A branch of `choose`', BRANCH_ELSE, reading)?.get('else', any);
    return otherwise ? { condition: null, steps: otherwise } : null;
  }
  const fields = Fields.of(item, 'A branch of `choose`', BRANCH_IF, reading);
  const steps = fields?.get('do', any);
  return steps ? { condition: fields?.get('if') ?? 'false', steps } : null;
}
