import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { hashOf } from '../../src/runtime/content-hash';
import { readInForce } from '../../src/runtime/publications';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { changed, writeFiles } from '../support/small-bot';
import { note } from './findings';

const ROOT = join(__dirname, '..', '..');
const KILLS = Number(process.env.PUBLISH_KILLS ?? 12);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-publish-kill9-'));
  if (!existsSync(join(ROOT, 'dist', 'cli', 'publish.js')))
    throw new Error('This test kills the built command, and dist/ is not there: run npm run build first.');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Publishes what the folder holds; killed after so many milliseconds. Resolves with whether it was killed in time. */
async function publish(killAfterMs: number | null): Promise<'done' | 'killed'> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'khidmat.cjs'), 'publish'], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(folder, 'data'),
      CONTENT_DIR: folder,
      WATCH: 'off',
      NODE_COMPILE_CACHE: join(tmpdir(), 'khidmat-compile-cache'),
    },
  });
  const timer = killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  if (signal === 'SIGKILL') return 'killed';
  if (code !== 0) throw new Error(`publish ended with ${code}`);
  return 'done';
}

const edition = (nth: number) => {
  const greeting = changed('flows/greeting.yaml', (text) => text.replace('Halo juga.', `Halo ${nth}.`));
  // New examples too: then there is a model to be written in between.
  return greeting.map((file) =>
    file.path === 'intents/greeting.yaml'
      ? { ...file, text: file.text.replace('id: [', `id: [selamat datang kembali nomor ${nth}, `) }
      : file,
  );
};

test(`a publication that is killed ${KILLS} times is whole each time, or not there`, async () => {
  writeFiles(folder, edition(0));
  const began = performance.now();
  await publish(null);
  const whole = performance.now() - began;
  let inForce = hashOf(edition(0));
  let count = 1;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const files = edition(kill);
    writeFiles(folder, files);
    const ended = await publish((whole * (kill + 2)) / (KILLS + 2));
    const store = await openSqliteStore({ folder: join(folder, 'data') });
    try {
      const found = await readInForce(store);
      const isNew = found!.publication.hash === hashOf(files);
      if (ended === 'done') expect(isNew).toBe(true);
      if (isNew) {
        inForce = hashOf(files);
        count += 1;
      }
      expect(found!.publication).toMatchObject({ hash: inForce, number: count });
      expect(hashOf(found!.files)).toBe(inForce);
      expect(await store.releases.readPublications(100)).toHaveLength(count);
    } finally {
      await store.close();
    }
  }
  const db = new BetterSqlite(join(folder, 'data', 'khidmat.db'), { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  writeFiles(folder, edition(KILLS + 1));
  expect(await publish(null)).toBe('done');
  note({ what: 'a publication is killed', times: KILLS, broken: [], found: `${count} came into force` });
});
