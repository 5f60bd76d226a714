import type { ConversationState } from '../../src/domain/conversation';
import { compileContent } from '../../src/flow/compile-content';
import { placeNow } from '../../src/flow/moves';
import type { Content } from '../../src/flow/program';
import { step } from '../../src/flow/step';
import { decide } from '../../src/runtime/decide';
import { soundFiles } from '../support/content';
import { MONDAY_MORNING, Scene } from '../support/scene';
import { type Said, understood } from '../support/understood';

const OLD = `flow: order-status
title: { id: Cek, ms: Semak, en: Check }
triggers: [order-status]
steps:
  - ask: order_id
    type: order-number
    say: { id: "Nomor?", ms: "Nombor?", en: "Number?" }
    tries: 2
  - run: details
  - resolve: { confirm: true }
`;
const DETAILS = `flow: details
title: { id: Rincian, ms: Butiran, en: Details }
steps:
  - ask: email
    type: email
    say: { id: "E-mel?", ms: "E-mel?", en: "Email?" }
    tries: 2
  - call: orders.find
    with: { id: "1" }
    on-error: [{ handoff: {} }]
`;
const NEW = OLD.replace('ask: order_id', 'ask: number').replace('Nomor?', 'Nomor ordernya?');

function contentWith(hash: string, flows: { readonly [name: string]: string }, moves?: string): Content {
  const files = [
    ...soundFiles().filter(({ path }) => !['flows/order-status.yaml'].includes(path)),
    ...Object.entries(flows).map(([name, text]) => ({ path: `flows/${name}.yaml`, text })),
    ...(moves === undefined ? [] : [{ path: 'flows/_moves.yaml', text: `moves:\n${moves}` }]),
  ];
  const { content, diagnostics } = compileContent(files, { actions: null, hash });
  if (content === null) throw new Error(diagnostics.map((one) => `${one.file}:${one.line} ${one.message}`).join('\n'));
  return content;
}

const old = contentWith('old', { 'order-status': OLD, details: DETAILS });
const next = (moves?: string) => contentWith('new', { 'order-status': NEW, details: DETAILS }, moves);

/** A conversation that stands at the first question, or in the sub-flow. */
function standing(where: 'at the question' | 'in the sub-flow' | 'while an action runs'): ConversationState {
  const scene = new Scene(old);
  scene.say('pesanan saya di mana', { intent: 'order-status' });
  if (where !== 'at the question') scene.say('KH-1', { entities: [{ type: 'order-number', value: 'KH-1' }] });
  if (where === 'while an action runs') scene.say('a@b.co', { entities: [{ type: 'email', value: 'a@b.co' }] });
  return scene.state;
}

function hears(state: ConversationState, content: Content, text: string, said: Said = {}) {
  const event = { id: 'e', at: MONDAY_MORNING + 60_000, caseNumber: 'K-9', kind: 'message' as const, text };
  const result = step(state, { ...event, understanding: understood(text, said) }, content);
  const facts = result.effects.flatMap((one) => (one.kind === 'fact' ? [one] : []));
  return { ...result, facts, moved: facts.filter(({ fact }) => fact === 'moved') };
}
const number = { entities: [{ type: 'order-number', value: 'KH-2' }] };

describe('a conversation of an older release', () => {
  test('goes on at the declared place, with what it has collected, and the move is on record', () => {
    const { state, moved } = hears(
      standing('at the question'),
      next('  order-status/ask-order_id: order-status/ask-number\n'),
      'KH-2',
      number,
    );
    expect(moved).toEqual([
      { kind: 'fact', fact: 'moved', from: 'order-status/ask-order_id', to: 'order-status/ask-number' },
    ]);
    expect(state.release).toBe('new');
    expect(state.frames.map(({ flow, at, slots }) => ({ flow, at, slots }))).toEqual([
      { flow: 'order-status', at: 'resolve', slots: { number: 'KH-2' } },
      { flow: 'details', at: 'ask-email', slots: {} },
    ]);
  });

  test('moves with every flow under way or not at all', () => {
    const state = standing('in the sub-flow');
    const mail = { entities: [{ type: 'email', value: 'a@b.co' }] };
    expect(hears(state, next('  details/*: details/*\n'), 'a@b.co', mail).moved).toEqual([]);
    const { moved } = hears(state, next('  details/*: details/*\n  order-status/*: order-status/*\n'), 'a@b.co', mail);
    expect(moved).toMatchObject([
      { from: 'order-status/resolve', to: 'order-status/resolve' },
      { from: 'details/ask-email', to: 'details/ask-email' },
    ]);
  });

  test('moves by its own place before the one for every step', () => {
    const moves = '  order-status/*: order-status/*\n  order-status/ask-order_id: order-status/ask-number\n';
    expect(hears(standing('at the question'), next(moves), 'KH-2', number).moved).toMatchObject([
      { to: 'order-status/ask-number' },
    ]);
  });

  test('stays where the step of the same name is gone', () => {
    expect(
      hears(standing('at the question'), next('  order-status/*: order-status/*\n'), 'KH-2', number).moved,
    ).toEqual([]);
  });

  test('stays while an action runs', () => {
    const state = standing('while an action runs');
    expect(state.phase.kind).toBe('calling');
    const all = next('  details/*: details/*\n  order-status/*: order-status/*\n');
    expect(hears(state, all, 'halo').moved).toEqual([]);
  });

  test('stays where it would stand at another kind of step than it waits at', () => {
    // The compiler cannot know the kind of a step that only the older release has, under a name of its author's.
    const named = contentWith('old', {
      'order-status': OLD.replace('ask: order_id', 'id: first\n    ask: order_id'),
      details: DETAILS,
    });
    const scene = new Scene(named);
    scene.say('pesanan saya di mana', { intent: 'order-status' });
    expect(hears(scene.state, next('  order-status/first: order-status/run-details\n'), 'x').moved).toEqual([]);
    expect(hears(scene.state, next('  order-status/first: order-status/ask-number\n'), 'x').moved).toHaveLength(1);
  });

  test('moves once: the next turn of the same release finds nothing to move', () => {
    const content = next('  order-status/ask-order_id: order-status/ask-number\n');
    const { state } = hears(standing('at the question'), content, 'hm');
    expect(hears(state, content, 'hm').moved).toEqual([]);
  });

  test('that rests goes on at the other rest, when its time has come', () => {
    const rests = (text: string) => text.replace('  - run: details', '  - wait: 2h\n  - run: details');
    const scene = new Scene(contentWith('old', { 'order-status': rests(OLD), details: DETAILS }));
    scene.say('pesanan saya di mana', { intent: 'order-status' });
    scene.say('KH-1', number);
    const wait = Object.entries(scene.state.timers).find(([timerId]) => timerId === 'wait')!;
    const content = contentWith(
      'new',
      { 'order-status': rests(NEW), details: DETAILS },
      '  order-status/*: order-status/*\n',
    );
    const event = { id: 'w', at: wait[1], caseNumber: 'K-9', kind: 'timer' as const, timerId: 'wait', due: wait[1] };
    const { state, effects } = step(scene.state, event, content);
    expect(effects).toContainEqual(expect.objectContaining({ fact: 'moved', to: 'order-status/wait' }));
    expect(state.frames.map(({ flow, at }) => `${flow}/${at}`)).toEqual(['order-status/resolve', 'details/ask-email']);
  });

  test('is decided the same again from the record', () => {
    const content = next('  order-status/ask-order_id: order-status/ask-number\n');
    const state = standing('at the question');
    const event = { id: 'e', at: MONDAY_MORNING, caseNumber: 'K-9', kind: 'message' as const, text: 'KH-2' };
    const twice = [0, 1].map(() =>
      JSON.stringify(decide(state, { ...event, understanding: understood('KH-2', number) }, content)),
    );
    expect(twice[0]).toBe(twice[1]);
  });
});

describe('flows/_moves.yaml', () => {
  const findings = (moves: string) => {
    const files = [...soundFiles(), { path: 'flows/_moves.yaml', text: moves }];
    return compileContent(files, { actions: null, hash: 'h' }).diagnostics.map(
      (one) => `${one.line}:${one.column} ${one.code}`,
    );
  };

  test.each([
    ['moves:\n  account/ask-email: accont/ask-email\n', ['2:22 FLOW_UNKNOWN_FLOW']],
    ['moves:\n  old/x: account/ask-emial\n', ['2:10 MOVE_UNKNOWN_STEP']],
    ['moves:\n  old/ask-x: account/handoff\n', ['2:14 MOVE_OTHER_KIND']],
    ['moves:\n  verify-customer/ask-email: account/handoff\n', ['2:30 MOVE_OTHER_KIND']],
    ['moves:\n  old/*: account/handoff\n', ['2:10 CONTENT_WRONG_VALUE']],
    ['moves:\n  old: account/handoff\n', ['2:3 CONTENT_WRONG_VALUE']],
    ['moves: account\n', ['1:8 CONTENT_WRONG_KIND']],
    ['move: {}\n', ['1:1 CONTENT_UNKNOWN_KEY']],
    [
      'moves:\n  gone/*: account/*\n  verify-customer/ask-email: verify-customer/ask-email\n  old/x: account/run-verify-customer\n',
      [],
    ],
  ])('%j', (moves, expected) => {
    expect(findings(moves)).toEqual(expected);
  });

  test('reaches the content as it is written', () => {
    const files = [
      ...soundFiles(),
      { path: 'flows/_moves.yaml', text: 'moves: { a/*: account/*, a/b: account/handoff }\n' },
    ];
    expect(compileContent(files, { actions: null, hash: 'h' }).content?.moves).toEqual({
      'a/*': { flow: 'account', step: '*' },
      'a/b': { flow: 'account', step: 'handoff' },
    });
  });
});

describe('where a place of an older release stands now', () => {
  const now = next('  order-status/ask-order_id: order-status/ask-number\n  orders/*: order-status/*\n');
  test.each([
    ['a step that is still there', 'order-status', 'ask-number', 'order-status', 'ask-number'],
    ['a step of another name', 'order-status', 'ask-order_id', 'order-status', 'ask-number'],
    ['a step of a flow of another name', 'orders', 'resolve', 'order-status', 'resolve'],
    ['a flow of another name', 'orders', null, 'order-status', null],
    ['a step that is gone', 'order-status', 'ask-colour', 'order-status', 'ask-colour'],
    ['a flow that is gone', 'lost', null, 'lost', null],
  ] as const)('%s', (_what, flow, at, flowNow, stepNow) => {
    expect(placeNow(flow, at, now)).toEqual({ flow: flowNow, step: stepNow });
  });
});
