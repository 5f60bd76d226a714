import { compileContent } from '../../src/flow/compile-content';
import { soundFiles, soundFlow } from '../support/content';

const SAY = '{ id: a, ms: a, en: a }';

/** `line code` of what is found in the flow `order-status`, and its messages. */
function findingsOf(steps: string, others: readonly { path: string; text: string }[] = []) {
  const replaced = ['flows/order-status.yaml', ...others.map(({ path }) => path)];
  const kept = soundFiles().filter(({ path }) => !replaced.includes(path));
  const files = [...kept, { path: 'flows/order-status.yaml', text: soundFlow(steps) }, ...others];
  return compileContent(files, { actions: null, hash: 'h' }).diagnostics;
}

function codes(steps: string, others: readonly { path: string; text: string }[] = []): string[] {
  return findingsOf(steps, others).map(({ line, code }) => `${line} ${code}`);
}

function subFlow(name: string, steps: string): { path: string; text: string } {
  const title = 'title: { id: a, ms: a, en: a }';
  return { path: `flows/${name}.yaml`, text: `flow: ${name}\n${title}\nsteps:\n${steps.replace(/^(?=.)/gm, '  ')}` };
}

describe('a path without an outcome is found', () => {
  test.each([
    ['at the end of the flow', `- say: ${SAY}\n`, '5 FLOW_NO_OUTCOME'],
    [
      'behind an empty else',
      `- choose:\n    - if: language == "id"\n      do: [handoff: {}]\n    - else: []\n`,
      '5 FLOW_NO_OUTCOME',
    ],
    [
      'behind an empty branch',
      `- choose:\n    - if: language == "id"\n      do: []\n    - else: [handoff: {}]\n`,
      '5 FLOW_NO_OUTCOME',
    ],
    [
      'inside a branch',
      `- choose:\n    - if: language == "id"\n      do: [{ say: ${SAY} }]\n    - else: [handoff: {}]\n`,
      '7 FLOW_NO_OUTCOME',
    ],
    ['after an error', `- call: orders.find\n  on-error:\n    - say: ${SAY}\n`, '5 FLOW_NO_OUTCOME'],
    ['after a failed question', `- ask: a\n  say: ${SAY}\n  on-failure: [{ set: { a: 1 } }]\n`, '5 FLOW_NO_OUTCOME'],
    [
      'after the last turn of a repeat',
      `- repeat:\n    until: channel == "x"\n    at-most: 2\n    do: [handoff: {}]\n`,
      '5 FLOW_NO_OUTCOME',
    ],
    ['after a flow that comes back', '- run: verify-customer\n', '5 FLOW_NO_OUTCOME'],
  ])('%s', (_where, steps, finding) => {
    expect(codes(steps)).toContain(finding);
  });

  test('and the shortest way to it is told', () => {
    const [finding] = findingsOf(
      `- ask: a\n  say: ${SAY}\n- call: orders.find\n  on-error: [handoff: {}]\n- say: ${SAY}\n`,
    );
    expect(finding?.road?.map(({ line, step, way }) => [line, step, way])).toEqual([
      [5, 'ask a "a"', 'when it is answered'],
      [7, 'call orders.find', "when 'orders.find' answers"],
      [9, 'say "a"', null],
    ]);
  });
});

describe('no alarm is raised', () => {
  test.each([
    [
      'when every branch ends',
      `- choose:\n    - if: language == "id"\n      do: [handoff: {}]\n    - else: [resolve: {}]\n`,
    ],
    [
      'when errors and failures end in a person by themselves',
      `- call: orders.find\n- ask: a\n  say: ${SAY}\n- resolve: {}\n`,
    ],
    [
      'when a branch goes on to an end below',
      `- choose:\n    - if: language == "id"\n      do: [{ say: ${SAY} }]\n    - else: []\n- resolve: {}\n`,
    ],
    [
      'when a repeat ends on each way',
      `- repeat:\n    until: a == "x"\n    at-most: 2\n    do: [{ ask: a, say: ${SAY} }]\n- handoff: {}\n`,
    ],
  ])('%s', (_why, steps) => {
    expect(codes(steps)).toEqual([]);
  });

  test('when the flow that is run always ends the case', () => {
    expect(codes('- run: give-up\n', [subFlow('give-up', '- handoff: {}\n')])).toEqual([]);
  });

  test('when a flow that only others run just ends', () => {
    expect(codes('- run: part\n- resolve: {}\n', [subFlow('part', `- say: ${SAY}\n`)])).toEqual([]);
  });

  test('when small talk just ends', () => {
    const text = soundFlow(`- say: ${SAY}\n`).replace('steps:', 'case: false\nsteps:');
    const files = soundFiles().map((file) => (file.path === 'flows/order-status.yaml' ? { ...file, text } : file));
    expect(compileContent(files, { actions: null, hash: 'h' }).diagnostics).toEqual([]);
  });
});

test('a flow that a button starts must end in an outcome too', () => {
  const button = `- say: ${SAY}\n  buttons: [{ title: ${SAY}, flow: part }]\n- resolve: {}\n`;
  const findings = findingsOf(button, [subFlow('part', `- say: ${SAY}\n`)]);
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual(['flows/part.yaml FLOW_NO_OUTCOME']);
});

test('steps behind a flow that never comes back are found', () => {
  expect(codes(`- run: give-up\n- say: ${SAY}\n`, [subFlow('give-up', '- resolve: {}\n')])).toEqual([
    '6 FLOW_UNREACHABLE_STEP',
  ]);
});

test('steps behind a choose whose every branch ends are found once', () => {
  const choose = `- choose:\n    - if: language == "id"\n      do: [handoff: {}]\n    - else: [resolve: {}]\n`;
  expect(codes(`${choose}- say: ${SAY}\n- say: ${SAY}\n- resolve: {}\n`)).toEqual(['9 FLOW_UNREACHABLE_STEP']);
});

test('flows that run each other in a circle are found, with the circle', () => {
  const findings = findingsOf('- run: a\n- resolve: {}\n', [subFlow('a', '- run: b\n'), subFlow('b', '- run: a\n')]);
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'flows/a.yaml FLOW_RUNS_ITSELF',
    'flows/b.yaml FLOW_RUNS_ITSELF',
  ]);
  expect(findings[0]?.message).toContain('a → b → a');
});

test('a step that cannot be read raises no alarm about the paths through it', () => {
  expect(codes(`- sey: ${SAY}\n`)).toEqual(['5 FLOW_UNKNOWN_VERB']);
  expect(codes('- run: part\n', [subFlow('part', '- hadoff: {}\n')])).toEqual(['4 FLOW_UNKNOWN_VERB']);
});

test('a variable that a caller gives is known, and one that nobody gives is not', () => {
  const part = subFlow('part', '- set: { all: "{{ given }} {{ missing }}" }\n- handoff: {}\n');
  const findings = findingsOf('- run: part\n  with: { given: 1 }\n', [part]);
  expect(findings.map(({ code, message }) => [code, message.slice(0, 38)])).toEqual([
    ['TEMPLATE_UNKNOWN_VARIABLE', "No step of this flow fills 'missing'; "],
  ]);
});
