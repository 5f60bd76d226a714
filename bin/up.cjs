#!/usr/bin/env node
/*
 * What `npm start`, `npm test` and their like run first: it brings what a fresh machine lacks (packages, a Node that
 * is new enough, the build), then starts the command. Plain JavaScript for old Nodes; nothing native is loaded here.
 */
'use strict';

const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const OLDEST_NODE = 22;
const [what = 'start', ...rest] = process.argv.slice(2);

const commands = {
  start: { built: true, args: ['bin/khidmat.cjs', 'serve', ...rest] },
  build: { built: true, args: null },
  test: { built: true, args: ['bin/run-tests.cjs', ...rest] },
  lint: { built: false, args: ['bin/run-tests.cjs', '--lint-only'] },
  pictures: { built: true, args: ['bin/make-pictures.cjs'] },
  bench: { built: true, args: ['bin/run-bench.cjs', ...rest] },
  soak: { built: true, args: ['bin/run-soak.cjs', ...rest] },
  fault: { built: true, args: ['bin/run-fault.cjs', ...rest] },
};

const command = commands[what];
if (command === undefined) {
  fail(`There is no '${what}' here; use one of ${Object.keys(commands).join(', ')}.`);
}
install();
const node = chooseNode();
if (command.built) build(node);
if (command.args !== null) run(node, command.args);

/** Packages are installed when a direct one is missing or of another version than the lock file says. */
function install() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const own = lock.packages[''];
  const names = Object.keys({ ...own.dependencies, ...own.devDependencies });
  const lacks = names.find((name) => installedVersion(name) !== lock.packages[`node_modules/${name}`].version);
  if (lacks === undefined) return;
  console.log('Installing packages (once, about a minute) ...');
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed');
}

function installedVersion(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** The Node that runs this, when it is new enough; else the one that comes as a package. */
function chooseNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return process.execPath;
  const own = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!fs.existsSync(own)) {
    console.log(`This is Node ${process.versions.node}; bringing a newer one ...`);
    npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], 'Node could not be brought');
  }
  if (!fs.existsSync(own)) {
    fail(`Khidmat needs Node ${OLDEST_NODE} or newer and this is ${process.versions.node}; install a newer Node.`);
  }
  return own;
}

function npm(args, complaint) {
  const script = process.env.npm_execpath;
  const isScript = script !== undefined && /\.c?js$/.test(script);
  const result = spawnSync(isScript ? process.execPath : 'npm', isScript ? [script, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !isScript && process.platform === 'win32',
  });
  if (result.status !== 0) fail(`${complaint} (npm ${args[0]} ended with ${result.status ?? result.signal}).`);
}

/** Built when a source is newer than the last build. */
function build(node) {
  const mark = path.join(root, 'dist', '.built');
  const sources = ['src', 'bin', 'package.json', 'tsconfig.json', 'package-lock.json'];
  if (fs.existsSync(mark) && sources.every((name) => newest(path.join(root, name)) <= fs.statSync(mark).mtimeMs))
    return;
  console.log('Building ...');
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const steps = [
    ['node_modules/typescript/bin/tsc', '-p', '.'],
    ['bin/build-web.cjs'],
    // The model of our own content, so that the first start need not learn it. Content with mistakes is for `serve` to tell of.
    ['bin/khidmat.cjs', 'train', '.', '--into', 'dist/models'],
  ];
  for (const args of steps) {
    const result = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
    if (result.status !== 0 && args[1] !== 'train') fail(`The build failed at ${args[0]}.`);
  }
  fs.writeFileSync(mark, '');
}

function newest(file) {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return fs.readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), stat.mtimeMs);
}

/** Runs the command and ends as it ends; signals are its to handle. */
function run(node, args) {
  const env = { ...process.env };
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathKey] = path.dirname(node) + path.delimiter + (env[pathKey] ?? '');
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  // Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone is handed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128 + (require('node:os').constants.signals[signal] ?? 1));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
