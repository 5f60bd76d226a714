import type { FlowDraft } from './draft';
import { Fields } from './fields';
import { URGENCIES } from './read-handoff';
import { readSomeSteps, readSteps } from './read-steps';
import {
  checkVariableName,
  type Reader,
  readDay,
  readList,
  readName,
  readOneOf,
  readReference,
  readText,
  readWhole,
  readWords,
  readYesNo,
} from './read-values';
import type { Reading } from './reading';
import { customaryName, type Span } from './source-text';
import { isReserved } from './standing-patterns';
import type { Node } from './yaml-source';

const KEYS = {
  needs: ['flow', 'title', 'steps'],
  may: ['owner', 'review-by', 'team', 'urgency', 'case', 'triggers', 'results', 'questions-at-most'],
};

/** A pattern is started by its rule, and its words are its own: it has neither triggers nor a title on buttons. */
const PATTERN_KEYS = { needs: ['flow', 'steps'], may: ['title', 'owner', 'review-by', 'team'] };

/** Reads one file of `flows/`. Null when it does not even say which flow it is. */
export function readFlow(node: Node, reading: Reading): FlowDraft | null {
  const pattern = customaryName(reading.source.path);
  const isOfPattern = isReserved(pattern);
  const fields = Fields.of(node, isOfPattern ? 'A pattern' : 'A flow', isOfPattern ? PATTERN_KEYS : KEYS, reading);
  if (!fields) return null;
  const name = fields.get('flow', isOfPattern ? readPatternName(pattern) : readName);
  const draft = {
    reading,
    at: fields.entry('flow')?.value ?? fields.node,
    title: fields.get('title', readText) ?? {},
    owner: fields.get('owner', readWords) ?? null,
    reviewBy: fields.get('review-by', readDay) ?? null,
    reviewAt: fields.entry('review-by')?.value ?? fields.node,
    team: fields.get('team', readReference('team')) ?? null,
    urgency: fields.get('urgency', readOneOf(...URGENCIES)) ?? 'normal',
    opensCase: fields.get('case', readYesNo) ?? !isOfPattern,
    triggers: fields.get('triggers', readList(readTrigger)) ?? [],
    results: fields.get('results', readList(readResult)) ?? null,
    questionsAtMost: fields.get('questions-at-most', readWhole(1, 100)) ?? null,
    steps: fields.get('steps', isOfPattern ? readSteps : readSomeSteps) ?? [],
  };
  return name === undefined ? null : { ...draft, name };
}

/** A variable that is filled elsewhere in the flow. */
const readResult: Reader<{ name: string; at: Span }> = (node, _label, reading) => {
  const name = readWords(node, 'A result', reading);
  if (name === undefined || !checkVariableName(name, node, 'A result', reading)) return undefined;
  return { name, at: node };
};

/** The file's name says which rule speaks. */
function readPatternName(pattern: string): Reader<string> {
  return (node, label, reading) => {
    const name = readWords(node, label, reading);
    if (name === undefined || name === pattern) return name;
    reading.error('PATTERN_NAME', node, `This file is the pattern '${pattern}'; write \`flow: ${pattern}\`.`);
    return undefined;
  };
}

const readTrigger: Reader<{ intent: string; at: Span }> = (node, _label, reading) => {
  const intent = readReference('intent')(node, 'A trigger', reading);
  return intent === undefined ? undefined : { intent, at: node };
};
