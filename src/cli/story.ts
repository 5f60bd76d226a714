import { readConfig } from '../config';
import { turnsOfCase } from '../desk/card-history';
import { namesOf, personalInState, personalInTurns } from '../desk/personal-values';
import { maskPersonal } from '../domain/personal';
import { KhidmatError } from '../errors';
import type { CaseRow, RecordedTurn, Store } from '../store/store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { marksOfRecord, releasesOf } from './recorded';
import { storyLines } from './story-lines';

const usage = `Usage: khidmat story <case number> [--json] [--unmasked]

Tells the whole story of one case in the order of time: what was said, what was understood and from which words, the
steps, the calls, every change of owner and the outcome. Works while the server runs. Times are UTC.

Personal values are covered: names, phones, addresses, and whatever the flows mark as personal.

  --json       the record itself, for programs
  --unmasked   the values themselves; for your eyes only`;

export const storyCommand: Command = {
  name: 'story',
  summary: 'Tell the whole story of one case',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      json: { type: 'boolean', default: false },
      unmasked: { type: 'boolean', default: false },
    });
    const [number] = positionals;
    if (number === undefined || positionals.length > 1) {
      terminal.err(usage);
      return 2;
    }
    const config = readConfig(terminal.cwd, terminal.env);
    const { contentDir } = config;
    const store = await openStore(config, { readOnly: true });
    try {
      const { record, ...real } = await readStory(store, number);
      const story = values.unmasked ? real : await maskStory(real, record, store, contentDir);
      if (values.json) terminal.out(JSON.stringify(story, null, 2));
      else for (const line of storyLines(story)) terminal.out(line);
      return 0;
    } finally {
      await store.close();
    }
  },
};

export interface Story {
  readonly case: CaseRow;
  readonly turns: readonly RecordedTurn[];
}

async function readStory(store: Store, number: string): Promise<Story & { readonly record: readonly RecordedTurn[] }> {
  const row = await store.readCase(number.toUpperCase());
  if (row === null)
    throw new KhidmatError(
      'CASE_UNKNOWN',
      `There is no case ${number}; case numbers look like K-1001, and the desk shows them.`,
    );
  const record = await store.readTurns(row.conversation);
  return { case: row, turns: turnsOfCase(record, row.case.number) as readonly RecordedTurn[], record };
}

/** What is personal say the releases that the conversation ran on; a value that it gave earlier may be said in this case. */
async function maskStory(
  story: Story,
  record: readonly RecordedTurn[],
  store: Store,
  contentDir: string,
): Promise<Story> {
  const marks = await marksOfRecord(record, releasesOf(store, loadProject(contentDir)));
  const kept = await store.readConversation(story.case.conversation);
  return maskPersonal(story, [
    ...namesOf(story.case.customerName),
    ...personalInTurns(record, marks),
    ...(kept === null ? [] : personalInState(kept.state, marks)),
  ]);
}
