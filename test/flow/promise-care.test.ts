import { noticesOf } from '../../src/runtime/desk-notice';
import { contentOf, Scene } from '../support/scene';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGENT = { id: 'a-sari', name: 'Sari' };

const content = (promises: string) =>
  contentOf({
    _bot: `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: always }
  returns: { title: { id: Retur, ms: Pemulangan, en: Returns }, hours: { mon-fri: "08:00-17:00" } }
survey: false
silence: 30m
${promises}
`,
    call: `
flow: call
title: { id: Telepon, ms: Telefon, en: A call }
team: returns
triggers: [call]
steps:
  - promise: { id: callback, what: { id: "Kami menelepon", ms: "Kami menelefon", en: "We call you" }, within: 6h, by: returns }
  - handoff: {}
`,
    '../intents/call': 'intent: call\nexamples: { en: [call] }',
  });

const CARED = content('promises: { remind: 1h, tell: 15m, new-time: 4h }');

/** What goes off until then, in its order: what is said, and which facts come of it. */
function wait(scene: Scene, ms: number): { readonly said: readonly string[]; readonly facts: readonly string[] } {
  const until = scene.at + ms;
  const said: string[] = [];
  const facts: string[] = [];
  for (;;) {
    const [next] = Object.entries(scene.state.timers).sort((a, b) => a[1] - b[1]);
    if (next === undefined || next[1] > until) break;
    scene.at = next[1] - 1000;
    said.push(...scene.event({ kind: 'timer', timerId: next[0], due: next[1] }).map(({ text }) => text));
    for (const one of scene.effects) if (one.kind === 'fact') facts.push(one.fact);
  }
  scene.at = until;
  return { said, facts };
}

/** Monday at ten: a call is promised until four. */
const promised = (cared = CARED) => {
  const scene = new Scene(cared, 'webchat');
  scene.say('call me', { intent: 'call' });
  expect(scene.owner).toBe('queue');
  return scene;
};

describe('before a promise is due', () => {
  it('first who is to keep it is reminded, then the customer hears, with a new time in hours of the team', () => {
    const scene = promised();
    const due = scene.state.promises[0]!.due;
    expect(wait(scene, 5 * HOUR - 5 * MINUTE)).toEqual({ said: [], facts: [] });
    expect(wait(scene, 10 * MINUTE)).toEqual({ said: [], facts: ['promise-near'] });
    const { said } = wait(scene, 45 * MINUTE);
    expect(said).toHaveLength(1);
    // Due at four on Monday, the team goes home at five: an hour then, three on Tuesday from eight.
    expect(said[0]).toMatch(
      /^We have not forgotten: We call you\. We promised it by Monday, 23 November 2026, 4:00 pm, and are still on it\. Sorry if we do not make that time: you have it by Tuesday, 24 November 2026, 11:00 am, at the latest\.$/,
    );
    expect(scene.state.promises).toMatchObject([{ state: 'open', due, again: due + 19 * HOUR }]);
  });

  it('that is broken then it stands again with the new time, on record, and is moved only once', () => {
    const scene = promised();
    const due = scene.state.promises[0]!.due;
    expect(wait(scene, 6 * HOUR + MINUTE).facts).toEqual(expect.arrayContaining(['promise-broken', 'promised']));
    expect(scene.state.promises).toMatchObject([{ id: 'callback', state: 'open', due: due + 19 * HOUR }]);
    const later = wait(scene, 3 * 24 * HOUR);
    expect(later.said.filter((text) => !text.startsWith('Returns is closed now'))).toEqual([
      expect.stringMatching(/still on it\.$/),
    ]);
    expect(scene.state.promises).toMatchObject([{ state: 'broken' }]);
    expect(scene.facts.filter(({ fact }) => fact === 'promise-broken')).toHaveLength(2);
    expect(Object.keys(scene.state.timers).filter((one) => one.startsWith('promise'))).toEqual([]);
  });

  it('the new time lies ahead also where the server was away until after the old one', () => {
    const scene = promised();
    const { due } = scene.state.promises[0]!;
    scene.at = due + 48 * HOUR;
    const timers = Object.entries(scene.state.timers).filter(([name]) => name.startsWith('promise'));
    for (const [timerId, at] of timers.sort((a, b) => a[1] - b[1])) scene.event({ kind: 'timer', timerId, due: at });
    // Wednesday at four: an hour until the team goes home, three on Thursday from eight.
    expect(scene.state.promises).toMatchObject([{ state: 'open', isSecond: true }]);
    expect(Math.abs(scene.state.promises[0]!.due - (due + 48 * HOUR + 19 * HOUR))).toBeLessThan(MINUTE);
  });

  it('nothing is said and nobody reminded once it is kept', () => {
    const scene = promised();
    scene.event({ kind: 'desk-take', agent: AGENT });
    scene.event({ kind: 'desk-kept', agent: AGENT, promise: 'callback', of: scene.state.case!.number });
    expect(wait(scene, 24 * HOUR)).toEqual({ said: [], facts: [] });
  });

  it('the customer hears it beside an agent too, where the house wants that', () => {
    const scene = promised();
    scene.event({ kind: 'desk-take', agent: AGENT });
    expect(wait(scene, 6 * HOUR - MINUTE).said[0]).toMatch(/^We have not forgotten: We call you, promised by/);
    const silent = promised(content(''));
    silent.event({ kind: 'desk-take', agent: AGENT });
    expect(wait(silent, 6 * HOUR - MINUTE).said).toEqual([]);
  });

  it('an agent’s promise of half an hour is reminded of at its half, and told at three quarters', () => {
    const scene = promised();
    scene.event({ kind: 'desk-take', agent: AGENT });
    scene.event({ kind: 'desk-promise', agent: AGENT, what: 'the bill', due: scene.at + 1000 + 30 * MINUTE });
    const due = scene.at + 30 * MINUTE;
    const at = (prefix: string) =>
      Object.entries(scene.state.timers).find(([name]) => name.startsWith(prefix) && name.includes('/desk'))?.[1];
    expect([at('promise-near:'), at('promise-late:')]).toEqual([due - 15 * MINUTE, due - 7.5 * MINUTE]);
  });
});

test('the reminder goes out to people off the page, with whose it is and by when, and without a word of the customer', () => {
  const scene = promised();
  scene.event({ kind: 'desk-take', agent: AGENT });
  const due = scene.state.promises[0]!.due;
  const [timerId = ''] = Object.keys(scene.state.timers).filter((one) => one.startsWith('promise-near:'));
  scene.event({ kind: 'timer', timerId, due: scene.state.timers[timerId]! });
  const { event, state, effects } = scene.history.at(-1)!;
  const reminder = {
    event: 'promise.due',
    case: state.case!.number,
    team: 'returns',
    urgency: 'normal',
    reason: 'promise',
    language: 'en',
    waitingSince: state.case!.handoff!.waitingSince,
    agent: { agentId: 'a-sari', name: 'Sari' },
    due,
    at: event.at,
  };
  expect(noticesOf(event, state, effects)).toEqual([reminder]);
});

test('of an agent’s own promise it names that agent, whoever has the customer’s next case', () => {
  const scene = promised();
  scene.event({ kind: 'desk-take', agent: AGENT });
  scene.event({ kind: 'desk-promise', agent: AGENT, what: 'the bill', due: scene.at + 1000 + 5 * HOUR });
  const [timerId = ''] = Object.keys(scene.state.timers).filter((one) => /^promise-near:.*desk/.test(one));
  const due = scene.state.timers[timerId]!;
  const number = scene.state.case!.number;
  scene.event({ kind: 'desk-hand-back', agent: AGENT });
  scene.say('never mind', { acts: ['cancel'] });
  scene.say('human', { person: true });
  scene.event({ kind: 'desk-take', agent: { id: 'a-omar', name: 'Omar' } });
  scene.at = due - 1000;
  scene.event({ kind: 'timer', timerId, due });
  const { event, state, effects } = scene.history.at(-1)!;
  expect(noticesOf(event, state, effects)).toMatchObject([
    { event: 'promise.due', case: number, agent: { agentId: 'a-sari', name: 'Sari' } },
  ]);
});

describe('an agent’s promise is owed by the team in which it was made', () => {
  const promisedByAgent = () => {
    const scene = promised();
    scene.event({ kind: 'desk-take', agent: AGENT });
    scene.event({ kind: 'desk-kept', agent: AGENT, promise: 'callback', of: scene.state.case!.number });
    scene.event({ kind: 'desk-promise', agent: AGENT, what: 'the bill', due: scene.at + 1000 + 5 * HOUR });
    return scene;
  };
  const owing = (scene: Scene) => scene.state.case?.owed?.map(({ team }) => team);

  it('also when the customer opens another case', () => {
    const scene = promisedByAgent();
    const { number } = scene.state.case!;
    expect(owing(scene)).toEqual(['returns']);
    scene.event({ kind: 'desk-hand-back', agent: AGENT });
    wait(scene, 2 * HOUR);
    expect(scene.state.case?.closedAt).not.toBeNull();
    scene.say('human', { person: true });
    expect(scene.state.case?.number).not.toBe(number);
    expect(scene.state.case?.handoff?.team).toBe('general');
    expect(owing(scene)).toEqual(['returns']);
  });

  it('and by the team to which the case is moved', () => {
    const scene = promisedByAgent();
    scene.event({ kind: 'desk-return', agent: AGENT, team: 'general', note: 'wrong team' });
    expect(scene.state.case?.handoff?.team).toBe('general');
    expect(owing(scene)).toEqual(['general']);
  });
});
