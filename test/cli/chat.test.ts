import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chatCommand } from '../../src/cli/chat';
import { SMALL_BOT, writeFiles } from '../support/small-bot';
import { runWith } from './terminal-of';

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'khidmat-talk-'));
  before = leftBehind();
  writeFiles(dir, SMALL_BOT);
  writeFileSync(
    join(dir, 'project.js'),
    `exports.project = { actions: [{ name: 'orders.find', run: async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { id, status: 'shipped' };
    } }] };`,
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const chat = (input: string, args: readonly string[] = []) => runWith(chatCommand, args, input, dir);
const leftBehind = () => readdirSync(tmpdir()).filter((name) => name.startsWith('khidmat-chat-'));
let before: readonly string[];

describe('khidmat chat', () => {
  test('greets, answers each line in turn, and waits for what an action finds', async () => {
    const { status, out, err } = await chat('halo\npesanan saya sudah sampai mana\nKH-104232\n');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [greeting, ...rest] = out.split('\n');
    expect(greeting).toMatch(/^Kirana: Halo, saya Kirana/);
    expect(rest).toEqual([
      '> halo',
      'Kirana: Halo juga.',
      '> pesanan saya sudah sampai mana',
      'Kirana: Nomor pesanannya?',
      '> KH-104232',
      'Kirana: Statusnya shipped.',
    ]);
  });

  test('a number presses the button that stands under it', async () => {
    const { out } = await chat('siapa presiden sekarang\n');
    const shown = [...out.matchAll(/\[(\d)\] (.+)/g)];
    expect(shown.length).toBeGreaterThan(0);
    const person = shown.find(([, , title]) => title === 'Bicara dengan petugas')!;
    const after = (await chat(`siapa presiden sekarang\n${person[1]}\n`)).out.split(`> ${person[1]}\n`)[1];
    expect(after).toMatch(/Nomor kasus: K-\d+/);
  });

  test('tells the place in the queue after a handoff', async () => {
    const { out } = await chat('saya mau bicara dengan petugas\n');
    expect(out).toMatch(/antrean: 1/i);
  });

  test('--language chooses the language of the greeting', async () => {
    expect((await chat('', ['--language', 'en'])).out).toMatch(/I am Kirana/);
    expect((await chat('', ['-l', 'ms'])).out).toMatch(/pembantu maya/);
  });

  test('a language that it does not speak is refused with those it does', async () => {
    await expect(chat('', ['--language', 'fr'])).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('id, ms, en'),
    });
  });

  test('exit ends it before the lines behind', async () => {
    const { status, out } = await chat('halo\n\nexit\nhalo\n');
    expect(status).toBe(0);
    expect(out.match(/> halo/g)).toHaveLength(1);
  });

  test('a text that is too long is refused in a sentence, and the talk goes on', async () => {
    const { status, out, err } = await chat(`${'x'.repeat(8001)}\nhalo\n`);
    expect(status).toBe(0);
    expect(err).toMatch(/^TEXT_TOO_LONG {2}/);
    expect(out).toContain('Halo juga.');
  });

  test('mistakes in the content are shown, and nothing is left behind', async () => {
    const broken = join(dir, 'broken');
    mkdirSync(join(broken, 'flows'), { recursive: true });
    writeFiles(broken, SMALL_BOT);
    writeFileSync(join(broken, 'flows', 'wrong.yaml'), 'flow: wrong\nsteps: []\n');
    await expect(chat('', ['broken'])).rejects.toMatchObject({ code: 'CONTENT_BROKEN' });
    expect(leftBehind()).toEqual(before);
  });

  test('keeps what was learnt, and not what was said', () => {
    expect(readdirSync(join(dir, 'data'))).toEqual(['models']);
    expect(existsSync(join(dir, 'data', 'khidmat.db'))).toBe(false);
    expect(leftBehind()).toEqual(before);
  });
});
