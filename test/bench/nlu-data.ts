import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledText } from '../../src/cli/read-examples';

const DATA = process.env.KHIDMAT_DATA ?? join(__dirname, '..', '..', '..', 'shared', 'data');

/** Where the public data should be, if it is not there; null where it is. */
export function missingData(): string | null {
  return existsSync(join(DATA, 'clinc150', 'train.jsonl')) ? null : DATA;
}

export function read(file: string): LabelledText[] {
  return readFileSync(join(DATA, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; intent: string })
    .map(({ text, intent }) => ({ text, intent: intent === 'oos' ? null : intent }));
}

export function firstOfEach(texts: readonly LabelledText[], most: number): LabelledText[] {
  const counts = new Map<string | null, number>();
  return texts.filter(({ intent }) => {
    counts.set(intent, (counts.get(intent) ?? 0) + 1);
    return counts.get(intent)! <= most;
  });
}

/** One letter left out, added, changed or exchanged with the next, in every text over 12 characters; the same on every run. */
export function edited({ text, intent }: LabelledText, index: number): LabelledText {
  if (text.length <= 12) return { text, intent };
  const chance = (salt: number, below: number) => ((Math.imul(index * 4 + salt, 2654435761) >>> 7) % 1_000_003) % below;
  const at = chance(0, text.length - 1);
  const letter = String.fromCharCode(97 + chance(1, 26));
  const parts = [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
  ];
  return { text: parts[chance(2, 4)]!, intent };
}
