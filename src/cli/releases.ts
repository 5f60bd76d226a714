import { readConfig } from '../config';
import { readServing } from '../runtime/serving';
import type { Publication, Store } from '../store/store';
import type { Command } from './command';
import { openStore } from './open-store';
import { readOptions } from './options';
import { customersUnderWay, short } from './under-way';
import { whoServes } from './who-serves';

const usage = `Usage: khidmat releases [--json]

Lists what was published, the newest first: which release is in force, and how many customers are in the middle of a flow
on each. Works while the server runs.`;

export const releasesCommand: Command = {
  name: 'releases',
  summary: 'List what was published and which release is in force',
  usage,
  async run(args, terminal) {
    const { values } = readOptions(args, usage, { json: { type: 'boolean', default: false } });
    const config = readConfig(terminal.cwd, terminal.env);
    const store = await openStore(config, { readOnly: true });
    try {
      const publications = await store.releases.readPublications(MOST_SHOWN);
      const underWay = await countsByRelease(store);
      terminal.out(
        values.json
          ? JSON.stringify(
              { publications, underWay: Object.fromEntries(underWay), serving: await readServing(store) },
              null,
              2,
            )
          : `${listed(publications, underWay)}\n\n${await whoServes(store)}`,
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};

const MOST_SHOWN = 1_000;

async function countsByRelease(store: Store): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { release, count } of await customersUnderWay(store, async () => null, null))
    counts.set(release, (counts.get(release) ?? 0) + count);
  return counts;
}

function listed(publications: readonly Publication[], underWay: ReadonlyMap<string, number>): string {
  if (publications.length === 0)
    return `Nothing was published yet: 'khidmat publish' does, and so does the first start with WATCH=off.`;
  const rows = publications.map(({ number, hash, at, note }, index) => {
    const isNewest = publications.findIndex((one) => one.hash === hash) === index;
    const customers = isNewest ? (underWay.get(hash) ?? 0) : 0;
    const state = [index === 0 ? 'in force' : '', customers > 0 ? `${customers} under way` : ''];
    return `${String(number).padStart(4)}  ${short(hash)}  ${timeOf(at)}  ${state
      .filter((one) => one !== '')
      .join(', ')
      .padEnd(24)}  ${note}`.trimEnd();
  });
  const unpublished = [...underWay].filter(([hash]) => publications.every((one) => one.hash !== hash));
  const others = unpublished.map(([hash, count]) => `      ${short(hash)}  never published    ${count} under way`);
  return [...rows, ...others].join('\n');
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
