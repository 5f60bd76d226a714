import { keepBotsInPostgres } from '../support/bots-on-postgres';
import { type Bot, says, startBot } from '../support/small-bot';
import { brokenPromises } from './broken-promises';
import { note } from './findings';

const RACES = Number(process.env.CASE_RACES ?? 400);
const AT_ONCE = 50;
/** A case waits, is taken and goes back again: so often in one conversation. */
const ROUNDS = 20;

const { urlOf } = keepBotsInPostgres();
const ANI = { id: 'ani', name: 'Ani' };
const BUDI = { id: 'budi', name: 'Budi' };

let bots: readonly [Bot, Bot];
let refusals = 0;
beforeAll(async () => {
  const first = await startBot();
  bots = [first, await startBot({ folder: first.folder })];
  expect(await urlOf(first.folder)).toBe(await urlOf(bots[1].folder));
});
afterAll(async () => {
  for (const bot of bots) await bot.close();
});

/** A server that has too much to do has stored nothing and says so: the same once more, as the desk does it. */
async function until<T>(done: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await done();
    } catch (error) {
      if ((error as { code?: string }).code !== 'OVERLOADED') throw error;
      refusals += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test(`two agents take one case at the same moment at two servers, ${RACES} times: it has one winner each time`, async () => {
  const broken: string[] = [];
  const wins = new Map<string, number>();
  let races = 0;
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (races < RACES) {
        const conversation = `webchat:race-${next++}`;
        const bot = bots[next % 2]!;
        await until(() => bot.service.receive(says(conversation, 'saya mau bicara dengan orang', 'm')));
        for (let round = 0; round < ROUNDS && races < RACES; round++) {
          races += 1;
          const order = round % 4 < 2 ? [0, 1] : [1, 0];
          const [ani, budi] = await Promise.all(
            [ANI, BUDI].map((agent, at) =>
              until(() =>
                bots[order[at]!]!.service.act(conversation, `take-${round}-${agent.id}`, { kind: 'desk-take', agent }),
              ),
            ),
          );
          const refused = [ani!.refused, budi!.refused];
          if (JSON.stringify([...refused].sort()) !== '["not-waiting",null]')
            broken.push(`${conversation}, round ${round}: ${JSON.stringify(refused)}`);
          const winner = ani!.refused === null ? ANI : BUDI;
          const loser = winner === ANI ? BUDI : ANI;
          wins.set(winner.id, (wins.get(winner.id) ?? 0) + 1);
          // Who lost can neither speak nor give it back; who won can.
          const back = { kind: 'desk-return', agent: loser } as const;
          const stolen = await until(() => bots[0].service.act(conversation, `steal-${round}`, back));
          if (stolen.refused === null) broken.push(`${conversation}, round ${round}: the loser gave it back`);
          const own = await until(() => bots[1].service.act(conversation, `back-${round}`, { ...back, agent: winner }));
          if (own.refused !== null) broken.push(`${conversation}, round ${round}: the winner was refused`);
        }
      }
    }),
  );
  // Customers are told of their place in the queue, too: only what is at rest can be looked at.
  for (const bot of bots) await bot.service.stop();
  broken.push(...(await brokenPromises(bots[0].store, { now: bots[0].now, replays: false })));
  const each = [...wins].map(([name, count]) => `${name} ${count}`).join(', ');
  const found = `${each}; ${refusals} times too much at once`;
  note({ what: 'two agents take one case at two servers', times: races, broken, found });
  expect(broken).toEqual([]);
  expect(races).toBeGreaterThanOrEqual(RACES);
  expect(wins.size).toBe(2);
}, 1_800_000);
