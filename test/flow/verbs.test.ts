import type { ConversationState } from '../../src/domain/conversation';
import { step } from '../../src/flow/step';
import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';
import { wait } from '../support/wait';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const agent = { id: 'a1', name: 'Sari' };

function started(flows: { readonly [name: string]: string }, first: string, channel = 'test'): Scene {
  const scene = new Scene(verbsContent(flows), channel);
  scene.say(`about ${first}`, { intent: first });
  return scene;
}

const facts = (scene: Scene, ...names: readonly string[]) =>
  scene.facts.filter((one) => names.includes(one.fact)).map(({ kind: _kind, ...one }) => one);

describe('say', () => {
  const steps = `- set: { level: gold }
- say:
    - if: level == "silver"
      text: ${t('Silver.')}
    - if: level == "gold"
      text: ${t('Gold.')}
    - else: ${t('Basic.')}
  channels: { msteams: ${t('Hello, Teams.')} }
- say: ${t('Only on the web.')}
  only-on: [webchat]
- say: ${t('Look:')}
  buttons:
    - { title: ${t('Hours')}, flow: hours }
    - { title: ${t('Shop')}, url: "https://shop.example/?q={{ level }}" }
    - { title: ${t('Bad')}, url: "{{ level }}" }
  file: { url: /files/list.pdf, name: "{{ level }}.pdf" }
- resolve: {}
`;

  it('says the first variant that holds, in other words or not at all on some channels', () => {
    const said = (channel: string) => {
      const scene = new Scene(verbsContent({ a: steps }), channel);
      return scene.say('about a', { intent: 'a' });
    };
    expect(said('test')).toEqual(['Gold.', 'Look:']);
    expect(said('msteams')).toEqual(['Hello, Teams.', 'Look:']);
    expect(said('webchat')).toEqual(['Gold.', 'Only on the web.', 'Look:']);
  });

  it('has buttons that open a page, and files; an address that is none is left out', () => {
    const scene = started({ a: steps }, 'a');
    const [message] = scene.state.lastSaid.filter(({ links }) => links);
    expect(message).toMatchObject({
      buttons: [{ title: 'Hours', choice: { value: 'flow:hours' } }],
      links: [{ title: 'Shop', url: 'https://shop.example/?q=gold' }],
      attachments: [{ name: 'gold.pdf', contentType: 'application/pdf', url: '/files/list.pdf' }],
    });
    expect(message?.links).toHaveLength(1);
  });

  it('says nothing where no variant holds', () => {
    const scene = new Scene(
      verbsContent({ a: `- say:\n    - { if: customer.name, text: ${t('Hi.')} }\n- resolve: {}\n` }),
    );
    expect(scene.say('about a', { intent: 'a' })).toEqual([]);
  });
});

describe('ask', () => {
  const PICK = `- call: orders.find
  save: orders
- ask: order_id
  say: ${t('Which one?')}
  choices: { from: orders, value: "{{ item.id }}", title: ${t('{{ item.title }}')}, at-most: 2 }
  on-failure:
    - say: ${t('No orders.')}
    - resolve: {}
- handoff: { reason: "order {{ order_id }}" }
`;
  const orders = [
    { id: 'KH-1', title: 'Shirt' },
    { id: 'KH-2', title: 'Shoes' },
    { id: 'KH-2', title: 'Again' },
    { id: 'KH-3', title: 'Hat' },
  ];

  it('makes buttons of a list that an action brought, each thing once and so many at most', () => {
    const scene = started({ a: PICK }, 'a');
    expect(scene.answer({ ok: true, value: orders })).toEqual(['Which one?']);
    expect(scene.state.lastSaid[0]?.buttons?.map(({ title }) => title)).toEqual(['Shirt', 'Shoes']);
    scene.say('the shoes');
    expect(scene.state.case?.handoff?.note).toBe('order KH-2');
  });

  it.each([[[]], [null], ['text'], [{ id: 1 }]])('fails at once where there is nothing to choose from: %j', (value) => {
    const scene = started({ a: PICK }, 'a');
    expect(scene.answer({ ok: true, value })).toEqual(['No orders.']);
    expect(scene.state.case?.outcome).toBe('resolved-implied');
  });

  const FILE = `- ask: photo
  type: file
  accept: [image, pdf]
  say: ${t('A picture, please.')}
- handoff: {}
`;
  const file = (name: string, contentType: string) => ({
    kind: 'message' as const,
    text: '',
    understanding: null,
    attachments: [{ name, contentType, url: `/files/${name}` }],
  });

  it('takes the kinds of file that it names, and says them when another comes', () => {
    const scene = started({ a: FILE }, 'a');
    expect(scene.event(file('a.exe', 'application/x-msdownload'))[0]?.text).toBe(
      'Sorry, I cannot take this file. What I can take here: pictures, PDF.',
    );
    expect(scene.state.frames[0]?.tries).toBe(1);
    scene.event(file('a.pdf', 'application/octet-stream'));
    expect(scene.state.frames[0]?.slots['photo']).toMatchObject({ name: 'a.pdf' });
    const second = started({ a: FILE }, 'a');
    second.event(file('b.png', 'image/png'));
    expect(second.owner).toBe('queue');
  });

  const REMIND = `- ask: size
  say: ${t('Which size?')}
  choices: [{ value: S, title: ${t('Small')} }, { value: L, title: ${t('Large')} }]
  remind:
    - { after: 5m, say: ${t('Small or large?')} }
    - { after: 10m, say: ${t('Still there?')} }
- handoff: {}
`;

  it('reminds while nobody answers, with the buttons again, and the answer cancels what is left', () => {
    const scene = started({ a: REMIND }, 'a');
    expect(wait(scene, 6 * MINUTE)).toEqual(['Small or large?']);
    expect(scene.state.lastSaid[0]?.buttons?.map(({ title }) => title)).toEqual(['Small', 'Large']);
    scene.press('Large');
    expect(scene.owner).toBe('queue');
    expect(scene.state).toMatchObject({ timers: {}, later: {} });
    expect(wait(scene, HOUR)).toEqual([]);
    expect(facts(scene, 'reminded')).toHaveLength(1);
  });

  it('reminds in the language that the customer speaks by then', () => {
    const scene = started({ a: REMIND }, 'a');
    scene.say('hmm', { intent: 'hello', language: 'id' });
    expect(wait(scene, 6 * MINUTE)).toEqual(['id: Small or large?']);
  });
});

describe('wait', () => {
  const REST = `- say: ${t('We wait.')}
- wait: 2h
- say: ${t('Time is up.')}
- ask: paid
  type: yes-no
  say: ${t('Paid?')}
- resolve: {}
`;

  it('rests, and goes on when its time has come; silence closes no case that rests', () => {
    const scene = started({ a: REST }, 'a');
    expect(wait(scene, HOUR + 59 * MINUTE)).toEqual([]);
    expect(scene.state).toMatchObject({ phase: { kind: 'waiting' }, case: { outcome: null } });
    expect(wait(scene, 2 * MINUTE)).toEqual(['Time is up.', 'Paid?']);
    expect(scene.state.timers).toHaveProperty('silence');
  });

  it('answers other questions meanwhile and rests on', () => {
    const scene = started({ a: REST }, 'a');
    expect(scene.say('when are you open', { intent: 'hours' })).toEqual(['Nine to six.']);
    expect(scene.state).toMatchObject({ phase: { kind: 'waiting' }, frames: [{ flow: 'a' }], case: { outcome: null } });
    expect(scene.say('asdf')[0]).toMatch(/other words/);
    expect(wait(scene, 3 * HOUR)).toEqual(['Time is up.', 'Paid?']);
  });

  it('waits for what is under way, however late, and goes on after it', () => {
    const other = `- ask: what\n  say: ${t('What is it?')}\n- say: ${t('Noted.')}\n- resolve: {}\n`;
    const scene = started({ a: REST, b: other }, 'a');
    scene.at += HOUR + 50 * MINUTE;
    expect(scene.say('about b', { intent: 'b' })).toEqual(['What is it?']);
    expect(wait(scene, 15 * MINUTE)).toEqual([]);
    expect(scene.say('a thing')).toEqual(['Noted.', 'Time is up.', 'Paid?']);
  });

  it('gives up what the customer began meanwhile and left, not what rests', () => {
    const other = `- ask: what\n  say: ${t('What is it?')}\n- resolve: {}\n`;
    const scene = started({ a: REST, b: other }, 'a');
    scene.say('about b', { intent: 'b' });
    expect(wait(scene, 40 * MINUTE)).toEqual([]);
    expect(scene.state).toMatchObject({ phase: { kind: 'waiting' }, frames: [{ flow: 'a' }], case: { outcome: null } });
    expect(wait(scene, 2 * HOUR)).toEqual(['Time is up.', 'Paid?']);
  });

  it('ends with "cancel" and with a person', () => {
    for (const said of [{ acts: ['cancel'] as const }, { person: true }]) {
      const scene = started({ a: REST }, 'a');
      scene.say('enough', said);
      expect(scene.state.timers).not.toHaveProperty('wait');
      expect(wait(scene, DAY)).not.toContain('Time is up.');
    }
  });

  it('rests anew in each round of a loop', () => {
    const loop = `- repeat:
    until: done
    at-most: 3
    do:
      - wait: 1h
      - say: ${t('Tick.')}
- resolve: {}
`;
    const scene = started({ a: `- set: { done: null }\n${loop}` }, 'a');
    expect(wait(scene, 90 * MINUTE)).toEqual(['Tick.']);
    expect(wait(scene, 10 * HOUR)).toEqual(['Tick.', 'Tick.']);
    expect(scene.state.case?.outcome).toBe('resolved-implied');
  });
});

describe('remind', () => {
  const LATER = `- set: { what: shoes }
- remind: { after: 1d, say: ${t('About your {{ what }}, case {{ case.number }}.')} }
- handoff: { team: orders }
`;

  it('says it later, put together with what was known then', () => {
    const scene = started({ a: LATER }, 'a');
    expect(wait(scene, 25 * HOUR)).toEqual([`About your shoes, case ${scene.state.case?.number}.`]);
  });

  it('is silent while an agent has the case, and falls away with it', () => {
    const scene = started({ a: LATER }, 'a');
    scene.event({ kind: 'desk-take', agent });
    expect(wait(scene, 25 * HOUR)).toEqual([]);
    expect(facts(scene, 'reminded', 'reminder-dropped')).toEqual([
      { fact: 'reminder-dropped', flow: 'a', step: 'remind' },
    ]);
    const closed = started({ a: LATER }, 'a');
    closed.say('cancel', { acts: ['cancel'] });
    expect(closed.state).toMatchObject({ timers: {}, later: {} });
  });
});

describe('handoff with exits', () => {
  const EXITS = `- set: { who: Budi }
- handoff: { team: orders, timeout: 30m }
  on-accepted:
    - say: ${t('Have your photo ready, {{ who }}.')}
    - promise: { id: answer, what: ${t('An answer')}, within: 4h, by: orders }
  on-resolved:
    - survey: csat
    - say: ${t('Bye, {{ who }}.')}
    - follow-up: { after: 2d, say: ${t('All well, {{ who }}?')} }
  on-no-agent:
    - say: ${t('Nobody is here.')}
    - resolve: {}
  on-timed-out:
    - say: ${t('That took too long.')}
    - handoff: { team: general }
  on-customer-left:
    - say: ${t('Come back any time.')}
    - resolve: {}
  on-rejected:
    - say: ${t('They cannot, {{ who }}.')}
    - resolve: { confirm: true }
`;
  const given = () => started({ a: EXITS }, 'a');
  const place = (scene: Scene, agentsOnline: number) =>
    scene.event({ kind: 'queue-place', position: 1, waitMs: null, agentsOnline }).map((one) => one.text);

  it('goes on without people when the last of them leaves while the customer waits', () => {
    const scene = given();
    expect(place(scene, 2)).toHaveLength(1);
    expect(place(scene, 1)).toEqual([]);
    expect(place(scene, 0)).toEqual(['Nobody is here.']);
    expect(scene.owner).toBe('bot');
  });

  it('tells once that nobody is there where no way is written for that', () => {
    const scene = started({ a: `- handoff: { team: orders }\n` }, 'a');
    expect(place(scene, 1)).toHaveLength(1);
    expect(place(scene, 0)).toEqual([expect.stringMatching(/nobody|no one/i)]);
    expect(place(scene, 1)).toEqual([]);
    expect(place(scene, 0)).toEqual([]);
  });

  it('speaks once beside the agent who takes it, then is silent', () => {
    const scene = given();
    const said = scene.event({ kind: 'desk-take', agent }).map((one) => one.text);
    expect(said).toEqual([
      'Sari is with you now.',
      'Have your photo ready, Budi.',
      expect.stringMatching(/^Our promise/),
    ]);
    expect(scene.state).toMatchObject({ case: { owner: { kind: 'agent' } }, frames: [{ at: 'handoff' }] });
    expect(scene.say('hello', { intent: 'hello' })).toEqual([]);
    scene.event({ kind: 'desk-return', agent });
    expect(scene.event({ kind: 'desk-take', agent })).toHaveLength(1);
  });

  it('goes on after the agent has closed the case: scores, words, a follow-up', () => {
    const scene = given();
    scene.event({ kind: 'desk-take', agent });
    const said = scene.event({ kind: 'desk-resolve', agent });
    expect(said.at(-1)?.buttons?.map(({ title }) => title)).toEqual(['1', '2', '3', '4', '5']);
    expect(scene.state.case).toMatchObject({ outcome: 'handed-over', owner: { kind: 'bot' } });
    expect(scene.say('4')).toEqual(['Thank you for telling us.', 'Bye, Budi.']);
    expect(scene.state.case?.csat).toBe(4);
    expect(wait(scene, 3 * DAY)).toEqual(['All well, Budi?']);
    expect(facts(scene, 'promise-kept', 'promise-broken', 'followed-up')).toMatchObject([
      { fact: 'promise-kept', what: 'answer' },
      { fact: 'followed-up', step: 'follow-up' },
    ]);
    expect(scene.state.timers).toEqual({});
  });

  it('has the case again when nobody is at the desk', () => {
    const scene = given();
    expect(place(scene, 0)).toEqual(['Nobody is here.']);
    expect(scene.state.case).toMatchObject({ outcome: 'resolved-implied', owner: { kind: 'bot' } });
    expect(scene.event({ kind: 'desk-take', agent })).toEqual([]);
    expect(scene.effects).toEqual([{ kind: 'refused', code: 'closed' }]);
  });

  it('has it again after the time-out, and may give it away again', () => {
    const scene = given();
    expect(wait(scene, 31 * MINUTE)[0]).toBe('That took too long.');
    expect(scene.state.case?.owner).toEqual({ kind: 'queue', team: 'general' });
    expect(facts(scene, 'owner-changed')).toMatchObject([
      { reason: 'flow' },
      { reason: 'timed-out', to: { kind: 'bot' } },
      { reason: 'flow' },
    ]);
  });

  it('forgets the time-out when an agent takes the case, and begins it anew when it comes back', () => {
    const scene = given();
    scene.event({ kind: 'desk-take', agent });
    expect(wait(scene, HOUR)).toEqual([]);
    scene.event({ kind: 'desk-lost', agentId: agent.id });
    expect(wait(scene, 29 * MINUTE)).toEqual([]);
    expect(wait(scene, 2 * MINUTE)[0]).toBe('That took too long.');
  });

  it('goes on when the customer leaves, and when the people decline', () => {
    const scene = given();
    expect(scene.say('cancel', { acts: ['cancel'] })).toEqual(['Come back any time.']);
    expect(scene.state.case?.outcome).toBe('resolved-implied');
    const declined = given();
    const note = 'not ours';
    expect(declined.event({ kind: 'desk-reject', agent, note }).map((one) => one.text)).toEqual([
      'They cannot, Budi.',
      'Did that help?',
    ]);
    const taken = given();
    taken.event({ kind: 'desk-take', agent });
    taken.event({ kind: 'desk-reject', agent: { id: 'a2', name: 'Budi' } });
    expect(taken.effects).toEqual([{ kind: 'refused', code: 'not-yours' }]);
    expect(taken.event({ kind: 'desk-reject', agent })[0]?.text).toBe('They cannot, Budi.');
    expect(taken.owner).toBe('bot');
  });

  it('takes the way for a closed team without giving the case away, and when the team goes home', () => {
    const steps = `- handoff: { team: general }\n  on-closed:\n    - say: ${t('Closed.')}\n    - resolve: {}\n`;
    const night = new Scene(verbsContent({ a: steps }));
    night.at += 12 * HOUR;
    expect(night.say('about a', { intent: 'a' })).toEqual(['Closed.']);
    expect(facts(night, 'owner-changed')).toEqual([]);
    const day = started({ a: steps }, 'a');
    expect(day.owner).toBe('queue');
    expect(wait(day, 6 * HOUR)).toEqual([]);
    expect(wait(day, 2 * HOUR)).toEqual(['Closed.']);
  });

  it('leaves all as the rules have it where no exit is written, and where a customer asked for a person', () => {
    const bare = started({ a: '- handoff: { team: orders, timeout: 30m }\n' }, 'a');
    expect(wait(bare, HOUR)).toEqual([]);
    expect(bare.owner).toBe('queue');
    expect(place(bare, 0)[0]).toMatch(/Nobody is at the desk/);
    expect(bare.event({ kind: 'desk-reject', agent })[0]?.text).toMatch(/cannot take this on/);
    expect(bare.state).toMatchObject({ frames: [], case: { owner: { kind: 'bot' }, outcome: null } });
    const asked = started({ a: `- ask: x\n  say: ${t('X?')}\n${EXITS}` }, 'a');
    asked.say('human', { person: true });
    expect(asked.say('cancel', { acts: ['cancel'] })[0]).toMatch(/out of the queue/);
  });
});

describe('promise', () => {
  const PROMISE = `- promise: { id: callback, what: ${t('We call you')}, within: 2d, by: orders }\n- resolve: { confirm: true }\n`;
  const names = ['promised', 'promise-kept', 'promise-broken'];

  it('is still owed when the customer says that it helped, and stands on the closed case until it is kept', () => {
    const scene = started({ a: PROMISE }, 'a');
    scene.press('Yes');
    const number = scene.state.case!.number;
    const { due } = scene.state.promises[0]!;
    const owed = { id: 'callback', caseNumber: number, what: 'We call you', due, team: 'orders' };
    expect(scene.state.case).toMatchObject({ outcome: 'resolved-confirmed', owedAt: due, owed: [owed] });
    expect(facts(scene, ...names).map((one) => one.fact)).toEqual(['promised']);
    const agent = { id: 'a1', name: 'Ani' };
    scene.event({ kind: 'desk-kept', agent, promise: 'callback', of: number });
    expect(scene.state.promises).toMatchObject([{ id: 'callback', by: 'orders', state: 'kept' }]);
    expect(facts(scene, ...names).map((one) => one.fact)).toEqual(['promised', 'promise-kept']);
    expect(scene.state.case).not.toHaveProperty('owed');
    expect(Object.keys(scene.state.timers)).toEqual([]);
    scene.event({ kind: 'desk-kept', agent, promise: 'callback', of: number });
    expect(scene.effects).toEqual([{ kind: 'refused', code: 'no-promise' }]);
  });

  it('is told by the customer’s latest case, and by no earlier one', () => {
    const scene = started({ a: PROMISE, b: '- ask: x\n  say: { id: X, ms: X, en: X }\n- resolve: {}\n' }, 'a');
    scene.press('Yes');
    const first = scene.state.case!;
    const before = scene.state;
    scene.say('about b', { intent: 'b' });
    expect(scene.state.case).toMatchObject({ owedAt: first.owedAt, owed: [{ caseNumber: first.number }] });
    const { formerCase } = step(before, scene.history.at(-1)!.event, scene.content);
    expect(formerCase).toMatchObject({ number: first.number });
    expect(formerCase).not.toHaveProperty('owed');
  });

  it('is broken when nobody has kept it in time; the customer hears of it before', () => {
    const scene = started({ a: PROMISE }, 'a');
    scene.say('when are you open', { intent: 'hours' });
    expect(wait(scene, 2 * DAY)[0]).toMatch(/^We have not forgotten: We call you\. We promised it by/);
    expect(scene.state.promises).toMatchObject([{ state: 'broken' }]);
    expect(facts(scene, ...names).map((one) => one.fact)).toEqual(['promised', 'promise-broken']);
  });

  it('is kept by a later flow, in a later case', () => {
    const scene = started({ a: PROMISE, b: '- kept: callback\n- resolve: {}\n' }, 'a');
    scene.say('about hours', { intent: 'hours' });
    expect(scene.state.promises).toMatchObject([{ id: 'callback', state: 'open' }]);
    scene.say('about b', { intent: 'b' });
    expect(scene.state.promises).toMatchObject([{ id: 'callback', state: 'kept' }]);
    expect(wait(scene, 3 * DAY)).toEqual([]);
  });

  it('is one promise with a new time when it is made again', () => {
    const loop = `- repeat:\n    until: done\n    at-most: 50\n    do:\n      - promise: { what: ${t('Soon')}, within: 1d }\n- resolve: {}\n`;
    const scene = started({ a: `- set: { done: null }\n${loop}` }, 'a');
    expect(scene.state.promises).toHaveLength(1);
    expect(Object.keys(scene.state.timers)).toHaveLength(2);
  });

  it('never grows without bounds: past twenty open ones the first due counts as broken', () => {
    const scene = new Scene(verbsContent({ a: PROMISE }));
    for (let count = 0; count < 30; count += 1) {
      scene.say('about a', { intent: 'a' });
      scene.say('cancel', { acts: ['cancel'] });
    }
    expect(scene.state.promises.filter((one) => one.state === 'open')).toHaveLength(20);
    expect(facts(scene, 'promise-broken')).toHaveLength(10);
    expect(Object.keys(scene.state.timers)).toHaveLength(40);
  });
});

describe('survey', () => {
  const SURVEY = `- survey: csat\n- survey: nps\n  say: ${t('Recommend us?')}\n- say: ${t('Thanks.')}\n- resolve: {}\n`;

  it('asks both scores, takes them from words and buttons, and goes on', () => {
    const scene = started({ a: SURVEY }, 'a');
    expect(scene.say('I would say 4 of 5')).toEqual(['Thank you for telling us.', 'Recommend us?']);
    expect(scene.press('10')).toEqual(['Thank you for telling us.', 'Thanks.']);
    expect(scene.state.case).toMatchObject({ csat: 4, nps: 10, outcome: 'resolved-implied' });
    expect(facts(scene, 'csat', 'nps')).toMatchObject([{ score: 4 }, { score: 10 }]);
  });

  it('asks nps once in 90 days', () => {
    const scene = started({ a: SURVEY }, 'a');
    scene.say('5');
    scene.say('9');
    expect(scene.say('about a', { intent: 'a' })[0]).toMatch(/How was it/);
    expect(scene.say('5')).toEqual(['Thank you for telling us.', 'Thanks.']);
    scene.at += 91 * DAY;
    scene.say('about a', { intent: 'a' });
    expect(scene.say('5')).toEqual(['Thank you for telling us.', 'Recommend us?']);
  });

  it('is skipped by other words, which are heard', () => {
    const scene = started({ a: SURVEY }, 'a');
    expect(scene.say('12 things are wrong with it all, you know')).toEqual(['Recommend us?']);
    scene.say('when are you open', { intent: 'hours' });
    expect(scene.state.case?.csat).toBeNull();
    expect(facts(scene, 'csat', 'nps')).toEqual([]);
  });

  it.each([
    ['11', null],
    ['0', 0],
    ['7/10', 7],
    ['delapan', null],
    ['8 dari 10', 8],
    ['between 7 and 8', null],
    ['order 5 of the shirts and 10 of the hats please', null],
    ['4.5', null],
    ['KH-104233', null],
  ])('reads "%s" as %s', (words, score) => {
    const scene = started({ a: `- survey: nps\n- resolve: {}\n` }, 'a');
    scene.say(words);
    expect(scene.state.case?.nps ?? null).toBe(score);
  });

  it('is never asked by a timer, nor after a case that was left', () => {
    const scene = started({ a: `- wait: 1h\n${SURVEY}` }, 'a');
    expect(wait(scene, 2 * HOUR)).toEqual(['Thanks.']);
  });

  it('asks csat once a case, with `survey: true` in the settings or by a step', () => {
    const scene = started({ a: `- survey: csat\n- resolve: { confirm: true }\n` }, 'a');
    scene.say('5');
    scene.press('Yes');
    expect(scene.state.phase.kind).toBe('idle');
    const ignored = started({ a: `- survey: csat\n- resolve: { confirm: true }\n` }, 'a');
    ignored.say('never mind that');
    ignored.press('Yes');
    expect(ignored.state.phase.kind).toBe('idle');
  });
});

describe('survey: in flows/_bot.yaml', () => {
  const BOT = (survey: string) => `name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams: { general: { title: ${t('Care')}, hours: always } }
survey: ${survey}
`;
  const askedAfter = (survey: string, times = 1) => {
    const scene = new Scene(verbsContent({ a: '- resolve: { confirm: true }\n' }, BOT(survey)));
    const scales: (string | null)[] = [];
    for (let time = 0; time < times; time += 1) {
      scene.say('about a', { intent: 'a' });
      scene.press('Yes');
      const { phase } = scene.state;
      scales.push(phase.kind === 'rating' ? (phase.scale ?? null) : null);
      if (phase.kind === 'rating') scene.say('4');
    }
    return scales;
  };

  it.each([
    ['true', ['csat', 'csat']],
    ['csat', ['csat', 'csat']],
    ['false', [null, null]],
    ['nps', ['nps', null]],
    // Recommendation is asked once in 90 days.
    ['[nps, csat]', ['nps', 'csat']],
    ['[]', [null, null]],
  ])('%s', (survey, scales) => {
    expect(askedAfter(survey, 2)).toEqual(scales);
  });
});

describe('follow-up', () => {
  const FOLLOW = `- follow-up: { after: 2d, say: ${t('All well?')} }\n- resolve: {}\n`;

  it('comes so long after the end of the case, in the language spoken by then', () => {
    const scene = started({ a: FOLLOW }, 'a');
    expect(scene.state.case?.outcome).toBe('resolved-implied');
    expect(wait(scene, 47 * HOUR)).toEqual([]);
    expect(wait(scene, 2 * HOUR)).toEqual(['All well?']);
    expect(scene.say('about a', { intent: 'a' })).toEqual([]);
    expect(scene.state.case?.number).not.toBe(undefined);
  });

  const dropped = (scene: Scene) => facts(scene, 'follow-up-dropped').map((one) => 'reason' in one && one.reason);

  it('falls away where the channel takes it no more', () => {
    const unknown = started({ a: FOLLOW }, 'a', 'somewhere');
    expect(dropped(unknown)).toEqual(['channel']);
    const whatsapp = started({ a: FOLLOW }, 'a', 'whatsapp');
    expect(dropped(whatsapp)).toEqual(['channel']);
    expect(wait(whatsapp, 3 * DAY)).toEqual([]);
  });

  it('counts from the customer’s last words, not from the end of the case', () => {
    const steps = `- wait: 6d\n- follow-up: { after: 2d, say: ${t('All well?')} }\n- resolve: {}\n`;
    const scene = started({ a: steps }, 'a');
    expect(wait(scene, 9 * DAY)).toEqual([]);
    expect(dropped(scene)).toEqual(['channel']);
  });

  it('falls away with a case that the customer left, and while another is open', () => {
    const left = started(
      { a: `- follow-up: { after: 2d, say: ${t('All well?')} }\n- ask: x\n  say: ${t('X?')}\n- resolve: {}\n` },
      'a',
    );
    expect(wait(left, 5 * DAY)).toEqual([]);
    expect(dropped(left)).toEqual(['abandoned']);
    const other = started({ a: FOLLOW }, 'a');
    other.say('human', { person: true });
    expect(wait(other, 3 * DAY)).not.toContain('All well?');
    expect(dropped(other)).toEqual(['other-case']);
  });

  it('keeps ten at most', () => {
    const scene = new Scene(verbsContent({ a: FOLLOW.replace('All well?', 'All well with {{ case.number }}?') }));
    for (let count = 0; count < 15; count += 1) scene.say('about a', { intent: 'a' });
    expect(Object.keys(scene.state.later ?? {})).toHaveLength(10);
    expect(dropped(scene)).toEqual(Array(5).fill('too-many'));
  });

  it('is said once in the same words, after the last case that planned it', () => {
    const scene = new Scene(verbsContent({ a: FOLLOW }));
    scene.say('about a', { intent: 'a' });
    wait(scene, DAY);
    scene.say('about a', { intent: 'a' });
    expect(Object.keys(scene.state.later ?? {})).toHaveLength(1);
    expect(dropped(scene)).toEqual(['repeated']);
    expect(wait(scene, 47 * HOUR)).toEqual([]);
    expect(wait(scene, 2 * HOUR)).toEqual(['All well?']);
  });
});

describe('run', () => {
  const PART = (head: string) => `flow: part
title: ${t('part')}
${head}steps:
  - set: { secret: 1, level: "{{ wanted }}" }
`;
  const CALLER = `- run: part\n  with: { wanted: gold }\n  save: got\n- say: ${t('{{ got.level }}')}\n- ask: x\n  say: ${t('X?')}\n- resolve: {}\n`;

  it('gives back what the flow declares, and all its variables where it declares nothing', () => {
    const scene = started({ a: CALLER, '#part': PART('results: [level]\n') }, 'a');
    expect(scene.state.frames[0]?.slots['got']).toEqual({ level: 'gold' });
    const whole = started({ a: CALLER, '#part': PART('') }, 'a');
    expect(whole.state.frames[0]?.slots['got']).toEqual({ wanted: 'gold', secret: 1, level: 'gold' });
  });
});

describe('repeat', () => {
  it('asks its questions anew in each round', () => {
    const steps = `- repeat:
    until: more == false
    at-most: 3
    do:
      - ask: item
        say: ${t('Which item?')}
      - ask: more
        type: yes-no
        say: ${t('Another?')}
- handoff: { reason: "{{ item }}" }
`;
    const scene = started({ a: steps }, 'a');
    scene.say('the first');
    expect(scene.say('yes', { acts: ['affirm'] })).toEqual(['Which item?']);
    scene.say('the second');
    scene.say('no', { acts: ['deny'] });
    expect(scene.state.case?.handoff?.note).toBe('the second');
  });
});

describe('a correction', () => {
  const order = (value: string) => ({ entities: [{ type: 'order-number', value }] });
  const other = { acts: ['deny', 'correct'] as const, ...order('KH-104234') };
  const STEPS = `- ask: order_id
  type: order-number
  say: ${t('Which order?')}
- ask: colour
  say: ${t('Which colour?')}
- call: orders.find
  with: { id: "{{ order_id }}" }
  save: order
- ask: size
  say: ${t('Which size of {{ order.name }}?')}
- ask: day
  say: ${t('Which day?')}
- handoff: { reason: "{{ order_id }} {{ colour }} {{ size }} {{ day }}" }
`;

  it('asks again only what depends on it', () => {
    const scene = started({ a: STEPS }, 'a');
    scene.say('KH-104233', order('KH-104233'));
    scene.say('blue');
    scene.answer({ ok: true, value: { name: 'Shirt' } });
    scene.say('large');
    expect(scene.say('no, I meant KH-104234', other)[0]).toMatch(/changed/);
    expect(scene.call?.input).toEqual({ id: 'KH-104234' });
    expect(scene.answer({ ok: true, value: { name: 'Shoes' } })).toEqual(['Which size of Shoes?']);
    scene.say('42');
    scene.say('Monday');
    expect(scene.state.case?.handoff?.note).toBe('KH-104234 blue 42 Monday');
  });

  const PART = `flow: part
title: ${t('part')}
results: [order_id, email]
steps:
  - ask: order_id
    type: order-number
    say: ${t('Which order?')}
  - ask: email
    type: email
    say: ${t('Which email?')}
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
`;
  const CALLER = `- run: part
  save: got
- ask: colour
  say: ${t('Which colour?')}
- ask: why
  say: ${t('Why {{ got.order_id }}?')}
- handoff: { reason: "{{ got.order_id }} {{ got.email }} {{ colour }} {{ why }}" }
`;

  it('reaches into a flow that ran and has ended', () => {
    const scene = started({ a: CALLER, '#part': PART }, 'a');
    scene.say('KH-104233', order('KH-104233'));
    scene.say('a@b.example', { entities: [{ type: 'email', value: 'a@b.example' }] });
    scene.answer({ ok: true, value: 1 });
    expect(scene.say('blue')).toEqual(['Why KH-104233?']);
    expect(scene.say('no, I meant KH-104234', other)).toEqual(['All right, I have changed that.']);
    expect(scene.call?.input).toEqual({ id: 'KH-104234' });
    expect(scene.answer({ ok: true, value: 2 })).toEqual(['Why KH-104234?']);
    scene.say('it is broken');
    expect(scene.state.case?.handoff?.note).toBe('KH-104234 a@b.example blue it is broken');
  });

  it('reaches from a flow that runs into the one that runs it, and keeps what was answered there', () => {
    const part = `flow: part\ntitle: ${t('part')}\nsteps:\n  - ask: name\n    say: ${t('Name?')}\n  - ask: street\n    say: ${t('Street?')}\n`;
    const caller = `- ask: order_id\n  type: order-number\n  say: ${t('Which order?')}\n- run: part\n  save: who\n- handoff: { reason: "{{ order_id }} {{ who.name }} {{ who.street }}" }\n`;
    const scene = started({ a: caller, '#part': part }, 'a');
    scene.say('KH-104233', order('KH-104233'));
    scene.say('Budi');
    expect(scene.say('no, I meant KH-104234', other)).toEqual(['All right, I have changed that.', 'Street?']);
    scene.say('Main street');
    expect(scene.state.case?.handoff?.note).toBe('KH-104234 Budi Main street');
  });

  it('changes the last words that were taken as they stand, and never takes its own lead for one of them', () => {
    const steps = `- ask: book
  say: ${t('Which book?')}
- ask: name
  say: ${t('What name?')}
- handoff: { reason: "{{ book }} for {{ name }}" }
`;
    const scene = started({ a: steps }, 'a');
    scene.say('Emma');
    const meant = { acts: ['correct' as const], corrected: 'Persuasion' };
    expect(scene.say('no, I meant Persuasion', meant)).toEqual(['All right, I have changed that.', 'What name?']);
    scene.say('Budi');
    expect(scene.state.case?.handoff?.note).toBe('Persuasion for Budi');
    const first = started({ a: steps }, 'a');
    expect(first.say('no, I meant Persuasion', meant)).toEqual(['What name?']);
    expect(first.state.frames[0]?.slots).toEqual({ book: 'Persuasion' });
  });

  it('asks again below a condition on it', () => {
    const steps = `- ask: order_id
  type: order-number
  say: ${t('Which order?')}
- choose:
    - if: order_id == "KH-104233"
      do:
        - ask: gift
          say: ${t('Which gift?')}
    - else:
        - ask: card
          say: ${t('Which card?')}
- ask: day
  say: ${t('Which day?')}
- handoff: { reason: "{{ gift }} {{ card }}" }
`;
    const scene = started({ a: steps }, 'a');
    scene.say('KH-104233', order('KH-104233'));
    scene.say('a book');
    expect(scene.say('no, I meant KH-104234', other)).toEqual(['All right, I have changed that.', 'Which card?']);
    expect(scene.state.frames[0]?.slots).not.toHaveProperty('gift');
  });
});

describe('a conversation of before', () => {
  it('loads with the promises and frames of then, and goes on', () => {
    const scene = started({ a: `- ask: x\n  say: ${t('X?')}\n- resolve: { confirm: true }\n` }, 'a');
    const { later: _later, heardAt: _heardAt, ...rest } = scene.state;
    const due = scene.at + DAY;
    const old = { ...rest, promises: [{ what: 'We look into it', due }] } as ConversationState;
    scene.state = JSON.parse(JSON.stringify(old));
    expect(scene.say('this')).toEqual(['Did that help?']);
    expect(scene.state.promises).toMatchObject([{ what: 'We look into it', state: 'open' }]);
    wait(scene, 2 * DAY);
    expect(scene.state.promises).toMatchObject([{ state: 'broken' }]);
  });

  it('rates a case whose question had no scale yet', () => {
    const scene = started({ a: '- resolve: { confirm: true }\n' }, 'a');
    scene.press('Yes');
    const { phase } = scene.state;
    if (phase.kind !== 'rating') throw new Error(phase.kind);
    const { scale: _scale, ...old } = phase;
    scene.state = { ...scene.state, phase: old };
    scene.say('3');
    expect(scene.state.case?.csat).toBe(3);
  });
});
