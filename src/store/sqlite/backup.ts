import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KhidmatError, reasonOf } from '../../errors';
import { openDatabase, openRaw } from './database';

/**
 * Copies the database of a data folder into one file, while a server works on it. The copy is the store at one moment: every turn
 * that was acknowledged before the call is in it whole. It appears under its name only when it is complete and on the disk.
 */
export async function backupFolder(folder: string, file: string): Promise<{ readonly bytes: number }> {
  const from = join(folder, 'khidmat.db');
  if (!existsSync(from))
    throw new KhidmatError('DATA_FOLDER_EMPTY', `There is no ${from}; give the data folder of a server that has run.`);
  if (existsSync(file))
    throw new KhidmatError('BACKUP_EXISTS', `${file} is there already; give another name, or remove it first.`);
  const draft = `${file}.unfinished`;
  const mask = process.umask(0o077);
  const db = openDatabase(from, { readOnly: true });
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(draft, { force: true });
    // A copy begins anew whenever another connection writes, unless it reads inside of a transaction: of that moment.
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(draft);
    db.exec('COMMIT');
    standAlone(draft);
    renameSync(draft, file);
    sync(dirname(file));
    return { bytes: statSync(file).size };
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw new KhidmatError('BACKUP_FAILED', `${file} could not be written: ${reasonOf(error)}.`, { cause: error });
  } finally {
    db.close();
    process.umask(mask);
  }
}

/** A database in WAL mode cannot be looked at without files beside it; the server that is started on the copy puts it back. */
function standAlone(file: string): void {
  const db = openRaw(file, 1_000);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Only so does the new name outlast a loss of power. */
function sync(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
