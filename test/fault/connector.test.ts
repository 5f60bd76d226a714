import { closeRigs, startRig, teamsMessage } from '../channels/botframework/rig';
import type { Fault } from '../support/fake-connector';
import { type Bot, eventually, says, startBot } from '../support/small-bot';
import { brokenPromises, isQuiet } from './broken-promises';
import { note } from './findings';

const MESSAGES = Number(process.env.CONNECTOR_MESSAGES ?? 9);

/** What the connector does, over and over; after the ambiguous ones nobody can know whether the customer has it. */
const FAULTS: readonly (Fault & { readonly ambiguous?: true })[] = [
  { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
  { kind: 'status', status: 412 },
  { kind: 'slow', ms: 50 },
  { kind: 'status', status: 500 },
  { kind: 'accept-then', status: 502, ambiguous: true },
  { kind: 'status', status: 503 },
  { kind: 'reset', ambiguous: true },
  { kind: 'status', status: 502, ambiguous: true },
];

let bot: Bot;
afterEach(async () => {
  await bot.close();
  await closeRigs();
});

test(`a connector that fails in every way before each of ${MESSAGES} answers: none is lost, all in order, twice only what was ambiguous`, async () => {
  const rig = await startRig();
  await rig.post(teamsMessage());
  const [{ conversation, channel, reference }] = rig.service.turns as never as [
    { conversation: string; channel: string; reference: never },
  ];
  bot = await startBot({ channels: rig.channels });
  let ambiguous = 0;
  for (let n = 0; n < MESSAGES; n++) {
    const fault = FAULTS[n % FAULTS.length]!;
    if (fault.ambiguous) ambiguous += 1;
    rig.connector.script(fault);
    await bot.service.receive({ ...says(conversation, 'halo', `m${n}`), channel, reference });
    await eventually(async () => {
      // Both clocks: of the outbox, and of what Teams allows.
      bot.now += 500;
      rig.clock += 500;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return isQuiet(bot.store);
    }, 30_000);
  }
  await bot.service.stop();
  const broken = [...(await brokenPromises(bot.store, { now: bot.now }))];
  const arrived = rig.connector.delivered.length;
  if (arrived < MESSAGES) broken.push(`${arrived} of ${MESSAGES} answers arrived`);
  if (arrived > MESSAGES + ambiguous) broken.push(`${arrived - MESSAGES} came twice, and ${ambiguous} were ambiguous`);
  if ((await bot.store.readDeadLetters(9)).length > 0) broken.push('dead letters');
  const found = `${rig.connector.calls.length} calls, ${arrived - MESSAGES} came twice of ${ambiguous} ambiguous ones`;
  note({ what: 'connector: 429, 412, 5xx, slow, reset, taken and then 502', times: MESSAGES, broken, found });
  expect(broken).toEqual([]);
  expect(arrived).toBeGreaterThan(MESSAGES);
}, 600_000);
