import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type RunningServer, startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { webFolder } from './web-folder';

const TEMPLATE = join(__dirname, '../../templates/project');

/** The whole server, on SQLite in a folder of its own, with two small flows; stopped and started again on its port. */
export class RunningBot {
  private readonly folder = mkdtempSync(join(tmpdir(), 'khidmat-running-'));
  private server: RunningServer | null = null;
  url = '';

  constructor(private readonly variables: { readonly [name: string]: string } = {}) {
    for (const path of ['flows/_bot.yaml', 'flows/greeting.yaml', 'flows/opening-hours.yaml']) this.copy(path);
    for (const name of ['greeting', 'opening-hours', '_out-of-scope']) this.copy(`intents/${name}.yaml`);
  }

  async start(): Promise<this> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const config = readConfig(this.folder, {
      PORT: port,
      DATA_DIR: join(this.folder, 'data'),
      CONTENT_DIR: this.folder,
      WATCH: 'off',
      LOG_LEVEL: 'silent',
      ...this.variables,
    });
    await webFolder();
    const said: string[] = [];
    const tell = (text: string) => void said.push(text);
    try {
      this.server = await startServer(config, { terminal: { out: tell, err: tell } });
    } catch (error) {
      throw new Error(`The bot does not start: ${said.join('\n')}`, { cause: error });
    }
    this.url = this.server.url;
    return this;
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    this.server = null;
  }

  async destroy(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private copy(path: string): void {
    const text = readFileSync(join(TEMPLATE, path), 'utf8').replace(/^menu: .*$/m, 'menu: [opening-hours]');
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }
}
