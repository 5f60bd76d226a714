import type { Publication, ReleaseStore } from '../store';
import type { Database } from './database';
import type { GroupCommit } from './group-commit';
import { reading } from './store-error';

type Release = Parameters<ReleaseStore['saveRelease']>[0];

export class SqliteReleases implements ReleaseStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writes: GroupCommit,
  ) {
    this.sql = {
      save: db.prepare('INSERT INTO releases (hash, at, files) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING'),
      read: db.prepare<[string], { hash: string; at: number; files: string }>(
        'SELECT hash, at, files FROM releases WHERE hash = ?',
      ),
      publish: db.prepare(
        `INSERT INTO publications (number, hash, at, note)
         SELECT @number, @hash, @at, @note WHERE @number = 1 + (SELECT coalesce(max(number), 0) FROM publications)`,
      ),
      publications: db.prepare<[number], Publication>(
        'SELECT number, hash, at, note FROM publications ORDER BY number DESC LIMIT ?',
      ),
    };
  }

  async saveRelease({ hash, at, files }: Release): Promise<void> {
    await this.writes.write(() => this.sql.save.run(hash, at, JSON.stringify(files)));
  }

  async readRelease(hash: string): Promise<Release | null> {
    const row = await reading(() => this.sql.read.get(hash));
    return row === undefined ? null : { hash: row.hash, at: row.at, files: JSON.parse(row.files) };
  }

  async appendPublication({ number, hash, at, note }: Publication): Promise<boolean> {
    const { changes } = await this.writes.write(() => this.sql.publish.run({ number, hash, at, note }));
    return changes === 1;
  }

  readPublications(limit: number): Promise<readonly Publication[]> {
    return reading(() => this.sql.publications.all(limit));
  }
}
