import type { ConversationState } from '../../src/domain/conversation';
import { compileContent } from '../../src/flow/compile-content';
import { step } from '../../src/flow/step';
import { contentOf, Scene } from '../support/scene';

const BOT = `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Customer Care }, hours: always }
survey: false
values:
  customer: { email: { personal: true }, tier: }
  case: { order: {} }
`;

const POLICIES = `
policies:
  return_days: 30
  refund_days: { gold: 2, silver: 5 }
  couriers: [JNE, Pos Laju]
  warranty: { id: satu tahun, ms: setahun, en: one year }
`;

const REFUND = `
flow: refund
title: { id: Refund, ms: Bayaran balik, en: Refund }
triggers: [refund]
steps:
  - ask: customer.email
    type: email
    say: { id: "E-mail?", ms: "E-mel?", en: "Which e-mail?" }
  - call: orders.find
    with: { email: "{{ customer.email }}" }
    save: case.order
    personal: [phone]
  - set: { customer.tier: "{{ case.order.tier }}" }
  - run: tell
  - resolve: {}
`;

const TELL = `
flow: tell
title: { id: a, ms: a, en: a }
case: false
steps:
  - say:
      id: "{{ case.order.id }} {{ policy.refund_days[customer.tier] }} hari, {{ policy.warranty }}"
      ms: "{{ case.order.id }} {{ policy.refund_days[customer.tier] }} hari, {{ policy.warranty }}"
      en: "{{ case.order.id }}: {{ policy.refund_days[customer.tier] }} days of {{ policy.return_days }}, {{ policy.warranty }}, {{ policy.couriers }}"
`;

const FILES = {
  _bot: BOT,
  _policies: POLICIES,
  refund: REFUND,
  tell: TELL,
  '../intents/refund': 'intent: refund\nexamples: { en: [refund] }',
  '../intents/_entities': 'entities:\n  member: { pattern: "M\\\\d{4}", personal: true }\n',
};
const content = contentOf(FILES);
const found = { ok: true, value: { id: 'KH-104233', tier: 'gold', phone: '08123456789' } } as const;

function served(): Scene {
  const scene = new Scene(content);
  scene.event({ kind: 'opened', name: 'Budi' });
  scene.say('refund', { intent: 'refund' });
  scene.say('budi@mail.example', { entities: [{ type: 'email', value: 'budi@mail.example' }] });
  return scene;
}

describe('values of the case and of the customer', () => {
  it('are read by every flow of the case, and policies in the language', () => {
    expect(served().answer(found)).toEqual(['KH-104233: 2 days of 30, one year, JNE, Pos Laju']);
    const malay = served();
    malay.state = { ...malay.state, language: 'ms' };
    expect(malay.answer(found)).toEqual(['KH-104233 2 hari, setahun']);
  });

  it('keep where they come from', () => {
    const scene = served();
    scene.answer(found);
    expect(scene.state.customer).toEqual({
      name: 'Budi',
      values: { email: 'budi@mail.example', tier: 'gold' },
      origins: { name: 'channel', email: 'words', tier: 'flow' },
    });
    expect(scene.state.ofCase).toEqual({ values: { order: found.value }, origins: { order: 'action' } });
  });

  it('of the customer are not asked again in the next case, those of the case are gone', () => {
    const scene = served();
    scene.answer(found);
    scene.say('refund', { intent: 'refund' });
    expect(scene.call?.input).toEqual({ email: 'budi@mail.example' });
    expect(scene.state.ofCase?.values).toEqual({});
  });

  it('can be asked again with "back"', () => {
    const content = contentOf({
      ...FILES,
      refund: REFUND.replace(/ {2}- call:[\s\S]*?- resolve/, '  - ask: why\n    say: { en: Why? }\n  - resolve'),
    });
    const scene = new Scene(content);
    scene.say('refund', { intent: 'refund' });
    scene.say('a@b.example', { entities: [{ type: 'email', value: 'a@b.example' }] });
    expect(scene.say('back', { acts: ['back'] }).at(-1)).toBe('Which e-mail?');
    expect(scene.state.customer.values).toEqual({});
  });

  it('are unknown to a conversation of an older version, which goes on', () => {
    const scene = served();
    const { ofCase: _none, ...old } = scene.state as ConversationState;
    const frames = old.frames.map(({ origins: _unknown, ...frame }) => frame);
    const state = JSON.parse(
      JSON.stringify({ ...old, frames, customer: { name: 'Budi', values: { email: 'x@y.example' } } }),
    );
    const phase = scene.state.phase;
    if (phase.kind !== 'calling') throw new Error('no call');
    const event = {
      id: 'e9',
      at: scene.at,
      caseNumber: 'K-9',
      kind: 'action-result',
      callId: phase.callId,
      result: found,
    } as const;
    expect(step(state, event, content).state.ofCase?.values['order']).toEqual(found.value);
  });

  it('give way to the name that the customer gives', () => {
    const own = REFUND.replace('customer.email\n    type: email', 'customer.name\n    type: text');
    const scene = new Scene(contentOf({ ...FILES, refund: own }));
    scene.say('refund', { intent: 'refund' });
    scene.say('Dewi');
    scene.event({ kind: 'message', text: 'hi', understanding: null, name: 'dewi_88' });
    expect(scene.state.customer).toMatchObject({ name: 'Dewi', origins: { name: 'words' } });
  });
});

test('all that is personal stands in one place of the content', () => {
  expect(content.personal).toMatchObject({
    types: ['phone', 'email', 'member'],
    customer: ['name', 'email'],
    case: [],
    results: { 'orders.find': ['phone'] },
  });
});

describe('what is wrong with a name', () => {
  const findings = (change: Partial<typeof FILES>) => {
    const files = Object.entries({ ...FILES, ...change }).map(([name, text]) => ({
      path: name.startsWith('../') ? `${name.slice(3)}.yaml` : `flows/${name}.yaml`,
      text,
    }));
    return compileContent(files, { actions: null, hash: 'h' })
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code} ${message}`);
  };

  it.each([
    [
      'a value that is not declared',
      { refund: REFUND.replace('customer.tier:', 'customer.teir:') },
      /'customer' has no 'teir'; did you mean 'tier'/,
    ],
    [
      'a value that is read and not declared',
      { tell: TELL.replaceAll('case.order.id', 'case.parcel.id') },
      /'case' has no 'parcel'; declare it under `values: case:`/,
    ],
    [
      'a policy that is not written',
      { tell: TELL.replaceAll('policy.warranty', 'policy.waranty') },
      /'policy' has no 'waranty'; did you mean 'warranty'/,
    ],
    ['a policy with a place to fill', { _policies: 'policies: { days: "{{ customer.name }}" }' }, /plain words/],
    ['a policy that YAML changes', { _policies: 'policies: { phone: 08123 }' }, /YAML_NOT_TEXT/],
    ['a built-in value declared anew', { _bot: BOT.replace('tier: }', 'name: {} }') }, /has a meaning of its own/],
    [
      'a value of the case that is its number',
      { refund: REFUND.replace('case.order\n', 'case.number\n') },
      /'case.number' is the bot's own/,
    ],
  ])('%s', (_what, change, message) => {
    expect(findings(change as Partial<typeof FILES>).join('\n')).toMatch(message);
  });
});
