import { intArray, textArray } from '../../src/store/postgres/binary-array';
import { BindMessage } from '../../src/store/postgres/bind-message';

/** What an array holds, read as the protocol has it: 20 bytes of head, then each element's length and bytes. */
function elementsOf(array: Buffer): (Buffer | null)[] {
  const elements: (Buffer | null)[] = [];
  for (let at = 20; at < array.length; ) {
    const length = array.readInt32BE(at);
    at += 4;
    elements.push(length < 0 ? null : array.subarray(at, at + length));
    at += Math.max(0, length);
  }
  return elements;
}

test('whole numbers go over as they are, from the least to the largest', () => {
  const numbers = [
    0,
    1,
    -1,
    -5,
    2 ** 31,
    2 ** 32 - 1,
    2 ** 32,
    -(2 ** 31),
    -(2 ** 40) - 3,
    Number.MAX_SAFE_INTEGER,
    null,
  ];
  const read = elementsOf(intArray(numbers)).map((bytes) => (bytes === null ? null : Number(bytes.readBigInt64BE())));
  expect(read).toEqual(numbers);
});

test('texts go over as UTF-8, however long they are', () => {
  const texts = ['', 'ya', 'sudah 👍 – “oke”', 'é'.repeat(5_000), null, 'x'.repeat(100_000)];
  const read = elementsOf(textArray(texts)).map((bytes) => bytes?.toString('utf8') ?? null);
  expect(read).toEqual(texts);
});

test('a message that is used again holds nothing of the one before', () => {
  const message = new BindMessage();
  const write = (texts: readonly string[], numbers: readonly number[]) => {
    message.begin('it');
    message.texts(texts, (text) => text);
    message.ints(numbers, (number) => number);
    return Buffer.from(message.end());
  };
  const first = write(['a'], [1]);
  write(['long '.repeat(50_000), 'b'], [2, 3]);
  expect(write(['a'], [1])).toEqual(first);
  // Its own length, without what follows it.
  const length = first.readInt32BE(1);
  expect(first.subarray(1 + length, 2 + length).toString()).toBe('D');
});
