import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseNumbers } from '../../src/runtime/case-numbers';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';

let folder: string;
let store: Store;
let reserved: number[];
let isAway: boolean;
let numbers: CaseNumbers;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-numbers-'));
  const opened = await openSqliteStore({ folder });
  reserved = [];
  isAway = false;
  store = {
    ...opened,
    reserveNumbers(series, count) {
      if (isAway) return Promise.reject(new Error('away'));
      reserved.push(count);
      return opened.reserveNumbers(series, count);
    },
  };
  numbers = new CaseNumbers(store);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function takes(count: number): Promise<string[]> {
  const taken: string[] = [];
  for (let n = 0; n < count; n++) taken.push(await numbers.take());
  return taken;
}

test('numbers come in their order, each once, over many blocks', async () => {
  expect(await takes(300)).toEqual(Array.from({ length: 300 }, (_, n) => `K-${1001 + n}`));
});

test('what was brought back is taken next', async () => {
  const [first, second] = await takes(2);
  numbers.bringBack(first!);
  expect(await numbers.take()).toBe(first);
  expect(second).toBe('K-1002');
});

test('more are asked for before the last is gone, so that nobody waits', async () => {
  await takes(15);
  expect(reserved).toHaveLength(1);
  await takes(1);
  expect(reserved).toHaveLength(2);
});

test('a store that gives none fails only who finds none left', async () => {
  await takes(15);
  isAway = true;
  await expect(takes(5)).resolves.toHaveLength(5);
  await expect(numbers.take()).rejects.toThrow('away');
});
