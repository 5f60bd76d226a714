import { readConfig } from '../config';
import { turnsOfCase } from '../desk/card-history';
import { namesOf, type PersonalMarks, personalInTurns } from '../desk/personal-values';
import { maskPersonal } from '../domain/personal';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import type { CaseRow, RecordedTurn, Store } from '../store/store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
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
      const real = await readStory(store, number);
      const story = values.unmasked ? real : await maskStory(real, store, contentDir);
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

/** What is personal says the release that the case ran on; what the customer was called, the case itself. */
async function maskStory(story: Story, store: Store, contentDir: string): Promise<Story> {
  const marks = (await marksOf(story.turns.at(-1)?.release, store, contentDir)) ?? PLAIN_MARKS;
  const { customerName } = story.case;
  return maskPersonal(story, [...namesOf(customerName), ...personalInTurns(story.turns, marks)]);
}

async function marksOf(hash: string | undefined, store: Store, contentDir: string): Promise<PersonalMarks | null> {
  const release = hash === undefined ? null : await store.releases.readRelease(hash);
  if (release === null) return null;
  const { entities = [] } = loadProject(contentDir);
  return compileContent(release.files, { actions: null, entities, hash: release.hash }).content?.personal ?? null;
}

/** Where the release is gone: phones and addresses, as everywhere. */
const PLAIN_MARKS: PersonalMarks = { types: ['phone', 'email'], customer: [], case: [], slots: {}, results: {} };
