import { durationOf, type NumberRange, type PolicyNumber, type Written } from './policy-number';
import { durationLike, type Reader, wrongValue } from './read-values';
import type { Reading } from './reading';
import type { Node } from './yaml-node';

const PATH = String.raw`policy((?:\.[A-Za-z_]\w*)+)`;
const BY = String.raw`(?:\[\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*\])?`;
const BARE = new RegExp(`^${PATH}${BY}$`);
const BRACED = new RegExp(`^\\{\\{-?\\s*${PATH}${BY}\\s*-?\\}\\}([smhd]?)$`);

/** For editors: a policy in place of a number. */
export const POLICY_PATTERN = '^(policy\\.|\\{\\{)';

/** A time as it is written, or the name of a policy that is one. */
export function readTime(least: string, most: string): Reader<Written> {
  const range: NumberRange = {
    kind: 'time',
    least: durationOf(least) ?? 0,
    most: durationOf(most) ?? 0,
    words: `a time from ${least} to ${most}, written like 30s, 5m, 4h or 2d`,
  };
  return (node, label, reading) => {
    const policy = policyNumber(node, label, range, reading);
    if (policy) return policy;
    const time = node.kind === 'scalar' ? durationOf(node.source) : null;
    if (time !== null && time >= range.least && time <= range.most) return time;
    const words = range.words.replace('30s, 5m, 4h or 2d', durationLike(node));
    return wrongValue(node, label, `${words}${asPolicy(node)}`, reading);
  };
}

/** A whole number, or the name of a policy that is one. */
export function readCount(least: number, most: number): Reader<Written> {
  const range: NumberRange = { kind: 'whole', least, most, words: `a whole number from ${least} to ${most}` };
  return (node, label, reading) => {
    const policy = policyNumber(node, label, range, reading);
    if (policy?.by != null) return wrongValue(node, label, 'one policy: how often is the same for everybody', reading);
    if (policy?.unit) return wrongValue(node, label, range.words, reading);
    if (policy) return policy;
    const value = node.kind === 'scalar' ? node.value : null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return wrongValue(node, label, `${range.words}${asPolicy(node)}`, reading);
  };
}

function policyNumber(node: Node, label: string, range: NumberRange, reading: Reading): PolicyNumber | null {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return null;
  const source = node.value.trim();
  const [, below, by, unit = ''] = BARE.exec(source) ?? BRACED.exec(source) ?? [];
  if (below === undefined) return null;
  const path = below.slice(1).split('.');
  const number = { label, path, by: by ?? null, unit: unit || null, range, start: node.start, end: node.end };
  const use = { source, use: 'value', isGuarded: false, under: [] } as const;
  reading.read({ ...use, path: ['policy', ...path] }, node);
  if (by !== undefined) reading.read({ ...use, use: 'text', path: by.split('.') }, node);
  reading.policyNumbers.push(number);
  return number;
}

/** Only who tried a variable is told of policies. */
function asPolicy(node: Node): string {
  const isVariable = node.kind === 'scalar' && /^(\{\{|[A-Za-z_]\w*[.[])/.test(node.source.trim());
  return isVariable ? ', or a policy: policy.callback_within' : '';
}
