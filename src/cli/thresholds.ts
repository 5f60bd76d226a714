import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError, reasonOf } from '../errors';
import { confidenceCurve, type GateResult, proposeForPrices, proposeGates, tryGates } from '../nlu/gates';
import { crossValidate } from '../nlu/train';
import type { Command } from './command';
import { drawGates, type Trade } from './gates-picture';
import { readOptions } from './options';
import { readMaterial } from './project-model';

const DEFAULT_PRICE = 5;
const OTHER_PRICES = [1, 2, 3, 5, 10, 20, 50];
const USAGE = `khidmat thresholds [dir] [--price N] [--svg FILE] [--train FILE]… [--json]

Shows what the gates of the understanding trade: wrong answers against questions back and handoffs. Every example of the project is read by
a model that has not seen it (8-fold cross-validation), and the out-of-scope sentences with them.
--price is how many handoffs a wrong answer is worth (${DEFAULT_PRICE}); the gates that cost least at that price are proposed for flows/_bot.yaml.
--svg writes the trade as a picture to a file, for a browser or a report.`;

export const thresholdsCommand: Command = {
  name: 'thresholds',
  summary: 'Weigh wrong answers against handoffs and propose the gates',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, USAGE, {
      price: { type: 'string' },
      svg: { type: 'string' },
      train: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    });
    const price = Number(values.price ?? DEFAULT_PRICE);
    if (!(price > 0 && Number.isFinite(price)))
      throw new KhidmatError('USAGE', `--price is '${values.price}'; give a number above 0.`);
    const material = await readMaterial(
      terminal.cwd,
      positionals[0] ?? readConfig(terminal.cwd, terminal.env).contentDir,
      values.train ?? [],
    );
    const { model, reads } = crossValidate(material.training);
    if (reads.length === 0) {
      throw new KhidmatError(
        'EXAMPLES_TOO_FEW',
        `There are ${material.training.examples.length} examples; 20 or more can be weighed.`,
      );
    }
    const now = tryGates(reads, material.thresholds ?? model.thresholds, price);
    const proposed = proposeGates(reads, price);
    const curve = confidenceCurve(reads, proposed.thresholds, price);
    const prices = proposeForPrices(reads, OTHER_PRICES);
    if (values.svg !== undefined)
      await write(resolve(terminal.cwd, values.svg), drawGates({ curve, prices, now, proposed, price }), values.svg);
    terminal.out(
      values.json
        ? JSON.stringify({ price, sentences: reads.length, now, proposed, curve, prices })
        : format(reads.length, { curve, prices, now, proposed, price }),
    );
    return 0;
  },
};

async function write(path: string, picture: string, name: string): Promise<void> {
  try {
    await writeFile(path, picture);
  } catch (cause) {
    throw new KhidmatError('FILE_NOT_WRITTEN', `${name} cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

function format(sentences: number, { curve, prices, now, proposed, price }: Trade): string {
  const { confidence, margin, trust } = proposed.thresholds;
  return [
    `${sentences} sentences, each read by a model that had not seen it. A wrong answer is worth ${price} handoffs.`,
    '',
    '  confidence   margin   trust     right     wrong   not answered   price a sentence',
    `${row(now)}   now`,
    `${row(proposed)}   proposed`,
    '',
    'The gates that other prices propose:',
    ...prices.map((one) => `${row(one)}   price ${one.price}`),
    '',
    'The confidence gate, the others as proposed:',
    ...curve.map(row),
    '',
    ...picture(curve),
    '',
    'For flows/_bot.yaml:',
    `  thresholds: { confidence: ${confidence}, margin: ${margin}, trust: ${trust} }`,
  ].join('\n');
}

function row({ thresholds, right, wrong, passed, cost }: GateResult): string {
  const gate = (value: number) => String(value).padStart(8);
  const share = (value: number) => `${(100 * value).toFixed(1)} %`.padStart(10);
  return `    ${gate(thresholds.confidence)} ${gate(thresholds.margin)}${gate(thresholds.trust)}${share(right)}${share(wrong)}${share(passed).padStart(15)}${cost.toFixed(3).padStart(19)}`;
}

const WIDTH = 60;

/** Each gate as a bar: what is answered rightly (#), not answered (.), answered wrongly (!). */
function picture(curve: readonly GateResult[]): string[] {
  return [
    '# answered rightly   . not answered   ! answered wrongly',
    ...curve.map(({ thresholds, right, wrong }) => {
      const rights = Math.round(right * WIDTH);
      const wrongs = Math.round(wrong * WIDTH) || (wrong > 0 ? 1 : 0);
      const rest = Math.max(0, WIDTH - rights - wrongs);
      return `  ${thresholds.confidence.toFixed(2)}  ${'#'.repeat(rights)}${'.'.repeat(rest)}${'!'.repeat(wrongs)}`;
    }),
  ];
}
