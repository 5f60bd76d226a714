import { resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { understand } from '../nlu/understand';
import { hashOf, readContentFiles } from '../runtime/content-files';
import { CAUSES, type Cause, recordedStretches, runAgain, type Trial, type WhatIf, whatIf } from '../runtime/what-if';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import type { Command, Terminal } from './command';
import { formatWhatIf } from './format-what-if';
import { loadProject } from './load-project';
import { readOptions } from './options';
import { modelOf } from './project-model';
import { recordedNamed, recordedSince, sinceOf } from './recorded';

const usage = `Usage: khidmat what-if [conversation | case number …] [--since 30d] [--from folder] [--to folder] [--json]

Runs real conversations on changed content and tells which would have gone otherwise. Words are understood anew, an
action's recorded answer answers the same call, and a conversation is followed up to the first difference that is more
than wording: nothing is invented after it. Status 1 where a conversation diverges. Works while the server runs.

  --since 30d      conversations in which something happened since (m, h, d, w); 30d unless conversations are named
  --to folder      the changed content; CONTENT_DIR unless told
  --from folder    compare with what this content would have done, not with what was done
  --fail-on list   causes that give status 1: ${CAUSES.join(', ')}; all unless told
  --examples 3     how many conversations to show of each change
  --json           everything, for programs`;

export const whatIfCommand: Command = {
  name: 'what-if',
  summary: 'Run real conversations on changed content and show what would differ',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      since: { type: 'string', default: '30d' },
      from: { type: 'string' },
      to: { type: 'string' },
      'fail-on': { type: 'string', default: CAUSES.join(',') },
      examples: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    });
    const failOn = causesOf(values['fail-on']);
    const examples = examplesOf(values.examples);
    const since = sinceOf(values.since, Date.now());
    const { contentDir, dataDir } = readConfig(terminal.cwd, terminal.env);
    const to = await trialOf(terminal, values.to ?? contentDir);
    const from = values.from === undefined ? null : await trialOf(terminal, values.from);
    const store = await openSqliteStore({ folder: dataDir, readOnly: true });
    try {
      const results: WhatIf[] = [];
      const chosen = positionals.length > 0 ? named() : recordedSince(store, since);
      for await (const { conversation, record } of chosen) {
        const baseline = from === null ? recordedStretches(record) : [...runAgain(conversation, record, from)];
        results.push(whatIf(conversation, record, baseline, to));
      }
      terminal.out(values.json ? JSON.stringify(summaryOf(results), null, 2) : formatWhatIf(results, examples));
      return results.some(({ divergence }) => divergence !== null && failOn.includes(divergence.cause)) ? 1 : 0;
    } finally {
      await store.close();
    }

    async function* named() {
      for (const name of positionals) yield recordedNamed(store, name);
    }
  },
};

function causesOf(list: string): readonly Cause[] {
  return list.split(',').map((one) => {
    const cause = CAUSES.find((known) => known === one.trim());
    if (cause !== undefined) return cause;
    throw new KhidmatError('USAGE', `--fail-on has '${one.trim()}'; the causes are ${CAUSES.join(', ')}.`);
  });
}

function examplesOf(given: string): number {
  if (/^\d{1,4}$/.test(given)) return Number(given);
  throw new KhidmatError('USAGE', `--examples is '${given}'; give a whole number from 0 to 9999.`);
}

/** The content of a folder and the model of its examples. Throws CONTENT_BROKEN. */
async function trialOf(terminal: Terminal, dir: string): Promise<Trial> {
  const folder = resolve(terminal.cwd, dir);
  const files = await readContentFiles(folder);
  const { entities = [] } = loadProject(folder);
  const { content, diagnostics } = compileContent(files, { actions: null, entities, hash: hashOf(files) });
  if (content === null) {
    throw new KhidmatError(
      'CONTENT_BROKEN',
      `The content in ${folder} has mistakes; mend them first.\n\n${formatDiagnostics(diagnostics)}`,
    );
  }
  const { timeZone, thresholds } = content.bot;
  const model = await modelOf({ training: content.training, timeZone, thresholds, folder });
  const gates = thresholds === null ? {} : { thresholds };
  return { content, understand: (text, context) => understand(text, model, { ...context, timeZone, ...gates }) };
}

function summaryOf(results: readonly WhatIf[]) {
  return {
    conversations: results.length,
    same: results.filter(({ divergence }) => divergence === null).length,
    divergences: results.flatMap(({ conversation, stretches, compared, divergence }) =>
      divergence === null ? [] : [{ conversation, stretches, compared, ...divergence }],
    ),
  };
}
