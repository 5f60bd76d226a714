import { cardOf } from '../../src/desk/card';
import type { DeskCard } from '../../src/domain/desk';
import type { Message } from '../../src/domain/message';
import { contentOf, Scene } from '../support/scene';
import { understood } from '../support/understood';

const BOT = `name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Umum, ms: Umum, en: General }, hours: always }
  orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always }
survey: false
silence: 30m
brand: { colour: "#0b6e4f", title: { id: Halo, ms: Hai, en: Hello } }
`;

const ORDER = `flow: order-status
title: { id: Cek pesanan, ms: Semak pesanan, en: Check an order }
owner: care
review-by: 2030-01-01
team: orders
urgency: complaint
triggers: [order-status]
steps:
  - ask: order_id
    type: text
    say: { id: "Nomor?", ms: "Nombor?", en: "Which number?" }
  - ask: pin
    type: text
    personal: true
    say: { id: "PIN?", ms: "PIN?", en: "Which PIN?" }
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
    on-error: { handoff: { reason: order lookup failed } }
  - resolve: { confirm: false }
`;

const INTENT =
  'intent: order-status\nexamples:\n  en: [where is my order, track it, where is the parcel, order status, my order]\n';
const content = contentOf({ '../flows/_bot': BOT, 'order-status': ORDER, '../intents/order-status': INTENT });

function play(): Scene {
  const scene = new Scene(content);
  scene.say('where is it', { intent: 'order-status' });
  scene.say('KH-104233');
  scene.say('4711');
  scene.answer({ ok: false, code: 'TIMEOUT', message: 'too slow' });
  return scene;
}

function cardFor(scene: Scene, number = scene.state.case!.number): DeskCard {
  const turns = scene.history.map(({ event, effects }, at) => ({ turn: at + 1, event, effects }));
  const messages = turns.flatMap(({ effects }) =>
    effects.flatMap((effect): Message[] => (effect.kind === 'message' ? [effect.message] : [])),
  );
  const one = scene.state.case!;
  const listed = {
    channel: 'webchat',
    customerName: 'Dewi',
    case: { ...one, number },
    team: 'orders',
    urgency: 'complaint' as const,
  };
  return cardOf(listed, scene.state, messages, turns, content);
}

describe('the card', () => {
  it('says why the case is here, what is wanted, what was tried and what failed', () => {
    expect(cardFor(play())).toMatchObject({
      customerName: 'Dewi',
      handoff: { reason: 'flow', note: 'order lookup failed', returned: false },
      wants: { intent: 'order-status', title: { en: 'Check an order' }, guess: null, words: 'where is it' },
      tried: [{ flow: 'order-status', title: { en: 'Check an order' } }],
      failedCalls: [{ action: 'orders.find', code: 'TIMEOUT' }],
    });
  });

  it('marks personal values, those of flows that are gone included', () => {
    const scene = play();
    expect(cardFor(scene).known).toEqual([
      { name: 'order_id', value: 'KH-104233', from: 'flow', personal: false },
      { name: 'pin', value: '4711', from: 'flow', personal: true },
    ]);
    const turns = scene.history.map(({ event, effects }, at) => ({ turn: at, event, effects }));
    const listed = {
      channel: 'w',
      customerName: null,
      case: scene.state.case!,
      team: null,
      urgency: 'normal' as const,
    };
    const card = cardOf(listed, scene.state, [], turns, {
      flowOf: {},
      flows: {},
      personal: { types: [], customer: [], case: [], slots: {}, words: {}, results: {} },
      bot: { teams: scene.content.bot.teams, timeZone: 'UTC' },
    });
    expect(card.known.every(({ personal }) => personal)).toBe(true);
    expect(card.wants).toMatchObject({ intent: 'order-status', title: null });
  });

  it('has every change of owner with the note that was left, and the message that it followed', () => {
    const scene = play();
    const agent = { id: 'a1', name: 'Budi' };
    scene.event({ kind: 'desk-take', agent });
    scene.event({ kind: 'desk-return', agent, team: 'general', note: 'is checked' });
    const { moves, handoff } = cardFor(scene);
    expect(moves.map(({ reason, note }) => [reason, note])).toEqual([
      ['flow', null],
      ['taken', null],
      ['returned', 'is checked'],
    ]);
    expect(moves.map(({ afterSeq }) => afterSeq)).toEqual(
      [...moves.map(({ afterSeq }) => afterSeq)].sort((a, b) => a - b),
    );
    // Why the bot handed over is what the next colleague needs, too.
    expect(handoff).toMatchObject({ returned: true, note: 'order lookup failed' });
  });

  it('tells the mood by its words, and a later neutral message does not wipe it out', () => {
    const scene = play();
    const mood = { value: 'angry', score: 0.9, evidence: ['useless'] } as const;
    scene.event({ kind: 'message', text: 'useless', understanding: { ...understood('useless', {}), mood } });
    scene.say('my number is 5');
    expect(cardFor(scene).mood).toMatchObject({ value: 'angry', evidence: ['useless'] });
    for (const text of ['one', 'two', 'three', 'four']) scene.say(text);
    expect(cardFor(scene).mood).toMatchObject({ value: 'neutral' });
  });

  it('tells how each message was read, by its number', () => {
    const scene = play();
    const { readings } = cardFor(scene);
    expect(readings.map(({ seq, intents }) => [seq, intents[0]?.intent ?? null])).toEqual([
      [1, 'order-status'],
      [expect.any(Number), null],
      [expect.any(Number), null],
    ]);
  });

  it('guesses where nothing was understood surely, never from a request for a person', () => {
    const scene = new Scene(content);
    const evidence = [{ feature: 'parcel', weight: 2 }];
    const unsure = { ...understood('parcel', { decision: 'handoff', intent: 'order-status' }), evidence };
    scene.event({ kind: 'message', text: 'parcel', understanding: unsure });
    scene.say('a person please', { person: true, intent: 'talk' });
    expect(cardFor(scene).wants).toMatchObject({
      intent: null,
      guess: { intent: 'order-status', title: { en: 'Check an order' } },
      words: 'parcel',
    });
  });

  it('guesses from what stands beside a request for a person in the same words', () => {
    const scene = new Scene(content);
    const requests = ['order-status', 'talk-to-human'];
    scene.say('where is my parcel, I want a person', { person: true, intent: 'talk-to-human', requests });
    expect(cardFor(scene).wants).toMatchObject({
      intent: null,
      guess: { intent: 'order-status', title: { en: 'Check an order' } },
      words: 'where is my parcel, I want a person',
    });
  });

  it('keeps earlier cases apart from this one', () => {
    const scene = play();
    const first = scene.state.case!.number;
    const agent = { id: 'a1', name: 'Budi' };
    scene.event({ kind: 'desk-take', agent });
    scene.event({ kind: 'desk-resolve', agent });
    scene.say('a person please', { person: true });
    const card = cardFor(scene);
    expect(card.number).not.toBe(first);
    expect(card.earlier).toMatchObject([{ number: first, intent: 'order-status', outcome: 'handed-over' }]);
    expect(card).toMatchObject({ known: [], failedCalls: [], promises: [] });
    expect(card.moves.every(({ reason }) => reason === 'asked')).toBe(true);
    expect(card.readings.every(({ seq }) => seq > card.afterSeq)).toBe(true);
  });

  it('says what the customer named once, whatever a flow keeps it under besides', () => {
    const copies = ORDER.replace(
      '  - ask: pin',
      '  - set: { proof_of: "{{ order_id }}", wish: "{{ order_id }} at once" }\n  - ask: pin',
    );
    const parts = { '../flows/_bot': BOT, 'order-status': copies, '../intents/order-status': INTENT };
    const scene = new Scene(contentOf(parts));
    scene.say('where is it', { intent: 'order-status' });
    scene.say('KH-104233', { entities: [{ type: 'order-number', value: 'KH-104233' }] });
    expect(cardFor(scene).known.map(({ name, value }) => [name, value])).toEqual([
      ['order_id', 'KH-104233'],
      ['wish', 'KH-104233 at once'],
    ]);
  });

  it('does not say the results of a part once more where they stand by themselves', () => {
    const part = `flow: find
title: { id: Cari, ms: Cari, en: Find }
steps:
  - set: { order: "{{ order_id }}-x" }
`;
    const whole = ORDER.replace(
      '  - ask: pin',
      `  - run: find
    with: { order_id: "{{ order_id }}" }
    save: found
  - set: { order: "{{ found.order }}", other: "{{ found.order }}" }
  - ask: pin`,
    );
    const files = { '../flows/_bot': BOT, 'order-status': whole, find: part, '../intents/order-status': INTENT };
    const scene = new Scene(contentOf(files));
    scene.say('where is it', { intent: 'order-status' });
    scene.say('KH-104233');
    expect(cardFor(scene).known.map(({ name }) => name)).toEqual(['order_id', 'order', 'other']);
  });

  it('does not lend this case’s values to an earlier one', () => {
    const scene = play();
    expect(cardFor(scene, 'K-1').known).toEqual([]);
  });
});
