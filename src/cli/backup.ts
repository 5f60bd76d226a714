import { resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { backupFolder } from '../store/sqlite/backup';
import type { Command } from './command';
import { readOptions } from './options';

const usage = `Usage: khidmat backup <file>

Copies the database of the data folder into one file, while the server runs. The copy is the store at one moment: all that was
acknowledged before is in it. Look at it with 'khidmat verify --backup <file>'. To go back to it, copy it as khidmat.db into a new,
empty folder and start the server with DATA_DIR set to that. PostgreSQL has its own tools: docs/operate.md tells which.`;

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Copy the database while the server runs',
  usage,
  async run(args, terminal) {
    const { positionals } = readOptions(args, usage, {});
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) {
      terminal.err(usage);
      return 2;
    }
    const { databaseUrl, dataDir } = readConfig(terminal.cwd, terminal.env);
    if (databaseUrl !== null)
      throw new KhidmatError(
        'BACKUP_OF_POSTGRES',
        'DATABASE_URL is set: everything lies in PostgreSQL; use pg_dump or pg_basebackup (docs/operate.md).',
      );
    const file = resolve(terminal.cwd, name);
    const { bytes } = await backupFolder(dataDir, file);
    terminal.out(`${file}: ${(bytes / 1e6).toFixed(1)} MB`);
    return 0;
  },
};
