import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { hashOf } from '../runtime/content-hash';
import { readFiles } from '../runtime/publications';
import type { Publication, Store } from '../store/store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { checked, done, noteOf, putIntoForce, showWhatItMeans } from './publish';

const usage = `Usage: khidmat rollback [release] [--note text] [--dry-run]

Puts the release before the one in force back into force, or the one named by the first letters of its hash
('khidmat releases' lists them). Who is in the middle of a flow stays on the release on which it began. A release that this
version of Khidmat cannot read is refused. Works while the server runs.`;

export const rollbackCommand: Command = {
  name: 'rollback',
  summary: 'Put an earlier release back into force',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      note: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
    });
    const config = readConfig(terminal.cwd, terminal.env);
    const project = loadProject(config.contentDir);
    const store = await openStore(config, { beside: true });
    try {
      const { last, back } = await chosen(store, positionals[0]);
      const files = await readFiles(store, back.hash);
      const content = checked({ files, config, project, terminal });
      if (content === null) return 1;
      await showWhatItMeans({ store, project, content, last, terminal });
      if (values['dry-run']) {
        terminal.out('\nNothing was published (--dry-run).');
        return 0;
      }
      const note = noteOf(values.note) || `back to publication ${back.number}`;
      await putIntoForce({ store, config, files, content, last, note, act: 'rolled-back' });
      terminal.out(`\n${await done(store, hashOf(files), last.number + 1)}`);
      return 0;
    } finally {
      await store.close();
    }
  },
};

async function chosen(store: Store, named: string | undefined): Promise<{ last: Publication; back: Publication }> {
  const publications = await store.releases.readPublications(1_000);
  const [last] = publications;
  if (last === undefined) throw new KhidmatError('RELEASE_UNKNOWN', 'Nothing was published yet; there is no way back.');
  const others = publications.filter(({ hash }) => hash !== last.hash);
  if (named === undefined) {
    const [before] = others;
    if (before !== undefined) return { last, back: before };
    throw new KhidmatError('RELEASE_UNKNOWN', 'No other release was ever published; there is no way back.');
  }
  const fitting = others.filter(({ hash }) => hash.startsWith(named.toLowerCase()));
  if (new Set(fitting.map(({ hash }) => hash)).size === 1) return { last, back: fitting[0]! };
  const why =
    fitting.length > 1
      ? 'several releases begin so'
      : last.hash.startsWith(named.toLowerCase())
        ? 'it is in force already'
        : 'no published release begins so';
  throw new KhidmatError('RELEASE_UNKNOWN', `'${named}': ${why}; 'khidmat releases' lists them.`);
}
