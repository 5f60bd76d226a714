import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SAY = '{ id: a, ms: b, en: c }';
const HEAD = `flow: bad\ntitle: ${SAY}\nsteps:\n`;
const TAIL = '  - handoff: {}\n';
const SOUND = HEAD + TAIL;

export interface BadInput {
  /** `flows/bad.yaml` unless given. */
  readonly path?: string;
  /** Of the first, or of a copy by its number. */
  readonly text: (copy: number) => string;
  /** Another file beside it. */
  readonly second?: string;
  /** So many more of the same, under other names. */
  readonly copies?: number;
  /** What is said of it first: its place and code. Null: it is no mistake. */
  readonly first: string | null;
}

/** Files that somebody could have written, or sent, to do harm; and some that only look so. */
export const BAD_INPUT: Readonly<Record<string, BadInput>> = {
  'a YAML bomb': {
    text: () =>
      ['a: &a [x, x, x, x, x, x, x, x, x]']
        .concat([...'bcdefghi'].map((key, at) => `${key}: &${key} [${`*${'abcdefghi'[at]}, `.repeat(9)}]`))
        .join('\n'),
    first: '1:1 CONTENT_UNKNOWN_KEY',
  },
  '20,000 levels': { text: () => `${HEAD}  - say: ${'['.repeat(20_000)}`, first: '4:107 YAML_TOO_DEEP' },
  'duplicate keys': { text: () => `flow: bad\n${SOUND}`, first: '2:1 YAML_DUPLICATE_KEY' },
  tabs: { text: () => `${HEAD}\t- handoff: {}\n`, first: '4:1 YAML_TAB' },
  'a byte order mark': { text: () => `\uFEFF${SOUND}`, first: null },
  CRLF: { text: () => SOUND.replaceAll('\n', '\r\n'), first: null },
  '50 MB': { text: () => HEAD.padEnd(50 * 1024 * 1024, `  - say: ${SAY}\n`), first: '1:1 CONTENT_TOO_LARGE' },
  __proto__: { text: () => `${HEAD}  - set: { __proto__: 1 }\n${TAIL}`, first: '4:12 YAML_KEY_FORBIDDEN' },
  'a catastrophic pattern': {
    path: 'intents/_entities.yaml',
    text: () => 'entities:\n  code: { pattern: "^([A-Z]+)+$" }\n',
    first: '2:20 ENTITY_PATTERN_REPEATS',
  },
  'a template that loops': {
    text: () =>
      `${HEAD}  - say: { id: "${'{% for i in (1..999) %}'.repeat(5)}x${'{% endfor %}'.repeat(5)}", ms: b, en: c }\n`,
    first: '4:17 TEMPLATE_ENDLESS',
  },
  'one line of a million letters': {
    text: () => `${HEAD}  - say: { id: "${'x'.repeat(1_000_000)}", ms: b, en: c }\n`,
    first: '4:16 YAML_TOO_LARGE',
  },
  'braces that never close': {
    text: () => `${HEAD}  - say: { id: "${'{{'.repeat(45_000)}", ms: b, en: c }\n`,
    first: '4:16 TEMPLATE_TOO_LONG',
  },
  'a pattern of fifty thousand letters': {
    path: 'intents/_entities.yaml',
    text: () => `entities:\n  code: { pattern: "${Array(60).fill('\\\\d{1,900}x').join('|')}" }\n`,
    first: '2:20 ENTITY_PATTERN',
  },
  'sixty files of a megabyte that are all broken': {
    text: () => `${HEAD}${`  - say: ${SAY}\n`.repeat(27_000)}`,
    copies: 59,
    first: '3532:8 YAML_TOO_LARGE',
  },
  'a hundred files of letters that no text has': {
    text: () => '\0'.repeat(200_000),
    copies: 99,
    first: '1:1 YAML_CONTROL_CHARACTER',
  },
  'eighteen hundred small files that end too early': {
    text: () => `${HEAD}  - say: { id: "half\n`,
    copies: 1799,
    first: '4:16 YAML_SYNTAX',
  },
  'eighteen hundred small bombs': {
    text: () => BAD_INPUT['a YAML bomb']!.text(0),
    copies: 1799,
    first: '1:1 CONTENT_UNKNOWN_KEY',
  },
  'eighteen hundred loops in loops': {
    text: () => BAD_INPUT['a template that loops']!.text(0),
    copies: 1799,
    // The second of them, too, is named 'bad'.
    first: '1:7 FLOW_DUPLICATE',
  },
  'a million line ends': {
    text: () => `${'\n'.repeat(1_000_000)}${HEAD}  - sai: ${SAY}\n`,
    first: '1000004:5 FLOW_UNKNOWN_VERB',
  },
  'a million line ends of an old Mac': {
    text: () => `${'\r'.repeat(1_000_000)}${HEAD}  - sai: ${SAY}\n`,
    first: '1000004:5 FLOW_UNKNOWN_VERB',
  },
  'four thousand branches': {
    text: () =>
      `${HEAD}  - choose:\n${Array.from({ length: 4000 }, (_, n) => `      - if: channel == "c${n}"\n        do: []\n`).join('')}${TAIL}`,
    first: '1005:9 FLOW_TOO_LARGE',
  },
  'two thousand steps': {
    text: () =>
      `${HEAD}${Array.from({ length: 1999 }, (_, n) => `  - say: { id: "Baris ${n}", ms: "Baris ke-${n}", en: "Line ${n}" }\n`).join('')}${TAIL}`,
    first: null,
  },
  'half a file': { text: () => `${HEAD}  - say: { id: "hal`, first: '4:16 YAML_SYNTAX' },
  'two flows of one name': { text: () => SOUND, second: SOUND, first: '1:7 FLOW_DUPLICATE' },
};

/** As many flows as a project may have, and nothing amiss with them. */
export const MANY_FLOWS: BadInput = {
  text: (copy) => SOUND.replace('flow: bad', `flow: bad-${copy}`),
  copies: 1989,
  first: null,
};

export interface Refusal {
  readonly status: number | null;
  /** The errors about the files: `line:column CODE`. */
  readonly errors: readonly string[];
  /** Most memory that the process held, as the system counts it. */
  readonly peakMb: number;
  /** Time of the processor. */
  readonly cpuMs: number;
}

/** The system counts what a process held before it became another program, too; Linux also says it of this program alone. */
const FIGURES = `process.on("exit", () => {
  const { readFileSync, writeSync } = require("node:fs");
  let own = null;
  try { own = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]); } catch {}
  const figures = process.resourceUsage();
  writeSync(3, JSON.stringify({ ...figures, maxRSS: own ?? figures.maxRSS }));
});`;

/** Folders in which bad input is put to `khidmat check`, each a process of its own. */
export class CheckedProject {
  readonly dir = mkdtempSync(join(tmpdir(), 'khidmat-refusal-'));

  constructor(kind: 'bare' | 'starter' | 'project.ts') {
    const [content, own] = kind === 'project.ts' ? ['templates/project', true] : ['.', false];
    mkdirSync(join(this.dir, 'node_modules'));
    symlinkSync(ROOT, join(this.dir, 'node_modules', 'khidmat'));
    writeFileSync(join(this.dir, 'figures.cjs'), FIGURES);
    if (kind === 'bare')
      this.write(
        'flows/_bot.yaml',
        `name: Bare\ntime-zone: Asia/Jakarta\nteams: { general: { title: ${SAY}, hours: always } }\n`,
      );
    else
      for (const folder of ['flows', 'intents'])
        cpSync(join(ROOT, content, folder), join(this.dir, folder), { recursive: true });
    if (own)
      for (const path of ['project.ts', 'actions'])
        cpSync(join(ROOT, content, path), join(this.dir, path), { recursive: true });
  }

  check({ path = 'flows/bad.yaml', text, second, copies = 0 }: BadInput): Refusal {
    const files: Record<string, string> = {
      [path]: text(0),
      ...(second !== undefined && { 'flows/second.yaml': second }),
    };
    for (let copy = 1; copy <= copies; copy += 1) files[`flows/bad-${copy}.yaml`] = text(copy);
    const before = Object.keys(files).map((file) => [file, this.read(file)] as const);
    for (const [file, body] of Object.entries(files)) this.write(file, body);
    try {
      return this.run(Object.keys(files));
    } finally {
      for (const [file, body] of before) body === null ? rmSync(join(this.dir, file)) : this.write(file, body);
    }
  }

  private run(paths: readonly string[]): Refusal {
    const { status, stdout, output } = spawnSync(
      process.execPath,
      ['--require', join(this.dir, 'figures.cjs'), join(ROOT, 'bin', 'khidmat.cjs'), 'check', this.dir, '--json'],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
    );
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { file: string; line: number; column: number; code: string; severity: string }[];
    };
    const figures = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage;
    return {
      status,
      errors: diagnostics
        .filter(({ file, severity }) => severity === 'error' && paths.includes(file))
        .map(({ line, column, code }) => `${line}:${column} ${code}`),
      peakMb: figures.maxRSS / 1024,
      cpuMs: (figures.userCPUTime + figures.systemCPUTime) / 1000,
    };
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  private read(path: string): string | null {
    return existsSync(join(this.dir, path)) ? readFileSync(join(this.dir, path), 'utf8') : null;
  }

  private write(path: string, text: string): void {
    mkdirSync(join(this.dir, path, '..'), { recursive: true });
    writeFileSync(join(this.dir, path), text);
  }
}
