import { compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import { BAD_INPUT, CheckedProject, MANY_FLOWS } from '../check/bad-input';

const FLOWS = 500;
const ROUNDS = 20;

/** A project of 500 flows of 30 steps in three languages: how long it takes to check it, and to check it again after one file was saved. */
export async function run(): Promise<void> {
  const files = project();
  const steps = 30 * FLOWS;
  const first = measure(() => check(files));
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = 1 + ((round * 37) % FLOWS);
    const changed = files.map((file) =>
      file.path === `flows/goal-${at}.yaml`
        ? { ...file, text: file.text.replace('How many?', `How many (${round})?`) }
        : file,
    );
    again.push(measure(() => check(changed)));
  }
  again.sort((a, b) => a - b);
  // The part that every flow runs: all of them lean on it.
  const shared = files.map((file) =>
    file.path === 'flows/part.yaml' ? { ...file, text: `${file.text}  - set: { more: 1 }\n` } : file,
  );
  const part = measure(() => check(shared));
  console.log(`${FLOWS} flows, ${steps} steps, 3 languages (time of the processor)`);
  console.log(`  checked in            ${Math.round(first)} ms`);
  console.log(
    `  after one file        ${Math.round(again[ROUNDS / 2] ?? 0)} ms (most: ${Math.round(again.at(-1) ?? 0)} ms)`,
  );
  console.log(`  after the shared part ${Math.round(part)} ms`);
  refuse();
}

/** What it takes to refuse a bad file, by `khidmat check` as a process of its own. */
function refuse(): void {
  const kinds = ['bare', 'starter', 'project.ts'] as const;
  const projects = kinds.map((kind) => new CheckedProject(kind));
  console.log(`\na bad file is told (most memory of the process, time of the processor)`);
  console.log(`  ${''.padEnd(24)}${kinds.map((kind) => kind.padStart(18)).join('')}`);
  for (const [name, input] of Object.entries(BAD_INPUT)) {
    const found = projects.map((project) => project.check(input));
    const figures = found.map(({ peakMb, cpuMs }) => `${Math.round(peakMb)} MB ${Math.round(cpuMs)} ms`.padStart(18));
    console.log(`  ${name.padEnd(24)}${figures.join('')}  ${found[0]?.errors[0] ?? 'accepted'}`);
  }
  const { peakMb, cpuMs } = projects[0]!.check(MANY_FLOWS);
  console.log(`  ${'1,990 sound flows'.padEnd(24)}${`${Math.round(peakMb)} MB ${Math.round(cpuMs)} ms`.padStart(18)}`);
  for (const project of projects) project.remove();
}

function check(files: readonly SourceFile[]): void {
  const { diagnostics } = compileContent(files, { actions: ['orders.find'], hash: 'h', today: '2027-01-01' });
  const told = diagnostics.filter(({ code }) => code !== 'FLOW_VARIABLE_UNUSED');
  if (told.length > 0) throw new Error(JSON.stringify(told.slice(0, 3), null, 2));
}

/** Milliseconds of the processor: the same on a machine that does other things too. */
function measure(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

function project(): SourceFile[] {
  const flows = Array.from({ length: FLOWS }, (_, index) => flow(index + 1));
  const intents = Array.from({ length: FLOWS }, (_, index) => intent(index + 1));
  return [
    {
      path: 'flows/_bot.yaml',
      text: `name: Big\ntime-zone: Asia/Jakarta\nteams:\n  general: { title: ${text('Care')}, hours: always }\n`,
    },
    {
      path: 'flows/part.yaml',
      text: `flow: part\ntitle: ${text('Part')}\nsteps:\n  - ask: phone\n    type: phone\n    say: ${text('Which phone?')}\n`,
    },
    ...flows,
    ...intents,
  ];
}

/** A text in three languages of the usual length. */
function text(words: string): string {
  return `{ id: "${words} (dalam bahasa Indonesia, dengan sopan)", ms: "${words} (dalam bahasa Melayu, dengan sopan)", en: "${words}" }`;
}

function intent(n: number): SourceFile {
  const sentences = Array.from({ length: 5 }, (_, k) => `    - sentence ${k} of goal ${n}`).join('\n');
  return { path: `intents/goal-${n}.yaml`, text: `intent: goal-${n}\nexamples:\n  en:\n${sentences}\n` };
}

/** 30 steps: questions, a call, a loop, branches in branches, a part that others run too. */
function flow(n: number): SourceFile {
  const choose = (variable: string, inner: string): string => `  - choose:
      - if: ${variable} == "small"
        do:
          - say: ${text(`{{ ${variable} }} it is`)}
      - if: order.total > 100000
        do:
          - say: ${text('That is a large order, {{ order.id }}.')}
      - else:
${inner}`;
  const inner = `          - choose:
              - if: order.status == "shipped"
                do: [{ say: ${text('On its way: {{ order.eta | day }}.')} }]
              - else: [{ set: { late: true } }]
`;
  const question = (slot: string): string => `  - ask: ${slot}
    say: ${text('Which one?')}
    choices: [{ value: small, title: ${text('Small')} }, { value: large, title: ${text('Large')} }]
    on-failure: { set: { ${slot}: other } }
`;
  return {
    path: `flows/goal-${n}.yaml`,
    text: `flow: goal-${n}
title: ${text(`Goal ${n}`)}
triggers: [goal-${n}]
steps:
  - set: { late: false }
  - ask: order_id
    say: ${text('Which order?')}
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
    on-error: { handoff: { reason: "{{ error.code }}" } }
  - run: part
    save: who
${question('size')}${choose('size', inner)}${question('colour')}${choose('colour', inner)}  - repeat:
      until: more == false
      at-most: 3
      do:
        - ask: pieces
          type: number
          valid: value > 0
          say: ${text('How many?')}
        - ask: more
          type: yes-no
          say: ${text('Another?')}
  - say: ${text('{{ pieces }} of {{ order.id }} for {{ who.phone | mask }}, {{ size }} and {{ colour }}.')}
  - choose:
      - if: late
        do:
          - promise: { what: ${text('a call back')}, within: 2d }
      - else: []
  - resolve: { confirm: true }
`,
  };
}
