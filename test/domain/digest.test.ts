import { createHash } from 'node:crypto';
import { digestOf } from '../../src/domain/digest';

test('a digest is the beginning of the SHA-256 that the machine reckons, for texts of every length about a block', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'aé漢🙂'.repeat(60).slice(0, length);
    const known = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    expect([length, digestOf(text)]).toEqual([length, known]);
  }
});
