import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { KhidmatError } from '../errors';
import type { Command, Terminal } from './command';
import { modelineOf } from './editor-files';
import { readOptions } from './options';
import { writeEditorFiles } from './schema';

const usage = `Usage: khidmat init <folder> [--starter]

Makes a project of your own: flows, intents, an action in TypeScript, settings and a test. With --starter it begins with the whole
service desk of an online shop, its flows, intents and conversation tests, on the demo shop (docs/make-it-yours.md goes on from there).`;

export const initCommand: Command = {
  name: 'init',
  summary: 'Make a project of your own',
  usage,
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, usage, { starter: { type: 'boolean', default: false } });
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) {
      terminal.err(usage);
      return 2;
    }
    makeProject(resolve(terminal.cwd, name), { isStarter: values.starter, terminal });
    return 0;
  },
};

/** npm leaves out or reads these when it packs a package, so they carry other names in the template. */
const OTHER_NAMES: Readonly<Record<string, string>> = { gitignore: '.gitignore', npmrc: '.npmrc' };

/** What a project has in any case; the rest of its template is a small example, or the starter takes that place. */
const IN_EVERY_PROJECT = ['gitignore', 'npmrc', 'tsconfig.json'];
const STARTER = ['flows', 'intents', 'test/conversations'];

function makeProject(folder: string, { isStarter, terminal }: { isStarter: boolean; terminal: Terminal }): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new KhidmatError('FOLDER_NOT_EMPTY', `${folder} is not empty; name a new folder.`);
  }
  const own = ownPackage();
  const name =
    basename(folder)
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[._-]+/, '') || 'my-bot';
  const template = (of: string) => join(own.root, 'templates', of);
  if (isStarter) {
    copyFolder(template('project'), folder, { name, takes: (path) => IN_EVERY_PROJECT.includes(path) });
    copyFolder(template('starter'), folder, { name });
    const takes = (path: string) => !path.endsWith('.ts');
    for (const part of STARTER)
      copyFolder(join(own.root, part), join(folder, part), { name, takes, below: `${part}/` });
  } else copyFolder(template('project'), folder, { name });
  writeEditorFiles(folder);
  copyFileSync(join(own.root, '.env.example'), join(folder, '.env.example'));
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(packageOf(name, own, specOf(own, folder)), null, 2)}\n`,
  );
  const inside = relative(terminal.cwd, folder) || '.';
  const where = inside.startsWith('..') ? folder : inside;
  terminal.out(
    [
      `Made ${where}. Next:`,
      '',
      `  cd ${where}`,
      '  npm install',
      '  npm start',
      '',
      'README.md there says where to go on.',
    ].join('\n'),
  );
}

interface Copy {
  readonly name: string;
  /** Which files and folders, by their path in the project; all unless given. */
  readonly takes?: (path: string) => boolean;
  /** Where in the project it is: `flows/`. */
  readonly below?: string;
}

function copyFolder(from: string, to: string, { name, takes = () => true, below = '' }: Copy): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, OTHER_NAMES[entry.name] ?? entry.name);
    const path = `${below}${entry.name}`;
    if (!takes(path)) continue;
    if (entry.isDirectory()) copyFolder(source, target, { name, takes, below: `${path}/` });
    else writeFileSync(target, withModeline(path, readFileSync(source, 'utf8').replaceAll('{{ name }}', name)));
  }
}

/** So that whichever editor the author has completes and explains from the first minute on. */
function withModeline(path: string, text: string): string {
  const modeline = modelineOf(path);
  return modeline === null ? text : `${modeline}\n${text}`;
}

interface OwnPackage {
  readonly root: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly typescript: string;
}

function ownPackage(): OwnPackage {
  const root = join(__dirname, '..', '..');
  const { version, dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { root, version, devDependencies, typescript: dependencies.typescript };
}

/**
 * Where npm shall find Khidmat: the registry it came from, else a package file that goes into the project, so that
 * the project stands on its own.
 */
function specOf(own: OwnPackage, folder: string): string {
  const origin = originOf(own);
  if (origin === 'registry') return `^${own.version}`;
  const vendor = join(folder, 'vendor');
  const file = `khidmat-${own.version}.tgz`;
  mkdirSync(vendor, { recursive: true });
  if (origin === 'checkout') pack(own.root, vendor);
  else copyFileSync(origin, join(vendor, file));
  return `file:vendor/${file}`;
}

/** npm writes down beside the installed packages what came from a file. */
function originOf(own: OwnPackage): 'registry' | 'checkout' | string {
  const modules = dirname(own.root);
  if (basename(modules) !== 'node_modules') return 'checkout';
  const list = join(modules, '.package-lock.json');
  const resolved: unknown = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8')).packages?.['node_modules/khidmat']?.resolved
    : undefined;
  if (typeof resolved !== 'string' || !resolved.startsWith('file:')) return 'registry';
  const path = resolve(dirname(modules), resolved.slice('file:'.length));
  return existsSync(path) && statSync(path).isFile() ? path : 'registry';
}

function pack(root: string, into: string): void {
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', into];
  const result = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status === 0) return;
  throw new KhidmatError('PACK_FAILED', `npm pack failed in ${root}: ${result.stderr || result.error?.message}`);
}

function packageOf(name: string, own: OwnPackage, spec: string) {
  const { node, '@types/node': types } = own.devDependencies;
  return {
    name,
    version: '0.1.0',
    private: true,
    scripts: { start: 'khidmat serve', check: 'khidmat check', test: 'khidmat check && khidmat test' },
    dependencies: { khidmat: spec },
    devDependencies: { '@types/node': types, node, typescript: own.typescript },
  };
}
