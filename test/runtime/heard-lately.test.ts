import type { Understanding } from '../../src/domain/understanding';
import type { Content } from '../../src/flow/program';
import { HeardLately } from '../../src/runtime/heard-lately';

const NOON = Date.UTC(2026, 10, 23, 12, 0, 0);
const content = { bot: { name: 'Kirana' } } as Content;
const here = { now: NOON, language: 'en', content } as const;

/** Reads with a heard that counts how often it had to. */
function reader() {
  const heard = new HeardLately();
  let readings = 0;
  const read = (text: string, change: Partial<Parameters<HeardLately['understand']>[1]> = {}) =>
    heard.understand(text, { ...here, ...change }, () => {
      readings += 1;
      return { normalised: text, readings } as unknown as Understanding;
    });
  return { read, count: () => readings };
}

describe('what was heard lately', () => {
  test('is not read again within the minute', () => {
    const { read, count } = reader();
    const first = read('yes');
    expect(read('yes', { now: NOON + 59_999 })).toBe(first);
    expect(count()).toBe(1);
  });

  test('is read anew in the next minute, for the clock has gone on', () => {
    const { read, count } = reader();
    read('at 12.00');
    read('at 12.00', { now: NOON + 60_000 });
    expect(count()).toBe(2);
  });

  test('is read apart by language and by settings', () => {
    const { read, count } = reader();
    read('ya');
    read('ya', { language: 'id' });
    read('ya', { content: { bot: { name: 'Kirana' } } as Content });
    expect(count()).toBe(3);
    read('ya');
    expect(count()).toBe(3);
  });

  test('is not kept where it is long, nor without end', () => {
    const { read, count } = reader();
    const long = 'x'.repeat(65);
    read(long);
    read(long);
    expect(count()).toBe(2);
    for (let n = 0; n < 2_000; n += 1) read(`text ${n}`);
    const before = count();
    read('text 0');
    expect(count()).toBe(before + 1);
  });
});
