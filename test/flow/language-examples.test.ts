import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import { BELOW, STEP_SHAPES } from '../../src/flow/step-shapes';
import { soundFiles, soundFlow } from '../support/content';
import { Scene } from '../support/scene';

const LANGUAGE = readFileSync(join(__dirname, '../../docs/flow-language.md'), 'utf8');
const blocks = [...LANGUAGE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '');

function fileOf(text: string): SourceFile {
  const named = /^# (flows\/\S+)$/m.exec(text)?.[1];
  if (named !== undefined) return { path: named, text };
  if (text.startsWith('- ')) return { path: 'flows/order-status.yaml', text: soundFlow(text) };
  if (text.startsWith('flow:')) return { path: 'flows/order-status.yaml', text };
  if (text.startsWith('name:')) return { path: 'flows/_bot.yaml', text };
  return { path: text.startsWith('intent:') ? 'intents/order-status.yaml' : 'intents/_entities.yaml', text };
}

/** The matter that the first example settles beside its own. */
const DELIVERY_TIME = [
  {
    path: 'flows/delivery-time.yaml',
    text: 'flow: delivery-time\ntitle: { id: a, ms: b, en: c }\ntriggers: [delivery-time]\nsteps:\n  - resolve: {}\n',
  },
  { path: 'intents/delivery-time.yaml', text: 'intent: delivery-time\nexamples: { id: [berapa lama pengiriman] }\n' },
];

const files = blocks.map(fileOf);
/** What an example may count on beside the sound files: the doc's own values and policies. */
const beside = files.filter(
  ({ path, text }) => path === 'flows/_policies.yaml' || text.startsWith('# flows/_bot.yaml'),
);

function compiled(file: SourceFile) {
  const needs = [
    ...beside,
    ...(file.text.includes('settles: [delivery-time]') ? DELIVERY_TIME : []),
    ...(file.text.includes('team: orders') ? files.filter(({ text }) => text.startsWith('name:')) : []),
  ];
  const first = new Map([file, ...needs.reverse(), ...soundFiles()].reverse().map((one) => [one.path, one]));
  return compileContent([...first.values()], { actions: ['orders.find'], hash: 'h' });
}

test('there is an example of every verb', () => {
  const text = blocks.join('\n');
  const verbs = 'say ask choose call set run repeat wait remind handoff promise kept resolve survey follow-up'.split(
    ' ',
  );
  expect(verbs.filter((verb) => !new RegExp(`(- |\\{ )${verb}:`).test(text))).toEqual([]);
});

test('every key of every step stands in an example, beside its verb', () => {
  const used = new Set<string>();
  for (const { text } of files) gather(parse(text), '', used);
  const keys = Object.entries(STEP_SHAPES).flatMap(([verb, shape]) => [
    ...Object.keys(shape)
      // The same everywhere.
      .filter((key) => key !== 'id')
      .map((key) => `${verb}.${key}`),
    ...Object.keys({ ...BELOW }[verb as keyof typeof BELOW] ?? {}).map((key) => `${verb}.${key}`),
  ]);
  expect(keys.filter((key) => !used.has(key))).toEqual([]);
});

/** `verb.key` of all keys that stand in a step, however deep below its verb. */
function gather(value: unknown, verb: string, used: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  const [first = ''] = Object.keys(value);
  const inside = !Array.isArray(value) && first in STEP_SHAPES ? first : verb;
  for (const [key, one] of Object.entries(value)) {
    used.add(`${inside}.${key}`);
    gather(one, inside, used);
  }
}

test.each(
  files.map((file, at) => [at + 1, file] as const),
)('example %d of docs/flow-language.md is sound', (_at, file) => {
  // No example reads all the policies beside it.
  const { diagnostics } = compiled(file);
  expect(diagnostics.filter(({ code }) => code !== 'POLICY_UNUSED')).toEqual([]);
});

const flows = files.filter(({ path }) => path === 'flows/order-status.yaml');

test.each(
  flows.map((file, at) => [at + 1, file] as const),
)('flow %d of docs/flow-language.md runs to an outcome', (_at, file) => {
  const { content } = compiled(file);
  if (content === null) throw new Error('it does not compile');
  const scene = new Scene(content);
  scene.say('where is my order', { intent: 'order-status' });
  for (let turn = 0; turn < 30 && scene.state.case?.closedAt === null; turn += 1) goOn(scene);
  expect(scene.state.case?.outcome).not.toBeNull();
  expect(scene.facts.some((fact) => fact.fact === 'call-failed')).toBe(false);
});

test('every key in the examples of steps is one that the reader knows', () => {
  expect(flows.every(({ text }) => Array.isArray((parse(text) as { steps: unknown }).steps))).toBe(true);
});

const order = {
  id: 'KH-104233',
  status: 'shipped',
  tier: 'gold',
  phone: '0812',
  items: [
    { id: 'a', name: 'Shirt' },
    { id: 'b', name: 'Shoes' },
  ],
};

/** What a customer of good will, the clock and an agent would do next. */
function goOn(scene: Scene): void {
  const { phase, timers, case: current } = scene.state;
  if (current?.owner.kind === 'queue') return void scene.event({ kind: 'desk-take', agent: { id: 'a', name: 'Sari' } });
  if (current?.owner.kind === 'agent')
    return void scene.event({ kind: 'desk-resolve', agent: { id: 'a', name: 'Sari' } });
  if (phase.kind === 'calling') return void scene.answer({ ok: true, value: order });
  if (phase.kind === 'waiting') {
    const due = timers['wait'] ?? 0;
    scene.at = due;
    return void scene.event({ kind: 'timer', timerId: 'wait', due });
  }
  if (phase.kind === 'confirming') return void scene.say('yes', { acts: ['affirm'] });
  if (phase.kind === 'rating') return void scene.say('5');
  const frame = scene.state.frames.at(-1);
  const step = frame?.at == null ? undefined : scene.content.flows[frame.flow]?.steps[frame.at];
  if (step?.verb !== 'ask') throw new Error(`it waits at ${frame?.flow}/${frame?.at} in ${phase.kind}`);
  answer(scene, step.type);
}

function answer(scene: Scene, type: string): void {
  const { phase } = scene.state;
  if (type === 'yes-no') return void scene.say('yes', { acts: ['affirm'] });
  if (type === 'choice' && 'buttons' in phase) return void scene.press(phase.buttons[0]?.title ?? '');
  if (type === 'file') {
    const attachments = [{ name: 'a.png', contentType: 'image/png', url: '/a' }];
    return void scene.event({ kind: 'message', text: '', understanding: null, attachments });
  }
  const value = type === 'email' ? 'a@b.example' : 'KH-104233';
  scene.say(value, type === 'text' ? {} : { entities: [{ type, value }] });
}
