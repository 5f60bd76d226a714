import type { ContentChanges, FlowChange } from '../flow/compare-content';

/** What an author changed, a line for each flow and intent. */
export function formatChanges({ flows, intents, others }: ContentChanges): string {
  const rows = [
    ...flows.added.map((flow) => `  + flow ${flow}`),
    ...flows.removed.map((flow) => `  - flow ${flow}`),
    ...flows.changed.map((change) => `  ~ flow ${change.flow}: ${flowWords(change)}`),
    ...intents.added.map((intent) => `  + intent ${intent}`),
    ...intents.removed.map((intent) => `  - intent ${intent}`),
    ...intents.changed.map(({ intent, added, removed }) => `  ~ intent ${intent}: ${sentences(added, removed)}`),
    ...others.map((name) => `  ~ ${name}`),
  ];
  return rows.length === 0 ? '  nothing that is read: only the files look otherwise' : rows.join('\n');
}

function flowWords({ added, removed, changed, reworded, head }: FlowChange): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['new', added],
    ['gone', removed],
    ['changed', changed],
    ['other words', reworded],
  ];
  const words = parts.flatMap(([what, steps]) => (steps.length === 0 ? [] : [`${what}: ${steps.join(', ')}`]));
  return [...words, ...(head ? ['what stands above its steps'] : [])].join('; ');
}

function sentences(added: number, removed: number): string {
  return [added > 0 ? `${added} examples more` : '', removed > 0 ? `${removed} gone` : '']
    .filter((one) => one !== '')
    .join(', ');
}
