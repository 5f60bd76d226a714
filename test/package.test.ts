import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { npm, ownEnvironment, run } from './support/npm';

/** What a stranger does with the package: installs it elsewhere, makes a bot of their own, tests it, starts it, talks to it. */
const ROOT = join(__dirname, '..');
const MINUTES = 60_000;

let folder: string;
let server: ChildProcess | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-package-'));
});

afterAll(async () => {
  if (server !== undefined && server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

it(
  'installs elsewhere, makes a project, and that project checks, tests, starts and answers',
  async () => {
    npm(ROOT, 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder);
    const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFileSync(join(folder, 'package.json'), '{ "name": "elsewhere", "private": true }');
    npm(folder, 'install', ...QUIET, `./${tarball}`);
    run(folder, join(folder, 'node_modules', '.bin', 'khidmat'), 'init', 'my-bot');

    const project = join(folder, 'my-bot');
    // The test has a Node that is new enough; a project brings its own only for those who have none.
    const description = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    delete description.devDependencies.node;
    writeFileSync(join(project, 'package.json'), JSON.stringify(description));
    npm(project, 'install', ...QUIET);
    expect(existsSync(join(project, 'node_modules', 'khidmat', 'dist', 'cli', 'khidmat.js'))).toBe(true);
    expect(run(project, join(project, 'node_modules', '.bin', 'tsc'), '-p', '.')).toBe('');
    expect(npm(project, 'test')).toMatch(/pass 2\b[\s\S]*fail 0\b/);

    const url = await start(project);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await firstAnswer(url, 'is my phone repaired yet')).toMatch(/ticket number/);
  },
  5 * MINUTES,
);

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', '--prefer-offline'];

async function start(project: string): Promise<string> {
  server = spawn(join(project, 'node_modules', '.bin', 'khidmat'), ['serve'], {
    cwd: project,
    env: { ...ownEnvironment(), PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout! })) {
    const url = /chat +(http:\/\/\S+?)\/$/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the server ended before it said where it is');
}

async function firstAnswer(url: string, text: string): Promise<string> {
  const json = { 'content-type': 'application/json' };
  const session = await fetch(`${url}/webchat/session`, { method: 'POST', headers: json, body: '{}' });
  const { conversationId, token } = (await session.json()) as { conversationId: string; token: string };
  const activities = `${url}/v3/directline/conversations/${conversationId}/activities`;
  const headers = { ...json, authorization: `Bearer ${token}` };
  const body = JSON.stringify({ type: 'message', text, from: { id: 'me' } });
  const posted = await fetch(activities, { method: 'POST', headers, body });
  expect(posted.status).toBe(200);
  const { activities: said } = (await (await fetch(activities, { headers })).json()) as {
    activities: { text: string; from: { role: string } }[];
  };
  return said.at(-1)!.text;
}
