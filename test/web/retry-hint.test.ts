import { createLog } from '../../src/log';
import { createHttpServer } from '../../src/server/http';
import { createConnection } from '../../src/web/chat/connection';
import type { Credential } from '../../src/web/chat/credential';
import type { DirectLine } from '../../src/web/chat/direct-line';
import { openStream } from '../../src/web/chat/stream';
import { retryHintOf } from '../../src/web/shared/retry-hint';
import { eventually } from '../support/small-bot';

const log = createLog({ level: 'error', write: () => {} });

async function serverWithStream(taken: () => void) {
  const server = createHttpServer({ log });
  server.onUpgrade('/stream', () => () => taken());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url: url.replace('http', 'ws'), origin: url, close: () => server.close({ graceMs: 1_000 }) };
}

test('a server that restarts tells each page when to come back', async () => {
  let opened = 0;
  const server = await serverWithStream(() => {
    opened += 1;
  });
  const ends = Array.from(
    { length: 5 },
    () =>
      new Promise<[boolean, number | null]>((resolve) => {
        const events = { onOpen: () => {}, onActivities: () => {} };
        openStream(`${server.url}/stream`, { ...events, onEnd: (worked, hint) => resolve([worked, hint]) });
      }),
  );
  await eventually(async () => opened === 5);
  await server.close();
  const hints = await Promise.all(ends);
  expect(hints).toEqual(Array.from({ length: 5 }, () => [true, expect.any(Number)]));
  // Not all at one moment.
  expect(new Set(hints.map(([, hint]) => hint)).size).toBeGreaterThan(1);
  for (const [, hint] of hints) expect(hint).toBeGreaterThanOrEqual(500);
});

test.each([
  ['restarting; retry-after-ms=4200', 4200],
  ['retry-after-ms=0', 0],
  ['retry-after-ms=999999999', 60_000],
  ['retry-after-ms=-5', null],
  ['retry-after-ms=soon', null],
  ['restarting', null],
  ['', null],
])('a close frame that says %j', (reason, hint) => {
  expect(retryHintOf(reason)).toBe(hint);
});

describe('the chat window', () => {
  const kept = new Map<string, unknown>();
  const globals: Record<string, unknown> = globalThis as never;
  beforeEach(() => {
    const nothing = () => {};
    const page = {
      ...{ addEventListener: nothing, removeEventListener: nothing, location: { origin: 'http://127.0.0.1' } },
      document: { hidden: false, addEventListener: nothing, removeEventListener: nothing },
      WebSocket: ClosingSocket,
    };
    for (const [name, value] of Object.entries(page)) {
      kept.set(name, globals[name]);
      globals[name] = value;
    }
    Object.defineProperty(globalThis.navigator, 'onLine', { value: true, configurable: true });
  });
  afterEach(() => {
    for (const [name, value] of kept) globals[name] = value;
  });

  test('comes back when it was asked to, not sooner; and at once for a customer who speaks', async () => {
    const asked: number[] = [];
    const api = {
      activities: async () => ({ activities: [] }),
      reopen: async () => {
        asked.push(performance.now());
        ClosingSocket.reason = `restarting; retry-after-ms=${asked.length === 1 ? 2_500 : 60_000}`;
        return { streamUrl: 'ws://127.0.0.1/stream' };
      },
    } as unknown as DirectLine;
    const held = { conversationId: 'one' };
    const credential = { held, obtain: async () => held, renewInTime: async () => {}, keep: () => {} };
    const nothing = () => {};
    const events = {
      ...{ onPhase: nothing, onActivities: nothing, onCaughtUp: nothing, onExpired: nothing, onMoved: nothing },
    };
    const connection = createConnection(api, credential as unknown as Credential, () => 'id', events);
    connection.start();
    await eventually(async () => asked.length === 2);
    // Without the hint it would be back after a second at most.
    expect(asked[1]! - asked[0]!).toBeGreaterThan(2_400);
    await eventually(async () => {
      connection.nudge();
      return asked.length === 3;
    });
    connection.stop();
  });
});

/** Opens, and is closed by a server that restarts. */
class ClosingSocket {
  static reason = '';
  onopen: () => void = () => {};
  onclose: (event: { reason: string }) => void = () => {};
  constructor() {
    setTimeout(() => this.onopen());
    setTimeout(() => this.onclose({ reason: ClosingSocket.reason }), 5);
  }
  close(): void {}
  send(): void {}
}
