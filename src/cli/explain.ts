import { readConfig } from '../config';
import type { Explanation, PersonExplanation } from '../domain/explanation';
import { KhidmatError } from '../errors';
import { explain } from '../nlu/explain';
import type { Command } from './command';
import { readOptions } from './options';
import { modelOf, readMaterial } from './project-model';
import { contextOf } from './understand';

const USAGE = `khidmat explain "<text>" [--dir DIR] [--train FILE]… [--language id|ms|en] [--now TIME] [--json]

Shows how a text is read and why: what was normalised, the language, the intents with the weight of each word, the gates, the decision
and the examples that are nearest to it. The weights of the words and the base add up to the score exactly.`;

export const explainCommand: Command = {
  name: 'explain',
  summary: 'Show why a text is understood as it is',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, USAGE, {
      dir: { type: 'string' },
      train: { type: 'string', multiple: true },
      language: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length === 0) throw new KhidmatError('USAGE', `Give the text to explain.\n\n${USAGE}`);
    const material = await readMaterial(
      terminal.cwd,
      values.dir ?? readConfig(terminal.cwd, terminal.env).contentDir,
      values.train ?? [],
    );
    const model = await modelOf(material);
    const context = contextOf(values.now, values.language, material);
    const explanation = explain(positionals.join(' '), model, context, material.training.examples);
    terminal.out(values.json ? JSON.stringify(explanation) : formatExplanation(explanation));
    return 0;
  },
};

const SHOWN_INTENTS = 3;

function formatExplanation({ text, understanding: read, intents, person, thresholds, nearest }: Explanation): string {
  const { id, ms, en } = read.language.probabilities;
  return [
    `Text        ${text}`,
    `Normalised  ${read.normalised || '(no word)'}`,
    ...read.changes.map(({ from, to, rule }) => `            ${from} → ${to} (${rule})`),
    `Language    ${read.language.value ?? 'not certain'} (id ${percent(id)}, ms ${percent(ms)}, en ${percent(en)})`,
    `Mood        ${read.mood.value}${read.mood.evidence.length > 0 ? ` (${read.mood.evidence.join(', ')})` : ''}`,
    ...(read.wantsHuman.value ? [`Person      asked for: ${read.wantsHuman.evidence}`] : []),
    ...(read.acts.length > 0 ? [`Acts        ${read.acts.join(', ')}`] : []),
    ...read.entities.map(
      ({ type, text: found, value }) => `Value       ${type} ${JSON.stringify(value)} in '${found}'`,
    ),
    ...read.requests.map(
      ({ intents: [best], start, end }) => `Request     ${best!.intent} in '${text.slice(start, end)}'`,
    ),
    '',
    ...intents
      .slice(0, SHOWN_INTENTS)
      .flatMap(({ intent, probability, score, base, words }) => [
        `${intent}  ${percent(probability)}, score ${signed(score)}`,
        `    ${signed(base)}  before any word`,
        ...words.map(({ feature, weight }) => `    ${signed(weight)}  ${feature}`),
      ]),
    ...(person === null ? [] : formatPerson(person)),
    '',
    `Gates       confidence ${read.confidence.toFixed(3)} ${sign(read.confidence, thresholds.confidence)}, ` +
      `margin ${read.margin.toFixed(3)} ${sign(read.margin, thresholds.margin)}, trust ${read.trust.toFixed(3)} ${sign(read.trust, thresholds.trust)}`,
    `Decision    ${read.decision}`,
    '',
    'Nearest examples',
    ...nearest.map((one) => `    ${one.likeness.toFixed(2)}  ${one.intent}: ${one.text}`),
    ...(nearest.length === 0 ? ['    none shares a word'] : []),
  ].join('\n');
}

/** Said only where something speaks for a person. */
function formatPerson({ lead, gate, base, words }: PersonExplanation): string[] {
  if (lead < 0) return [];
  return [
    `asks for a person  ${signed(lead).trim()} ${lead > gate ? '>' : '<='} ${gate}`,
    `    ${signed(base)}  before any word`,
    ...words.map(({ feature, weight }) => `    ${signed(weight)}  ${feature}`),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function signed(weight: number): string {
  return `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(3)}`.padStart(8);
}

function sign(value: number, gate: number): string {
  return value < gate ? `< ${gate}` : `>= ${gate}`;
}
