import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The map of imports: which folder may import which, and where an outside package is at home. docs/architecture.md explains it. */
const ROOT = join(__dirname, '..');
const SRC = join(ROOT, 'src');

const PURE = ['domain', 'nlu', 'flow', 'desk', 'insight'];

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  errors: [],
  log: ['domain'],
  thread: [],
  config: ['errors'],
  nlu: ['domain', 'errors'],
  flow: ['domain', 'errors'],
  desk: ['domain', 'errors'],
  insight: ['domain', 'errors'],
  figures: ['domain', 'errors', 'insight', 'store/store', 'store/who-talked', 'store/figures'],
  reports: ['domain', 'errors', 'insight', 'figures', 'store/store', 'store/figures'],
  store: ['domain', 'errors', 'log', 'thread'],
  metrics: ['domain', 'errors', 'store/store'],
  wakeups: ['domain', 'errors', 'log'],
  channels: ['domain', 'errors', 'log', 'store/store', 'store/shared-store', 'runtime/service'],
  shop: ['domain', 'errors', 'log', 'runtime/action', 'runtime/signature', 'store/shop'],
  runtime: [
    'domain',
    'errors',
    'log',
    'metrics/meters',
    'thread',
    'nlu',
    'flow',
    'desk',
    'store/store',
    'store/audit',
    'store/state-hash',
    'wakeups/wakeups',
    'channels/channel',
  ],
  testing: ['domain', 'errors', 'nlu', 'flow', 'desk', 'runtime', 'store/store'],
  simulation: ['domain', 'errors', 'log', 'flow', 'testing', 'runtime', 'store/store'],
  server: [
    'domain',
    'errors',
    'log',
    'metrics',
    'desk',
    'insight',
    'figures',
    'reports',
    'runtime',
    'store/store',
    'store/audit',
    'store/shared-store',
    'channels/channel',
    'channels/http',
    'channels/file-kind',
    'channels/adaptive-card',
  ],
  web: ['domain'],
};

/** `src` files and folders in which a package may be imported. */
const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  '@fastify/busboy': ['server'],
  '@node-rs/argon2': ['server'],
  acorn: ['cli'],
  ajv: ['flow', 'runtime'],
  'better-sqlite3': ['store/sqlite'],
  botbuilder: ['channels/botframework'],
  jose: ['server', 'channels/botframework', 'channels/directline'],
  'libphonenumber-js': ['nlu'],
  liquidjs: ['flow'],
  natural: ['nlu'],
  nodemailer: ['cli/send-mail.ts'],
  pg: ['store/postgres', 'wakeups/postgres.ts'],
  pino: ['log.ts'],
  preact: ['web'],
  re2js: ['flow', 'nlu'],
  restify: ['server'],
  'ts-node': ['cli'],
  ws: ['server'],
  yaml: ['flow'],
};

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = sourceFiles(SRC);
const imports = files.flatMap(importsOf);

describe('the map of imports', () => {
  it('reads the sources', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('lets every folder import only what stands below it', () => {
    const wrong = imports.filter(({ file, to }) => {
      if (!to.startsWith('.')) return false;
      const from = roomOf(file);
      const allowed = MAY_IMPORT[from];
      if (allowed === undefined) return false; // cli and index.ts wire everything
      const target = relative(SRC, targetOf(file, to)).replace(/\.tsx?$/, '');
      if (roomOf(target) === from) return false;
      return !allowed.some((one) => target === one || target.startsWith(`${one}/`));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('knows every folder', () => {
    const known = [...Object.keys(MAY_IMPORT), 'cli', 'index', 'project', 'talk'];
    expect(
      [...new Set(files.map((file) => roomOf(relative(SRC, file))))].filter((room) => !known.includes(room)),
    ).toEqual([]);
  });

  it('imports an outside package only where it is at home', () => {
    const wrong = imports.filter(({ file, to }) => {
      if (to.startsWith('.') || to.startsWith('node:')) return false;
      const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!;
      const from = relative(SRC, file);
      return !(PACKAGE_HOMES[name] ?? []).some((home) => from === home || from.startsWith(`${home}/`));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('keeps Node, the clock, chance and waiting out of the pure folders', () => {
    const wrong = files.flatMap((file) => {
      if (!PURE.includes(roomOf(relative(SRC, file)))) return [];
      const code = withoutComments(readFileSync(file, 'utf8'));
      return [
        /from 'node:/,
        /\bDate\.now\b/,
        /\bnew Date\(\)/,
        /\bMath\.random\b/,
        /\bawait\b/,
        /\bprocess\./,
        /\bperformance\.now\b/,
      ]
        .filter((pattern) => pattern.test(code))
        .map((pattern) => `${relative(ROOT, file)} has ${pattern.source}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no barrel, and nothing inside imports src/index.ts', () => {
    const barrels = files.filter(
      (file) => /(^|\/)index\.tsx?$/.test(relative(SRC, file)) && relative(SRC, file) !== 'index.ts',
    );
    expect(barrels).toEqual([]);
    expect(
      imports.filter(({ file, to }) => to.startsWith('.') && targetOf(file, to) === join(SRC, 'index.ts')).map(show),
    ).toEqual([]);
  });

  it('has no import circle', () => {
    const graph = new Map<string, string[]>();
    for (const { file, to, typeOnly } of imports) {
      if (!to.startsWith('.') || typeOnly) continue;
      graph.set(file, [...(graph.get(file) ?? []), targetOf(file, to)]);
    }
    expect(circlesOf(graph)).toEqual([]);
  });

  it('has SQL only in the store', () => {
    const wrong = files.filter((file) => {
      const code = withoutComments(readFileSync(file, 'utf8'));
      return (
        roomOf(relative(SRC, file)) !== 'store' &&
        /\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+TABLE|DELETE\s+FROM)\s/.test(code)
      );
    });
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const code = withoutComments(readFileSync(file, 'utf8'));
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...code.matchAll(pattern)].map((match) => ({
    file,
    to: match[2] ?? match[3]!,
    typeOnly: match[1] !== undefined,
  }));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function targetOf(file: string, to: string): string {
  const base = resolve(dirname(file), to.replace(/\.js$/, ''));
  return [`${base}.ts`, `${base}.tsx`, base].find((path) => existsSync(path)) ?? base;
}

/** The first folder below `src`, or the file's name when it stands in `src` itself. */
function roomOf(path: string): string {
  const inside = path.startsWith(SRC) ? relative(SRC, path) : path;
  return inside.split('/')[0]!.replace(/\.tsx?$/, '');
}

function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].map((one) => relative(SRC, one)).join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}

function show({ file, to }: Import): string {
  return `${relative(ROOT, file)} imports ${to}`;
}
