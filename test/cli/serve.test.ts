import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/khidmat';
import { startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { hashOf } from '../../src/runtime/content-hash';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { DirectLineTalk } from '../support/direct-line-talk';
import { changed, eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { keepingTerminal } from '../support/terminal';
import { webFolder } from '../support/web-folder';

let folder: string;
beforeEach(async () => {
  await webFolder();
  folder = mkdtempSync(join(tmpdir(), 'khidmat-serve-'));
  writeFiles(folder, SMALL_BOT);
  writeFileSync(join(folder, 'project.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const project = {
  actions: [{ name: 'orders.find', run: async () => null }],
};

async function start(variables: Readonly<Record<string, string>> = {}) {
  const { server, said } = await startTelling(variables);
  return { server, said: said.join('\n') };
}

/** `said` goes on as long as the server does. */
async function startTelling(variables: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const terminal = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  const config = readConfig(folder, { PORT: '0', WATCH: 'off', ...variables });
  const server = await startServer(config, { project, terminal, log: createLog({ level: 'silent' }) });
  return { server, said };
}

describe('khidmat serve', () => {
  it('says where the chat and the desk are and how the first account is made', async () => {
    const { server, said } = await start();
    expect(said).toContain(`chat   ${server.url}/`);
    expect(said).toContain(`desk   ${server.url}/desk`);
    expect(said).toMatch(/first account[^\n]*\n +http:\/\/127\.0\.0\.1:\d+\/desk#link=\S{20,}/);
    await server.stop();
  });

  it('tells the desk’s web hook the address that it really listens on, whatever port it took', async () => {
    const bodies: string[] = [];
    const hook = createHttp((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        bodies.push(body);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(hook, 'listening');
    const { port } = hook.address() as { port: number };
    const { server } = await start({
      DESK_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
      DESK_WEBHOOK_SECRET: 'a secret of more than sixteen',
    });
    const visitor = await DirectLineTalk.begin(server, 'en');
    await visitor.say('I want to talk to a person');
    await eventually(async () => bodies.length > 0);
    expect(JSON.parse(bodies[0]!)).toMatchObject({ event: 'case.waiting', desk: `${server.url}/desk` });
    await server.stop();
    hook.close();
  });

  it('says in one sentence that its port is taken, and leaves the data folder free', async () => {
    const taken: Server = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    await expect(start({ PORT: String(port) })).rejects.toMatchObject({
      code: 'CANNOT_LISTEN',
      message: `Port ${port} on 127.0.0.1 cannot be used: something listens there already; set PORT or HOST to another.`,
    });
    taken.close();
    const { server } = await start({ PORT: String(port) });
    await server.stop();
  });

  it('takes no new connection from the moment at which it is told to stop', async () => {
    const { server } = await start();
    const stopping = server.stop();
    await expect(fetch(`${server.url}/livez`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await stopping;
  });

  it('has one grace for requests and for what they began, not one after the other', async () => {
    const longer = (text: string) => text.replace('timeout: 1s', 'timeout: 60s');
    writeFiles(folder, changed('flows/order-status.yaml', longer));
    let begun = () => {};
    const calling = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const never = { name: 'orders.find', run: () => new Promise<null>(() => begun()) };
    const config = readConfig(folder, { PORT: '0', WATCH: 'off' });
    const server = await startServer(config, {
      project: { actions: [never] },
      log: createLog({ level: 'silent' }),
    });
    const visitor = await DirectLineTalk.begin(server, 'en');
    await visitor.say('order status KH-104235');
    await calling;
    const half = connect(Number(new URL(server.url).port), '127.0.0.1');
    half.on('error', () => {});
    half.write('GET /livez HTTP/1.1\r\nhost: 127');
    await fetch(`${server.url}/livez`);
    const began = performance.now();
    await server.stop();
    // Two graces of eight seconds would be sixteen.
    expect(performance.now() - began).toBeLessThan(12_000);
  }, 60_000);

  it('refuses a second server on the same data folder', async () => {
    const { server } = await start();
    await expect(start()).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    await server.stop();
  });

  it('does not start on content with mistakes, and names them with their place', async () => {
    writeFileSync(
      join(folder, 'flows', 'broken.yaml'),
      'flow: broken\ntitle: { id: a, ms: a, en: a }\nsteps:\n  - sai: x\n',
    );
    await expect(start()).rejects.toMatchObject({ code: 'CONTENT_BROKEN' });
  });
});

describe('khidmat serve with WATCH=on', () => {
  it('after a restart goes on while a file is half saved, and takes the whole one up', async () => {
    const titleOf = async ({ url }: { url: string }) =>
      /"topics":.*?\]/.exec(await (await fetch(`${url}/`)).text())?.[0];
    const menu = changed('flows/_bot.yaml', (text) => text.replace('survey:', 'menu: [order-status]\nsurvey:'));
    writeFiles(folder, menu);
    const flow = menu.find(({ path }) => path === 'flows/order-status.yaml')!;
    const renamed = (title: string) => flow.text.replace('Cek pesanan', title);
    const first = (await start({ WATCH: 'on' })).server;
    writeFiles(folder, [{ ...flow, text: renamed('Cek satu') }]);
    await eventually(async () => (await titleOf(first))!.includes('Cek satu'));
    await first.stop();
    const { server, said } = await startTelling({ WATCH: 'on' });
    expect(await titleOf(server)).toContain('Cek satu');
    writeFiles(folder, [{ ...flow, text: renamed('Cek dua').slice(0, 300) }]);
    await eventually(async () => said.some((line) => line.includes('has mistakes; the last good version goes on')));
    expect(await titleOf(server)).toContain('Cek satu');
    writeFiles(folder, [{ ...flow, text: renamed('Cek dua') }]);
    await eventually(async () => (await titleOf(server))!.includes('Cek dua'));
    await server.stop();
  });
});

describe('khidmat serve with WATCH=off', () => {
  let running: Awaited<ReturnType<typeof start>>['server'] | null = null;
  const startOne = async () => {
    running = (await start()).server;
    return running;
  };
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  beforeEach(() => {
    const project = 'exports.project = { actions: [{ name: "orders.find", run: async () => null }] };';
    writeFileSync(join(folder, 'project.js'), project);
  });
  afterEach(stop);

  const publish = async (...args: string[]) => {
    const { terminal, out, err } = keepingTerminal(folder);
    const env = { WATCH: 'off' };
    const status = await runCommand(['publish', ...args], { ...terminal, env });
    return { status, said: [...out, ...err].join('\n') };
  };
  const greet = (words: string) => {
    const files = changed('flows/greeting.yaml', (text) => text.replace('Halo juga.', words));
    writeFiles(folder, files);
  };
  const published = async () => {
    const store = await openSqliteStore({ folder: join(folder, 'data'), readOnly: true });
    const found = await store.releases.readPublications(10);
    await store.close();
    return found;
  };
  const menuOf = async ({ url }: { url: string }) => (await fetch(`${url}/`)).text();

  it('publishes the folder at the very first start, and serves what was published at the next, whatever the folder holds', async () => {
    await startOne();
    await stop();
    expect(await published()).toMatchObject([{ number: 1, note: 'the first start', hash: hashOf(SMALL_BOT) }]);
    writeFileSync(join(folder, 'flows', 'greeting.yaml'), 'half a fi');
    await startOne();
    await stop();
    expect(await published()).toHaveLength(1);
    await expect(start({ WATCH: 'on' })).rejects.toMatchObject({ code: 'CONTENT_BROKEN' });
  });

  it('takes up what is published while it runs', async () => {
    const bot = (text: string) => text.replace('Halo, ms: Hai, en: Hello', 'Halo baru, ms: Hai, en: Hello');
    const server = await startOne();
    expect(await menuOf(server)).not.toContain('Halo baru');
    writeFiles(folder, changed('flows/_bot.yaml', bot));
    const { status, said } = await publish('--note', 'new words');
    expect(status).toBe(0);
    expect(said).toContain('is in force (publication 2).\nThe server that runs serves it.');
    await eventually(async () => (await menuOf(server)).includes('Halo baru'));
    const { terminal, out } = keepingTerminal(folder);
    expect(await runCommand(['releases'], { ...terminal, env: {} })).toBe(0);
    const [newest] = await published();
    expect(out.join('')).toContain(`The server that runs serves ${newest!.hash.slice(0, 12)}.`);
    await stop();
    const after = keepingTerminal(folder);
    await runCommand(['releases'], { ...after.terminal, env: {} });
    expect(after.out.join('')).toContain('No server runs on this data now.');
  });

  it('is told by publish what a server that serves the folder makes of it, whatever the command itself is set to', async () => {
    running = (await start({ WATCH: 'on' })).server;
    await publish();
    greet('Halo di map.');
    const { said } = await publish();
    expect(said).toContain(
      `A server runs with WATCH=on: it serves ${folder} as it is saved there, and not what was published.`,
    );
    expect(said).not.toContain('The server that runs');
    await stop();
  });

  it('does not start on what was published where this version cannot read it, and says the next move', async () => {
    await startOne();
    await stop();
    const files = SMALL_BOT.map(({ path, text }) => ({ path, text: text.replace('- say:', '- sagen:') }));
    const store = await openSqliteStore({ folder: join(folder, 'data') });
    await store.releases.saveRelease({ hash: hashOf(files), at: 0, files });
    await store.releases.appendPublication({ number: 2, hash: hashOf(files), at: 0, note: 'of another version' });
    await store.close();
    await expect(start()).rejects.toMatchObject({
      code: 'RELEASE_BROKEN',
      message: expect.stringContaining("publish it with 'khidmat publish'"),
    });
    greet('Halo lagi.');
    const mended = await publish();
    expect(mended.said).toContain('the release in force cannot be read by this version');
    await startOne();
    await stop();
  });
});
