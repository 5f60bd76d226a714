import { type By, published } from '../audit';
import type { Publication, ReleaseStore } from '../store';
import { noting } from './audit';
import type { Database } from './database';
import { reading } from './store-error';
import { step, type Writing } from './writing';

type Release = Parameters<ReleaseStore['saveRelease']>[0];

export class SqliteReleases implements ReleaseStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.sql = {
      read: db.prepare<[string], { hash: string; at: number; files: string }>(
        'SELECT hash, at, files FROM releases WHERE hash = ?',
      ),
      publications: db.prepare<[number], Publication>(
        'SELECT number, hash, at, note FROM publications ORDER BY number DESC LIMIT ?',
      ),
    };
  }

  async saveRelease({ hash, at, files }: Release): Promise<void> {
    await this.writing.run(step(SAVE, hash, at, JSON.stringify(files)));
  }

  async readRelease(hash: string): Promise<Release | null> {
    const row = await reading(() => this.sql.read.get(hash));
    return row === undefined ? null : { hash: row.hash, at: row.at, files: JSON.parse(row.files) };
  }

  async appendPublication(publication: Publication, by?: Partial<By>): Promise<boolean> {
    const { number, hash, at, note } = publication;
    const [done] = await this.writing.run(
      step(PUBLISH, number, hash, at, note, number),
      noting(published(publication, by)),
    );
    return done!.changes === 1;
  }

  readPublications(limit: number): Promise<readonly Publication[]> {
    return reading(() => this.sql.publications.all(limit));
  }
}

const SAVE = 'INSERT INTO releases (hash, at, files) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING';
const PUBLISH = `INSERT INTO publications (number, hash, at, note)
  SELECT ?, ?, ?, ? WHERE ? = 1 + (SELECT coalesce(max(number), 0) FROM publications)`;
