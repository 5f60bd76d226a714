import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readContentFile } from '../../src/runtime/content-file';
import { readContentFiles } from '../../src/runtime/content-files';
import { hashOf } from '../../src/runtime/content-hash';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khidmat-content-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), content);
}

test('reads the YAML of flows/ and intents/, in order, and nothing else', async () => {
  await write('intents/b.yaml', 'b');
  await write('flows/z.yml', 'z');
  await write('flows/orders/a.yaml', 'a');
  await write('flows/notes.md', 'no');
  await write('flows/.a.yaml.swp', 'no');
  await write('flows/.hidden.yaml', 'no');
  await write('other/c.yaml', 'no');
  expect(await readContentFiles(dir)).toEqual([
    { path: 'flows/orders/a.yaml', text: 'a' },
    { path: 'flows/z.yml', text: 'z' },
    { path: 'intents/b.yaml', text: 'b' },
  ]);
});

test('reads anew what was touched since, were it as long and as old as before', async () => {
  const dated = (path: string) => utimes(join(dir, path), 1_000_000, 1_000_000);
  for (const [path, text] of [
    ['flows/a.yaml', 'a'],
    ['flows/b.yaml', 'b'],
  ] as const) {
    await write(path, text);
    await dated(path);
  }
  // What was saved within three seconds is read again in any case.
  await setTimeout(3100);
  const [first, second] = await readContentFiles(dir);
  await write('flows/a.yaml', 'A');
  await dated('flows/a.yaml');
  const again = await readContentFiles(dir);
  expect([first?.text, again[0]?.text]).toEqual(['a', 'A']);
  expect(again[1]).toBe(second);
  await rm(join(dir, 'flows/b.yaml'));
  expect(await readContentFiles(dir)).toEqual([{ path: 'flows/a.yaml', text: 'A' }]);
});

test('refuses a folder without content', async () => {
  await expect(readContentFiles(dir)).rejects.toMatchObject({ code: 'CONTENT_NOT_FOUND' });
  await expect(readContentFiles(join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'CONTENT_NOT_FOUND' });
});

/** What is refused, with the place of the letter where there is one. */
async function refused(): Promise<readonly (readonly [string, string | undefined, number | undefined])[]> {
  const files = await readContentFiles(dir);
  return files.flatMap(({ path, refused: why }) => (why ? [[path, why.code, why.offset] as const] : []));
}

test('refuses a link out of the folder, and does not follow it', async () => {
  await write('flows/a.yaml', 'a');
  await symlink('/etc/passwd', join(dir, 'flows/b.yaml'));
  await symlink('/etc', join(dir, 'flows/etc'));
  expect(await refused()).toEqual([
    ['flows/b.yaml', 'CONTENT_LINK', undefined],
    ['flows/etc', 'CONTENT_LINK', undefined],
  ]);
});

test('refuses a folder, a pipe, a socket and a link to itself that have the name of a file, and waits for none of them', async () => {
  await write('flows/a.yaml', 'a');
  await write('flows/folder.yaml/b.yaml', 'b');
  execFileSync('mkfifo', [join(dir, 'flows/pipe.yaml')]);
  await symlink('loop.yaml', join(dir, 'flows/loop.yaml'));
  const server = createServer().listen(join(dir, 'flows/socket.yaml'));
  await once(server, 'listening');
  try {
    expect((await refused()).map(([path, code]) => `${path} ${code}`)).toEqual([
      'flows/folder.yaml CONTENT_NOT_A_FILE',
      'flows/loop.yaml CONTENT_LINK',
      'flows/pipe.yaml CONTENT_NOT_A_FILE',
      'flows/socket.yaml CONTENT_NOT_A_FILE',
    ]);
    // As it is when a pipe takes a file's place after the folder was listed.
    expect(await readContentFile(dir, 'flows/pipe.yaml')).toMatchObject({ refused: { code: 'CONTENT_NOT_A_FILE' } });
  } finally {
    server.close();
  }
});

test('passes over a file that is gone by the time it is read', async () => {
  await write('flows/a.yaml', 'a');
  expect(await readContentFile(dir, 'flows/gone.yaml')).toBeNull();
  expect(await readContentFile(dir, 'flows/a.yaml/gone.yaml')).toBeNull();
});

test('reads no more of one project than a house of 1,500 flows has, and names each file that it left', async () => {
  for (let file = 0; file < 12; file += 1) await write(`flows/${file + 10}.yaml`, ' '.repeat(1_000_000));
  const left = await refused();
  expect(left.map(([path]) => path)).toEqual([18, 19, 20, 21].map((name) => `flows/${name}.yaml`));
  expect(new Set(left.map(([, code]) => code))).toEqual(new Set(['CONTENT_TOO_LARGE']));
});

test('refuses a file of 50 MB without reading it', async () => {
  await write('flows/a.yaml', new Uint8Array(50_000_000));
  const before = process.memoryUsage().arrayBuffers;
  expect(await refused()).toEqual([['flows/a.yaml', 'CONTENT_TOO_LARGE', undefined]]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
});

test('refuses text that is not UTF-8, at the letter', async () => {
  await write('flows/a.yaml', Buffer.from('flow: h\u00e9llo', 'latin1'));
  expect(await refused()).toEqual([['flows/a.yaml', 'CONTENT_NOT_UTF8', 7]]);
});

test('refuses every file that it must, not only the first', async () => {
  await write('flows/a.yaml', new Uint8Array(2_000_000));
  await write('flows/b.yaml', Buffer.from('flow: h\u00e9llo', 'latin1'));
  await write('flows/c.yaml', 'c');
  await symlink('/etc/passwd', join(dir, 'intents.yaml'));
  await write('intents/d.yaml', new Uint8Array(2_000_000));
  expect((await refused()).map(([path]) => path)).toEqual(['flows/a.yaml', 'flows/b.yaml', 'intents/d.yaml']);
});

describe('the hash', () => {
  const files = [
    { path: 'flows/a.yaml', text: 'a' },
    { path: 'flows/b.yaml', text: 'b' },
  ];

  test('is the same for the same files in any order', () => {
    expect(hashOf(files)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf([...files].reverse())).toBe(hashOf(files));
  });

  test('is another for another text, path or cut between them', () => {
    const others = [
      [{ path: 'flows/a.yaml', text: 'a' }],
      [files[0]!, { path: 'flows/b.yaml', text: 'c' }],
      [files[0]!, { path: 'flows/c.yaml', text: 'b' }],
      [{ path: 'flows/a.yaml', text: 'a\nflows/b.yaml\nb' }],
    ];
    expect(new Set([files, ...others].map(hashOf)).size).toBe(5);
  });
});
