import { compileContent } from '../../src/flow/compile-content';
import { awaitsCustomer, stepInWords, waysOf } from '../../src/flow/ways';
import { soundFiles, soundFlow } from '../support/content';

const SAY = '{ id: a, ms: b, en: Hello there }';

/** The steps of the flow `order-status` made of these. */
function stepsOf(steps: string) {
  const files = soundFiles().map((file) =>
    file.path === 'flows/order-status.yaml' ? { ...file, text: soundFlow(steps) } : file,
  );
  const { content, diagnostics } = compileContent(files, { actions: null, hash: 'h' });
  if (!content) throw new Error(JSON.stringify(diagnostics, null, 2));
  const { steps: made = {}, start } = content.flows['order-status'] ?? {};
  // The first one first: inner steps are made before those around them.
  return Object.values(made).sort((a, b) => Number(b.id === start) - Number(a.id === start));
}

/** The ways out of the first step: name, words, where to. */
function ways(steps: string): string[] {
  const [first] = stepsOf(steps);
  return first ? waysOf(first).map(({ name, words, to, ends }) => `${name}: ${words} → ${to ?? ends}`) : [];
}

test('a question is answered, skipped where it may be, or fails', () => {
  expect(ways(`- ask: a\n  say: ${SAY}\n  optional: true\n- resolve: {}\n`)).toEqual([
    'answered: when it is answered → resolve',
    'skipped: when it is skipped → resolve',
    'on-failure: after 2 tries without a usable answer → person',
  ]);
  expect(ways(`- ask: a\n  say: ${SAY}\n  tries: 1\n  on-failure: { set: { a: b } }\n- resolve: {}\n`)).toEqual([
    'answered: when it is answered → resolve',
    'on-failure: after one try without a usable answer → set-a',
  ]);
});

test('a call answers, or fails: to its on-error, or to a person', () => {
  expect(ways('- call: orders.find\n- resolve: {}\n')).toEqual([
    "answered: when 'orders.find' answers → resolve",
    "on-error: when 'orders.find' fails or does not answer in time → person",
  ]);
  expect(ways('- call: orders.find\n  on-error: { handoff: {} }\n- resolve: {}\n')[1]).toMatch(
    /^on-error: .* → handoff$/,
  );
});

test('a choose has a way for each branch and one for when none holds', () => {
  const choose = '- choose:\n    - if: language == "id"\n      do: [handoff: {}]\n    - if: channel\n      do: []\n';
  expect(ways(`${choose}    - else: []\n- resolve: {}\n`)).toEqual([
    'if-1: if language == "id" → handoff',
    'if-2: if channel → resolve',
    'else: else → resolve',
  ]);
  expect(ways(`${choose}- resolve: {}\n`).at(-1)).toBe('else: when no branch holds → resolve');
});

test('a repeat goes round, or on: because its condition holds or its rounds are used up', () => {
  const body = `[{ ask: a, say: ${SAY} }]`;
  expect(ways(`- repeat: { until: channel, at-most: 3, do: ${body} }\n- resolve: {}\n`)).toEqual([
    'until: once channel → resolve',
    'round: as long as not channel → ask-a',
    'at-most: after 3 rounds → resolve',
  ]);
});

test('what ends a case says how', () => {
  expect(ways('- handoff: {}\n')).toEqual(['handed-over: to a person → person']);
  expect(ways('- resolve: {}\n')).toEqual(['resolved: resolved → resolved']);
  expect(ways('- resolve: { confirm: true }\n')).toEqual([
    'helped: when it helped → resolved',
    'not-helped: when it did not help → person',
  ]);
});

test('a handoff leads to people, and on from what becomes of it', () => {
  const exits =
    '- handoff: { timeout: 5m }\n  on-accepted: { set: { a: 1 } }\n  on-closed: { resolve: {} }\n  on-timed-out:\n    - set: { b: 1 }\n    - resolve: {}\n';
  expect(ways(exits)).toEqual([
    'handed-over: to a person → person',
    'on-accepted: when an agent takes the case → set-a',
    'on-closed: when the team is closed → resolve',
    'on-timed-out: when nobody has taken it in time → set-b',
  ]);
  const aside = stepsOf(exits).find(({ id }) => id === 'set-a');
  // What is said beside an agent leaves nothing open where it ends.
  expect(aside && waysOf(aside).map(({ ends }) => ends)).toEqual(['person']);
});

test('what is for later goes on at once', () => {
  const later = `- wait: 2h\n- remind: { after: 1d, say: ${SAY} }\n- promise: { id: p, what: ${SAY}, within: 1d }\n- kept: p\n- survey: csat\n- follow-up: { after: 1d, say: ${SAY} }\n- resolve: {}\n`;
  const steps = stepsOf(later).slice(0, -1);
  expect(steps.map((step) => waysOf(step).map(({ ends, kind }) => `${kind} ${ends}`))).toEqual(
    Array(6).fill(['next null']),
  );
  expect(steps.map(stepInWords)).toEqual([
    'wait',
    'remind "Hello there"',
    'promise "Hello there"',
    'kept p',
    'survey csat',
    'follow-up "Hello there"',
  ]);
  expect(steps.filter(awaitsCustomer).map(({ verb }) => verb)).toEqual(['survey']);
});

test('a way says which variables it fills and which it leaves empty', () => {
  const [ask, call, set] = stepsOf(
    `- ask: a\n  say: ${SAY}\n  optional: true\n- call: orders.find\n  save: b\n- set: { c: 1, d: 2 }\n- resolve: {}\n`,
  ).map((step) => waysOf(step).map(({ name, fills, empties }) => [name, ...fills, '|', ...empties].join(' ')));
  expect([ask, call, set]).toEqual([
    ['answered a |', 'skipped | a', 'on-failure |'],
    ['answered b |', 'on-error |'],
    ['next c d |'],
  ]);
});

test('a step is told in the words of its author', () => {
  const steps = stepsOf(
    `- say: ${SAY}\n- ask: a\n  say: ${SAY}\n- call: orders.find\n- set: { c: 1 }\n- handoff: { reason: cannot }\n`,
  );
  expect(steps.map(stepInWords)).toEqual([
    'say "Hello there"',
    'ask a "Hello there"',
    'call orders.find',
    'set c',
    'handoff "cannot"',
  ]);
  expect(steps.filter(awaitsCustomer).map(({ verb }) => verb)).toEqual(['ask']);
});
