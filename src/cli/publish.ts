import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config';
import { KhidmatError } from '../errors';
import { compareContent } from '../flow/compare-content';
import { compileContent } from '../flow/compile-content';
import type { SourceFile } from '../flow/diagnostic';
import { formatDiagnostics } from '../flow/format-diagnostic';
import type { Content } from '../flow/program';
import { createLog } from '../log';
import type { Project } from '../project';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { ModelStore } from '../runtime/model-store';
import { sealAudit } from '../runtime/seal-audit';
import type { Publication, Store } from '../store/store';
import { actionInputsOf, actionNamesOf } from './action-shapes';
import type { Command, Terminal } from './command';
import { formatChanges } from './format-changes';
import { formatWhatIf } from './format-what-if';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { openStore } from './open-store';
import { operator } from './operator';
import { readOptions } from './options';
import { recordedSince, releasesOf, sinceOf } from './recorded';
import { begun, IN_FORCE, Trials } from './trial';
import { tryOnRecord } from './try-on-record';
import { customersUnderWay, formatStandings, short } from './under-way';
import { whoTakesItUp } from './who-serves';

const usage = `Usage: khidmat publish [folder] [--note text] [--what-if 30d] [--dry-run]

Checks the content, freezes it under its hash and puts it into force: servers with WATCH=off take it up within two seconds.
Before, it shows what changed, and how many customers are in the middle of a flow and what becomes of them: they stay on
the release on which they began, or move as flows/_moves.yaml says. Content with mistakes is refused. Works while the
server runs.

  --note text    why, for 'khidmat releases'
  --what-if 30d  also runs the conversations of that time on it, and shows what would have gone otherwise
  --dry-run      shows all of it and publishes nothing`;

export const publishCommand: Command = {
  name: 'publish',
  summary: 'Put the content of a folder into force',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      note: { type: 'string', default: '' },
      'what-if': { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    });
    const note = noteOf(values.note);
    const since = values['what-if'] === undefined ? null : sinceOf(values['what-if'], Date.now());
    const config = readConfig(terminal.cwd, terminal.env);
    const folder = positionals[0] === undefined ? config.contentDir : resolve(terminal.cwd, positionals[0]);
    const files = await readContentFiles(folder);
    const project = loadProject(folder);
    const content = checked({ files, config, project, terminal });
    if (content === null) return 1;
    const store = await openStore(config, { beside: true });
    try {
      const [last] = await store.releases.readPublications(1);
      if (last?.hash === content.hash) {
        terminal.out(`Nothing to publish: this is ${short(last.hash)}, which is in force.`);
        return 0;
      }
      await showWhatItMeans({ store, project, content, last, terminal });
      if (since !== null) terminal.out(`\n${await triedOn(store, terminal, folder, since, last)}`);
      if (values['dry-run']) {
        terminal.out('\nNothing was published (--dry-run).');
        return 0;
      }
      await putIntoForce({ store, config, files, content, last, note, act: 'published' });
      terminal.out(`\n${await done(store, content.hash, (last?.number ?? 0) + 1)}`);
      return 0;
    } finally {
      await store.close();
    }
  },
};

interface Given {
  readonly files: readonly SourceFile[];
  readonly config: Config;
  readonly project: Project;
  readonly terminal: Terminal;
}

/** The content where it has no mistakes; every finding is shown. */
export function checked({ files, config, project, terminal }: Given): Content | null {
  const { content, diagnostics } = compileContent(files, {
    actions: actionNamesOf(config, project),
    inputs: actionInputsOf(config, project),
    entities: project.entities ?? [],
    hash: hashOf(files),
  });
  if (diagnostics.length > 0) terminal.err(formatDiagnostics(diagnostics));
  if (content === null)
    terminal.err('Nothing was published: the content has mistakes, and the release in force stays.');
  return content;
}

/** What changed against the release in force, and what becomes of the customers who are in the middle of a flow. */
export async function showWhatItMeans(parts: {
  readonly store: Store;
  readonly project: Project;
  readonly content: Content;
  readonly last: Publication | undefined;
  readonly terminal: Pick<Terminal, 'out'>;
}): Promise<void> {
  const { store, project, content, last, terminal } = parts;
  const compiled = releasesOf(store, project);
  const contentOf = (hash: string) => compiled(hash).catch(() => null);
  const before = last === undefined ? null : await contentOf(last.hash);
  if (last === undefined) terminal.out(`The first publication: ${short(content.hash)}.`);
  else if (before === null)
    terminal.out(`${short(last.hash)} → ${short(content.hash)}; the release in force cannot be read by this version.`);
  else terminal.out(`${short(last.hash)} → ${short(content.hash)}\n${formatChanges(compareContent(before, content))}`);
  terminal.out(`\n${formatStandings(await customersUnderWay(store, contentOf, content))}`);
}

async function triedOn(
  store: Store,
  terminal: Terminal,
  folder: string,
  since: number,
  last: Publication | undefined,
): Promise<string> {
  const trials = new Trials(store, terminal);
  const began = performance.now();
  const to = begun(trials.trialOf(folder));
  // Against the release in force: what older conversations were had on is not the question.
  const from = last === undefined ? {} : { from: await trials.trialOf(IN_FORCE) };
  const contentOf = releasesOf(store, loadProject(folder));
  const tally = await tryOnRecord(recordedSince(store, since), to, {
    ...{ ...from, contentOf, until: Date.now(), examples: 1 },
  });
  return formatWhatIf(tally, performance.now() - began);
}

/**
 * Each step leaves the store whole, so it may be killed between any two: a model and a release that nobody points at do no harm,
 * and the last step is one write. Throws PUBLISHED_MEANWHILE.
 */
export async function putIntoForce(parts: {
  readonly store: Store;
  readonly config: Config;
  readonly files: readonly SourceFile[];
  readonly content: Content;
  readonly last: Publication | undefined;
  readonly note: string;
  readonly act: 'published' | 'rolled-back';
}): Promise<void> {
  const { store, config, files, content, last, note, act } = parts;
  const { hash, training } = content;
  // Learnt here, so that a server on this folder need not.
  await new ModelStore(join(config.dataDir, 'models'), createLog({ level: 'silent' }), modelOptions()).modelFor(
    training,
  );
  const at = Date.now();
  await store.releases.saveRelease({ hash, at, files });
  const next = { number: (last?.number ?? 0) + 1, hash, at, note };
  if (await store.releases.appendPublication(next, { who: operator(), act })) return void (await sealAudit(store));
  throw new KhidmatError(
    'PUBLISHED_MEANWHILE',
    'Somebody else published while this ran, and what was shown here is no longer true; nothing was published. Try again.',
  );
}

export function noteOf(given: string): string {
  const note = given.replace(/\s+/g, ' ').trim();
  if (note.length <= LONGEST_NOTE) return note;
  throw new KhidmatError('USAGE', `--note has ${note.length} characters; give at most ${LONGEST_NOTE}.`);
}

const LONGEST_NOTE = 500;

export async function done(store: Store, hash: string, number: number): Promise<string> {
  return `${short(hash)} is in force (publication ${number}).\n${await whoTakesItUp(store, hash)}`;
}
