import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { SMALL_BOT, writeFiles } from '../support/small-bot';
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
  const said: string[] = [];
  const terminal = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  const config = readConfig(folder, { PORT: '0', WATCH: 'off', ...variables });
  const server = await startServer(config, { project, terminal, log: createLog({ level: 'silent' }) });
  return { server, said: said.join('\n') };
}

describe('khidmat serve', () => {
  it('says where the chat and the desk are and how the first account is made', async () => {
    const { server, said } = await start();
    expect(said).toContain(`chat   ${server.url}/`);
    expect(said).toContain(`desk   ${server.url}/desk`);
    expect(said).toMatch(/first account[^\n]*\n +http:\/\/127\.0\.0\.1:\d+\/desk#link=\S{20,}/);
    await server.stop();
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
