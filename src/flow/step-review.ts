import type { Case, Review, Scale } from '../domain/case';
import type { DeskEvent } from '../domain/event';
import type { Turn } from './step-turn';

/** Up to these a score is a reason to look into the case. */
const BAD: { readonly [scale in Scale]: number } = { csat: 2, nps: 6 };

/** A bad score opens a review, one a case: a supervisor is to look into it. */
export function openReview(turn: Turn, scale: Scale, score: number): void {
  const current = turn.state.case;
  if (current === null || score > BAD[scale] || current.review !== undefined) return;
  turn.setCase({ review: { scale, score, since: turn.event.at, assignee: null, done: null } });
  turn.fact({ fact: 'review-opened', caseNumber: current.number });
}

/** It is given to somebody, or closed with a note: of the case that the conversation is at, or of an earlier one. */
export function reviewByAgent(
  turn: Turn,
  { agent, of, deed, kept }: Extract<DeskEvent, { kind: 'desk-review' }>,
): void {
  const { case: last } = turn.state;
  const one = last?.number === of ? last : (kept ?? null);
  const review = one?.review;
  if (one === null || one.number !== of || review === undefined || review.done !== null)
    return turn.refuse('no-review');
  const nameOf = ({ id, name }: typeof agent) => ({ agentId: id, name });
  const changed: Review =
    deed.kind === 'assign'
      ? { ...review, assignee: nameOf(deed.to) }
      : { ...review, done: { at: turn.event.at, by: nameOf(agent), note: deed.note } };
  keep(turn, { ...one, review: changed });
  turn.fact({ fact: deed.kind === 'assign' ? 'review-assigned' : 'review-done', caseNumber: of });
}

function keep(turn: Turn, one: Case): void {
  if (turn.state.case?.number === one.number) turn.set({ case: one });
  else turn.formerCase = one;
}
