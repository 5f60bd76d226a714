import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SMALL_BOT, writeFiles } from '../support/small-bot';

const ROOT = join(__dirname, '..', '..');

test('what is started by an old Node ends with it, and leaves its data folder free', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-older-'));
  try {
    writeFiles(folder, SMALL_BOT);
    writeFileSync(
      join(folder, 'project.js'),
      "exports.project = { actions: [{ name: 'orders.find', run: async () => null }] };\n",
    );
    const older = join(folder, 'older.cjs');
    writeFileSync(
      older,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });\n",
    );
    for (const _ of [1, 2]) expect(await servedUntilTerm(folder, older)).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** How it ended, once it had been ready and was sent SIGTERM: the one that was started, not the one that it started in turn. */
async function servedUntilTerm(folder: string, older: string): Promise<number | null> {
  const env = { ...process.env, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error', DATA_DIR: join(folder, 'data') };
  const child = spawn(process.execPath, ['-r', older, join(ROOT, 'bin', 'khidmat.cjs'), 'serve'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close');
  let isReady = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!/chat +http/.test(line)) continue;
    isReady = true;
    child.kill('SIGTERM');
  }
  const [code] = await ended;
  if (!isReady) throw new Error(`the server was never ready: ${errors}`);
  return code as number | null;
}
