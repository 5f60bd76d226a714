import { connect } from 'node:net';
import { createLog } from '../../src/log';
import { createHttpServer } from '../../src/server/http';
import { createShedder, retryAfterSeconds } from '../../src/server/shedder';

/** An event loop in the test's hand: rounds begin when it says so. */
function rounds() {
  let time = 0;
  let begin = () => {};
  const clock = {
    now: () => time,
    nextRound: (next: () => void) => {
      begin = next;
    },
  };
  return {
    shedder: createShedder(100, clock),
    pass: (ms: number) => {
      time += ms;
    },
    next: () => begin(),
  };
}

const CHAT = '/v3/directline/conversations/x/activities';

test('admits while a round is short, however many come', () => {
  const { shedder, pass } = rounds();
  const admitted = Array.from({ length: 1_000 }, () => {
    pass(0.09);
    return shedder.admits(CHAT);
  });
  expect(admitted.every((one) => one)).toBe(true);
});

test('sheds what comes late in a long round, and admits again in the next', () => {
  const { shedder, pass, next } = rounds();
  const inOneRound = () =>
    Array.from({ length: 300 }, () => {
      const admitted = shedder.admits(CHAT);
      pass(admitted ? 1 : 0.25);
      return admitted;
    });
  for (let round = 0; round < 3; round++) {
    const admitted = inOneRound();
    expect(admitted.indexOf(false)).toBe(101);
    expect(admitted.slice(101).some((one) => one)).toBe(false);
    next();
  }
});

test('one slow request is no overload: sixteen are handled in every round', () => {
  const { shedder, pass } = rounds();
  shedder.admits(CHAT);
  pass(5_000);
  expect(Array.from({ length: 16 }, () => shedder.admits(CHAT))).toEqual([...Array(15).fill(true), false]);
});

test('never sheds the desk, the checks of health, or a channel that does not come again', () => {
  const { shedder, pass } = rounds();
  for (let n = 0; n < 20; n++) shedder.admits(CHAT);
  pass(1_000);
  expect(shedder.admits(CHAT)).toBe(false);
  for (const path of ['/desk/api/take', '/livez', '/readyz', '/api/messages']) expect(shedder.admits(path)).toBe(true);
});

test('what would begin a turn is shed while these are too many; who looks, and the desk, are not', () => {
  let isFull = true;
  const shedder = createShedder(undefined, undefined, () => isFull);
  expect(shedder.admits(CHAT, 'POST')).toBe(false);
  expect(shedder.admits(CHAT, 'GET')).toBe(true);
  expect(shedder.admits('/desk/api/take', 'POST')).toBe(true);
  isFull = false;
  expect(shedder.admits(CHAT, 'POST')).toBe(true);
});

test('tells the refused to come back at different times', () => {
  expect([0, 0.3, 0.6, 0.99].map((chance) => retryAfterSeconds(() => chance))).toEqual([1, 2, 3, 4]);
});

test('a server with more to do than it can sheds with 503 and Retry-After, tells of each, and serves all again afterwards', async () => {
  const refused: string[] = [];
  const http = createHttpServer({
    log: createLog({ level: 'silent' }),
    refused: (status, code) => void refused.push(`${status} ${code}`),
  });
  http.route('POST', '/v3/directline/slow', () => {
    const until = performance.now() + 20;
    while (performance.now() < until);
    return { status: 200, body: {} };
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  try {
    const ask = () => fetch(`${url}/v3/directline/slow`, { method: 'POST', body: '{}' });
    // Connections that stand already: new ones are taken one a round.
    const together = <T>(what: () => Promise<T>) => Promise.all(Array.from({ length: 150 }, what));
    await together(async () => (await fetch(`${url}/none`)).arrayBuffer());
    const answers = await together(ask);
    const shed = answers.filter(({ status }) => status !== 200);
    expect(shed.length).toBeGreaterThan(0);
    expect(answers.length - shed.length).toBeGreaterThanOrEqual(16);
    for (const answer of shed) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(await answer.json()).toMatchObject({ error: { code: 'Shed' } });
    }
    expect(refused).toEqual(shed.map(() => '503 Shed'));
    expect((await ask()).status).toBe(200);
  } finally {
    await http.close({ graceMs: 1_000 });
  }
});

test('who is refused is told to close, is not listened to any more, and is cut off after a while', async () => {
  const http = createHttpServer({ log: createLog({ level: 'silent' }) });
  let begun = 0;
  http.route('POST', '/v3/directline/slow', () => {
    begun += 1;
    const until = performance.now() + 20;
    while (performance.now() < until);
    return { status: 200, body: {} };
  });
  const url = new URL(await http.listen({ port: 0, host: '127.0.0.1' }));
  const lines = Array.from({ length: 150 }, () => new Line(Number(url.port)));
  try {
    await Promise.all(lines.map((line) => line.asks('GET /none')));
    await Promise.all(lines.map((line) => line.asks('POST /v3/directline/slow')));
    const shed = lines.filter(({ said }) => said.includes(' 503 '));
    expect(shed.length).toBeGreaterThan(0);
    expect(begun).toBe(lines.length - shed.length);
    for (const line of shed) {
      expect(line.said.toLowerCase()).toContain('connection: close');
      line.send('POST /v3/directline/slow');
    }
    const before = shed.map(({ said }) => said);
    await Promise.all(shed.map(({ closed }) => closed));
    expect(shed.map(({ said }) => said)).toEqual(before);
    expect(begun).toBe(lines.length - shed.length);
  } finally {
    for (const line of lines) line.end();
    await http.close({ graceMs: 1_000 });
  }
});

/** A connection that does as it likes. */
class Line {
  said = '';
  readonly closed: Promise<unknown>;
  private readonly socket;
  private heard = () => {};

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1' }).setEncoding('latin1');
    this.socket.on('data', (text) => {
      this.said += String(text);
      this.heard();
    });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
  }

  send(what: string): void {
    this.socket.write(`${what} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`);
  }

  /** Resolves with the first bytes of the answer. */
  asks(what: string): Promise<void> {
    this.said = '';
    this.send(what);
    return new Promise((resolve) => {
      this.heard = resolve;
    });
  }

  end(): void {
    this.socket.destroy();
  }
}
