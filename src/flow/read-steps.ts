import { didYouMean } from './did-you-mean';
import type { StepDraft } from './draft';
import { OTHER_VERBS, OTHER_WAYS } from './other-verbs';
import type { Step } from './program';
import { readAsk } from './read-ask';
import { readCall, readRun, readSet } from './read-call';
import { readChoose } from './read-choose';
import { readHandoff } from './read-handoff';
import type { StepReader } from './read-keys';
import { readFollowUp, readKept, readPromise, readRemind, readSurvey, readWait } from './read-later';
import { readRepeat } from './read-repeat';
import { readResolve } from './read-resolve';
import { readSay } from './read-say';
import { readName, wrongKind } from './read-values';
import type { Reading } from './reading';
import type { Entry, MapNode, Node } from './yaml-node';

/** Reads a list of steps; one step may stand without the dash. */
export function readSteps(node: Node, label: string, reading: Reading): readonly StepDraft[] {
  const items = node.kind === 'map' ? [node] : node.kind === 'list' ? node.items : null;
  if (items === null) wrongKind(node, label, 'a list of steps', reading);
  const steps = (items ?? []).flatMap((item) => readStep(item, reading) ?? []);
  if (items === null || steps.length < items.length) reading.hasGaps = true;
  return steps;
}

/** The same where an empty list would mean nothing. */
export function readSomeSteps(node: Node, label: string, reading: Reading): readonly StepDraft[] {
  if (node.kind === 'list' && node.items.length === 0) {
    reading.error('CONTENT_EMPTY', node, `${label} has no step; write one, or take the key out.`);
  }
  return readSteps(node, label, reading);
}

/** Ten times the longest flow that a person can follow. */
const MOST_STEPS = 2000;

function readStep(node: Node, reading: Reading): StepDraft | null {
  reading.steps += 1;
  if (reading.steps > MOST_STEPS) return refuseExcess(node, reading);
  if (node.kind !== 'map') {
    const word = node.kind === 'scalar' ? node.source.toLowerCase() : '';
    const meant = isVerb(word) ? word : OTHER_VERBS.get(word);
    const hint = meant === undefined ? '' : `; write \`${meant}: {}\``;
    return (
      wrongKind(node, 'A step', `a map whose first key is the verb, such as \`- say: { … }\`${hint}`, reading) ?? null
    );
  }
  const entry = verbOf(node, reading);
  if (entry === null) return null;
  const verb = entry.key as Step['verb'];
  const from = reading.reads.length;
  const asked = reading.conditions.length;
  const about = READERS[verb](node, entry, reading, LISTS);
  if (about === null) return null;
  const inner = withInner((about.inner ?? []).flat());
  const reads = without(
    reading.reads.slice(from),
    inner.flatMap((step) => step.reads),
  );
  const conditions = without(
    reading.conditions.slice(asked),
    inner.flatMap((step) => step.conditions),
  );
  const name = node.entries.find(({ key }) => key === 'id');
  const id = name && readName(name.value, "'id'", reading);
  const named = name && id !== undefined ? { id, at: name.value } : null;
  return {
    verb,
    named,
    reads,
    conditions,
    inner: [],
    loops: false,
    asides: [],
    ...about,
    start: entry.at.start,
    end: entry.at.end,
  };
}

const LISTS = { some: readSomeSteps, any: readSteps };

/** Told once, at the first of them. */
function refuseExcess(node: Node, reading: Reading): null {
  if (reading.steps > MOST_STEPS + 1) return null;
  const message = `A flow has at most ${MOST_STEPS} steps, and no more are read; move some to a flow of their own and \`run\` it.`;
  reading.error('FLOW_TOO_LARGE', node, message);
  return null;
}

/** Steps with all that stand inside them. */
function withInner(steps: readonly StepDraft[]): readonly StepDraft[] {
  return steps.flatMap((step) => [step, ...withInner(step.inner.flat())]);
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  const left = new Set(some);
  return all.filter((one) => !left.has(one));
}

function verbOf(node: MapNode, reading: Reading): Entry | null {
  const first = node.entries.find(({ key }) => key !== 'id');
  if (!first) {
    reading.error('FLOW_UNKNOWN_VERB', node.entries[0]?.at ?? node, `A step needs a verb: ${VERBS.join(', ')}.`);
    return null;
  }
  if (isVerb(first.key)) return first;
  const later = node.entries.find(({ key }) => isVerb(key));
  const other = OTHER_VERBS.get(first.key);
  const way = OTHER_WAYS.get(first.key);
  if (later && other === undefined && way === undefined) {
    const message = `A step begins with its verb; put '${later.key}' before '${first.key}'.`;
    reading.error('FLOW_VERB_NOT_FIRST', first.at, message);
    return null;
  }
  const mend = way ?? (other === undefined ? didYouMean(first.key, VERBS) : `; did you mean '${other}'?`);
  reading.error(
    'FLOW_UNKNOWN_VERB',
    first.at,
    `There is no verb '${first.key}'${mend || `; the verbs are ${VERBS.join(', ')}`}.`,
  );
  return null;
}

function isVerb(word: string): word is Step['verb'] {
  return VERBS.includes(word);
}

const READERS: { readonly [verb in Step['verb']]: StepReader } = {
  say: readSay,
  ask: readAsk,
  choose: readChoose,
  call: readCall,
  set: readSet,
  run: readRun,
  repeat: readRepeat,
  wait: readWait,
  remind: readRemind,
  handoff: readHandoff,
  promise: readPromise,
  kept: readKept,
  resolve: readResolve,
  survey: readSurvey,
  'follow-up': readFollowUp,
};

/** In the order of docs/flow-language.md. */
const VERBS: readonly string[] = Object.keys(READERS);
