import { resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { openImport } from '../store/postgres/import';
import { openPostgresStore } from '../store/postgres/open-postgres-store';
import { openExport } from '../store/sqlite/export';
import type { Fingerprint, Table } from '../store/tables';
import type { Command, Terminal } from './command';
import { loadProject } from './load-project';
import { operator } from './operator';
import { readOptions } from './options';
import { recordedSince, releasesOf } from './recorded';
import { replayConversation } from './replay-conversation';

const usage = `Usage: khidmat move [--from <data folder>] [--to postgres://…]

Carries a whole installation from its data folder (DATA_DIR unless given) into an empty PostgreSQL database (DATABASE_URL
unless given), with the server stopped. All or nothing: a move that fails or is stopped leaves the target as it was. Then
every table is read back and compared, row by row, and every recorded turn is decided again on what the target holds. The
data folder stays as it is.`;

export const moveCommand: Command = {
  name: 'move',
  summary: 'Carry everything from SQLite to PostgreSQL, and prove it',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, { from: { type: 'string' }, to: { type: 'string' } });
    if (positionals.length > 0) {
      terminal.err(usage);
      return 2;
    }
    const config = readConfig(terminal.cwd, {
      ...terminal.env,
      ...(values.to !== undefined && { DATABASE_URL: values.to }),
    });
    if (config.databaseUrl === null)
      throw new KhidmatError('USAGE', `Where to? Give --to postgres://… or set DATABASE_URL.\n\n${usage}`);
    const folder = values.from === undefined ? config.dataDir : resolve(terminal.cwd, values.from);
    await move(folder, config.databaseUrl, terminal);
    return prove(config.databaseUrl, config.contentDir, terminal);
  },
};

async function move(folder: string, url: string, terminal: Terminal): Promise<void> {
  const source = await openExport(folder);
  try {
    const target = await openImport(url, source.tables, operator());
    try {
      const prints = new Map<Table, Fingerprint>();
      for (const table of source.tables) {
        const total = source.count(table);
        const say = progressOf(terminal, table.name, total);
        prints.set(table, await target.copy(table, source.rows(table), say));
      }
      terminal.out('Reading everything back ...');
      for (const [table, sent] of prints) {
        const found = await target.fingerprint(table);
        if (found.rows !== sent.rows || found.hash !== sent.hash)
          throw new KhidmatError(
            'MOVE_DIFFERS',
            `${table.name} has ${found.rows} rows (${found.hash}) there and ${sent.rows} (${sent.hash}) here; nothing was moved.`,
          );
        terminal.out(`  ${table.name.padEnd(20)} ${String(found.rows).padStart(10)} rows  ${found.hash}  the same`);
      }
      await target.commit();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const TELL_EVERY = 50_000;

function progressOf(terminal: Terminal, name: string, total: number): (done: number) => void {
  let told = 0;
  return (done) => {
    if (total < TELL_EVERY || (done < told + TELL_EVERY && done < total) || done === told) return;
    told = done;
    terminal.out(`  ${name}: ${done} of ${total}`);
  };
}

/** Every turn again, from what the target holds. */
async function prove(url: string, contentDir: string, terminal: Terminal): Promise<number> {
  const store = await openPostgresStore({ url, readOnly: true });
  try {
    const contentOf = releasesOf(store, loadProject(contentDir));
    const count = { conversations: 0, turns: 0, different: 0 };
    for await (const { conversation, record } of recordedSince(store, null)) {
      const { turns, difference } = await replayConversation(conversation, record, contentOf);
      count.conversations++;
      count.turns += turns;
      if (difference === null) continue;
      count.different++;
      terminal.err(`REPLAY_DIFFERS  ${conversation} turn ${difference.turn}: ${difference.what}`);
    }
    terminal.out(
      `Moved: ${count.conversations} conversations, ${count.turns} turns decided again there, ${count.different} different.`,
    );
    return count.different === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
