import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, type Socket } from 'node:net';
import { createLog } from '../../src/log';
import { Door } from '../../src/server/door';
import { createHttpServer } from '../../src/server/http';
import { retryAfterSeconds } from '../../src/server/retry-after';

/** An event loop in the test's hand: a round ends when it says so, and everything takes as long as it says. */
function loop(isFull: () => boolean = () => false) {
  let time = 0;
  let next: (() => void)[] = [];
  const soon: (() => void)[] = [];
  const timers: { readonly due: number; readonly run: () => void }[] = [];
  const door = new Door(isFull, {
    now: () => time,
    soon: (one) => void soon.push(one),
    nextRound: (one) => void next.push(one),
    later: (run, ms) => void timers.push({ due: time + ms, run }),
  });
  const told: string[] = [];
  const visit = (name: string, { ms = 1, isTurn = true, isGone = false } = {}) => ({
    isTurn,
    begin: () => {
      told.push(name);
      time += ms;
    },
    refuse: () => void told.push(`not ${name}`),
    isGone: () => isGone,
  });
  const round = () => {
    const now = next;
    next = [];
    for (const run of now) goThrough(run);
    const due = timers.filter((one) => one.due <= time);
    for (const one of due) timers.splice(timers.indexOf(one), 1);
    for (const one of due) goThrough(one.run);
  };
  const goThrough = (run: () => void) => {
    run();
    for (let one = soon.shift(); one !== undefined; one = soon.shift()) one();
  };
  return {
    door,
    told,
    visit,
    round,
    pass: (ms: number) => {
      time += ms;
    },
    rounds: () => {
      for (let n = 0; n < 10_000 && door.length > 0; n += 1) {
        round();
        if (next.length === 0) time += 1;
      }
    },
  };
}

const names = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `${from + n}`);

test('lets in at once while none waits', () => {
  const { door, told, visit, round } = loop();
  for (const name of names(50)) {
    door.come(visit(name));
    round();
  }
  expect(told).toEqual(names(50));
  expect(door.length).toBe(0);
});

test('after a few milliseconds of work in a round the loop goes round, and the others are let in in their order', () => {
  const { door, told, visit, round, rounds } = loop();
  for (const name of names(100)) door.come(visit(name));
  const atOnce = told.length;
  expect(atOnce).toBeLessThan(10);
  round();
  expect(told.length).toBeGreaterThan(atOnce);
  expect(told.length).toBeLessThan(2 * 10);
  rounds();
  expect(told).toEqual(names(100));
});

test('while connections come a round is shorter, for the loop takes one a round', () => {
  const { door, told, visit, round } = loop();
  for (const name of names(100)) door.come(visit(name));
  const before = told.length;
  round();
  const usual = told.length - before;
  door.noteConnection();
  round();
  expect(told.length - before - usual).toBeLessThan(usual);
});

test('who has waited for half a second is refused, and nobody for what is slow by itself', () => {
  const { door, told, visit, rounds } = loop();
  for (const name of names(1_000)) door.come(visit(name));
  rounds();
  expect(told).toHaveLength(1_000);
  const first = told.findIndex((one) => one.startsWith('not '));
  expect(first).toBeGreaterThan(490);
  expect(first).toBeLessThan(520);
  expect(told).toEqual([...names(first), ...names(1_000 - first, first).map((name) => `not ${name}`)]);

  const slow = loop();
  slow.door.come(slow.visit('slow', { ms: 5_000 }));
  for (const name of names(15)) slow.door.come(slow.visit(name));
  slow.pass(5_000);
  slow.rounds();
  expect(slow.told).toEqual(['slow', ...names(15)]);
});

test('who comes while the first has stood for a quarter of a second is refused at once; once the line is shorter nobody is', () => {
  const { door, told, visit, round, rounds } = loop();
  for (const name of names(400)) door.come(visit(name));
  while (told.length < 200) round();
  door.come(visit('early'));
  expect(told).not.toContain('not early');
  while (told.length < 300) round();
  door.come(visit('late'));
  expect(told.at(-1)).toBe('not late');
  rounds();
  expect(told).toContain('early');
  door.come(visit('again'));
  expect(told.at(-1)).toBe('again');
});

test('while connections keep coming who is let in has stood for a round, in which it is heard who went away', () => {
  const { door, told, visit, round, pass } = loop();
  const gone = new Set<string>();
  const comes = (name: string) => door.come({ ...visit(name), isGone: () => gone.has(name) });
  door.noteConnection();
  comes('one alone');
  expect(told).toEqual(['one alone']);
  round();
  for (let n = 0; n < 30; n += 1) {
    pass(10);
    door.noteConnection();
  }
  comes('goes');
  comes('stays');
  round();
  expect(told).toEqual(['one alone']);
  gone.add('goes');
  round();
  expect(told).toEqual(['one alone', 'stays']);
  expect(door.length).toBe(0);
  pass(100);
  comes('when it is calm');
  expect(told.at(-1)).toBe('when it is calm');
});

test('what was sent behind a request that is answered goes before those who have just come, and is refused when it is too old', () => {
  const { door, told, visit, round, rounds, pass } = loop();
  for (const name of names(20)) door.come(visit(name));
  const atOnce = told.length;
  door.follow(visit('follower'), 0);
  rounds();
  expect(told[atOnce]).toBe('follower');
  for (const name of names(40)) door.come(visit(name));
  while (told.length < 21 + 30) round();
  pass(600);
  door.follow(visit('old'), 0);
  rounds();
  expect(told.filter((one) => one.endsWith('old'))).toEqual(['not old']);
});

test('while no turn may be begun turns wait, at most for half a second, and who only looks does not', () => {
  let isFull = true;
  const { door, told, visit, rounds, round, pass } = loop(() => isFull);
  door.come(visit('turn'));
  door.come(visit('look', { isTurn: false }));
  round();
  expect(told).toEqual(['look']);
  pass(100);
  isFull = false;
  rounds();
  expect(told).toEqual(['look', 'turn']);
  isFull = true;
  door.come(visit('stuck'));
  rounds();
  expect(told.at(-1)).toBe('not stuck');
});

test('who has gone is not let in', () => {
  const { door, told, visit, rounds } = loop();
  for (const name of names(20)) door.come(visit(name));
  const atOnce = told.length;
  for (const name of names(20, 100)) door.come(visit(name, { isGone: true }));
  door.come(visit('last'));
  rounds();
  expect(told.slice(atOnce)).toEqual([...names(20 - atOnce, atOnce), 'last']);
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
    // While others have stood for long: these are refused as they come. So many are let in however slow the machine is.
    if (begun === 17) for (const line of late) asked.push(line.asks('POST /v3/directline/slow'));
    const until = performance.now() + 20;
    while (performance.now() < until);
    return { status: 200, body: {} };
  });
  const url = new URL(await http.listen({ port: 0, host: '127.0.0.1' }));
  const taken = new Map<number, Socket>();
  const take = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    taken.set(socket.remotePort!, socket);
  };
  subscribe('net.server.socket', take);
  const lines = Array.from({ length: 170 }, () => new Line(Number(url.port)));
  const [late, early] = [lines.slice(0, 20), lines.slice(20)];
  const asked: Promise<void>[] = [];
  try {
    await Promise.all(lines.map((line) => line.asks('GET /none')));
    await Promise.all(early.map((line) => line.asks('POST /v3/directline/slow')));
    await Promise.all(asked);
    const shed = lines.filter(({ said }) => said.includes(' 503 '));
    expect(shed.length).toBeGreaterThan(0);
    expect(begun).toBe(lines.length - shed.length);
    for (const line of shed) {
      expect(line.said.toLowerCase()).toContain('connection: close');
      line.send('POST /v3/directline/slow');
    }
    const before = shed.map(({ said }) => said);
    const read = (line: Line) => taken.get(line.port)!.bytesRead;
    const readBefore = shed.map(read);
    await Promise.all(shed.map(({ closed }) => closed));
    expect(shed.map(({ said }) => said)).toEqual(before);
    expect(shed.map(read)).toEqual(readBefore);
    expect(begun).toBe(lines.length - shed.length);
  } finally {
    unsubscribe('net.server.socket', take);
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
  /** Of this end. */
  port = 0;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1' }).setEncoding('latin1');
    this.socket.on('data', (text) => {
      this.said += String(text);
      this.heard();
    });
    this.socket.on('error', () => {});
    this.socket.on('connect', () => {
      this.port = this.socket.localPort!;
    });
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

test('what is sent without waiting is answered one after the other, in its order, and read on to the end', async () => {
  const http = createHttpServer({ log: createLog({ level: 'silent' }) });
  let [underWay, mostUnderWay] = [0, 0];
  http.route(
    'POST',
    '/v3/directline/:name/said',
    async (request) => {
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      const body = (await request.readJson(100_000)) as { long: string };
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return { status: 200, body: { said: `${request.params.name}.`, length: body.long.length } };
    },
    'often',
  );
  const url = new URL(await http.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect({ port: Number(url.port), host: '127.0.0.1' }).setEncoding('latin1');
  try {
    const count = 300;
    let said = '';
    const all = new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('data', (text) => {
        said += String(text);
        if (said.split('"said"').length > count) resolve();
      });
    });
    // Longer than what is read at once, so that a body ends in what comes later.
    for (const name of names(count)) {
      const body = JSON.stringify({ long: 'x'.repeat(3_000) });
      socket.write(
        `POST /v3/directline/n${name}/said HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    }
    await all;
    expect([...said.matchAll(/"said":"n(\d+)\."/g)].map(([, name]) => name)).toEqual(names(count));
    expect(mostUnderWay).toBe(1);
  } finally {
    socket.destroy();
    await http.close({ graceMs: 1_000 });
  }
});
