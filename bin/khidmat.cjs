#!/usr/bin/env node
/* `khidmat <command>`: checks the Node first, in words, because a native module on an old one ends without any. */
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const OLDEST_NODE = 22;
const root = path.join(__dirname, '..');
const args = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  again(newerNode(), [__filename, ...args]);
} else {
  const main = path.join(root, 'dist', 'cli', 'khidmat.js');
  if (!fs.existsSync(main)) buildCheckout();
  // What V8 made of the code is kept beside it, so that each start but the first is a third shorter.
  require('node:module').enableCompileCache?.(path.join(root, 'dist', '.compiled'));
  require(main).main(args);
}

/** The Node that came as a package, of the project one stands in or of this package. */
function newerNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const folder of [process.cwd(), root]) {
    const own = path.join(folder, 'node_modules', 'node');
    if (!fs.existsSync(path.join(own, 'package.json'))) continue;
    const binary = path.join(own, 'bin', name);
    // The package fetches its binary in an install script, and these are switched off.
    if (!fs.existsSync(binary))
      spawnSync('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], {
        cwd: folder,
        stdio: ['ignore', 2, 2],
        shell: true,
      });
    if (fs.existsSync(binary)) return binary;
  }
  console.error(
    `Khidmat needs Node ${OLDEST_NODE} or newer and this is ${process.versions.node}; install a newer Node, or bring one as a package with: npm install node@24`,
  );
  return process.exit(1);
}

function buildCheckout() {
  if (!fs.existsSync(path.join(root, 'src'))) {
    console.error(`${path.join(root, 'dist')} is missing; install the package again.`);
    process.exit(1);
  }
  const up = path.join(root, 'bin', 'up.cjs');
  const result = spawnSync(process.execPath, [up, 'build'], { stdio: ['ignore', 2, 2] });
  if (result.status !== 0) process.exit(1);
}

/** Ends as the other one ends. Ctrl-C reaches it by itself (same terminal); a signal sent to this process alone is handed on. */
function again(node, args) {
  const child = require('node:child_process').spawn(node, args, { stdio: 'inherit' });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128 + (require('node:os').constants.signals[signal] ?? 1));
  });
}

/** Loaded where it is needed: as a rule it is not, and it takes 2 MB. */
function spawnSync(...call) {
  return require('node:child_process').spawnSync(...call);
}
