import { readConfig } from '../config';
import { turnsOfCase } from '../desk/card-history';
import { KhidmatError } from '../errors';
import type { CaseRow, RecordedTurn, Store } from '../store/store';
import type { Command } from './command';
import { openStore } from './open-store';
import { readOptions } from './options';
import { storyLines } from './story-lines';

const usage = `Usage: khidmat story <case number> [--json]

Tells the whole story of one case in the order of time: what was said, what was understood and from which words, the
steps, the calls, every change of owner and the outcome. Works while the server runs. Times are UTC.

  --json   the record itself, for programs`;

export const storyCommand: Command = {
  name: 'story',
  summary: 'Tell the whole story of one case',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, { json: { type: 'boolean', default: false } });
    const [number] = positionals;
    if (number === undefined || positionals.length > 1) {
      terminal.err(usage);
      return 2;
    }
    const store = await openStore(readConfig(terminal.cwd, terminal.env), { readOnly: true });
    try {
      const story = await readStory(store, number);
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

async function readStory(store: Store, number: string): Promise<Story> {
  const row = await store.readCase(number.toUpperCase());
  if (row === null)
    throw new KhidmatError(
      'CASE_UNKNOWN',
      `There is no case ${number}; case numbers look like K-1001, and the desk shows them.`,
    );
  const turns = await store.readTurns(row.conversation);
  return { case: row, turns: turnsOfCase(turns, row.case.number) as readonly RecordedTurn[] };
}
