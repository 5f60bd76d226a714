import { RawHttp } from './raw-http';
import { openRawSocket } from './raw-socket';

/*
 * A process of its own: so many customers with the chat window open. It comes back as our window does: after a close it waits as the
 * server asks, else for a random pause that doubles; asks for a new stream address with its watermark; and sends again, under the same id,
 * what was not acknowledged.
 */
interface Customer {
  readonly id: string;
  readonly token: string;
  url: string;
  seen: number;
  attempt: number;
  isOpen: boolean;
  said: number;
  postedAt: number;
}

export interface Report {
  readonly open: number;
  readonly repeated: number;
  readonly missing: number;
  readonly latencies: readonly number[];
  readonly messages: number;
  readonly refused: number;
}

let port = 0;
const customers: Customer[] = [];
const lines = Array.from({ length: 64 }, () => new RawHttp(() => port));
let latencies: number[] = [];
let [messages, missing, repeated, open, refused] = [0, 0, 0, 0, 0];

const tasks: Readonly<Record<string, (given: number) => Promise<unknown>>> = {
  async port(given) {
    port = given;
  },
  /** Opens so many conversations: each greets. */
  async begin(count) {
    let next = 0;
    await eachLine(async (line) => {
      while (next < count) {
        next += 1;
        const { status, body } = await line.ask('POST', '/webchat/session', { json: {} });
        if (status === 503) {
          next -= 1;
          await new Promise((resolve) => setTimeout(resolve, 1_000 * Math.random()));
          continue;
        }
        if (status !== 201) throw new Error(`${status} ${body}`);
        const { conversationId, token, streamUrl } = JSON.parse(body);
        customers.push({
          ...{ id: conversationId, token, url: streamUrl, seen: 0 },
          ...{ attempt: 0, isOpen: false, said: 0, postedAt: 0 },
        });
      }
    });
  },
  /** Connects all whose address was just given, so many at once. */
  async connect(atOnce) {
    let next = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let one = customers[next++]; one !== undefined; one = customers[next++]) await connectNow(one);
      }),
    );
  },
  /** So many messages a second, each by another customer, for some seconds; resolves when all are acknowledged. */
  async say(perSecond) {
    // Until the first have been heard a program is not compiled.
    await sayFor(perSecond / 4, 4);
    [latencies, messages] = [[], 0];
    await sayFor(perSecond, SECONDS_OF_TALK);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  },
  async sayLong(perSecond) {
    await sayFor(perSecond, SECONDS_OF_TALK * 2);
  },
  /** When all have their stream again. */
  async allOpen() {
    while (open < customers.length) await new Promise((resolve) => setTimeout(resolve, 20));
    return Date.now();
  },
  /** Nothing is kept that a window has not got. */
  async check() {
    let next = 0;
    await eachLine(async (line) => {
      for (let one = customers[next++]; one !== undefined; one = customers[next++]) {
        const { body } = await line.ask('GET', `${pathOf(one)}/activities?watermark=${one.seen}`, { token: one.token });
        missing += JSON.parse(body).activities.length;
      }
    });
  },
  async report(): Promise<Report> {
    return { open, repeated, missing, latencies, messages, refused };
  },
};

const SECONDS_OF_TALK = 8;

process.on('message', ({ id, task, given }: { id: number; task: string; given: number }) => {
  tasks[task]!(given).then(
    (value) => process.send!({ id, value }),
    (error) => process.send!({ id, fault: String(error) }),
  );
});

async function eachLine(work: (line: RawHttp) => Promise<void>): Promise<void> {
  await Promise.all(lines.map(work));
}

/** Resolves when it is open, however often that takes. */
function connectNow(one: Customer): Promise<void> {
  return new Promise((resolve) => {
    openRawSocket(new URL(one.url), port, {
      onOpen() {
        one.isOpen = true;
        one.attempt = 0;
        open += 1;
        resolve();
      },
      onText: (text) => take(one, text),
      onEnd(_code, reason) {
        if (one.isOpen) open -= 1;
        one.isOpen = false;
        const asked = /retry-after-ms=(\d+)/.exec(reason)?.[1];
        void comeBack(one, asked === undefined ? null : Number(asked)).then(resolve);
      },
    });
  });
}

async function comeBack(one: Customer, askedMs: number | null): Promise<void> {
  for (let waitMs = askedMs; ; waitMs = null) {
    one.attempt += 1;
    const full = Math.min(8_000, 500 * 2 ** Math.min(one.attempt, 10));
    await new Promise((resolve) => setTimeout(resolve, waitMs ?? full / 2 + Math.random() * (full / 2)));
    const line = new RawHttp(() => port);
    try {
      const { status, body } = await line.ask('GET', `${pathOf(one)}?watermark=${one.seen}`, { token: one.token });
      if (status !== 200) continue;
      one.url = JSON.parse(body).streamUrl;
      return await connectNow(one);
    } catch {
      // Not there yet.
    } finally {
      line.close();
    }
  }
}

function take(one: Customer, text: string): void {
  if (text === '') return;
  const now = performance.now();
  for (const { id } of JSON.parse(text).activities) {
    const seq = Number(id.split('|')[1]);
    if (seq <= one.seen) repeated += 1;
    else missing += seq - one.seen - 1;
    one.seen = Math.max(one.seen, seq);
    messages += 1;
    if (one.postedAt > 0) latencies.push(now - one.postedAt);
  }
}

async function sayFor(perSecond: number, seconds: number): Promise<void> {
  const all = perSecond * seconds;
  const begin = performance.now();
  const under: Promise<void>[] = [];
  const free = [...lines];
  let sent = 0;
  while (sent < all) {
    const due = Math.min(all, Math.floor(((performance.now() - begin) * perSecond) / 1000));
    while (sent < due) {
      const one = customers[(sent * 7919) % customers.length]!;
      // The time of a message counts from when it was due.
      one.postedAt = begin + (sent * 1000) / perSecond;
      sent += 1;
      under.push(post(one, free));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
}

async function post(one: Customer, free: RawHttp[]): Promise<void> {
  one.said += 1;
  const json = {
    ...{ type: 'message', text: 'hello', from: { id: 'u' } },
    channelData: { clientActivityID: `${one.id}-${one.said}` },
  };
  for (;;) {
    const line = free.pop() ?? new RawHttp(() => port);
    try {
      const { status } = await line.ask('POST', `${pathOf(one)}/activities`, { token: one.token, json });
      if (status === 200) return;
      refused += 1;
    } catch {
      // The server is away: the same again.
    } finally {
      free.push(line);
    }
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 500));
  }
}

function pathOf({ id }: Customer): string {
  return `/v3/directline/conversations/${id}`;
}
