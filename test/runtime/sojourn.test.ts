import { Chains } from '../../src/runtime/chains';
import { Sojourn } from '../../src/runtime/sojourn';

let time = 0;
const fresh = () => {
  time = 0;
  return new Sojourn(1_000, () => time);
};

test('is not overloaded while somebody gets through in time, however long others wait', () => {
  const sojourn = fresh();
  for (let n = 0; n < 100; n++) {
    time += 100;
    sojourn.finished(5_000);
    if (n % 4 === 0) sojourn.finished(20);
    expect(sojourn.isOverloaded(100)).toBe(false);
  }
});

test('is overloaded once nobody got through in time for a window, and not any more once somebody does', () => {
  const sojourn = fresh();
  time += 400;
  sojourn.finished(1_200);
  expect(sojourn.isOverloaded(100)).toBe(false);
  time += 200;
  expect(sojourn.isOverloaded(100)).toBe(true);
  sojourn.finished(900);
  time += 100;
  expect(sojourn.isOverloaded(100)).toBe(true);
  time += 500;
  expect(sojourn.isOverloaded(100)).toBe(false);
});

test('is overloaded when nothing gets through at all', () => {
  const sojourn = fresh();
  expect(sojourn.isOverloaded(100)).toBe(false);
  time += 1_001;
  expect(sojourn.isOverloaded(100)).toBe(true);
});

test('with little under way it is well at once', () => {
  const sojourn = fresh();
  time += 600;
  sojourn.finished(4_000);
  expect(sojourn.isOverloaded(100)).toBe(true);
  expect(sojourn.isOverloaded(31)).toBe(false);
});

test('no more may be under way than is finished in half a second at its best, five hundred at least', () => {
  const sojourn = fresh();
  expect(sojourn.isOverloaded(499)).toBe(false);
  expect(sojourn.isOverloaded(500)).toBe(true);
  const work = (windows: number, turns: number) => {
    for (let window = 0; window < windows; window++) {
      for (let n = 0; n < turns; n++) sojourn.finished(20);
      time += 500;
      sojourn.isOverloaded(100);
    }
  };
  work(1, 1_500);
  expect(sojourn.isOverloaded(1_499)).toBe(false);
  expect(sojourn.isOverloaded(1_500)).toBe(true);
  // A slow moment is not yet a slow machine.
  work(1, 100);
  expect(sojourn.isOverloaded(1_300)).toBe(false);
  work(20, 100);
  expect(sojourn.isOverloaded(500)).toBe(true);
});

test('chains refuse what is bounded while they are overloaded, take the rest, and take all again once they are empty', async () => {
  const sojourn = fresh();
  const chains = new Chains({ each: 100, all: 5_000 }, sojourn);
  const finish: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => void finish.push(resolve));
  const stuck = Array.from({ length: 40 }, (_, n) => chains.run(`a${n}`, true, wait));
  time += 2_000;
  await expect(chains.run('c', true, async () => 'c')).rejects.toMatchObject({ code: 'OVERLOADED' });
  expect(await chains.run('d', false, async () => 'a timer')).toBe('a timer');
  for (const one of finish) one();
  await Promise.all(stuck);
  expect(await chains.run('c', true, async () => 'c')).toBe('c');
});

test('a customer who sends faster than one answer follows the other makes no server overloaded', async () => {
  let longest = 0;
  class Witness extends Sojourn {
    override finished(ms: number): void {
      longest = Math.max(longest, ms);
    }
  }
  const chains = new Chains({ each: 100, all: 5_000 }, new Witness());
  const one = () => new Promise<void>((resolve) => void setTimeout(resolve, 5));
  const all = Promise.all(Array.from({ length: 60 }, () => chains.run('a', true, one)));
  const began = performance.now();
  await all;
  expect(longest).toBeLessThan((performance.now() - began) / 2);
});
