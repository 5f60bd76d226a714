import type { Outcome } from '../domain/case';
import type { ConversationId } from '../domain/conversation';
import type { DeskCard, DeskMove } from '../domain/desk';
import { type LabelSource, titleOfIntent } from './card-labels';
import type { ListedCase, TurnOnRecord } from './card-record';

/** The turns from the one that opened the case to the one before the next case. */
export function turnsOfCase(turns: readonly TurnOnRecord[], number: string): readonly TurnOnRecord[] {
  const from = turns.findIndex((turn) => opensCase(turn) === number);
  if (from < 0) return [];
  const next = turns.findIndex((turn, at) => at > from && opensCase(turn) !== null);
  return turns.slice(from, next < 0 ? undefined : next);
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
  const numbers = turns.map(opensCase).filter((opened): opened is string => opened !== null);
  const before = numbers.includes(number) ? numbers.slice(0, numbers.indexOf(number)) : numbers;
  return before
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
  for (const { effects } of turns)
    for (const effect of effects)
      if (effect.kind === 'fact' && effect.fact === 'outcome' && effect.caseNumber === number) return effect.outcome;
  return null;
}
