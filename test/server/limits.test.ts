import { HttpError } from '../../src/channels/http';
import { createLimiter } from '../../src/server/limits';

let now = 0;
const limiter = (perSecond: number, burst: number) => createLimiter({ perSecond, burst }, () => now);

function refusal(take: () => void): HttpError | null {
  try {
    take();
    return null;
  } catch (error) {
    return error as HttpError;
  }
}

beforeEach(() => {
  now = 1_000;
});

describe('a limiter', () => {
  test('lets a burst through, then so many a second', () => {
    const { take } = limiter(2, 3);
    for (let i = 0; i < 3; i += 1) expect(refusal(() => take('a'))).toBeNull();
    expect(refusal(() => take('a'))).toBeInstanceOf(HttpError);
    now += 500;
    expect(refusal(() => take('a'))).toBeNull();
    expect(refusal(() => take('a'))?.status).toBe(429);
  });

  test('says in whole seconds when to try again', () => {
    const { take } = limiter(0.1, 1);
    take('a');
    expect(refusal(() => take('a'))?.headers).toEqual({ 'retry-after': '10' });
    now += 9_500;
    expect(refusal(() => take('a'))?.headers).toEqual({ 'retry-after': '1' });
  });

  test('holds nobody up for another, and saves up no more than a burst', () => {
    const { take } = limiter(1, 2);
    take('a');
    take('a');
    expect(refusal(() => take('b'))).toBeNull();
    now += 3_600_000;
    take('a');
    take('a');
    expect(refusal(() => take('a'))).not.toBeNull();
  });

  test('forgets those who have nothing to make up for', () => {
    const limit = limiter(1, 5);
    for (let i = 0; i < 20_000; i += 1) {
      limit.take(`passing ${i}`);
      now += 10;
    }
    // Each is quit a second later: a hundred are not.
    expect(limit.size).toBeLessThanOrEqual(1_100);
    for (let i = 0; i < 5; i += 1) limit.take('busy');
    for (let i = 0; i < 2_000; i += 1) limit.take(`new ${i}`);
    expect(refusal(() => limit.take('busy'))?.status).toBe(429);
  });

  test('remembers a hundred thousand keys at most, and the busy ones among them', () => {
    const { take } = limiter(1, 5);
    for (let i = 0; i < 99_999; i += 1) take(`quiet ${i}`);
    now += 60_000;
    for (let i = 0; i < 5; i += 1) take('busy');
    for (let i = 0; i < 50_000; i += 1) take(`new ${i}`);
    expect(refusal(() => take('busy'))).not.toBeNull();
  });
});
