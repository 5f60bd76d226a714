import type { ConversationState } from '../../src/domain/conversation';
import { beginConversation, step } from '../../src/flow/step';
import { contentOf, Scene } from '../support/scene';
import { understood } from '../support/understood';

const BOT = `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Customer Care }, hours: { mon-fri: "08:00-17:00" } }
  orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always }
menu: [order-status]
survey: true
silence: 30m
brand: { colour: "#0b6e4f", title: { id: Halo, ms: Hai, en: Hello } }
`;

const ORDER_STATUS = `
flow: order-status
title: { id: Status pesanan, ms: Status pesanan, en: Order status }
team: orders
triggers: [order-status]
steps:
  - ask: order_id
    type: order-number
    say: { id: "Nomor pesanan?", ms: "Nombor pesanan?", en: "Which order?" }
    tries: 2
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
  - choose:
      - if: order == nil
        do:
          - say: { id: "Tidak ada {{ order_id }}.", ms: "Tiada {{ order_id }}.", en: "There is no {{ order_id }}." }
          - handoff: { reason: order not found }
      - else:
          - say: { id: "Status {{ order.status }}.", ms: "Status {{ order.status }}.", en: "It is {{ order.status }}." }
  - resolve: { confirm: true }
`;

const HOURS = `
flow: hours
title: { id: Jam buka, ms: Waktu buka, en: Opening hours }
triggers: [hours]
steps:
  - say: { id: "Jam 9 sampai 6.", ms: "Jam 9 hingga 6.", en: "Nine to six." }
  - resolve: {}
`;

const COMPLAINT = `
flow: complaint
title: { id: Keluhan, ms: Aduan, en: Complaint }
urgency: complaint
triggers: [complaint]
steps:
  - ask: story
    type: text
    say: { id: "Ceritakan.", ms: "Ceritakan.", en: "What happened?" }
  - ask: callback
    type: yes-no
    say: { id: "Ditelepon?", ms: "Dihubungi?", en: "May we call you?" }
  - handoff: { team: general, reason: "complaint, callback {{ callback }}" }
`;

const HELLO = `
flow: hello
title: { id: Salam, ms: Salam, en: Greeting }
case: false
triggers: [greeting]
steps:
  - say: { id: "Halo!", ms: "Hai!", en: "Hi there!" }
`;

const VISIT = `
flow: visit
title: { id: Kunjungan, ms: Lawatan, en: Visit }
triggers: [hours]
steps:
  - ask: slot
    choices:
      - { value: early, title: { id: Siang, ms: Tengah hari, en: Early afternoon } }
      - { value: late, title: { id: Sore, ms: Petang, en: Late afternoon } }
    say: { id: "Kapan?", ms: "Bila?", en: "When?" }
  - handoff: { reason: "visit {{ slot }}" }
`;

const INTENTS = {
  '../intents/hours': 'intent: hours\nexamples: { en: [when are you open] }',
  '../intents/greeting': 'intent: greeting\nexamples: { en: [hello] }',
};

const ENTITIES = 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }\n';

const content = contentOf({
  _bot: BOT,
  'order-status': ORDER_STATUS,
  hours: HOURS,
  complaint: COMPLAINT,
  hello: HELLO,
  '../intents/_entities': ENTITIES,
  '../intents/order-status': 'intent: order-status\nexamples: { en: [where is my order] }',
  '../intents/hours': 'intent: hours\nexamples: { en: [when are you open] }',
  '../intents/complaint': 'intent: complaint\nexamples: { en: [I am angry] }',
  '../intents/greeting': 'intent: greeting\nexamples: { en: [hello] }',
});

const order = (value: string) => ({ entities: [{ type: 'order-number', value }] });
const found = { ok: true, value: { id: 'KH-104233', status: 'shipped' } } as const;
const unclear = (text: string) => understood(text, { others: ['order-status', 'hours'] });
const notOurs = (text: string) => understood(text, { decision: 'handoff' });
const agent = { id: 'a1', name: 'Sari' };

describe('a flow', () => {
  it('asks, calls, answers, and counts as confirmed when the customer says that it helped', () => {
    const scene = new Scene(content);
    expect(scene.say('where is my order', { intent: 'order-status' })).toEqual(['Which order?']);
    scene.say('KH-104233', order('KH-104233'));
    expect(scene.call).toMatchObject({ action: 'orders.find', input: { id: 'KH-104233' } });
    expect(scene.answer(found)).toEqual(['It is shipped.', 'Did that help?']);
    expect(scene.press('Yes')[0]).toMatch(/Glad/);
    expect(scene.state.case).toMatchObject({ outcome: 'resolved-confirmed', owner: { kind: 'bot' } });
    expect(scene.say('5')).toEqual(['Thank you for telling us.']);
    expect(scene.state.case?.csat).toBe(5);
  });

  it('asks nothing that the message held already', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 is late', { intent: 'order-status', ...order('KH-104233') });
    expect(scene.call?.input).toEqual({ id: 'KH-104233' });
  });

  it('hands over when its tries are used up', () => {
    const scene = new Scene(content);
    scene.say('where is my order', { intent: 'order-status' });
    expect(scene.say('dunno')[0]).toMatch(/could not use that answer.*Which order/s);
    scene.say('really no idea');
    expect(scene.state.case).toMatchObject({
      owner: { kind: 'queue', team: 'orders' },
      handoff: { reason: 'tries-used-up', team: 'orders' },
    });
  });

  it('hands over when an action fails and the author wrote no error path', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
    scene.answer({ ok: false, code: 'TIMEOUT', message: 'no answer within 5 s' });
    expect(scene.state.case?.handoff).toMatchObject({ reason: 'action-failed', note: 'orders.find: TIMEOUT' });
    expect(scene.facts).toContainEqual({ kind: 'fact', fact: 'call-failed', action: 'orders.find', code: 'TIMEOUT' });
  });

  it('gives the case to a person when it did not help', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
    scene.answer(found);
    scene.press('No');
    expect(scene.state.case).toMatchObject({ owner: { kind: 'queue' }, handoff: { reason: 'not-helped' } });
  });

  it('takes a new request after its answer as implied, not as confirmed', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
    scene.answer(found);
    scene.say('when are you open', { intent: 'hours' });
    const outcomes = scene.facts.filter((one) => one.fact === 'outcome').map((one) => one.outcome);
    expect(outcomes).toEqual(['resolved-implied', 'resolved-implied']);
  });

  it('hears what was said while an action ran', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
    expect(scene.say('when are you open', { intent: 'hours' })).toEqual([]);
    expect(scene.answer(found)).toEqual(['It is shipped.', 'Did that help?', 'Nine to six.']);
  });
});

test('words kept for later go without why they were read so, which stands in the record', () => {
  const scene = new Scene(content);
  scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
  const why = { taken: 'when', intents: [{ base: 0, weights: [1] }], person: null, nearest: [] };
  const understanding = understood('when are you open', { intent: 'hours' });
  scene.event({ kind: 'message', text: 'when are you open', understanding: { ...understanding, why } });
  const { phase } = scene.state;
  expect(phase.kind === 'calling' && phase.heard.map((one) => one.understanding)).toEqual([understanding]);
});

describe('words that work everywhere', () => {
  it('leads to a person from an open question', () => {
    const scene = new Scene(content);
    scene.say('where is my order', { intent: 'order-status' });
    scene.say('just give me a human', { person: true });
    expect(scene.state.case).toMatchObject({ owner: { kind: 'queue', team: 'orders' }, handoff: { reason: 'asked' } });
  });

  it('leads to a person while an action runs, and lets its late answer change nothing', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
    const callId = scene.call!.callId;
    scene.say('human please', { person: true });
    expect(scene.event({ kind: 'action-result', callId, result: found })).toEqual([]);
    expect(scene.owner).toBe('queue');
  });

  it('answers a question about something else, then asks again without spending a try', () => {
    const scene = new Scene(content);
    scene.say('where is my order', { intent: 'order-status' });
    scene.say('no idea');
    expect(scene.say('when are you open', { intent: 'hours' })).toEqual([
      'Nine to six.',
      'Now back to where we were.',
      'Which order?',
    ]);
    expect(scene.state.frames[0]?.tries).toBe(1);
    expect(scene.state.case?.outcome).toBeNull();
    scene.say('KH-104233', order('KH-104233'));
    expect(scene.call?.input).toEqual({ id: 'KH-104233' });
  });

  it('counts a bare "yes", and a word that fits several choices, as an answer and not as small talk', () => {
    const scene = new Scene(content);
    scene.say('where is my order', { intent: 'order-status' });
    expect(scene.say('yes', { intent: 'greeting', acts: ['affirm'] })).toEqual([
      expect.stringMatching(/could not use that answer.*Which order/s),
    ]);
    const visit = new Scene(
      contentOf({ _bot: BOT.replace('order-status', 'visit'), visit: VISIT, hello: HELLO, ...INTENTS }),
    );
    visit.say('a visit', { intent: 'hours' });
    expect(visit.say('afternoon', { intent: 'greeting' })).toEqual([
      expect.stringMatching(/could not use that answer.*When/s),
    ]);
    expect(visit.say('hello', { intent: 'greeting' })[0]).toBe('Hi there!');
    visit.say('late afternoon', { intent: 'greeting' });
    expect(visit.owner).toBe('queue');
  });

  it('goes back to the question that a correction belongs to', () => {
    const scene = new Scene(content);
    scene.say('KH-104233 where', { intent: 'order-status', ...order('KH-104233') });
    scene.answer(found);
    scene.say('no, I meant KH-104234', { acts: ['deny', 'correct'], ...order('KH-104234') });
    expect(scene.call?.input).toEqual({ id: 'KH-104234' });
  });

  it('asks the last question again on "back"', () => {
    const scene = new Scene(content);
    scene.say('I am angry', { intent: 'complaint' });
    scene.say('the courier threw my parcel over the fence');
    expect(scene.say('back', { acts: ['back'] }).at(-1)).toBe('What happened?');
    scene.say('it was wet');
    expect(scene.state.frames[0]?.slots).toEqual({ story: 'it was wet' });
  });

  it('stops on "cancel" and says so', () => {
    const scene = new Scene(content);
    scene.say('where is my order', { intent: 'order-status' });
    expect(scene.say('cancel', { acts: ['cancel'] })[0]).toMatch(/stopped/);
    expect(scene.state).toMatchObject({ frames: [], phase: { kind: 'idle' }, case: { outcome: 'abandoned' } });
  });

  it('takes "no need" as the answer where yes or no is asked, and as the end elsewhere', () => {
    const scene = new Scene(content);
    scene.say('I am angry', { intent: 'complaint' });
    scene.say('it broke');
    scene.say('no need', { acts: ['deny', 'cancel'] });
    expect(scene.state.frames[0]?.slots).toEqual({ story: 'it broke', callback: false });
    const other = new Scene(content);
    other.say('where is my order', { intent: 'order-status' });
    expect(other.say('no need', { acts: ['deny', 'cancel'] })[0]).toMatch(/stopped/);
  });

  it('says the last words again on "repeat"', () => {
    const scene = new Scene(content);
    const asked = scene.say('where is my order', { intent: 'order-status' });
    expect(scene.say('pardon?', { acts: ['repeat'] })).toEqual(['Once more:', ...asked]);
    expect(scene.say('pardon?', { acts: ['repeat'] })).toEqual(['Once more:', ...asked]);
  });
});

describe('the repair ladder', () => {
  it('offers likely readings with a person among them, asks to rephrase, then hands over', () => {
    const scene = new Scene(content);
    const [offer] = scene.event({
      kind: 'message',
      text: 'my thing',
      understanding: unclear('my thing'),
    });
    expect(offer?.buttons?.map((one) => one.title)).toEqual([
      'Order status',
      'Opening hours',
      'None of these',
      'Talk to a person',
    ]);
    expect(scene.press('None of these')[0]).toMatch(/other words/);
    scene.say('blah');
    expect(scene.state.case?.handoff?.reason).toBe('not-understood');
  });

  it('begins with a request to rephrase where nothing is likely, and never falls silent', () => {
    const scene = new Scene(content);
    expect(scene.say('asdf')[0]).toMatch(/other words/);
    expect(scene.say('qwer').length).toBeGreaterThan(0);
    expect(scene.owner).toBe('queue');
  });

  it('says that a matter is not its own and offers a person at once', () => {
    const scene = new Scene(content);
    const [offer] = scene.event({
      kind: 'message',
      text: 'are you hiring',
      understanding: notOurs('are you hiring'),
    });
    expect(offer?.buttons?.map((one) => one.title)).toEqual(['Talk to a person']);
    scene.press('Talk to a person');
    expect(scene.owner).toBe('queue');
  });

  it('takes a picture for a greeting of a kind, and question marks for no understanding', () => {
    const scene = new Scene(content);
    expect(scene.event({ kind: 'message', text: '🙏', understanding: notOurs('🙏') })[0]?.text).toMatch(
      /anything else/,
    );
    expect(scene.state.misses).toBe(0);
    expect(scene.say('???')[0]).toMatch(/other words/);
  });

  it('starts the reading that the customer picks', () => {
    const scene = new Scene(content);
    scene.event({ kind: 'message', text: 'my thing', understanding: unclear('my thing') });
    expect(scene.press('Opening hours')).toEqual(['Nine to six.']);
    expect(scene.state.misses).toBe(0);
  });
});

describe('people', () => {
  function waiting(): Scene {
    const scene = new Scene(content);
    scene.say('human', { person: true });
    return scene;
  }

  it('takes the case once and refuses the second agent', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    expect(scene.owner).toBe('agent');
    expect(scene.event({ kind: 'desk-take', agent: { id: 'a2', name: 'Budi' } })).toEqual([]);
    expect(scene.effects).toEqual([{ kind: 'refused', code: 'not-waiting' }]);
    expect(scene.state.case?.owner).toMatchObject({ agentId: 'a1' });
  });

  it('is silent while a person owns the case, whatever comes in', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    expect(scene.say('where is my order', { intent: 'order-status' })).toEqual([]);
    expect(scene.say('human', { person: true })).toEqual([]);
    expect(scene.say('cancel', { acts: ['cancel'] })).toEqual([]);
    expect(
      scene.event({
        kind: 'message',
        text: '',
        understanding: null,
        attachments: [{ name: 'a.png', contentType: 'image/png', url: '/a' }],
      }),
    ).toEqual([]);
    expect(scene.state.seq).toBe(
      scene.history.flatMap(({ effects }) => effects.filter((one) => one.kind === 'message')).length,
    );
  });

  it('lets only the owner speak, give back and resolve', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    const other = { id: 'a2', name: 'Budi' };
    for (const kind of ['desk-return', 'desk-resolve', 'desk-hand-back'] as const) {
      scene.event({ kind, agent: other });
      expect(scene.effects).toEqual([{ kind: 'refused', code: 'not-yours' }]);
    }
    scene.event({ kind: 'desk-message', agent: other, text: 'hi' });
    expect(scene.effects).toEqual([{ kind: 'refused', code: 'not-yours' }]);
    const [said] = scene.event({ kind: 'desk-message', agent, text: 'Hi, Sari here' });
    expect(said).toMatchObject({ from: { role: 'agent', name: 'Sari' }, text: 'Hi, Sari here' });
  });

  it('puts the case back in front when the agent is lost, with the waiting time it had', () => {
    const scene = waiting();
    const since = scene.state.case!.handoff!.waitingSince;
    scene.event({ kind: 'desk-take', agent });
    const waited = scene.at - since;
    scene.at += 60_000;
    scene.event({ kind: 'desk-lost', agentId: 'a1' });
    // Nothing was answered, so the minute with the agent was a wait.
    expect(scene.state.case).toMatchObject({
      owner: { kind: 'queue' },
      handoff: { returned: true, waitingSince: since },
    });
    scene.event({ kind: 'desk-take', agent });
    scene.at += 60_000;
    scene.event({ kind: 'desk-message', agent, text: 'Hi' });
    scene.at += 60_000;
    scene.say('thanks, and what now?');
    const asked = scene.at;
    scene.event({ kind: 'desk-lost', agentId: 'a1', silent: true });
    const { waitingSince } = scene.state.case!.handoff!;
    expect(asked - waitingSince).toBeGreaterThan(waited + 60_000 - 1);
    expect(asked - waitingSince).toBeLessThan(waited + 60_000 + 5000);
  });

  it('leaves the case with an agent who answered before the loss for silence came to it', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    const unansweredSince = scene.state.case!.attention!.unansweredSince!;
    const lost = { kind: 'desk-lost', agentId: 'a1', silent: true, unansweredSince } as const;
    scene.event({ kind: 'desk-message', agent, text: 'here I am' });
    scene.event(lost);
    expect(scene.effects).toEqual([{ kind: 'refused', code: 'answered' }]);
    // What the customer says to the answer has waited for a moment only.
    scene.at += 60_000;
    scene.say('and now?');
    scene.event(lost);
    expect(scene.effects).toEqual([{ kind: 'refused', code: 'answered' }]);
    scene.event({ ...lost, unansweredSince: scene.state.case!.attention!.unansweredSince! });
    expect(scene.state.case?.owner).toMatchObject({ kind: 'queue' });
  });

  it('asks how it was after the agent has resolved', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    const said = scene.event({ kind: 'desk-resolve', agent });
    expect(said.at(-1)?.buttons?.map((one) => one.title)).toEqual(['1', '2', '3', '4', '5']);
    expect(scene.state.case?.outcome).toBe('handed-over');
    scene.say('4');
    expect(scene.state.case?.csat).toBe(4);
  });

  it('speaks again after the case is handed back to it', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    scene.event({ kind: 'desk-hand-back', agent });
    expect(scene.say('when are you open', { intent: 'hours' })).toEqual(['Nine to six.']);
  });

  it('tells the place in the queue once, then when it is better', () => {
    const scene = waiting();
    const place = (position: number) =>
      scene.event({ kind: 'queue-place', position, waitMs: 170_000, agentsOnline: 2 }).map((one) => one.text);
    expect(place(3)).toEqual(['You are number 3 in the queue. Expected wait: about 3 minutes.']);
    expect(place(3)).toEqual([]);
    expect(place(2)).toEqual([]);
    scene.at += 61_000;
    expect(place(2)[0]).toMatch(/number 2/);
  });

  it('says when the team opens again and keeps the case in the queue', () => {
    const scene = new Scene(content);
    scene.at += 12 * 3_600_000;
    const [said] = scene.say('human', { person: true });
    expect(said).toMatch(/closed now and opens again .*Tuesday, 24 November 2026 8:00 am/);
    expect(scene.owner).toBe('queue');
  });

  it('lets a waiting customer leave the queue', () => {
    const scene = waiting();
    expect(scene.say('I have another thing to add')).toEqual([]);
    expect(scene.say('cancel', { acts: ['cancel'] })[0]).toMatch(/out of the queue/);
    expect(scene.owner).toBe('bot');
  });
});

describe('silence', () => {
  it('counts as abandoned, never as resolved', () => {
    const scene = new Scene(content);
    scene.say('where is my order', { intent: 'order-status' });
    const due = scene.state.timers.silence!;
    scene.event({ kind: 'timer', timerId: 'silence', due: due - 1 });
    expect(scene.state.case?.outcome).toBeNull();
    scene.event({ kind: 'timer', timerId: 'silence', due });
    expect(scene.state.case?.outcome).toBe('abandoned');
  });
});

describe('language', () => {
  it('follows the customer and stays where a message does not tell', () => {
    const scene = new Scene(content);
    expect(scene.say('pesanan saya mana', { intent: 'order-status', language: 'id' })).toEqual(['Nomor pesanan?']);
    expect(scene.say('???')[0]).toMatch(/belum bisa saya pakai/);
  });

  it('leaves English for words that are Indonesian or Malay, and stays in Malay for them', () => {
    const scene = new Scene(content);
    expect(scene.say('pesanan saya mana', { intent: 'order-status', malayic: true })).toEqual(['Nomor pesanan?']);
    const malay = new Scene(content);
    malay.event({ kind: 'opened', locale: 'ms' });
    expect(malay.say('pesanan saya mana', { intent: 'order-status', malayic: true })).toEqual(['Nombor pesanan?']);
  });

  it('begins with what the channel says', () => {
    const scene = new Scene(content);
    const [welcome] = scene.event({ kind: 'opened', locale: 'ms' });
    expect(welcome?.text).toMatch(/pembantu maya/);
    expect(welcome?.buttons?.map((one) => one.title)).toEqual(['Status pesanan']);
  });
});

describe('two requests in one message', () => {
  it('serves the first, then the second, and asks once whether it helped', () => {
    const scene = new Scene(content);
    scene.say('where is KH-104233 and when are you open', {
      intent: 'order-status',
      requests: ['order-status', 'hours'],
      ...order('KH-104233'),
    });
    expect(scene.answer(found)).toEqual([
      'It is shipped.',
      'You also asked: Opening hours. Let us take that now.',
      'Nine to six.',
    ]);
  });
});

describe('purity', () => {
  it('numbers messages densely and replays to the byte', () => {
    const scene = new Scene(content);
    scene.event({ kind: 'opened' });
    scene.say('hello', { intent: 'greeting' });
    scene.say('I am angry', { intent: 'complaint' });
    scene.say('it broke');
    scene.say('yes', { acts: ['affirm'] });
    scene.event({ kind: 'desk-take', agent });
    scene.event({ kind: 'desk-resolve', agent });
    let state: ConversationState = beginConversation('test:1', 'test', content);
    const seqs: number[] = [];
    for (const recorded of scene.history) {
      const result = step(state, JSON.parse(JSON.stringify(recorded.event)), content);
      expect(JSON.stringify(result)).toBe(JSON.stringify({ state: recorded.state, effects: recorded.effects }));
      state = JSON.parse(JSON.stringify(result.state));
      seqs.push(...result.effects.flatMap((one) => (one.kind === 'message' ? [one.message.seq] : [])));
    }
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('carries the reason with what the customer said to the desk', () => {
    const scene = new Scene(content);
    scene.say('I am angry', { intent: 'complaint' });
    scene.say('it broke');
    scene.press('Yes');
    expect(scene.state.case?.handoff).toMatchObject({
      urgency: 'complaint',
      note: 'complaint, callback true',
      team: 'general',
    });
    expect(scene.state.frames[0]?.slots).toEqual({ story: 'it broke', callback: true });
  });
});
