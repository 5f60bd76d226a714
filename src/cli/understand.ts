import { readConfig } from '../config';
import { isLanguage } from '../domain/language';
import { KhidmatError } from '../errors';
import { type UnderstandContext, understand } from '../nlu/understand';
import type { Command } from './command';
import type { Understanding } from './line-reader';
import { LineThreads } from './line-threads';
import { readOptions } from './options';
import { modelOf, readMaterial } from './project-model';

const USAGE = `khidmat understand [dir] [--train FILE]… [--language id|ms|en] [--now TIME] [--json]

Reads one text a line from standard input and writes how each is understood, as at the start of a conversation.
The model is learnt from the project in dir (that of CONTENT_DIR, when left out), or from the files of {"text","intent"} lines given with --train.
--json writes one JSON object a line. --now is the instant that "tomorrow" counts from, as 2026-11-23T10:00:00+07:00.`;

export const understandCommand: Command = {
  name: 'understand',
  summary: 'Read texts from standard input and show what they mean',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, USAGE, {
      train: { type: 'string', multiple: true },
      language: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length > 1)
      throw new KhidmatError('USAGE', `Name one folder, not ${positionals.length}.\n\n${USAGE}`);
    const material = await readMaterial(
      terminal.cwd,
      positionals[0] ?? readConfig(terminal.cwd, terminal.env).contentDir,
      values.train ?? [],
    );
    const model = await modelOf(material);
    const context = contextOf(values.now, values.language, material);
    if (values.json) {
      const threads = new LineThreads(model, context);
      try {
        for await (const lines of linesOf(terminal.stdin)) terminal.out(await threads.read(lines));
      } finally {
        await threads.end();
      }
      return 0;
    }
    const show = (text: string) => inWords(text, understand(text, model, context));
    for await (const lines of linesOf(terminal.stdin)) terminal.out(lines.map(show).join('\n'));
    return 0;
  },
};

/** The clock and gates that a command reads texts by. Throws `USAGE` for an instant or language that there is not. */
export function contextOf(
  now: string | undefined,
  language: string | undefined,
  material: { readonly timeZone: string; readonly thresholds: UnderstandContext['thresholds'] | null },
): UnderstandContext {
  const instant = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(instant))
    throw new KhidmatError('USAGE', `--now is '${now}'; write it as 2026-11-23T10:00:00+07:00.`);
  if (language !== undefined && !isLanguage(language)) {
    throw new KhidmatError('USAGE', `--language is '${language}'; choose id, ms or en.`);
  }
  return {
    now: instant,
    timeZone: material.timeZone,
    ...(language === undefined ? {} : { language }),
    ...(material.thresholds ? { thresholds: material.thresholds } : {}),
  };
}

/** A line longer than this is cut; far less of it is understood. */
const LONGEST_LINE = 1_000_000;

/** The lines of a stream, as many at a time as came together: what was typed is answered at once, and a file flows. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string[]> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream) {
    // A line without end is not copied again and again.
    if (rest.length >= LONGEST_LINE && !String(chunk).includes('\n')) continue;
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!.slice(0, LONGEST_LINE);
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function inWords(text: string, read: Understanding): string {
  const best = read.intents[0];
  const values = read.entities.map(
    ({ type, value }) => `${type}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return [
    text,
    `  ${read.decision}: ${best === undefined ? 'no intent' : `${best.intent} ${(100 * best.probability).toFixed(1)} %`}` +
      `, margin ${read.margin.toFixed(2)}, trust ${read.trust.toFixed(2)}, ${read.language.value ?? 'language unsure'}, ${read.mood.value}` +
      (values.length > 0 ? `, ${values.join(', ')}` : ''),
  ].join('\n');
}
