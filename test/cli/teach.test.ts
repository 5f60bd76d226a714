import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Material } from '../../src/cli/project-model';
import { changeFor } from '../../src/cli/teach';
import type { Candidate } from '../../src/nlu/suggest';
import { changed, SMALL_BOT, writeFiles } from '../support/small-bot';

const folder = mkdtempSync(join(tmpdir(), 'khidmat-teach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const material = { folder, languages: ['id', 'ms', 'en'] } as unknown as Material;
const said = (text: string) => [{ text, language: 'id' }] as unknown as readonly Candidate[];
const make = (text: (before: string) => string) => {
  writeFiles(folder, SMALL_BOT);
  writeFiles(folder, changed('intents/order-status.yaml', text));
};

test.each([
  [
    'shares a list between languages',
    (text: string) => text.replace('  id: [', '  id: &all [').replace(/ {2}ms: .*/, '  ms: *all'),
  ],
  ['has a language twice', (text: string) => `${text}  id: [again]\n`],
  ['cannot be read at all', () => 'intent: order-status\nexamples: [where is it\n'],
])('a file that %s is left alone, and the fault says where it stands and how to mend it', async (_, text) => {
  make(text);
  const change = changeFor('order-status', said('paketku nyangkut'), material);
  await expect(change).rejects.toMatchObject({ code: 'CONTENT_BROKEN' });
  await expect(change).rejects.toThrow(/as it stands[\s\S]*intents\/order-status\.yaml:\d+:\d+ YAML_/);
});

test('what only these sentences would break is said to be theirs', async () => {
  make((text) => text);
  await expect(changeFor('order-status', said('halo'), material)).rejects.toThrow(/with these sentences/);
});
