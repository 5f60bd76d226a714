import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KhidmatError } from '../../errors';
import { type Database, openRaw } from './database';

/** A command that brings the tables up holds the lock for a moment. */
const WAIT_MS = 500;

/**
 * One server to a data folder. The lock is the operating system's, held through a database file of its own, so it goes
 * with the process however that ends; readers (`khidmat story`) need no lock. Returns the way to let go.
 */
export function lockFolder(folder: string): () => void {
  const holder = join(folder, 'server.pid');
  const db = openRaw(join(folder, 'server.lock'), WAIT_MS);
  if (!takes(db)) {
    db.close();
    throw new KhidmatError(
      'DATA_FOLDER_IN_USE',
      `The data folder ${folder} is in use by another Khidmat server${pidIn(holder)}; stop that one first, or give this one a folder of its own.`,
    );
  }
  writeFileSync(holder, `${process.pid}\n`);
  return () => db.close();
}

/** A lock for one piece of work at a time in a data folder, held in the same way. Null: somebody else has it. */
export function tryLock(folder: string, name: string): (() => void) | null {
  const db = openRaw(join(folder, name), 0);
  if (takes(db)) return () => db.close();
  db.close();
  return null;
}

function takes(db: Database): boolean {
  try {
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

function pidIn(file: string): string {
  try {
    return ` (process ${readFileSync(file, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
