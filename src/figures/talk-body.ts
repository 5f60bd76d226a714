import type { FoldMark } from '../insight/fold-talk';
import type { TalkFigures } from '../insight/talk-figures';

/** How far a conversation has been folded, and what is needed to go on from there. */
export interface Standing {
  /** The last turn that was taken. */
  readonly turn: number;
  /** Days on which something happened. */
  readonly days: readonly string[];
  readonly mark: FoldMark;
}

/** The two stand in one text, so that one cannot be newer than the other. */
export function writeBody(talk: TalkFigures, standing: Standing): string {
  return JSON.stringify({ ...talk, standing });
}

export function readBody(body: string): { readonly talk: TalkFigures; readonly standing: Standing } {
  const { standing, ...talk } = JSON.parse(body);
  return { talk, standing };
}
