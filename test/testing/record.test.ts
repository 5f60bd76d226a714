import type { TalkTurn } from '../../src/runtime/talk';
import type { RecordedTurn } from '../../src/store/store';
import { languagesToPlay, playTest, toldPlayed } from '../../src/testing/play-test';
import { recordTest } from '../../src/testing/record-attempts';
import { starterScripts, starterStage } from '../support/stage';

const stage = starterStage();
const { scripts } = starterScripts(stage.known);

function recordOf(turns: readonly TalkTurn[]): readonly RecordedTurn[] {
  return turns.map(({ event, effects }, index) => ({ turn: index + 1, event, effects, release: 'r', stateHash: '' }));
}

describe('a recorded conversation as a test', () => {
  it.each(
    scripts.flatMap(({ file, tests }) => tests.map((one) => ({ file, name: one.name, one }))),
  )('holds on the same content: $file $name', async ({ one }) => {
    for (const language of languagesToPlay(one, stage.content)) {
      const talk = await playTest(one, language, stage);
      const { text, played } = await recordTest([recordOf(talk.turns)], {
        name: 'recorded',
        channel: 'webchat',
        stage,
      });
      if (played.difference !== null) throw new Error(`\n${toldPlayed(played).join('\n')}\n\n${text}`);
    }
  });
});
