import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RecordedDialogues, recordDialogues } from '../support/recorded-dialogues';
import { median } from './http-load';

const ROOT = join(__dirname, '..', '..');
const COPIES = 5;
const ROUNDS = 3;

/** `khidmat what-if` and `replay` over a thousand conversations of the starter, as a whole process from start to end. */
export async function run(): Promise<void> {
  const began = performance.now();
  const recorded = await recordDialogues({ languages: ['id', 'ms', 'en'], copies: COPIES });
  console.log(`${recorded.conversations} conversations had in ${seconds(performance.now() - began)} s\n`);
  const words = changed('flows/order-status.yaml', 'nomor pesanannya', 'nomor ordernya');
  const examples = changed('intents/praise.yaml', 'examples:', '# more\nexamples:', (text) =>
    text.replace(/^( +id: \[)/m, '$1"bot ini sungguh hebat sekali", '),
  );
  try {
    console.log('                                             seconds (median of 3)');
    row('replay --all', recorded, ['replay', '--all']);
    row('what-if, nothing changed', recorded, ['what-if', '--to', ROOT]);
    row('what-if, other words', recorded, ['what-if', '--to', words]);
    row('what-if, other examples (learnt as a draft)', recorded, ['what-if', '--to', examples]);
    row('what-if between two folders', recorded, ['what-if', '--from', ROOT, '--to', words]);
  } finally {
    recorded.destroy();
    for (const folder of [words, examples]) rmSync(folder, { recursive: true, force: true });
  }
}

function changed(file: string, from: string, to: string, more = (text: string) => text): string {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-bench-'));
  for (const name of ['flows', 'intents']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), more(text.replaceAll(from, to)));
  if (more(text.replaceAll(from, to)) === text) throw new Error(`${file} is as it was`);
  return folder;
}

function row(name: string, { folder }: RecordedDialogues, args: readonly string[]): void {
  const since = args[0] === 'what-if' ? ['--since', '9000d', '--examples', '1', '--fail-on', 'none'] : [];
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'bin', 'khidmat.cjs'), ...args, ...since],
      { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder, CONTENT_DIR: ROOT } },
    );
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    return { ms: performance.now() - began, said: stdout.split('\n')[0]! };
  });
  console.log(`${name.padEnd(44)} ${seconds(median(times.map(({ ms }) => ms))).padStart(7)}   ${times[0]!.said}`);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
