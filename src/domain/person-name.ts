const LONGEST = 100;

/**
 * A name as somebody gave it, fit to stand in a list: one line of at most 100 characters, without control characters, those that turn the
 * direction of what follows, and blanks around it. Undefined where nothing is left that can be seen.
 */
export function personName(given: string): string | undefined {
  const line = given.replace(/[\n\r\t\u2028\u2029]+/g, ' ').replace(UNFIT, '');
  const name = [...line].slice(0, LONGEST).join('').trim();
  return SEEN.test(name) ? name : undefined;
}

const UNFIT = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Joiners and their like alone are no name. */
const SEEN = /[^\p{Cf}\p{Z}\p{M}\u115f\u1160\u3164\uffa0]/u;
