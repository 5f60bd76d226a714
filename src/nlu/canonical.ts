import type { Example, TrainingSet } from '../domain/training';

/** The same set whatever order its sentences came in: what is learnt of it shall not depend on that. */
export function inOrder(set: TrainingSet): TrainingSet {
  return {
    ...set,
    examples: [...set.examples].sort(compareExamples),
    outOfScope: [...set.outOfScope].sort(compare),
  };
}

function compareExamples(a: Example, b: Example): number {
  return compare(a.intent, b.intent) || compare(a.text, b.text) || compare(a.language ?? '', b.language ?? '');
}

/** By code units: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
