import { compileContent } from '../../src/flow/compile-content';
import type { Program, Step } from '../../src/flow/program';
import { soundFiles, soundFlow } from '../support/content';

/** The flow `order-status` made of these steps. */
function programOf(steps: string): Program {
  const files = soundFiles().map((file) =>
    file.path === 'flows/order-status.yaml' ? { ...file, text: soundFlow(steps) } : file,
  );
  const { content, diagnostics } = compileContent(files, { actions: null, hash: 'h' });
  const flow = content?.flows['order-status'];
  if (!flow) throw new Error(JSON.stringify(diagnostics, null, 2));
  return flow;
}

function nexts(program: Program): { [id: string]: string | null } {
  return Object.fromEntries(Object.values(program.steps).map((step) => [step.id, step.next]));
}

function waysOf(program: Program, id: string): string[] {
  const step = program.steps[id];
  if (step?.verb !== 'choose') return [];
  return [...step.branches.map((branch) => `${branch.if} → ${branch.then}`), `else → ${step.otherwise}`];
}

const SAY = '{ id: a, ms: a, en: a }';

test('steps follow each other as they are written', () => {
  const program = programOf(`- say: ${SAY}\n- set: { n: 1 }\n- promise: { what: ${SAY}, within: 4h }\n- resolve: {}\n`);
  expect(program.start).toBe('say');
  expect(nexts(program)).toEqual({ say: 'set-n', 'set-n': 'promise', promise: 'resolve', resolve: null });
  expect(program.steps.promise).toMatchObject({ within: 4 * 3_600_000 });
});

test('a branch goes on after its choose, however deep it is', () => {
  const program = programOf(`- choose:
    - if: language == "id"
      do:
        - choose:
            - if: channel == "a"
              do: [{ say: ${SAY} }]
            - else: []
        - set: { a: 1 }
    - if: language == "ms"
      do: []
    - else:
        - handoff: {}
- resolve: {}
`);
  expect(waysOf(program, 'choose')).toEqual([
    'language == "id" → choose-2',
    'language == "ms" → resolve',
    'else → handoff',
  ]);
  expect(waysOf(program, 'choose-2')).toEqual(['channel == "a" → say', 'else → set-a']);
  expect(nexts(program)).toMatchObject({ choose: 'resolve', 'choose-2': 'set-a' });
  expect(nexts(program)).toMatchObject({ say: 'set-a', 'set-a': 'resolve', handoff: null });
});

test('on-error and on-failure go on after the step that they belong to', () => {
  const program = programOf(`- call: orders.find
  on-error:
    - set: { order: null }
- ask: reason
  say: ${SAY}
  on-failure:
    set: { reason: unknown }
- resolve: {}
`);
  expect(program.steps['call-orders.find']).toMatchObject({
    onError: 'set-order',
    next: 'ask-reason',
    attempts: 2,
    timeout: 5000,
  });
  expect(program.steps['ask-reason']).toMatchObject({
    onFailure: 'set-reason',
    next: 'resolve',
    tries: 2,
    type: 'text',
    optional: false,
  });
  expect(nexts(program)).toMatchObject({ 'set-order': 'ask-reason', 'set-reason': 'resolve' });
});

test('a step without on-error or on-failure has none', () => {
  const program = programOf(`- call: orders.find\n- ask: reason\n  say: ${SAY}\n- resolve: {}\n`);
  expect(program.steps['call-orders.find']).toMatchObject({ onError: null });
  expect(program.steps['ask-reason']).toMatchObject({ onFailure: null });
});

test('the body of repeat leads back to it', () => {
  const program = programOf(`- repeat:
    until: n == 3
    at-most: 5
    do:
      - set: { n: 3 }
      - choose:
          - if: n == 2
            do: [{ say: ${SAY} }]
          - else: []
- resolve: {}
`);
  expect(program.steps.repeat).toMatchObject({ body: 'set-n', atMost: 5, until: 'n == 3', next: 'resolve' });
  expect(nexts(program)).toMatchObject({ 'set-n': 'choose', choose: 'repeat', say: 'repeat' });
});

test("an author's id stands before one that is made, wherever it is written", () => {
  const program = programOf(
    `- say: ${SAY}\n- say: ${SAY}\n- say: ${SAY}\n  id: say-2\n- id: bye\n  say: ${SAY}\n- resolve: {}\n`,
  );
  expect(Object.keys(program.steps)).toEqual(['say', 'say-3', 'say-2', 'bye', 'resolve']);
});

test('an edit of one step leaves the ids of the others', () => {
  const before = programOf(`- ask: a\n  say: ${SAY}\n- call: orders.find\n- resolve: {}\n`);
  const after = programOf(
    `- say: ${SAY}\n- ask: a\n  say: ${SAY}\n- set: { b: 1 }\n- call: orders.find\n- resolve: {}\n`,
  );
  expect(Object.keys(after.steps)).toEqual(expect.arrayContaining(Object.keys(before.steps)));
});

test('every step knows the place of its verb', () => {
  const program = programOf(`- id: hello\n  say: ${SAY}\n- resolve: {}\n`);
  expect(program.steps.hello?.place).toEqual({ file: 'flows/order-status.yaml', line: 6, column: 5 });
});

test('a question with choices is of the type choice; phones and emails are personal', () => {
  const program = programOf(`- ask: size
  say: ${SAY}
  choices: [{ value: S, title: ${SAY} }, { value: "12", title: ${SAY} }]
- ask: phone
  type: phone
  say: ${SAY}
- ask: secret
  personal: true
  say: ${SAY}
- resolve: {}
`);
  const asked = Object.values(program.steps).filter((step): step is Step & { verb: 'ask' } => step.verb === 'ask');
  expect(asked.map(({ type, personal }) => [type, personal])).toEqual([
    ['choice', false],
    ['phone', true],
    ['text', true],
  ]);
  expect(asked[0]?.choices.map(({ value }) => value)).toEqual(['S', '12']);
});

test('inputs keep their JSON, and a single {{ … }} stays a template', () => {
  const program = programOf(
    '- call: orders.find\n  with: { id: "{{ channel }}", deep: { list: [1, true, null, "x"] } }\n- resolve: {}\n',
  );
  expect(program.steps['call-orders.find']).toMatchObject({
    with: { id: '{{ channel }}', deep: { list: [1, true, null, 'x'] } },
  });
});

test('Windows line ends, a byte order mark and comments change nothing', () => {
  const steps = `- say: # hello\n    id: |\n      satu\n      dua\n    ms: a\n    en: a\n- resolve: {}\n`;
  const plain = compileContent(soundFiles().map(withSteps(steps, (text) => text)), { actions: null, hash: 'h' });
  const windows = compileContent(soundFiles().map(withSteps(steps, (text) => `\uFEFF${text.replace(/\n/g, '\r\n')}`)), {
    actions: null,
    hash: 'h',
  });
  expect(windows).toEqual(plain);
  expect(plain.content?.flows['order-status']?.steps.say).toMatchObject({ text: { id: 'satu\ndua\n' } });
});

function withSteps(steps: string, change: (text: string) => string) {
  return (file: { path: string; text: string }) =>
    file.path === 'flows/order-status.yaml' ? { ...file, text: change(soundFlow(steps)) } : file;
}

test('the same files compile to the same content in any order', () => {
  const files = soundFiles();
  const options = { actions: null, hash: 'h' };
  expect(JSON.stringify(compileContent([...files].reverse(), options))).toBe(
    JSON.stringify(compileContent(files, options)),
  );
});
