import { isIn } from '../../src/testing/judge';
import { type Played, playTest } from '../../src/testing/play-test';
import { readScript } from '../../src/testing/read-script';
import { starterStage } from '../support/stage';

const stage = starterStage();

/** Plays one line about the order KH-104234, which is on its way, and gives the difference. */
async function played(lines: string, given = ''): Promise<Played['difference']> {
  const talk = lines
    .trim()
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
  const text = `tests:\n  - test: t\n    languages: [en]\n${given}    talk:\n${talk}\n`;
  const { script, reading } = readScript({ path: 'a.test.yaml', text });
  if (reading.diagnostics.length > 0) throw new Error(reading.diagnostics.map(({ message }) => message).join('\n'));
  return (await playTest(script!.tests[0]!, 'en', stage)).difference;
}

const SHIPPED = '- customer: check order KH-104234\n';

describe('every expectation holds where it is so, and says what is otherwise', () => {
  test.each([
    ['bot: [on its WAY, Semarang]', 'bot: Bandung', /should say "Bandung"/],
    ['bot: "arrive … 25 November"', 'bot: "November … arrive by"', /should say/],
    ['not-said: sorry', 'not-said: Semarang', /should not say "Semarang"/],
    ['buttons: [yes, No]', 'buttons: [refund-status]', /button "refund-status"; there are Yes, No/],
    ['step: shipped', 'step: preparing', /'preparing' should be reached; passed were .*order-status\/shipped/],
    ['step: order-status/shipped', 'step: find-order/shipped', /should be reached/],
    ['flow: [order-status, find-order]', 'flow: complaint', /'complaint' should run; under way are order-status/],
    ['intent: order-status', 'intent: complaint', /'complaint' should be understood; it was 'order-status'/],
    ['language: en', 'language: ms', /language should be 'ms'; it is 'en'/],
    [
      'values: { order_id: KH-104234, order.days_late: 0, nobody: null }',
      'values: { order.days_late: 1 }',
      /'order.days_late' should be 1; it is 0/,
    ],
    [
      'called: { orders.find: { id: KH-104234 } }',
      'called: { orders.find: { id: KH-1 } }',
      /called with \{"id":"KH-1"\}; it was called with/,
    ],
    ['called: orders.find', 'called: orders.cancel', /'orders.cancel' should be called; called were orders.find/],
    ['not-called: orders.cancel', 'not-called: orders.find', /'orders.find' should not be called/],
    ['owner: bot', 'owner: queue', /owner of the case should be 'queue'; it is 'bot'/],
    ['outcome: none', 'outcome: abandoned', /outcome should be 'abandoned'; it is none/],
    ['timer: { silence: 30m }', 'timer: { silence: 20m }', /go off in 20m; it goes off in 30m/],
    ['timer: silence', 'timer: reminder', /'reminder' should run; set are silence/],
  ])('%s / %s', async (right, wrong, says) => {
    expect(await played(`${SHIPPED}  ${right}`)).toBeNull();
    const difference = await played(`${SHIPPED}  ${wrong}`);
    expect(difference?.message).toMatch(says);
    expect(difference?.place).toMatchObject({ file: 'a.test.yaml', line: 6 });
  });

  test.each([
    ['asks: order_id', 'asks: received', /should ask for 'received'; it asks for 'order_id'/],
    ['buttons: []', 'buttons: [yes]', /button "yes"; there is none/],
  ])('of an open question: %s / %s', async (right, wrong, says) => {
    expect(await played(`- customer: track my parcel\n  ${right}`)).toBeNull();
    expect((await played(`- customer: track my parcel\n  ${wrong}`))?.message).toMatch(says);
  });

  test.each([
    ['team: security', 'team: orders', /team should be 'orders'; it is 'security'/],
    ['urgency: crisis', 'urgency: normal', /urgency should be 'normal'; it is 'crisis'/],
    ['reason: locked by the bot', 'reason: NOT locked', /reason should be "NOT locked"; it is "account under attack/],
  ])('of a handoff: %s / %s', async (right, wrong, says) => {
    const talk = '- customer: my account was hacked\n- customer: rina.wulandari@example.com\n';
    expect(await played(`${talk}  ${right}`)).toBeNull();
    expect((await played(`${talk}  ${wrong}`))?.message).toMatch(says);
  });

  test('of a promise', async () => {
    const talk = '- customer: check order KH-104233\n';
    expect(await played(`${talk}  promise: { within: 1d, what: KH-104233 }`)).toBeNull();
    expect((await played(`${talk}  promise: 2d`))?.message).toMatch(/a promise within 2d; there are ".*" within 1d/);
    expect((await played(`${SHIPPED}  promise: 2d`))?.message).toMatch(/none was made/);
  });

  test('of silence', async () => {
    const talk = '- customer: I want to talk to a person\n- agent: takes\n- customer: hello?\n';
    expect(await played(`${talk}  bot:`)).toBeNull();
    expect((await played(`${SHIPPED}  bot:`))?.message).toMatch(/should say nothing, and says "Order KH-104234/);
    expect((await played(`${talk}  bot: hello`))?.message).toMatch(/should say "hello", and says nothing/);
  });
});

describe('what cannot happen is a difference', () => {
  test.each([
    [`${SHIPPED}- press: Maybe`, /no button 'Maybe'; there are .*'Yes', 'No'/],
    [`${SHIPPED}- agent: takes`, /it waits in no queue/],
    ['- customer: I want to talk to a person\n- agent: resolves', /the case is not theirs/],
    ['- agent: takes', /no case is open/],
  ])('%s', async (talk, says) => {
    expect((await played(`${talk}\n  owner: bot`))?.message).toMatch(says);
  });
});

describe('what actions answer', () => {
  const answer = (text: string) => `    actions: { ${text} }\n`;

  test('the first that fits and was not given yet, then the last that fits', async () => {
    const given = answer('orders.find: [{ answers: null }, { with: { id: KH-104231 }, fails: SHUT }]');
    const talk = '- customer: check order KH-104231\n  asks: other_order_id\n- customer: KH-104234\n';
    // The second call fits no answer with KH-104231 and gets the first one again.
    expect(await played(`${talk}  reason: two order numbers not found`, given)).toBeNull();
  });

  test('what the schema of the real action refuses is a failure', async () => {
    expect(
      await played(`${SHIPPED}  reason: order lookup failed`, answer('orders.find: { answers: { id: 7 } }')),
    ).toBeNull();
    expect(
      await played(`${SHIPPED}  values: { error.code: ACTION_TIMEOUT }`, answer('orders.find: times-out')),
    ).toBeNull();
  });

  test('a slow one answers when the time has passed, and no later than the flow waits', async () => {
    const slow = answer('orders.find: { takes: 4s, answers: null }');
    expect(await played(`${SHIPPED}  bot:\n- after: 3s\n  bot:\n- after: 1s\n  asks: other_order_id`, slow)).toBeNull();
    const late = answer('orders.find: { takes: 1h, answers: null }');
    expect(
      await played(`${SHIPPED}- after: 9s\n  bot:\n- after: 1s\n  values: { error.code: ACTION_TIMEOUT }`, late),
    ).toBeNull();
  });

  test('an action that nobody answers is named', async () => {
    const bare = { ...stage, actions: () => ({ actions: [], close: () => {} }) };
    const { script } = readScript({
      path: 'a.test.yaml',
      text: `tests: [{ test: t, talk: [{ customer: check order KH-104234, owner: bot }] }]`,
    });
    const { difference } = await playTest(script!.tests[0]!, 'en', bare);
    expect(difference?.message).toMatch(/calls 'orders.find', which nobody answers here/);
  });
});

test('every test has a shop of its own', async () => {
  const cancel = '- customer: cancel order KH-104231\n- customer: "4567"\n- press: yes\n';
  expect(await played(`${cancel}  called: orders.cancel`)).toBeNull();
  expect(await played('- customer: check order KH-104231\n  step: order-status/preparing')).toBeNull();
});

test('a part is found whatever the spaces and letters, in the order of its pieces', () => {
  expect(isIn('on  its\nWAY', 'It is On Its way.')).toBe(true);
  expect(isIn('a…c', 'a b c')).toBe(true);
  expect(isIn('c...a', 'a b c')).toBe(false);
  expect(isIn('', 'x')).toBe(true);
});
