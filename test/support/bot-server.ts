import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type RunningServer, startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import type { SourceFile } from '../../src/flow/diagnostic';
import { createLog } from '../../src/log';
import { webFolder } from './web-folder';

/** The whole server as `npm start` runs it, on a data folder and a port of its own. */
export interface BotServer {
  readonly url: string;
  readonly dataDir: string;
  readonly desk: DeskHand;
  /** Lets the server's clock run ahead. */
  pass(ms: number): void;
  /** What the server's clock says. */
  now(): number;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
  /** Again on the same folder and port. */
  start(): Promise<void>;
  /** Stops it for good and removes its data. */
  end(): Promise<void>;
}

/** An agent at work, by the desk's own calls. */
export interface DeskHand {
  /** Takes the case that waits longest; returns its number. */
  takeNext(): Promise<string>;
  answer(caseNumber: string, text: string): Promise<void>;
  resolve(caseNumber: string): Promise<void>;
}

/** `content`: the flows and intents, by their paths. */
export async function startBotServer(
  content: readonly SourceFile[],
  settings: { readonly [name: string]: string } = {},
): Promise<BotServer> {
  await webFolder();
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-bot-'));
  const contentDir = join(folder, 'content');
  for (const { path, text } of content) {
    mkdirSync(dirname(join(contentDir, path)), { recursive: true });
    writeFileSync(join(contentDir, path), text);
  }
  let said = '';
  let port = '0';
  let running: RunningServer | null = null;
  let ahead = 0;
  const now = () => Date.now() + ahead;

  const start = async () => {
    const config = readConfig(folder, {
      ...settings,
      PORT: port,
      DATA_DIR: 'data',
      CONTENT_DIR: 'content',
      WATCH: 'off',
    });
    const terminal = {
      out: (text: string) => {
        said += text;
      },
      err: (text: string) => {
        said += text;
      },
    };
    running = await startServer(config, {
      terminal,
      log: createLog({ level: 'silent' }),
      now,
    }).catch((error) => {
      throw new Error(`The server did not start: ${said}`, { cause: error });
    });
    port = new URL(running.url).port;
  };
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  await start();
  const url = `http://127.0.0.1:${port}`;
  const link = /\/desk#link=([^&\s]+)/.exec(said)?.[1] ?? '';
  return {
    url,
    dataDir: join(folder, 'data'),
    pass(ms) {
      ahead += ms;
    },
    now,
    desk: createDeskHand(url, link),
    start,
    stop,
    async end() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createDeskHand(url: string, link: string): DeskHand {
  let cookie = '';
  let presses = 0;

  async function press(path: string, body: object): Promise<{ number?: string }> {
    const response = await fetch(`${url}/desk/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`POST ${path} was answered ${response.status}: ${answer}`);
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return JSON.parse(answer || '{}');
  }
  const joinDesk = async () => {
    if (cookie !== '') return;
    const password = 'bukan-sandi-yang-mudah-7';
    const person = { name: 'Rina Wijaya', email: 'rina@kirana.example', password };
    await press('/join', { link, ...person });
  };
  const id = () => `press-${++presses}-${Math.random().toString(36).slice(2)}`;

  return {
    async takeNext() {
      await joinDesk();
      const { number } = await press('/take', { id: id() });
      if (number === undefined || number === null) throw new Error('Nobody waits.');
      return number;
    },
    async answer(caseNumber, text) {
      await press(`/cases/${caseNumber}/messages`, { id: id(), text });
    },
    async resolve(caseNumber) {
      await press(`/cases/${caseNumber}/resolve`, { id: id() });
    },
  };
}
