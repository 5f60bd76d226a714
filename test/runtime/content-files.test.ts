import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashOf, readContentFiles } from '../../src/runtime/content-files';

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

test('refuses a folder without content', async () => {
  await expect(readContentFiles(dir)).rejects.toMatchObject({ code: 'CONTENT_NOT_FOUND' });
  await expect(readContentFiles(join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'CONTENT_NOT_FOUND' });
});

test('refuses a link out of the folder, and names it', async () => {
  await write('flows/a.yaml', 'a');
  await symlink('/etc/passwd', join(dir, 'flows/b.yaml'));
  await expect(readContentFiles(dir)).rejects.toMatchObject({
    code: 'CONTENT_LINK',
    message: expect.stringContaining('flows/b.yaml'),
  });
});

test('refuses a linked folder', async () => {
  await write('flows/a.yaml', 'a');
  await symlink('/etc', join(dir, 'flows/etc'));
  await expect(readContentFiles(dir)).rejects.toMatchObject({ code: 'CONTENT_LINK' });
});

test('refuses a file of 50 MB without reading it', async () => {
  await write('flows/a.yaml', new Uint8Array(50_000_000));
  await expect(readContentFiles(dir)).rejects.toMatchObject({
    code: 'CONTENT_TOO_LARGE',
    message: expect.stringContaining('flows/a.yaml'),
  });
});

test('refuses text that is not UTF-8', async () => {
  await write('flows/a.yaml', Buffer.from('flow: h\u00e9llo', 'latin1'));
  await expect(readContentFiles(dir)).rejects.toMatchObject({
    code: 'CONTENT_NOT_UTF8',
    message: expect.stringContaining('flows/a.yaml'),
  });
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
