import type { Frame } from '../domain/conversation';
import { type RankedIntent, TALK_TO_HUMAN, type Understanding } from '../domain/understanding';
import { closeCase, handOff, openCase } from './step-case';
import { PERSON, withButtons } from './step-patterns';
import type { Turn } from './step-turn';

// The repair ladder: the likely readings as buttons, then other words, then a person. Never silence.

/** Readings less likely than this are no help on a button. */
const LEAST_LIKELY_READING = 0.04;
const MOST_READINGS = 3;
/** What a button carries that leads away from all readings. */
export const NONE = 'none';

export function goDownTheLadder(turn: Turn, understanding: Understanding): void {
  const { phase, misses } = turn.state;
  if (phase.kind === 'confirming') closeCase(turn, 'resolved-implied');
  openCase(turn, null);
  turn.set({ misses: misses + 1 });
  if (misses > 0) return rephraseOrHandOff(turn);
  // Either no intent covers the words, or it is one that no flow serves: other words would not help.
  const isNotMine = understanding.decision !== 'clarify';
  const readings = isNotMine ? [] : likelyReadings(turn, understanding.intents);
  if (readings.length === 0 && !isNotMine) return rephraseOrHandOff(turn);
  turn.startPattern(
    readings.length === 0 ? '_not-mine' : '_clarify',
    { readings: readings.map((intent) => ({ title: titleOf(turn, intent), value: intent })) },
    { readings },
  );
}

/** After the buttons one more attempt in the customer's other words; then a person. Never silence. */
export function rephraseOrHandOff(turn: Turn): void {
  if (turn.state.phase.kind === 'rephrasing' || turn.state.misses > 2) {
    return handOff(turn, { reason: 'not-understood' });
  }
  turn.startPattern('_rephrase');
}

function likelyReadings(turn: Turn, intents: readonly RankedIntent[]): readonly string[] {
  const flows = new Set<string>();
  return intents
    .filter(({ intent, probability }) => {
      const flow = turn.content.flowOf[intent];
      const program = flow === undefined ? undefined : turn.program(flow);
      if (program === undefined || !program.opensCase || probability < LEAST_LIKELY_READING) return false;
      // A person stands under every such question anyway.
      if (flow === turn.content.flowOf[TALK_TO_HUMAN]) return false;
      if (flows.has(program.flow)) return false;
      flows.add(program.flow);
      return true;
    })
    .slice(0, MOST_READINGS)
    .map(({ intent }) => intent);
}

/** The likely readings as buttons, always with a person among them. */
export function offerReadings(turn: Turn, frame: Frame): void {
  const readings = ((frame.after?.['readings'] ?? []) as readonly string[]).filter(
    (intent) => titleOf(turn, intent) !== '',
  );
  const needed = [
    ...readings.map((intent) => ({ value: intent, title: titleOf(turn, intent) })),
    ...(readings.length > 0 ? [{ value: NONE, title: turn.standing('button-none') }] : []),
    { value: PERSON, title: turn.standing('button-person') },
  ];
  turn.phase({ kind: 'clarifying', readings, ...withButtons(turn, frame, needed) });
}

function titleOf(turn: Turn, intent: string): string {
  const program = turn.program(turn.content.flowOf[intent] ?? '');
  return program === undefined ? '' : turn.render(program.title);
}

export function offerRephrasing(turn: Turn, frame: Frame): void {
  const person = { value: PERSON, title: turn.standing('button-person') };
  turn.phase({ kind: 'rephrasing', ...withButtons(turn, frame, [person]) });
}
