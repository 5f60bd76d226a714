import { factTurnOf } from '../insight/fact-turn';
import { foldTalk } from '../insight/fold-talk';
import type { FigureFrame, Period } from '../insight/frame';
import { withReturnsAcross } from '../insight/returns';
import type { TalkFigures } from '../insight/talk-figures';
import type { Store } from '../store/store';
import { recordedSince } from './recorded';

/** What the figures of a time need: every conversation in which something happened since, and what a return may go back to. */
export async function readTalks(store: Store, { from }: Period, frame: FigureFrame): Promise<readonly TalkFigures[]> {
  const talks: TalkFigures[] = [];
  for await (const { conversation, record } of recordedSince(store, from - frame.returnWithinMs)) {
    talks.push(foldTalk(conversation, record.map(factTurnOf), frame.returnWithinMs));
  }
  return withReturnsAcross(talks, frame.returnWithinMs);
}
