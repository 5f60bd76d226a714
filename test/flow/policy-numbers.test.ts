import { type Compiled, compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import { Scene } from '../support/scene';
import { flowOf, textOf as t } from '../support/verbs-bot';

// Times and counts of a step that stand in flows/_policies.yaml.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const POLICIES = `policies:
  callback_within: 4h
  refund_days: { gold: 2, silver: 5 }
  refund_within: { gold: 2d, silver: 5d }
  quiet: 10m
  tries: 1
  rounds: 3
  shop: Kirana
  fees: { small: { first: 1d } }
`;
const BOT = `name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams: { general: { title: ${t('Care')}, hours: always } }
channels: { test: { follow-up-within: 7d } }
`;

function compiled(steps: string, policies = POLICIES): Compiled {
  const files: SourceFile[] = [
    { path: 'flows/_bot.yaml', text: BOT },
    { path: 'flows/_policies.yaml', text: policies },
    { path: 'flows/a.yaml', text: flowOf('a', steps) },
    { path: 'intents/a.yaml', text: 'intent: a\nexamples: { en: [about a] }\n' },
  ];
  return compileContent(files, { actions: null, hash: 'test' });
}

function started(steps: string): Scene {
  const { content, diagnostics } = compiled(steps);
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  const scene = new Scene(content);
  scene.say('about a', { intent: 'a' });
  return scene;
}

const promise = (within: string) => `- promise: { what: ${t('We call')}, within: ${within} }\n- resolve: {}\n`;
const within = (scene: Scene) => scene.state.promises.map(({ due }) => due - scene.at);

describe('a time', () => {
  it.each([
    ['policy.callback_within', 4 * HOUR],
    ['"{{ policy.callback_within }}"', 4 * HOUR],
    ['"{{ policy.refund_days.gold }}d"', 2 * DAY],
    ['policy.fees.small.first', DAY],
    ['4h', 4 * HOUR],
  ])('within %s', (written, ms) => {
    expect(within(started(promise(written)))).toEqual([ms]);
  });

  it.each([
    ['gold', 2 * DAY],
    ['silver', 5 * DAY],
    // For whom the policy says nothing, the longest holds: a promise that is kept.
    ['bronze', 5 * DAY],
    ['constructor', 5 * DAY],
  ])('may hang on a variable: %s', (level, ms) => {
    const by = (written: string) => started(`- set: { level: ${level} }\n${promise(written)}`);
    expect(within(by('"policy.refund_within[level]"'))).toEqual([ms]);
    expect(within(by('"{{ policy.refund_days[level] }}d"'))).toEqual([ms]);
  });

  it('is one of every step that waits', () => {
    const steps = `- remind: { after: policy.callback_within, say: ${t('Soon')} }
- follow-up: { after: policy.callback_within, say: ${t('Well?')} }
- call: shop.find
  timeout: policy.quiet
- ask: x
  say: ${t('X?')}
  remind: { after: policy.quiet, say: ${t('Still X?')} }
- handoff: { timeout: policy.callback_within }
  on-timed-out: [{ wait: policy.callback_within }, { resolve: {} }]
`;
    const { diagnostics } = compiled(steps);
    expect(diagnostics.filter(({ code, message }) => /policy/.test(message) && code !== 'POLICY_UNUSED')).toEqual([]);
    const scene = started(steps);
    expect(scene.call?.timeoutMs).toBe(600_000);
    scene.answer({ ok: true, value: null });
    expect(scene.state.timers['ask:1']).toBe(scene.at + 600_000);
    expect(scene.state.timers['remind:a/remind']).toBe(scene.at - 1000 + 4 * HOUR);
    scene.say('this');
    expect(scene.state.timers['handoff-timeout']).toBe(scene.at + 4 * HOUR);
  });
});

describe('how often', () => {
  it('is a policy too: tries, retry and at-most', () => {
    const scene = started(
      `- call: shop.find\n  retry: policy.rounds\n- ask: n\n  type: number\n  say: ${t('N?')}\n  tries: policy.tries\n- resolve: {}\n`,
    );
    expect(scene.call?.attempts).toBe(4);
    scene.answer({ ok: true, value: null });
    scene.say('none of that');
    expect(scene.owner).toBe('queue');
  });

  it('bounds a loop, and the proof counts with it', () => {
    const loop = `- repeat:\n    until: word == "stop"\n    at-most: policy.rounds\n    do: { ask: word, say: ${t('Word?')} }\n- resolve: {}\n`;
    const scene = started(loop);
    expect(['one', 'two'].map((word) => scene.say(word))).toEqual([['Word?'], ['Word?']]);
    scene.say('three');
    expect(scene.state.case?.outcome).toBe('resolved-implied');
  });
});

describe('after a policy was changed', () => {
  it('the flow has the new number, and no other flow is read anew', () => {
    const before = compiled(promise('policy.callback_within'));
    const after = compiled(promise('policy.callback_within'), POLICIES.replace('4h', '6h'));
    const again = compiled(promise('policy.callback_within'));
    const timeOf = ({ content }: Compiled) => {
      const step = Object.values(content?.flows['a']?.steps ?? {}).find(({ verb }) => verb === 'promise');
      return step?.verb === 'promise' ? step.within : null;
    };
    expect([before, after, again].map(timeOf)).toEqual([4 * HOUR, 6 * HOUR, 4 * HOUR]);
  });
});

describe('what an author may get wrong', () => {
  const found = (written: string) =>
    compiled(`- set: { level: gold }\n${promise(written)}`).diagnostics.filter(({ severity }) => severity === 'error');

  it.each([
    ['policy.callbak_within', "'policy' has no 'callbak_within'; did you mean 'callback_within'?"],
    ['policy.fees.smal.first', "'policy.fees' has no 'smal'; did you mean 'small'?"],
    [
      'policy.shop',
      "'within' is 'policy.shop', which is 'Kirana' at flows/_policies.yaml:8; give a time from 1m to 90d, written like 30s, 5m, 4h or 2d.",
    ],
    [
      'policy.refund_days.gold',
      "'within' is 'policy.refund_days.gold', which is '2' at flows/_policies.yaml:3; write \"{{ policy.refund_days.gold }}d\" for days (s, m, h, d), or 2d in flows/_policies.yaml.",
    ],
    [
      'policy.refund_within',
      "'within' is 'policy.refund_within', which is no number; give a time from 1m to 90d, written like 30s, 5m, 4h or 2d.",
    ],
    ['"policy.callback_within[level]"', "'policy.callback_within' is no group, so nothing in it is for [level]."],
    [
      '"policy.refund_days[level]"',
      "'within' is 'policy.refund_days.gold', which is '2' at flows/_policies.yaml:3; give a time from 1m to 90d, written like 30s, 5m, 4h or 2d.",
    ],
    [
      '"{{ policy.callback_within }}d"',
      "'within' is 'policy.callback_within', which is '4hd' at flows/_policies.yaml:2; give a time from 1m to 90d, written like 30s, 5m, 4h or 2d.",
    ],
    [
      'order.days',
      "'within' is 'order.days'; give a time from 1m to 90d, written like 30s, 5m, 4h or 2d, or a policy: policy.callback_within.",
    ],
    ['"policy.refund_within[lvel]"', "No step of this flow fills 'lvel'; did you mean 'level'?"],
  ])('within: %s', (written, message) => {
    expect(found(written).map((one) => one.message)).toContain(message);
    expect(found(written)[0]).toMatchObject({ file: 'flows/a.yaml', line: 6 });
  });

  it.each([
    [
      'policy.refund_days[level]',
      "'tries' is 'policy.refund_days[level]'; give one policy: how often is the same for everybody.",
    ],
    [
      'policy.callback_within',
      "'tries' is 'policy.callback_within', which is '4h' at flows/_policies.yaml:2; give a whole number from 1 to 5.",
    ],
  ])('tries: %s', (written, message) => {
    const steps = `- ask: x\n  say: ${t('X?')}\n  tries: ${written}\n- resolve: {}\n`;
    expect(compiled(steps).diagnostics.map((one) => one.message)).toContain(message);
  });

  it('a file of policies that cannot be read is one mistake', () => {
    const { diagnostics } = compiled(promise('policy.callback_within'), 'policies: [');
    expect(diagnostics.map(({ file }) => file)).toEqual(['flows/_policies.yaml']);
  });
});
