import type { Scale } from '../domain/case';
import type { LocalText } from '../domain/language';
import { openReview } from './step-review';
import type { Turn } from './step-turn';

export const NPS_AGAIN_AFTER_MS = 90 * 24 * 60 * 60_000;
/** When the customer was last asked whether they recommend us; kept with the customer. */
export const NPS_AT = 'nps_at';

const SCORES: { readonly [scale in Scale]: { readonly least: number; readonly most: number } } = {
  csat: { least: 1, most: 5 },
  nps: { least: 0, most: 10 },
};

/**
 * "How was it?" Each scale is asked once a case, whether answered or not; never by a timer, for then the customer is not
 * there; and recommendation once in 90 days. False: it is not asked now.
 */
export function askScore(turn: Turn, scale: Scale, say: LocalText | null): boolean {
  const { case: current, customer } = turn.state;
  if (current === null || current.outcome === 'abandoned' || turn.isByTimer) return false;
  if ((current.surveyed ?? []).includes(scale) || (scale === 'csat' ? current.csat : (current.nps ?? null)) !== null) {
    return false;
  }
  if (scale === 'nps' && turn.event.at - lastAsked(turn) < NPS_AGAIN_AFTER_MS) return false;
  const { least, most } = SCORES[scale];
  const prompt = turn.freshId('p');
  const scores = Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
  const buttons = scores.map((score) => turn.button(prompt, score, score));
  const text = say === null ? turn.standing(scale === 'csat' ? 'rate' : 'recommend') : turn.render(say);
  turn.say({ text, buttons });
  turn.phase({ kind: 'rating', prompt, buttons, scale });
  turn.setCase({ surveyed: [...(current.surveyed ?? []), scale] });
  turn.fact({ fact: 'surveyed', caseNumber: current.number, scale });
  if (scale === 'nps') turn.set({ customer: { ...customer, values: { ...customer.values, [NPS_AT]: turn.event.at } } });
  return true;
}

/** Here, or in another conversation of the same customer. */
function lastAsked({ state, event }: Turn): number {
  const here = state.customer.values[NPS_AT];
  return Math.max(
    typeof here === 'number' ? here : Number.NEGATIVE_INFINITY,
    event.elsewhere?.npsAt ?? Number.NEGATIVE_INFINITY,
  );
}

/** Puts a score on record. */
export function noteScore(turn: Turn, scale: Scale, score: number): void {
  const current = turn.state.case;
  if (current === null) return;
  turn.setCase(scale === 'csat' ? { csat: score } : { nps: score });
  turn.fact({ fact: scale, caseNumber: current.number, score });
  openReview(turn, scale, score);
  turn.sayStanding('rate-thanks');
}

const MOST_WORDS = 6;

/** "5", "an 8", "9 dari 10": the one number of few words. Null: none, or none of this scale. */
export function scoreIn(text: string, scale: Scale): number | null {
  const { least, most } = SCORES[scale];
  const numbers = text.match(/(?<![\d.,])\d{1,2}(?![\d.,]*\d)/g) ?? [];
  if (numbers.length === 0 || text.trim().split(/\s+/).length > MOST_WORDS) return null;
  const [first = Number.NaN, ...others] = numbers.map(Number);
  // "9 of 10" names the top of the scale beside the score.
  if (others.length > 1 || (others.length === 1 && others[0] !== most)) return null;
  return first >= least && first <= most ? first : null;
}
