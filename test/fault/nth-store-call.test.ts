import { KhidmatError } from '../../src/errors';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';
import { type Bot, eventually, keepIn, SMALL_BOT, says, startBot } from '../support/small-bot';
import { brokenPromises } from './broken-promises';
import { note } from './findings';
import { REMINDER } from './reminder';

// As SQLite proves itself: the first call of a scripted talk fails, then the second, until there is no call left to fail.

/** `refused`: nothing has happened. `unsure`: it has, and the answer got lost. */
type How = 'refused' | 'unsure';

/** A store of whose calls the nth fails, counted from when it is armed. */
class FailingStore {
  calls = 0;
  /** Its place, or its name: the first of that name. */
  private failsAt: number | string = 0;
  private how: How = 'refused';
  /** Which call it was. */
  failed: string | null = null;
  /** As it is, for those who look on. */
  whole!: Store;

  arm(failsAt: number | string, how: How): void {
    Object.assign(this, { calls: 0, failsAt, how, failed: null });
  }

  over(store: Store): Store {
    this.whole = store;
    return this.wrap(store);
  }

  private readonly wrap = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value === 'object' && value !== null) return this.wrap(value);
        if (typeof value !== 'function' || name === 'close') return value;
        return (...given: unknown[]) => this.call(String(name), () => value.apply(target, given));
      },
    });

  private async call(name: string, work: () => unknown): Promise<unknown> {
    this.calls += 1;
    if (this.failed !== null || (this.calls !== this.failsAt && name !== this.failsAt)) return work();
    this.failed = name;
    if (this.how === 'unsure') await work();
    throw new KhidmatError('STORE_UNAVAILABLE', 'made to fail');
  }
}

const ANI = { id: 'ani', name: 'Ani' };
const BUDI = { id: 'budi', name: 'Budi' };
interface Run {
  readonly nth: number | string;
  readonly failed: string | null;
  readonly broken: readonly string[];
}

/** One service, which meets one failure after the other. */
class Patient {
  private readonly failing = new FailingStore();
  private readonly delivered: string[] = [];
  private bot!: Bot;

  async start(): Promise<this> {
    const deliver = async (one: { conversation: string; message: { seq: number } }) =>
      void this.delivered.push(`${one.conversation} ${one.message.seq}`);
    const channels = [{ name: 'msteams', deliver }];
    this.bot = await startBot({
      files: [...SMALL_BOT, ...REMINDER],
      channels,
      wrap: (store) => this.failing.over(store),
    });
    return this;
  }

  async run(nth: number | string, how: How): Promise<Run> {
    const conversations = { alone: `msteams:alone-${nth}`, people: `msteams:people-${nth}` };
    this.failing.arm(nth, how);
    const broken = await talk(this.bot, this.failing.whole, conversations);
    const { failed } = this.failing;
    this.failing.arm(0, how);
    return {
      nth,
      failed,
      broken: [...broken, ...(await brokenAfter(this.failing.whole, conversations, this.delivered))],
    };
  }

  async end(): Promise<readonly string[]> {
    const { store, now } = this.bot;
    const broken = [...(await brokenPromises(store, { now }))];
    if ((await store.readDeadLetters(10)).length > 0) broken.push('dead letters');
    await this.bot.close();
    return broken;
  }
}

interface Conversations {
  readonly alone: string;
  readonly people: string;
}

/** A customer who sends again what was not taken, and two agents who press again. */
async function talk(bot: Bot, store: Store, { alone, people }: Conversations): Promise<readonly string[]> {
  const { service } = bot;
  let id = 0;
  const say = (conversation: string, text: string) =>
    again(`m${++id}`, (same) => service.receive(says(conversation, text, same)));
  const act = (name: string, event: Parameters<typeof service.act>[2]) =>
    again(name, (same) => service.act(people, same, event));
  await say(alone, 'halo');
  await say(alone, 'status pesanan KH-104232');
  await passTime(bot, store, [alone, people]);
  await say(alone, 'ingatkan saya');
  await say(people, 'saya mau bicara dengan orang');
  const takings = await Promise.all([
    act('take-ani', { kind: 'desk-take', agent: ANI }),
    act('take-budi', { kind: 'desk-take', agent: BUDI }),
  ]);
  const agent = takings[0].refused === null ? ANI : BUDI;
  const said = await act('reply', { kind: 'desk-message', agent, text: 'Saya bantu ya.' });
  const closed = await act('close', { kind: 'desk-resolve', agent });
  bot.now += 61_000;
  await passTime(bot, store, [alone, people]);
  const broken: string[] = [];
  if (takings.filter(({ refused }) => refused === null).length !== 1)
    broken.push('not exactly one agent took the case');
  if (said.refused !== null || closed.refused !== null) broken.push('an agent who has the case was refused');
  return broken;
}

/** The clock stands while nothing is due; now it goes on until nothing is left to do. */
async function passTime(bot: Bot, store: Store, conversations: readonly string[]): Promise<void> {
  await eventually(async () => {
    bot.now += 1_000;
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const conversation of conversations) {
      const { outbox, timers } = await store.readPending(conversation);
      if (outbox.length > 0 || timers.some(({ due }) => due <= bot.now)) return false;
    }
    return true;
  }, 60_000);
}

async function again<T>(id: string, attempt: (id: string) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(id);
    } catch (error) {
      if (tries > 2 || !(error instanceof KhidmatError)) throw error;
    }
  }
}

async function brokenAfter(
  store: Store,
  { alone, people }: Conversations,
  delivered: readonly string[],
): Promise<readonly string[]> {
  const broken: string[] = [];
  const count = async (conversation: string, expected: readonly string[]) => {
    const messages = await store.readMessages(conversation, 0, 1_000);
    for (const text of expected) {
      const found = messages.filter((message) => message.text === text).length;
      if (found !== 1) broken.push(`${conversation}: '${text}' is there ${found} times`);
    }
    const due = messages.filter(({ from }) => from.role !== 'customer').map(({ seq }) => `${conversation} ${seq}`);
    const arrived = delivered.filter((one) => one.startsWith(`${conversation} `));
    const firstTimes = [...new Set(arrived)];
    if (firstTimes.join() !== due.join()) broken.push(`${conversation}: delivered ${firstTimes.join()}`);
    // Once more where it could not be noted that it had arrived.
    if (arrived.length > due.length + 1) broken.push(`${conversation}: ${arrived.length - due.length} came twice`);
  };
  const answered = ['Halo juga.', 'status pesanan KH-104232', 'Statusnya shipped.', 'Ini pengingatnya.'];
  await count(alone, ['halo', 'ingatkan saya', ...answered]);
  await count(people, ['saya mau bicara dengan orang', 'Saya bantu ya.']);
  return broken;
}

const AT_ONCE = 8;
/** Some come by the clock: where the place of none fell on one of these, its first call fails in a talk of its own. */
const ALL_OF = ['commitTurn', 'readConversation', 'claimOutbox', 'settleOutbox', 'claimTimers', 'reserveNumbers'];
const isFull = process.env.FAULT_FINDINGS !== undefined;

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (name) => {
  let postgres: TestPostgres | null = null;
  beforeAll(async () => {
    if (name === 'SQLite') return;
    const server = await TestPostgres.start();
    postgres = server;
    keepIn(async () => openPostgresStore({ url: await server.createDatabase(), connections: 3 }));
  });
  afterAll(async () => {
    keepIn((folder) => openSqliteStore({ folder }));
    await postgres?.destroy();
  });

  test.each(
    // On PostgreSQL the harder one alone, but for the full length.
    name === 'SQLite' || isFull ? (['refused', 'unsure'] as const) : (['unsure'] as const),
  )('each call of the store fails once (%s): nothing is lost, nothing is done twice', async (how) => {
    // The first one learns the model, and the others find it.
    const patients = [await new Patient().start()];
    while (patients.length < AT_ONCE) patients.push(await new Patient().start());
    const runs: Run[] = [];
    let next = 0;
    let isOver = false;
    await Promise.all(
      patients.map(async (patient) => {
        while (!isOver) {
          const run = await patient.run(++next, how);
          runs.push(run);
          isOver ||= run.failed === null;
        }
      }),
    );
    const [patient] = patients;
    for (const call of ALL_OF)
      if (runs.every(({ failed }) => failed !== call)) runs.push(await patient!.run(call, how));
    const broken = runs.flatMap(({ nth, failed, broken }) => broken.map((what) => `call ${nth} (${failed}): ${what}`));
    for (const patient of patients) broken.push(...(await patient.end()));
    const calls = new Map<string, number>();
    for (const { failed } of runs) if (failed !== null) calls.set(failed, (calls.get(failed) ?? 0) + 1);
    const times = [...calls.values()].reduce((sum, count) => sum + count, 0);
    const found = [...calls].map(([name, count]) => `${name} ${count}`).join(', ');
    note({ what: `the Nth call of the store fails, ${how}, ${name}`, times, broken, found });
    expect(broken).toEqual([]);
    expect([...calls.keys()]).toEqual(expect.arrayContaining(ALL_OF));
    expect(times).toBeGreaterThan(30);
  }, 600_000);
});
