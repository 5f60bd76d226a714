import type { StepDraft } from './draft';
import { below, beside, type StepReader } from './read-keys';

export const readRepeat: StepReader = (node, verb, reading, steps) => {
  beside(node, 'repeat', reading);
  const fields = below('repeat', verb, reading);
  if (!fields) return null;
  const until = fields.get('until') ?? 'true';
  const atMost = fields.get('at-most') ?? 1;
  const body = fields.get('do', steps.some) ?? [];
  return {
    called: 'repeat',
    inner: [body],
    loops: true,
    make: ([start = null], house) => ({
      verb: 'repeat',
      until,
      atMost: house.whole(atMost),
      body: start,
      asks: slotsAsked(body),
    }),
  };
};

function slotsAsked(steps: readonly StepDraft[]): readonly string[] {
  const asked = steps.flatMap(({ asks, inner }) => [
    ...(asks === undefined ? [] : [asks]),
    ...inner.flatMap(slotsAsked),
  ]);
  return [...new Set(asked)];
}
