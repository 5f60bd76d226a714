import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { TestPostgres } from '../support/postgres';
import { eventually, keepIn, says, startBot } from '../support/small-bot';
import { brokenPromises } from './broken-promises';
import { note } from './findings';

const FILLS = Number(process.env.DISK_FILLS ?? 2);

/** A small disk, which only the machine's administrator may make; without one there is nothing to test here. */
class SmallDisk {
  private constructor(readonly folder: string) {}

  static make(): SmallDisk | null {
    const folder = mkdtempSync(join(tmpdir(), 'khidmat-small-disk-'));
    const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder]);
    if (made.status === 0) return new SmallDisk(folder);
    rmSync(folder, { recursive: true });
    return null;
  }

  /** Takes all the room but so many bytes. */
  fill(but = 0): void {
    const { bavail, bsize } = statfsSync(this.folder);
    writeFileSync(join(this.folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - but)));
  }

  free(): void {
    rmSync(join(this.folder, 'ballast'), { force: true });
  }

  remove(): void {
    spawnSync('umount', ['-l', this.folder]);
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
  }
}

const disk = SmallDisk.make();
afterAll(() => disk?.remove());
const testOnDisk = disk === null ? test.skip : test;

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (name) => {
  let postgres: TestPostgres | null = null;
  beforeAll(async () => {
    if (disk === null) return;
    const folder = join(disk.folder, name);
    mkdirSync(folder);
    if (name === 'SQLite') return keepIn(() => openSqliteStore({ folder }));
    postgres = await TestPostgres.start();
    // Of its database only: a disk without room for the log of changes is PostgreSQL's own end, as in database-away.
    chmodSync(disk.folder, 0o755);
    spawnSync('chown', ['nobody', folder]);
    await postgres.ask(`CREATE TABLESPACE small LOCATION '${folder}'`);
    await postgres.ask('CREATE DATABASE small TABLESPACE small');
    const url = postgres.urlOf('small');
    keepIn(() => openPostgresStore({ url }));
  });
  afterAll(async () => postgres?.destroy());

  testOnDisk(
    `a disk that is full ${FILLS} times: what cannot be stored is refused, and taken when there is room again`,
    async () => {
      const bot = await startBot();
      const acknowledged: string[] = [];
      const codes = new Map<string, number>();
      let n = 0;
      const say = async () => {
        const id = `m${++n}`;
        await bot.service.receive(says(`webchat:${n % 7}`, `halo ${'x'.repeat(800)}`, id)).then(
          () => acknowledged.push(id),
          (error) => codes.set(error.code ?? error.name, (codes.get(error.code ?? error.name) ?? 0) + 1),
        );
      };
      try {
        for (let fill = 0; fill < FILLS; fill++) {
          for (let at = 0; at < 20; at++) await say();
          disk!.fill(fill * 1_000);
          const before = codes.get('STORE_FULL') ?? 0;
          await eventually(async () => {
            await Promise.all(Array.from({ length: 10 }, say));
            return (codes.get('STORE_FULL') ?? 0) > before + 20;
          }, 30_000);
          disk!.free();
          const last = acknowledged.length;
          await eventually(async () => {
            await say();
            return acknowledged.length > last + 5;
          });
        }
        await bot.service.stop();
        const broken = [...(await brokenPromises(bot.store, { now: bot.now }))];
        const kept: string[] = [];
        for (let at = 0; at < 7; at++)
          for (const { event } of await bot.store.readTurns(`webchat:${at}`))
            if (event.kind === 'message') kept.push(event.id);
        const lost = acknowledged.filter((id) => !kept.includes(id));
        if (lost.length > 0) broken.push(`${lost.length} acknowledged messages are lost`);
        if (kept.length !== acknowledged.length)
          broken.push(`${kept.length} are kept of ${acknowledged.length} that were acknowledged`);
        const found = [...codes].map(([code, count]) => `${code} ${count}`).join(', ');
        note({ what: `disk full, ${name}`, times: FILLS, broken, found });
        expect(broken).toEqual([]);
        expect([...codes.keys()]).toEqual(['STORE_FULL']);
      } finally {
        disk!.free();
        await bot.close();
      }
    },
    600_000,
  );
});
