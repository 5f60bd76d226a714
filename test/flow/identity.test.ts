import { compileContent } from '../../src/flow/compile-content';
import { PROVING_STEPS } from '../support/proving-steps';
import { contentOf, Scene } from '../support/scene';

const BOT = `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams: { general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: always } }
values: { customer: { number: { identity: true } } }
survey: false
silence: 30m
`;
const flow = (steps: string) => `
flow: verify
title: { id: Cek, ms: Semak, en: Check }
triggers: [verify]
steps:
${steps}
`;
const INTENT = 'intent: verify\nexamples: { en: [verify] }';
const verify = (steps: string) => contentOf({ _bot: BOT, verify: flow(steps), '../intents/verify': INTENT });

function proved(scene: Scene, customer: string | null): Scene {
  scene.say('verify', { intent: 'verify' });
  scene.say('1234');
  scene.answer({ ok: true, value: { customer } });
  return scene;
}
const known = ({ effects }: Scene) => effects.filter((one) => one.kind === 'fact' && one.fact === 'customer-known');

describe('a customer is known', () => {
  test('by what an action brought after a proof: a fact, and a key on the case, without the number itself', () => {
    const scene = proved(new Scene(verify(PROVING_STEPS)), 'C-1007');
    expect(known(scene)).toHaveLength(1);
    const key = scene.state.identity?.verified;
    expect(key).toMatch(/^k[\w-]{22}$/);
    expect(scene.state.case?.customer).toEqual({ verified: key });
    expect(JSON.stringify(known(scene))).not.toContain('1007');
    expect(proved(new Scene(verify(PROVING_STEPS)), 'C-1007').state.identity?.verified).toBe(key);
    expect(proved(new Scene(verify(PROVING_STEPS)), 'C-1008').state.identity?.verified).not.toBe(key);
  });

  test('in the cases that follow; one who is proved to be somebody else is another from then on', () => {
    const scene = proved(new Scene(verify(PROVING_STEPS)), 'C-1');
    const first = scene.state.case!;
    const key = first.customer!.verified;
    scene.say('verify', { intent: 'verify' });
    expect(scene.state.case).toMatchObject({ customer: { verified: key } });
    scene.say('1');
    scene.answer({ ok: true, value: { customer: 'C-2' } });
    expect(scene.state.case?.customer?.verified).not.toBe(key);
  });

  test('not by a proof that failed, and not again by the same', () => {
    expect(proved(new Scene(verify(PROVING_STEPS)), null).state.identity).toBeUndefined();
    const scene = proved(new Scene(verify(PROVING_STEPS)), 'C-1');
    proved(scene, 'C-1');
    expect(known(scene)).toEqual([]);
  });

  test('not by words, although a flow puts them there', () => {
    const own = PROVING_STEPS.replace('{{ check.customer }}', '{{ code }}');
    const scene = new Scene(verify(own));
    scene.say('verify', { intent: 'verify' });
    scene.say('C-1007');
    scene.answer({ ok: true, value: { customer: 'C-1' } });
    expect(scene.state.customer.values).toMatchObject({ number: 'C-1007' });
    expect(scene.state.identity).toBeUndefined();
  });

  test('by the channel, from the first message on', () => {
    const scene = new Scene(verify(PROVING_STEPS));
    scene.event({ kind: 'opened', person: 'p1' });
    scene.say('verify', { intent: 'verify' });
    expect(scene.state.case?.customer).toEqual({ person: 'p1' });
    expect(
      scene.history
        .flatMap(({ effects }) => effects)
        .filter((one) => one.kind === 'fact' && one.fact === 'customer-known'),
    ).toEqual([{ kind: 'fact', fact: 'customer-known', by: 'person', key: 'p1' }]);
  });
});

test.each([
  ['asked for', '  - ask: customer.number\n    type: text\n    say: { id: A?, ms: A?, en: A? }\n', 'cannot be asked'],
  ['made of words', PROVING_STEPS.replace('"{{ check.customer }}"', '"C-{{ code }}"'), 'as it is'],
])('what tells who the customer is may not be %s', (_, steps, message) => {
  const files = [
    { path: 'flows/_bot.yaml', text: BOT },
    { path: 'flows/verify.yaml', text: flow(steps) },
    { path: 'intents/verify.yaml', text: INTENT },
  ];
  const { diagnostics } = compileContent(files, { actions: null, hash: 'x' });
  const found = diagnostics.filter(({ code }) => code === 'FLOW_IDENTITY');
  expect(found.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
});
