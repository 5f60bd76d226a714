import { type By, published } from '../audit';
import type { Publication, ReleaseStore } from '../store';
import { runNoted } from './audit';
import type { Database, Statement } from './database';

type Release = Parameters<ReleaseStore['saveRelease']>[0];

export class PostgresReleases implements ReleaseStore {
  constructor(private readonly db: Database) {}

  async saveRelease({ hash, at, files }: Release): Promise<void> {
    await this.db.run(SAVE, [hash, at, JSON.stringify(files)]);
  }

  async readRelease(hash: string): Promise<Release | null> {
    const [row] = await this.db.query<{ hash: string; at: number; files: string }>(READ, [hash]);
    return row === undefined ? null : { hash: row.hash, at: row.at, files: JSON.parse(row.files) };
  }

  async appendPublication(publication: Publication, by?: Partial<By>): Promise<boolean> {
    const { number, hash, at, note } = publication;
    return (await runNoted(this.db, PUBLISH, [number, hash, at, note], published(publication, by))) === 1;
  }

  readPublications(limit: number): Promise<readonly Publication[]> {
    return this.db.query<Publication>(PUBLICATIONS, [limit]);
  }
}

const SAVE: Statement = {
  name: 'release save',
  text: 'INSERT INTO releases (hash, at, files) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING',
};
const READ: Statement = { name: 'release', text: 'SELECT hash, at, files FROM releases WHERE hash = $1' };
const PUBLISH: Statement = {
  name: 'publish',
  text: `INSERT INTO publications (number, hash, at, note)
         SELECT $1::bigint, $2, $3, $4 WHERE $1 = 1 + (SELECT coalesce(max(number), 0) FROM publications)
         ON CONFLICT (number) DO NOTHING`,
};
const PUBLICATIONS: Statement = {
  name: 'publications',
  text: 'SELECT number, hash, at, note FROM publications ORDER BY number DESC LIMIT $1',
};
