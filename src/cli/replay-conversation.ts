import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Json } from '../domain/json';
import type { Content } from '../flow/program';
import { beginConversation } from '../flow/step';
import { decide } from '../runtime/decide';
import { hashOfState } from '../store/state-hash';
import type { RecordedTurn } from '../store/store';

export interface Replayed {
  readonly turns: number;
  /** The first turn that was decided otherwise, or null. */
  readonly difference: Difference | null;
}

export interface Difference {
  readonly turn: number;
  readonly eventId: string;
  readonly what: string;
  /** The version of Khidmat that decided it; null where the record does not say. */
  readonly program: string | null;
}

/** Decides a conversation's recorded events again, from its first or from where it was rewritten last, and holds the result against the record. */
export async function replayConversation(
  conversation: ConversationId,
  record: readonly RecordedTurn[],
  contentOf: (release: string) => Promise<Content>,
): Promise<Replayed> {
  let state: ConversationState | null = null;
  // What stands before was changed afterwards: it goes on from the state that was left then.
  const changed = record.findLastIndex(({ event }) => event.kind === 'rewritten');
  for (const [index, recorded] of record.entries()) {
    if (index < changed) continue;
    if (recorded.event.kind === 'rewritten') {
      state = recorded.event.state as unknown as ConversationState;
      continue;
    }
    const content = await contentOf(recorded.release);
    state ??= beginConversation(conversation, channelOf(conversation), content);
    const decided = decide(state, recorded.event, content);
    const what = differenceOf(recorded, decided);
    const { id, program = null } = recorded.event;
    if (what !== null) return { turns: index + 1, difference: { turn: recorded.turn, eventId: id, what, program } };
    state = decided.state;
  }
  return { turns: record.length, difference: null };
}

function channelOf(conversation: ConversationId): string {
  return conversation.slice(0, conversation.indexOf(':'));
}

function differenceOf(
  recorded: RecordedTurn,
  decided: { state: ConversationState; effects: RecordedTurn['effects'] },
): string | null {
  const was = JSON.stringify(recorded.effects);
  const is = JSON.stringify(decided.effects);
  if (was !== is) return `effects differ at ${firstDifference(JSON.parse(was), JSON.parse(is), 'effects')}`;
  if (hashOfState(JSON.stringify(decided.state)) !== recorded.stateHash)
    return 'the effects are the same, the state is another';
  return null;
}

/** The place, never the values: they may be a customer's words. */
function firstDifference(was: Json, is: Json, place: string): string {
  if (typeof was !== 'object' || typeof is !== 'object' || was === null || is === null) return place;
  const [before, after] = [Object.entries(was), Object.entries(is)];
  for (const [index, [key, value]] of before.entries()) {
    const [otherKey, other] = after[index] ?? [];
    if (key !== otherKey) return `${place}.${key}`;
    if (JSON.stringify(value) !== JSON.stringify(other))
      return firstDifference(value as Json, other as Json, `${place}.${key}`);
  }
  return `${place}.${after[before.length]?.[0] ?? ''}`;
}
