import type { LinkedFlow } from './link-steps';

/** What is read of the case, and no flow ever fills: only flows write there. What is kept with the customer may come from the channel. */
export function checkKeptReads(flows: ReadonlyMap<string, LinkedFlow>): void {
  const written = new Set(['number']);
  for (const { draft } of flows.values()) {
    for (const { scope, name } of draft.reading.kept) if (scope === 'case') written.add(name);
  }
  for (const { draft, report } of flows.values()) {
    const told = new Set<string>();
    for (const read of draft.reading.reads) {
      const [root, name] = read.path;
      if (root !== 'case' || name === undefined || written.has(name) || told.has(name)) continue;
      told.add(name);
      const message = `'case.${name}' is always empty, since no flow fills it; fill it with \`ask: case.${name}\`, \`save: case.${name}\` or \`set\`.`;
      report.warn('FLOW_VARIABLE_EMPTY', read, message);
    }
  }
}
