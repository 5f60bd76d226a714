import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runCommand } from '../src/cli/khidmat';
import { readConfig } from '../src/config';
import { keepingTerminal } from './support/terminal';

/** What can be known of the container and compose files, and of docs/operate.md, without running them. */
const ROOT = join(__dirname, '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const settings = new Set([...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!));

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
}
const compose = parse(read('compose.yaml'), { merge: true }) as {
  services: Readonly<Record<string, Service>>;
  volumes: Readonly<Record<string, unknown>>;
};
const bots = Object.entries(compose.services).filter(([name]) => name.startsWith('bot'));
const container = read('Containerfile').replaceAll('\\\n', ' ').split('\n');
const lines = (verb: string) =>
  container.filter((line) => line.startsWith(`${verb} `)).map((line) => line.slice(verb.length + 1));
const image = Object.fromEntries(lines('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('='))));

test('the container sets only settings that there are, to values that they may have', () => {
  const { NODE_ENV, ...own } = image;
  expect(NODE_ENV).toBe('production');
  expect(Object.keys(own).filter((name) => !settings.has(name))).toEqual([]);
  const config = readConfig('/nowhere', own);
  expect(config).toMatchObject({ host: '0.0.0.0', watch: false, metrics: { host: '0.0.0.0' } });
  expect(lines('EXPOSE')).toEqual([`${config.port} ${config.metrics!.port}`]);
  expect(lines('VOLUME')).toEqual([config.dataDir]);
});

test('the container copies what there is and starts a command that there is', async () => {
  const copied = lines('COPY').flatMap((line) => {
    const words = line.split(' ').filter((word) => !word.startsWith('--'));
    return words.slice(0, -1).map((path) => path.replace(/^\/app\//, ''));
  });
  const made = ['node_modules', 'dist'];
  expect(copied.filter((path) => !made.includes(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  const [program, file, command] = JSON.parse(lines('CMD').at(-1)!) as string[];
  expect([program, existsSync(join(ROOT, file!))]).toEqual(['node', true]);
  expect(await runCommand([command!, '--help'], keepingTerminal(ROOT).terminal)).toBe(0);
  const [health] = lines('HEALTHCHECK');
  expect(health).toContain(`:${image.PORT}/livez`);
  expect(read('src/server/health.ts')).toContain("'/livez'");
});

test('compose gives settings that there are, ports that the container listens on, and names only what it holds', () => {
  expect(bots.length).toBe(2);
  for (const [, bot] of bots) {
    expect(Object.keys(bot.environment!).filter((name) => !settings.has(name))).toEqual([]);
    expect(existsSync(join(ROOT, bot.build!.context, bot.build!.dockerfile))).toBe(true);
    expect(bot.ports!.map((port) => port.split(':').at(-1))).toEqual([image.PORT]);
    const { hostname, pathname } = new URL(bot.environment!.DATABASE_URL!.replace(/\$\{\w+\}/, 'x'));
    expect(compose.services[hostname]?.environment?.POSTGRES_DB).toBe(pathname.slice(1));
    for (const name of Object.keys(bot.depends_on!)) expect(compose.services).toHaveProperty(name);
  }
  const taken = bots.flatMap(([, { ports = [] }]) => ports.map((port) => port.replace(/:\d+$/, '')));
  expect(new Set(taken).size).toBe(taken.length);
  for (const { volumes = [] } of Object.values(compose.services))
    for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
});

test('docs/operate.md names every figure that the server tells, and no other', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(metrics|server)[\\/].*\.ts$/.test(file))
    .map((file) => read(join('src', file)))
    .join('\n');
  const NAME = /\b(?:khidmat|process|nodejs)_[a-z_]+[a-z]\b/g;
  const told = new Set(
    [...sources.matchAll(/(?:name: |gauge\()'((?:khidmat|process|nodejs)_[a-z_]+)'/g)].map(([, name]) => name!),
  );
  const described = new Set(read('docs/operate.md').match(NAME) ?? []);
  expect(told.size).toBeGreaterThan(20);
  expect([...told].filter((name) => !described.has(name))).toEqual([]);
  const parts = /_(bucket|sum|count)$/;
  expect([...described].filter((name) => !told.has(name) && !told.has(name.replace(parts, '')))).toEqual([]);
});

test('docs/operate.md names only commands, settings and benchmarks that there are', () => {
  const text = read('docs/operate.md');
  const commands = [...text.matchAll(/khidmat ([a-z][a-z-]+) ?/g)].map(([, name]) => name!);
  const known = read('src/cli/khidmat.ts');
  for (const name of new Set([...text.matchAll(/npx khidmat ([a-z-]+)/g)].map(([, one]) => one!)))
    expect(known).toMatch(new RegExp(`^  '?${name}'?: \\{`, 'm'));
  expect(commands.length).toBeGreaterThan(0);
  for (const name of new Set(text.match(/\b(?:LIMIT|METRICS)_[A-Z_]+\b/g))) expect(settings).toContain(name);
  for (const [, name] of text.matchAll(/npm run bench -- ([a-z-]+)/g))
    expect(existsSync(join(ROOT, 'test', 'bench', `${name}.bench.ts`))).toBe(true);
});
