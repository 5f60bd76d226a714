import type { Outcome } from '../domain/case';
import type { ConversationId } from '../domain/conversation';
import type { DeskCard, DeskMove } from '../domain/desk';
import { type LabelSource, titleOfIntent } from './card-labels';
import type { ListedCase, TurnOnRecord } from './card-record';

/** The turns of a case: from the one that opened it, and from each that opened it again, to the one before the next case. */
export function turnsOfCase(turns: readonly TurnOnRecord[], number: string): readonly TurnOnRecord[] {
  let current: string | null = null;
  return turns.filter((turn) => {
    current = opensCase(turn) ?? current;
    return current === number;
  });
}

/** What was said in these cases, by `seq`. */
export function saidIn(turns: readonly TurnOnRecord[], numbers: ReadonlySet<string>): ReadonlySet<number> {
  const said = new Set<number>();
  for (const number of numbers)
    for (const { effects } of turnsOfCase(turns, number))
      for (const effect of effects) if (effect.kind === 'message') said.add(effect.message.seq);
  return said;
}

/** The cases of this conversation that were opened before this one was, or was again; the newest last, each once. */
export function casesBefore(turns: readonly TurnOnRecord[], number: string): readonly string[] {
  const numbers = turns.map(opensCase).filter((opened): opened is string => opened !== null);
  const before = numbers.includes(number) ? numbers.slice(0, numbers.lastIndexOf(number)) : numbers;
  return [...new Set(before)].filter((one) => one !== number);
}

/** The `seq` of the last message before these turns. */
export function lastSeqBefore(turns: readonly TurnOnRecord[]): number {
  for (const { effects } of turns)
    for (const effect of effects) if (effect.kind === 'message') return effect.message.seq - 1;
  return 0;
}

/** Calls to other systems that failed while the case was open: part of what was tried. */
export function failedCalls(turns: readonly TurnOnRecord[]): DeskCard['failedCalls'] {
  return turns.flatMap(({ event, effects }) =>
    effects.flatMap((effect) =>
      effect.kind === 'fact' && effect.fact === 'call-failed'
        ? [{ action: effect.action, code: effect.code, at: event.at }]
        : [],
    ),
  );
}

/** The customer's other cases in this conversation before this one, newest first. */
export function earlierCases(turns: readonly TurnOnRecord[], number: string, labels: LabelSource): DeskCard['earlier'] {
  return casesBefore(turns, number)
    .map((earlier) => {
      const ofCase = turnsOfCase(turns, earlier);
      const intent = firstIntent(ofCase);
      return {
        channel: null,
        number: earlier,
        openedAt: ofCase[0]?.event.at ?? 0,
        intent,
        title: intent === null ? null : titleOfIntent(labels, intent),
        outcome: outcomeOf(turns, earlier),
      };
    })
    .reverse();
}

/** Cases of the same customer from other conversations, opened before this one. */
export function casesElsewhere(
  rows: readonly (Pick<ListedCase, 'channel' | 'case'> & { readonly conversation: ConversationId })[],
  { conversation, openedAt }: { readonly conversation: ConversationId; readonly openedAt: number },
  labels: LabelSource,
): DeskCard['earlier'] {
  return rows
    .filter((row) => row.conversation !== conversation && row.case.openedAt < openedAt)
    .map(({ channel, case: { number, openedAt: at, intent, outcome } }) => ({
      ...{ channel, number, openedAt: at, intent, outcome },
      title: intent === null ? null : titleOfIntent(labels, intent),
    }));
}

/** Every change of owner, with the message after which it came and the note that the agent left. */
export function movesOf(turns: readonly TurnOnRecord[], number: string): readonly DeskMove[] {
  const moves: DeskMove[] = [];
  let afterSeq = 0;
  for (const { event, effects } of turns)
    for (const effect of effects) {
      if (effect.kind === 'message') afterSeq = effect.message.seq;
      if (effect.kind === 'fact' && effect.fact === 'owner-changed' && effect.caseNumber === number)
        moves.push({
          afterSeq,
          at: event.at,
          from: effect.from,
          to: effect.to,
          reason: effect.reason,
          note: 'note' in event ? (event.note ?? null) : null,
        });
    }
  return moves;
}

/** Notes for colleagues, each with the message after which it was written. */
export function notesOf(turns: readonly TurnOnRecord[], number: string): DeskCard['notes'] {
  const notes: DeskCard['notes'][number][] = [];
  let afterSeq = 0;
  for (const { event, effects } of turns) {
    for (const effect of effects) if (effect.kind === 'message') afterSeq = effect.message.seq;
    if (event.kind !== 'desk-note' || event.of !== number) continue;
    const by = { agentId: event.agent.id, name: event.agent.name };
    notes.push({ afterSeq, at: event.at, by, text: event.text });
  }
  return notes;
}

function opensCase({ effects }: TurnOnRecord): string | null {
  for (const effect of effects) if (effect.kind === 'fact' && effect.fact === 'case-opened') return effect.caseNumber;
  return null;
}

function firstIntent(turns: readonly TurnOnRecord[]): string | null {
  for (const { effects } of turns)
    for (const effect of effects)
      if (effect.kind === 'fact' && effect.fact === 'understood' && effect.intent !== null) return effect.intent;
  return null;
}

function outcomeOf(turns: readonly TurnOnRecord[], number: string): Outcome | null {
  let outcome: Outcome | null = null;
  for (const { effects } of turns)
    for (const effect of effects)
      if (effect.kind === 'fact' && effect.fact === 'outcome' && effect.caseNumber === number) outcome = effect.outcome;
  return outcome;
}
