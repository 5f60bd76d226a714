import type { PersonalMarks } from '../desk/personal-values';
import type { RecordedTurn } from '../store/store';
import { checkScript, type KnownToTests } from './check-script';
import { languagesToPlay, type Played, type PlayParts, playTest } from './play-test';
import { readScript } from './read-script';
import { testOfRecord } from './record-test';
import { scriptText } from './write-script';

/** Content, model and actions that tests are played on. */
export interface Stage extends PlayParts {
  readonly known: KnownToTests;
}

export interface RecordedTest {
  readonly text: string;
  readonly played: Played;
  /** It would hold as it was said: other words in the place of what is personal are understood otherwise. */
  readonly isLostByDisguise: boolean;
}

const FIVE_MINUTES = 300_000;

/** From the most readable to the most exact. */
const MOST_EXACT = { leastPauseMs: 2000, leavesFiguresOpen: true };
const CARE = [0, 1, 2].flatMap((variant) => [
  { leastPauseMs: FIVE_MINUTES, leavesFiguresOpen: false, variant },
  { leastPauseMs: 2000, leavesFiguresOpen: false, variant },
  { ...MOST_EXACT, variant },
]);

/** The first test of a recorded conversation that holds when it is played; the last one where none does. */
export async function recordTest(
  stretches: readonly (readonly RecordedTurn[])[],
  {
    name,
    channel,
    stage,
    marks = stage.content.personal,
  }: {
    readonly name: string;
    readonly channel: string;
    readonly stage: Stage;
    /** What is personal in the record; by the content of the stage unless given. */
    readonly marks?: PersonalMarks;
  },
): Promise<RecordedTest> {
  const own = { name, channel, content: stage.content, marks };
  let last: Attempt | null = null;
  for (const stretch of stretches)
    for (const care of CARE) {
      last = await attempt(stretch, { ...own, ...care }, stage);
      if (last.played.difference === null) return { ...last, isLostByDisguise: false };
    }
  const plain = await attempt(stretches.at(-1)!, { ...own, ...MOST_EXACT, variant: null }, stage);
  return { ...last!, isLostByDisguise: plain.played.difference === null };
}

type Attempt = Omit<RecordedTest, 'isLostByDisguise'>;

async function attempt(
  record: readonly RecordedTurn[],
  options: Parameters<typeof testOfRecord>[1],
  stage: Stage,
): Promise<Attempt> {
  const made = testOfRecord(record, options);
  const text = scriptText(made, `${options.name}; personal data is replaced.`);
  const file = 'recorded.test.yaml';
  // What is played is what was written, not what it was written from.
  const { script, reading } = readScript({ path: file, text });
  const test = script?.tests[0];
  const [mistake] = [
    ...reading.diagnostics,
    ...(script === null ? [] : checkScript(script, reading.source, stage.known)),
  ];
  const language = test && languagesToPlay(test, stage.content)[0];
  if (test === undefined || language === undefined || mistake !== undefined) {
    const place = { file, line: mistake?.line ?? 1, column: mistake?.column ?? 1 };
    const difference = { place, message: mistake?.message ?? 'there is nothing to play' };
    return { text, played: { test: made, language: stage.content.bot.languages[0], difference, turns: [], ms: 0 } };
  }
  return { text, played: await playTest(test, language, stage) };
}
