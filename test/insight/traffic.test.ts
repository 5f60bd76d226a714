import { Traffic } from '../../src/insight/traffic';
import { contentOf, MONDAY_MORNING, Scene } from '../support/scene';

const CONTENT = contentOf({
  _bot: `name: Kirana
time-zone: Asia/Jakarta
teams: { general: { title: { id: a, ms: a, en: a }, hours: always } }
`,
  'order-status': `flow: order-status
title: { id: a, ms: a, en: a }
triggers: [order-status]
steps:
  - ask: order_id
    type: order-number
    say: { id: Nomor?, ms: Nombor?, en: Number? }
    tries: 2
  - run: details
  - choose:
      - if: order_id == "KH-1"
        do: [{ handoff: {} }]
      - else: []
  - resolve: { confirm: true }
`,
  details: `flow: details
title: { id: a, ms: a, en: a }
steps:
  - ask: email
    type: email
    say: { id: E-mel?, ms: E-mel?, en: Email? }
    tries: 2
`,
  '../intents/order-status': 'intent: order-status\nexamples: { id: [pesanan saya di mana] }\n',
  '../intents/_entities': 'entities:\n  order-number: { pattern: "KH-?\\\\d", format: "KH-#" }\n',
});

class Walk extends Scene {
  asks = () => this.say('pesanan saya di mana', { intent: 'order-status' });
  gives = (number: string) => this.say(number, { entities: [{ type: 'order-number', value: number }] });
  mails = () => this.say('a@b.co', { entities: [{ type: 'email', value: 'a@b.co' }] });
  fallsSilent = () => this.event({ kind: 'timer', timerId: 'silence', due: this.state.timers.silence! });
}

function trafficOf(...walks: readonly ((walk: Walk) => void)[]): Traffic {
  const traffic = new Traffic();
  for (const walk of walks) {
    const scene = new Walk(CONTENT);
    walk(scene);
    traffic.add(scene.history);
  }
  return traffic;
}
const visits = (traffic: Traffic, flow: string) =>
  Object.fromEntries(Object.entries(traffic.of(flow).steps).map(([step, { visits: count }]) => [step, count]));
const left = (traffic: Traffic, flow: string, step: string) =>
  Object.fromEntries(Object.entries(traffic.of(flow).steps[step]?.left ?? {}).filter(([, count]) => count > 0));

test('counts who went through each step and took each way', () => {
  const traffic = trafficOf(
    (walk) => {
      walk.asks();
      walk.gives('KH-1');
      walk.mails();
    },
    (walk) => {
      walk.asks();
      walk.gives('KH-2');
      walk.mails();
      walk.say('ya', { acts: ['affirm'] });
    },
  );
  expect(traffic.conversations).toBe(2);
  expect(traffic.of('order-status').starts).toBe(2);
  expect(visits(traffic, 'order-status')).toEqual({
    'ask-order_id': 2,
    'run-details': 2,
    choose: 2,
    handoff: 1,
    resolve: 1,
  });
  expect(visits(traffic, 'details')).toEqual({ 'ask-email': 2 });
  expect(traffic.of('order-status').steps.choose!.ways).toEqual({ 'if-1': 1, else: 1 });
  // To give the case to people is what the flow is for: nobody left it.
  expect(left(traffic, 'order-status', 'handoff')).toEqual({});
});

test('counts where customers leave, at the innermost flow, and how', () => {
  const traffic = trafficOf(
    (walk) => {
      walk.asks();
      walk.fallsSilent();
    },
    (walk) => {
      walk.asks();
      walk.gives('KH-2');
      walk.fallsSilent();
    },
    (walk) => {
      walk.asks();
      walk.gives('KH-2');
      walk.say('batal', { acts: ['cancel'] });
    },
    (walk) => {
      walk.asks();
      walk.say('orang', { person: true });
    },
    (walk) => {
      walk.asks();
      walk.say('hm');
      walk.say('hm');
    },
  );
  expect(left(traffic, 'order-status', 'ask-order_id')).toEqual({ silent: 1, person: 1, 'gave-up': 1 });
  expect(left(traffic, 'order-status', 'run-details')).toEqual({});
  expect(left(traffic, 'details', 'ask-email')).toEqual({ silent: 1, cancelled: 1 });
});

test('counts who says nothing when asked whether it helped at the end of the flow, and not at the pattern that asks', () => {
  const traffic = trafficOf((walk) => {
    walk.asks();
    walk.gives('KH-2');
    walk.mails();
    walk.fallsSilent();
  });
  expect(left(traffic, 'order-status', 'resolve')).toEqual({ silent: 1 });
});

test('counts a second case of a conversation for itself', () => {
  const traffic = trafficOf((walk) => {
    walk.asks();
    walk.say('batal', { acts: ['cancel'] });
    walk.asks();
    walk.fallsSilent();
  });
  expect(traffic.of('order-status').starts).toBe(2);
  expect(left(traffic, 'order-status', 'ask-order_id')).toEqual({ cancelled: 1, silent: 1 });
});

test('counts what lies in the time, and knows where a customer stood before it', () => {
  const traffic = new Traffic();
  const walk = new Walk(CONTENT);
  walk.asks();
  const since = walk.at + 1;
  walk.fallsSilent();
  traffic.add(walk.history, since);
  expect(since).toBeGreaterThan(MONDAY_MORNING);
  expect(visits(traffic, 'order-status')).toEqual({ 'ask-order_id': 0 });
  expect(left(traffic, 'order-status', 'ask-order_id')).toEqual({ silent: 1 });
  const onTheMoment = new Traffic();
  onTheMoment.add(walk.history, walk.history.at(-1)!.event.at);
  expect(left(onTheMoment, 'order-status', 'ask-order_id')).toEqual({ silent: 1 });
});

test('follows a flow that moved to a newer release', () => {
  const traffic = new Traffic();
  const at = MONDAY_MORNING;
  const turn = (kind: 'message' | 'timer', ...facts: object[]) => ({
    event: { at, kind },
    effects: facts.map((fact) => ({ kind: 'fact', ...fact })) as never,
  });
  traffic.add([
    turn('message', { fact: 'flow-started', flow: 'a' }, { fact: 'step', flow: 'a', step: 'ask-x' }),
    turn('message', { fact: 'moved', from: 'a/ask-x', to: 'b/ask-y' }),
    turn('timer', { fact: 'flow-cancelled', flow: 'b' }, { fact: 'outcome', outcome: 'abandoned' }),
  ]);
  expect(left(traffic, 'b', 'ask-y')).toEqual({ silent: 1 });
  expect(left(traffic, 'a', 'ask-x')).toEqual({});
});

test('counts what was called otherwise before under the names of today', () => {
  const traffic = new Traffic(({ flow, step }) =>
    flow === 'a' ? { flow: 'b', step: step === 'ask-x' ? 'ask-y' : step } : { flow, step },
  );
  const turn = (...facts: object[]) => ({
    event: { at: MONDAY_MORNING, kind: 'message' as const },
    effects: facts.map((fact) => ({ kind: 'fact', ...fact })) as never,
  });
  traffic.add([
    turn({ fact: 'flow-started', flow: 'a' }, { fact: 'step', flow: 'a', step: 'ask-x' }),
    turn({ fact: 'moved', from: 'a/ask-x', to: 'b/ask-y' }, { fact: 'way', flow: 'b', step: 'ask-y', way: 'answered' }),
  ]);
  expect(traffic.of('b')).toMatchObject({ starts: 1, steps: { 'ask-y': { visits: 1, ways: { answered: 1 } } } });
  expect(traffic.of('a')).toEqual({ starts: 0, steps: {} });
});
