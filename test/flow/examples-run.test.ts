import { join } from 'node:path';
import { compileContent } from '../../src/flow/compile-content';
import type { Content } from '../../src/flow/program';
import { readContentFiles } from '../../src/runtime/content-files';
import { Scene } from '../support/scene';

// What docs/flow-language.md says of the verbs for people and for later, done by its examples.

const HOUR = 3_600_000;
const agent = { id: 'a1', name: 'Sari' };
let content: Content;

beforeAll(async () => {
  const files = await readContentFiles(join(__dirname, '../../docs/examples'));
  const compiled = compileContent(files, { actions: ['orders.find'], hash: 'examples' });
  content = compiled.content!;
});

/** The customer picks a flow of the menu. */
function picked(flow: string, channel = 'webchat'): Scene {
  const scene = new Scene(content, channel);
  scene.state = { ...scene.state, language: 'en', languageFrom: 'message' };
  scene.event({ kind: 'message', text: flow, understanding: null, choice: { prompt: 'p', value: `flow:${flow}` } });
  return scene;
}

const lastSaid = (scene: Scene) => scene.state.lastSaid.map(({ text }) => text);

function due(scene: Scene, timerId: string): readonly string[] {
  const at = scene.state.timers[timerId];
  if (at === undefined) throw new Error(`no timer '${timerId}' among ${Object.keys(scene.state.timers)}`);
  scene.at = Math.max(scene.at, at);
  return scene.event({ kind: 'timer', timerId, due: at }).map(({ text }) => text);
}

test('say: by condition, by channel, with links and files', () => {
  expect(lastSaid(picked('say'))).toEqual([
    'Hello! I am Kirana.',
    'Welcome.',
    'Here is our leaflet.',
    'This is the address:',
  ]);
  const teams = picked('say', 'msteams');
  expect(lastSaid(teams)).toEqual(['Hello! I am Kirana.', 'Hello from our team.', 'This is the address:']);
});

test('wait: the flow rests for two hours', () => {
  const scene = picked('wait');
  expect(lastSaid(scene)).toEqual(['We wait for your payment.']);
  expect(due(scene, 'wait')).toEqual(['Have you paid?']);
});

test('remind: a day later, while the customer waits for people', () => {
  const scene = picked('remind');
  expect(due(scene, 'remind:remind/remind')).toEqual([`We have not forgotten case ${scene.state.case?.number}.`]);
});

describe('exits', () => {
  test('accepted, then resolved, then the follow-up', () => {
    const scene = picked('exits');
    expect(scene.event({ kind: 'desk-take', agent }).map(({ text }) => text)).toEqual([
      'Sari is with you now.',
      'Please have a picture of it ready.',
    ]);
    scene.event({ kind: 'desk-resolve', agent });
    expect(scene.say('5')).toEqual(['Thank you for telling us.']);
    expect(due(scene, `follow-up:${scene.state.case?.number}/exits/follow-up`)).toEqual(['Has it arrived?']);
  });

  test('closed: at once, or when the team goes home', () => {
    const scene = picked('exits');
    expect(due(scene, 'handoff-closed')).toEqual([
      'We are closed now.',
      expect.stringMatching(/^Our promise: We call/),
    ]);
    expect(scene.state.case?.outcome).toBe('resolved-implied');
  });

  test('nobody there, timed out, left, declined', () => {
    const nobody = picked('exits');
    nobody.event({ kind: 'queue-place', position: 1, waitMs: null, agentsOnline: 0 });
    expect(nobody.state.case?.owner).toEqual({ kind: 'queue', team: 'night' });
    const late = picked('exits');
    expect(due(late, 'handoff-timeout')[0]).toBe('Sorry for the wait.');
    expect(late.state.case).toMatchObject({ owner: { team: 'security' }, handoff: { urgency: 'complaint' } });
    expect(picked('exits').say('cancel', { acts: ['cancel'] })[0]).toMatch(/just write here/);
    const declined = picked('exits').event({ kind: 'desk-reject', agent });
    expect(declined.map(({ text }) => text)).toEqual(['Sorry, this one cannot be replaced.', 'Did that help?']);
  });
});

test('promise and kept: in time, by another flow', () => {
  const scene = picked('exits');
  due(scene, 'handoff-closed');
  const at = scene.at;
  scene.event({
    kind: 'message',
    text: 'I was called',
    understanding: null,
    choice: { prompt: 'p', value: 'flow:callback-done' },
  });
  expect(scene.state.promises).toMatchObject([{ id: 'callback', by: 'general', state: 'kept' }]);
  expect(scene.state.promises[0]?.due).toBeGreaterThan(at + 23 * HOUR);
});

test('survey: both scores', () => {
  const scene = picked('survey');
  scene.say('5');
  scene.say('9');
  expect(scene.state.case).toMatchObject({ csat: 5, nps: 9 });
});

test('follow-up: three days after the case', () => {
  const scene = picked('follow-up');
  expect(due(scene, `follow-up:${scene.state.case?.number}/follow-up/follow-up`)).toEqual(['Did the wash go well?']);
});

test('choices out of a list: only what the filter leaves', () => {
  const scene = picked('pick');
  const orders = [
    { id: 'KH-1', title: 'Shirt', status: 'open' },
    { id: 'KH-2', title: 'Shoes', status: 'closed' },
    { id: 'KH-3', title: 'Hat', status: 'open' },
  ];
  scene.answer({ ok: true, value: orders });
  expect(scene.state.lastSaid[0]?.buttons?.map(({ title }) => title)).toEqual(['Shirt', 'Hat']);
  scene.press('Hat');
  expect(scene.state.case?.handoff?.note).toBe('order KH-3');
});

test('run: what comes back is what the flow declares', () => {
  const scene = picked('run');
  scene.say('a@b.example', { entities: [{ type: 'email', value: 'a@b.example' }] });
  expect(scene.state.frames[0]?.slots['identity']).toEqual({ email: 'a@b.example', verified: true });
  expect(scene.owner).toBe('queue');
});
