import type { SourceFile } from './diagnostic';
import { ACT_PATTERNS } from './standing/acts';
import { CASE_PATTERNS } from './standing/cases';
import { PEOPLE_PATTERNS } from './standing/people';
import { REPAIR_PATTERNS } from './standing/repair';
import { TALK_PATTERNS } from './standing/talk';

/**
 * The standing patterns: for each rule of the engine that speaks, a flow under a reserved name. Its words are an author's to
 * change, with a file of that name in `flows/`; the rule itself is held by the engine when the flow has ended.
 */
export const STANDING_PATTERNS = {
  ...TALK_PATTERNS,
  ...REPAIR_PATTERNS,
  ...ACT_PATTERNS,
  ...PEOPLE_PATTERNS,
  ...CASE_PATTERNS,
} as const;

export type PatternName = keyof typeof STANDING_PATTERNS;

export const PATTERN_NAMES = Object.keys(STANDING_PATTERNS) as readonly PatternName[];

/** The variables that the rule gives to its pattern. */
export const PATTERN_INPUTS: { readonly [name in PatternName]: readonly string[] } = {
  _welcome: ['menu'],
  '_anything-else': [],
  '_also-asked': ['title'],
  _resume: ['under_way'],
  _confirm: [],
  _helped: [],
  _clarify: ['readings'],
  '_not-mine': [],
  _rephrase: [],
  '_no-words': [],
  '_unknown-file': ['file', 'accepts'],
  _cancel: ['under_way'],
  _back: [],
  _repeat: [],
  _correct: ['corrected'],
  _silence: ['under_way', 'minutes'],
  _return: ['under_way'],
  _person: ['under_way'],
  '_not-helped': [],
  _failed: ['action', 'code'],
  '_handed-over': ['team'],
  _closed: ['team', 'opens'],
  _declined: [],
  '_promise-late': ['what', 'due', 'again'],
  '_left-queue': [],
  '_case-status': ['number', 'status', 'title', 'team', 'agent', 'since', 'opens', 'promise', 'due', 'elsewhere'],
};

/** The variable by which a pattern tells its rule that the customer has thought better of it. */
export const KEEP = 'keep';

export function isPattern(flow: string): flow is PatternName {
  return Object.hasOwn(STANDING_PATTERNS, flow);
}

/** A name that no author's flow can have. */
export function isReserved(flow: string): boolean {
  return flow.startsWith('_');
}

/** What an override is replaced with where it leaves out what its rule must say. */
export function shippedName(pattern: PatternName): `${PatternName}.shipped` {
  return `${pattern}.shipped`;
}

/** The pattern that a frame's flow stands for, whether the author's or the shipped one. */
export function patternOf(flow: string): PatternName | null {
  const name = flow.replace(/\.shipped$/, '');
  return isPattern(name) ? name : null;
}

/** The shipped pattern as the file that an author would write. */
export function shippedFile(pattern: PatternName): SourceFile {
  return { path: `flows/${pattern}.yaml`, text: STANDING_PATTERNS[pattern] };
}
