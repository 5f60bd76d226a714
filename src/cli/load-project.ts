import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { KhidmatError, reasonOf } from '../errors';
import type { Project } from '../project';

/**
 * Loads `project.ts` (or `project.js`) of a folder: what its developers add in TypeScript. An empty project when there is
 * none. Throws PROJECT_BROKEN with the file when it does not load or exports no `project`.
 */
export function loadProject(folder: string): Project {
  const file = ['project.ts', 'project.js'].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return {};
  if (file.endsWith('.ts')) registerTypeScript();
  let loaded: { project?: Project };
  try {
    loaded = require(file);
  } catch (error) {
    throw new KhidmatError('PROJECT_BROKEN', `${file} does not load: ${reasonOf(error)}`, { cause: error });
  }
  if (typeof loaded.project !== 'object' || loaded.project === null) {
    throw new KhidmatError(
      'PROJECT_BROKEN',
      `${file} exports no 'project'; write: export const project = defineProject({ … });`,
    );
  }
  return loaded.project;
}

/** What was loaded of a folder is loaded anew next time: somebody is working on it. */
export function forgetProject(folder: string): void {
  const own = join(__dirname, '..');
  for (const file of Object.keys(require.cache)) {
    const isTheirs = isBelow(folder, file) && !isBelow(own, file) && !file.split(sep).includes('node_modules');
    if (isTheirs) delete require.cache[file];
  }
}

function isBelow(folder: string, file: string): boolean {
  return !relative(folder, file).startsWith('..');
}

/** `require` reads `.ts` too, unless ts-node has taught it that before us. */
function registerTypeScript(): void {
  if (REGISTERED in process) return;
  // Without a file of TypeScript, what translates it is not loaded either.
  const { readTypeScript } = require('./read-typescript') as typeof import('./read-typescript');
  require.extensions['.ts'] = (module, file) => {
    (module as Compiling)._compile(readTypeScript(file), file);
  };
}

/** Where ts-node says that it is at work. */
const REGISTERED = Symbol.for('ts-node.register.instance');

interface Compiling extends NodeJS.Module {
  _compile(code: string, file: string): void;
}
