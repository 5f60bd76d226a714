import { createActionRunner } from '../../src/runtime/run-action';
import type { Happening } from '../../src/runtime/turn';
import type { OutboxEntry } from '../../src/store/store';

const TEN_MINUTES = 600_000;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A call of an action that never answers, with the longest time-out that a flow may give. */
function hangingCall() {
  const happened: Happening[] = [];
  let isAborted = false;
  const run = createActionRunner({
    actions: [
      {
        name: 'orders.find',
        run: (_input, { signal }) =>
          new Promise(() => {
            signal.addEventListener('abort', () => {
              isAborted = true;
            });
          }),
      },
    ],
    read: async () => null,
    takeTurn: async (_conversation, happening) => {
      happened.push(happening);
      return { turn: 1, seq: null, refused: null };
    },
    now: Date.now,
    random: () => 0.5,
  });
  const call = { kind: 'call', callId: 'c1.1', action: 'orders.find', input: {}, timeoutMs: TEN_MINUTES, attempts: 1 };
  const entry = {
    id: 'c1.1',
    conversation: 'web:1',
    attempts: 1,
    lost: 0,
    fence: 1,
    payload: { kind: 'action', call },
  };
  void run(entry as unknown as OutboxEntry);
  return { happened, isAborted: () => isAborted };
}

test("a flow's time-out holds to the last second, up to the ten minutes that it may have", async () => {
  const { happened, isAborted } = hangingCall();
  await jest.advanceTimersByTimeAsync(TEN_MINUTES - 1);
  expect(happened).toEqual([]);
  expect(isAborted()).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(isAborted()).toBe(true);
  expect(happened).toMatchObject([{ body: { result: { ok: false, code: 'ACTION_TIMEOUT' } } }]);
});
