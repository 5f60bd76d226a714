import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TRIGGERED = 10;

/** What a customer says again and again: ten goals, each with its question, and "yes, it helped". */
export const SIZED_SCRIPT: readonly string[] = Array.from({ length: TRIGGERED }, (_, at) => [
  `please ${deed(at + 1)} my ${thing(at + 1)}`,
  String(at + 1),
  'yes',
]).flat();

/** Writes a project of so many flows, the first ten of them begun by intents, and so many intents. */
export function writeSizedContent(folder: string, flows: number, intents: number): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    'flows/_bot.yaml',
    `name: Big\nlanguages: [en]\ntime-zone: Asia/Jakarta\nsurvey: false\nteams:\n  general: { title: { en: Care }, hours: always }\n`,
  );
  for (let n = 1; n <= flows; n++) write(`flows/goal-${n}.yaml`, flow(n));
  for (let n = 1; n <= intents; n++) write(`intents/goal-${n}.yaml`, intent(n));
  write('intents/_out-of-scope.yaml', 'examples: [who won the match, tell me a joke, what is two and two]\n');
}

function flow(n: number): string {
  const triggers = n <= TRIGGERED ? `triggers: [goal-${n}]\n` : '';
  return `flow: goal-${n}
title: { en: Goal ${n} }
${triggers}steps:
  - ask: pieces
    type: number
    say: { en: "How many of them?" }
  - choose:
      - if: pieces > 5
        do: [{ say: { en: "{{ pieces }} is a lot for goal ${n}." } }]
      - else: [{ say: { en: "{{ pieces }} it is." } }]
  - resolve: { confirm: true }
`;
}

function intent(n: number): string {
  const [what, how] = [thing(n), deed(n)];
  const examples = [
    `please ${how} my ${what}`,
    `${how} the ${what}`,
    `i want to ${how} a ${what}`,
    `can you ${how} ${what} for me`,
    `my ${what} must be changed with ${how}`,
    `where do i ${how} it`,
    `the ${what} needs help`,
    `how do i ${how} this ${what}`,
  ];
  return `intent: goal-${n}\nexamples:\n  en:\n${examples.map((one) => `    - ${one}\n`).join('')}`;
}

function thing(n: number): string {
  return word(n * 2);
}

function deed(n: number): string {
  return word(n * 2 + 1);
}

/** Words that no two goals share, and that no slip of the fingers makes one of another. */
function word(n: number): string {
  const syllables = ['ba', 'ko', 'li', 'mu', 'ne', 'ra', 'so', 'tu', 've', 'wi'];
  const digits = String(n * 7919 + 100_003).split('');
  return digits.map((digit) => syllables[Number(digit)]).join('');
}
