import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { CAUSES, type Cause } from '../runtime/compare-stretches';
import type { Command } from './command';
import { formatWhatIf } from './format-what-if';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { recordedNamed, recordedSince, releasesOf, sinceOf } from './recorded';
import { begun, IN_FORCE, Trials } from './trial';
import { tryOnRecord } from './try-on-record';
import type { WhatIfTally } from './what-if-tally';

const usage = `Usage: khidmat what-if [conversation | case number …] [--since 30d] [--from place] [--to place] [--json]

Runs real conversations on changed content and tells which would have gone otherwise. Words are understood anew, an
action's recorded answer answers the same call, and a conversation is followed up to the first difference that is more
than wording: nothing is invented after it. Works while the server runs.

A place is a folder, '${IN_FORCE}' for the published release in force, or the hash of a release.

  --since 30d      conversations in which something happened since (m, h, d, w); 30d unless conversations are named
  --to place       the changed content; CONTENT_DIR unless told
  --from place     compare with what this content would have done, and not with what was done
  --fail-on list   give status 1 for these causes, several with commas, or 'none': ${CAUSES.join(', ')};
                   all unless told
  --examples 3     how many conversations to show of each change
  --personal       show what is personal too; covered unless told
  --json           the same for programs`;

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
      personal: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const failOn = causesOf(values['fail-on']);
    const examples = examplesOf(values.examples);
    const until = Date.now();
    const began = performance.now();
    const since = sinceOf(values.since, until);
    const config = readConfig(terminal.cwd, terminal.env);
    const { contentDir } = config;
    const store = await openStore(config, { readOnly: true });
    try {
      const trials = new Trials(store, terminal);
      const to = begun(trials.trialOf(values.to ?? contentDir));
      const from = values.from === undefined ? {} : { from: await trials.trialOf(values.from) };
      const chosen = positionals.length > 0 ? named(positionals) : recordedSince(store, since);
      const tally = await tryOnRecord(chosen, to, {
        ...{ ...from, until, examples, personal: values.personal },
        contentOf: releasesOf(store, loadProject(contentDir)),
      });
      const ms = Math.round(performance.now() - began);
      terminal.out(values.json ? JSON.stringify({ ...summaryOf(tally), ms }, null, 2) : formatWhatIf(tally, ms));
      return tally.has(failOn) ? 1 : 0;
    } finally {
      await store.close();
    }

    async function* named(names: readonly string[]) {
      for (const name of names) yield recordedNamed(store, name);
    }
  },
};

function causesOf(list: string): readonly Cause[] {
  if (list === 'none') return [];
  return list.split(',').map((one) => {
    const cause = CAUSES.find((known) => known === one.trim());
    if (cause !== undefined) return cause;
    throw new KhidmatError('USAGE', `--fail-on has '${one.trim()}'; the causes are ${CAUSES.join(', ')}, or none.`);
  });
}

function examplesOf(given: string): number {
  if (/^\d{1,4}$/.test(given)) return Number(given);
  throw new KhidmatError('USAGE', `--examples is '${given}'; give a whole number from 0 to 9999.`);
}

function summaryOf({ conversations, same, unfinished, changes }: WhatIfTally) {
  return { conversations, same, unfinished, different: conversations - same, changes };
}
