import { type ActionParts, createAbandonment, createActionRunner } from '../../src/runtime/run-action';
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

test('a call that nobody begins again is told to its flow under an id of its own, so that its true result is still news', async () => {
  const happened: Happening[] = [];
  const parts: ActionParts = {
    actions: [{ name: 'orders.find', run: async () => ({ id: 'KH-104233' }) }],
    read: async () => null,
    takeTurn: async (_conversation, happening) => {
      happened.push(happening);
      return { turn: 1, seq: null, refused: null };
    },
    now: Date.now,
    random: () => 0.5,
  };
  const call = { kind: 'call', callId: 'c1.1', action: 'orders.find', input: {}, timeoutMs: 1_000, attempts: 1 };
  const entry = { id: 'c1.1', conversation: 'web:1', attempts: 1, fence: 1, payload: { kind: 'action', call } };
  await createAbandonment(parts)({ ...entry, lost: 5 } as unknown as OutboxEntry);
  // Sent again at the desk.
  await createActionRunner(parts)({ ...entry, lost: 0, fence: 9 } as unknown as OutboxEntry);
  expect(happened).toMatchObject([
    { id: 'abandoned:c1.1', body: { result: { ok: false, code: 'ACTION_ABANDONED' } } },
    { id: 'result:c1.1', fence: 9, body: { result: { ok: true, value: { id: 'KH-104233' } } } },
  ]);
});
