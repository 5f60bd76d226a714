import type { FlowDraft } from './draft';
import { Fields } from './fields';
import { FLOW_SHAPE, PATTERN_SHAPE } from './file-shapes';
import { House } from './policy-number';
import { readSomeSteps, readSteps } from './read-steps';
import { checkVariableName, type Reader, readList, readReference, readWords } from './read-values';
import type { Reading } from './reading';
import { customaryName, type Span } from './source-text';
import { isReserved } from './standing-patterns';
import type { Node } from './yaml-node';

const NO_POLICIES = new House(null);

/** Reads one file of `flows/`. Null when it does not even say which flow it is. */
export function readFlow(node: Node, reading: Reading): FlowDraft | null {
  const pattern = customaryName(reading.source.path);
  const isOfPattern = isReserved(pattern);
  const shape = (isOfPattern ? PATTERN_SHAPE : FLOW_SHAPE) as typeof FLOW_SHAPE;
  const fields = Fields.of(node, isOfPattern ? 'A pattern' : 'A flow', shape, reading);
  if (!fields) return null;
  const name = isOfPattern ? fields.get('flow', readPatternName(pattern)) : fields.get('flow');
  const draft = {
    reading,
    at: placeOf(fields, 'flow'),
    title: fields.get('title') ?? {},
    owner: fields.get('owner') ?? null,
    reviewBy: fields.get('review-by') ?? null,
    reviewAt: placeOf(fields, 'review-by'),
    team: fields.get('team') ?? null,
    urgency: fields.get('urgency') ?? 'normal',
    opensCase: fields.get('case') ?? !isOfPattern,
    triggers: fields.get('triggers', readList(readTrigger, 'elsewhere')) ?? [],
    settles: fields.get('settles', readList(readReference('intent'))) ?? [],
    insteadOf: fields.get('instead-of', readList(readReference('flow'))) ?? [],
    results: fields.get('results', readList(readResult)) ?? null,
    questionsAtMost: fields.get('questions-at-most') ?? null,
    house: NO_POLICIES,
    steps: fields.get('steps', isOfPattern ? readSteps : readSomeSteps) ?? [],
  };
  return name === undefined ? null : { ...draft, name };
}

/** Only its place: the node would keep all that was read of the file. */
function placeOf(fields: Fields<typeof FLOW_SHAPE>, key: keyof typeof FLOW_SHAPE): Span {
  const { start, end } = fields.entry(key)?.value ?? fields.node;
  return { start, end };
}

/** The file's name says which rule speaks. */
function readPatternName(pattern: string): Reader<string> {
  return (node, label, reading) => {
    const name = readWords(node, label, reading);
    if (name === undefined || name === pattern) return name;
    reading.error('PATTERN_NAME', node, `This file is the pattern '${pattern}'; write \`flow: ${pattern}\`.`);
    return undefined;
  };
}
/** A variable that is filled elsewhere in the flow. */
const readResult: Reader<{ name: string; at: Span }> = (node, _label, reading) => {
  const name = readWords(node, 'A result', reading);
  if (name === undefined || !checkVariableName(name, node, 'A result', reading)) return undefined;
  return { name, at: node };
};

const readTrigger: Reader<{ intent: string; at: Span }> = (node, _label, reading) => {
  const intent = readReference('intent')(node, 'A trigger', reading);
  return intent === undefined ? undefined : { intent, at: node };
};
