import { resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { byPlace, type Compiled, compileContent } from '../flow/compile-content';
import type { Diagnostic, SourceFile } from '../flow/diagnostic';
import { diagnosticsToJson, formatDiagnostics } from '../flow/format-diagnostic';
import { placeIntents } from '../flow/placed-intents';
import type { Content } from '../flow/program';
import { ASSUMPTIONS, assumptionsInWords, proofInWords } from '../flow/proof-words';
import { diagnosticsToSarif } from '../flow/sarif';
import { isReserved } from '../flow/standing-patterns';
import { type Survey, surveyContent } from '../flow/survey-content';
import { readContentFiles } from '../runtime/content-files';
import { actionInputsOf, actionNamesOf } from './action-shapes';
import { checkSentences } from './check-sentences';
import type { Command, Terminal } from './command';
import { forgetProject, loadProject } from './load-project';
import { readOptions } from './options';
import { spareTime, workFaster } from './spare-memory';
import { versionsOf } from './versions-of';

const USAGE = `Usage: khidmat check [dir] [--json | --sarif | --verbose] [--watch]

Reads the flows and intents in dir (that of CONTENT_DIR, when left out), walks every path of every flow, and shows every mistake with
its place and its mend. --verbose also says what it assumed of actions, customers and conditions; --json has it always.
--watch checks again whenever a file is saved; only what the file touches is walked anew.
Exit status: 0 nothing wrong (there may be warnings), 1 an error, 2 wrong use.`;

export const checkCommand: Command = {
  name: 'check',
  summary: 'Show every mistake in flows and intents',
  usage: USAGE,
  async run(args, terminal) {
    const words = wordsOf(args);
    const dir =
      words.dir === null ? readConfig(terminal.cwd, terminal.env).contentDir : resolve(terminal.cwd, words.dir);
    if (!words.isWatched) return checkOnce(dir, words.format, terminal, sentencesAsBefore());
    spareTime();
    const sentences = sentencesAsBefore();
    for await (const _version of versionsOf(dir, terminal.signal)) {
      const began = performance.now();
      // In the middle of an edit a file may be gone, and a project may not compile.
      await checkOnce(dir, words.format, terminal, sentences).catch((error) => {
        if (!(error instanceof KhidmatError)) throw error;
        terminal.err(`${error.code}  ${error.message}`);
      });
      terminal.err(`Checked in ${Math.round(performance.now() - began)} ms. Watching ${dir}; Ctrl-C ends it.\n`);
      forgetProject(dir);
    }
    return 0;
  },
};

async function checkOnce(dir: string, format: Format, terminal: Terminal, sentences: SentencesCheck): Promise<number> {
  const files = await readContentFiles(dir);
  if (lettersIn(files) > MUCH && surveyContent(files.slice(0, FEW), []).isWhole) spareTime();
  const project = loadProject(dir);
  const config = readConfig(dir, terminal.env);
  const survey = surveyContent(files, project.entities ?? []);
  if (survey.isWhole && lettersIn(intentsOf(files)) > MANY_SENTENCES) workFaster();
  const ofSentences = survey.isWhole ? sentences(files, survey) : null;
  const compiled = compileContent(files, {
    actions: actionNamesOf(config, project),
    inputs: actionInputsOf(config, project),
    entities: project.entities ?? [],
    hash: NO_RELEASE,
    today: today(),
  });
  // Of a file with mistakes not all sentences may have been read.
  const broken = new Set(compiled.diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const more = ofSentences?.filter(({ file }) => !broken.has(file)) ?? [];
  const diagnostics = [...compiled.diagnostics, ...more].sort(byPlace);
  terminal.out(shown(compiled, diagnostics, format));
  if (ofSentences === null && format !== 'json' && format !== 'sarif') terminal.out(`\n${LATER}`);
  return compiled.content === null ? 1 : 0;
}

/** What is only checked needs no name. */
const NO_RELEASE = '';

/** To compare thousands of sentences takes longer than all else, and a file that is too much is refused at once. */
const LATER = 'The sentences of intents are compared once every file can be read.';

/** So many letters take longer than a second. */
const MUCH = 1_500_000;
/** To compare so many letters of sentences takes longer than the compiler does, and 16 MB of it. Flows alone take no longer without. */
const MANY_SENTENCES = 50_000;
/** Where the first of them cannot be read, nearly all of the others wait. */
const FEW = 100;
/** Longer than any flow that a person wrote, and as a rule refused. */
const HUGE = 32_768;

function lettersIn(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => (text.length > HUGE ? sum : sum + text.length), 0);
}

function intentsOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ path }) => path.startsWith('intents/'));
}

type SentencesCheck = (files: readonly SourceFile[], survey: Survey) => readonly Diagnostic[];

/** What is amiss with the sentences; as long as nothing that they rest on has changed, what was found before. */
function sentencesAsBefore(): SentencesCheck {
  let seen: readonly string[] = [];
  let found: readonly Diagnostic[] = [];
  return (files, { languages, entities }) => {
    const intents = intentsOf(files);
    const now = [JSON.stringify([languages, entities]), ...intents.flatMap(({ path, text }) => [path, text])];
    const isAsBefore = now.length === seen.length && now.every((part, at) => part === seen[at]);
    if (!isAsBefore) found = checkSentences(placeIntents(files), languages, entities);
    seen = now;
    return found;
  };
}

type Format = 'text' | 'verbose' | 'json' | 'sarif';

/** Throws USAGE. */
function wordsOf(args: readonly string[]): { dir: string | null; format: Format; isWatched: boolean } {
  const { values, positionals } = readOptions(args, USAGE, {
    json: { type: 'boolean' },
    sarif: { type: 'boolean' },
    verbose: { type: 'boolean' },
    watch: { type: 'boolean', default: false },
  });
  const [dir = null, more] = positionals;
  if (more !== undefined) throw new KhidmatError('USAGE', `One folder at a time: '${dir}' or '${more}'.\n\n${USAGE}`);
  const [format = 'text', another] = (['json', 'sarif', 'verbose'] as const).filter((name) => values[name]);
  if (another !== undefined) {
    throw new KhidmatError('USAGE', `--${format} and --${another} do not go together; give one.\n\n${USAGE}`);
  }
  return { dir, format, isWatched: values.watch };
}

function shown({ content, proof }: Compiled, diagnostics: readonly Diagnostic[], format: Format): string {
  if (format === 'json') return diagnosticsToJson(diagnostics, { proof: { ...proof, assumed: ASSUMPTIONS } });
  if (format === 'sarif') return diagnosticsToSarif(diagnostics);
  const found = content === null || diagnostics.length > 0 ? formatDiagnostics(diagnostics) : nothingToMend(content);
  const walked = content === null ? [] : [proofInWords(proof)];
  return [found, ...walked, ...(format === 'verbose' ? [assumptionsInWords()] : [])].join('\n\n');
}

function nothingToMend({ flows, training }: Content): string {
  const intents = new Set(training.examples.map(({ intent }) => intent)).size;
  return `Nothing to mend: ${Object.keys(flows).filter((name) => !isReserved(name)).length} flows, ${intents} intents, ${training.examples.length} examples.`;
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
