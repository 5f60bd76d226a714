import type { ConversationId } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';

/** A turn of the record with its words. */
export interface TurnWithWords {
  readonly turn: number;
  readonly event: Event;
  readonly effects: readonly Effect[];
}

/** A message that the bot could do nothing with, and what was around it: for whoever teaches. Holds the customer's words. */
export interface Misread {
  readonly conversation: ConversationId;
  readonly case: string | null;
  readonly turn: number;
  readonly at: number;
  readonly text: string;
  readonly kind: 'asked-back' | 'outside' | 'no-flow';
  /** What it was read as, and how surely. */
  readonly intent: string | null;
  readonly confidence: number;
  /** What the bot had said before. */
  readonly after: string | null;
  /** Which reading the customer picked; null: none, or the bot was not told. */
  readonly meant: string | null;
  /** What came of it: other words, people, silence. */
  readonly next: 'picked' | 'said-otherwise' | 'people' | 'silence';
}

/** Messages of one conversation that were not understood at once. A button is no message. */
export function misreadOf(conversation: ConversationId, turns: readonly TurnWithWords[]): readonly Misread[] {
  const found: Misread[] = [];
  let number: string | null = null;
  let said: string | null = null;
  turns.forEach(({ turn, event, effects }, index) => {
    for (const effect of effects) {
      if (effect.kind === 'fact' && effect.fact === 'case-opened') number = effect.caseNumber;
      if (effect.kind === 'fact' && effect.fact === 'outcome') number = null;
    }
    const reading = readingIn(effects);
    const kind = reading === null ? undefined : KINDS[reading.decision];
    if (reading !== null && kind !== undefined && event.kind === 'message' && event.choice === undefined) {
      const { intent, confidence } = reading;
      const outcome = whatCame(turns.slice(index));
      found.push({
        conversation,
        case: number,
        turn,
        at: event.at,
        text: event.text,
        kind,
        intent,
        confidence,
        after: said,
        ...outcome,
      });
    }
    for (const effect of effects) {
      if (effect.kind === 'message' && effect.message.from.role === 'bot') said = effect.message.text;
    }
  });
  return found;
}

const KINDS: { readonly [decision: string]: Misread['kind'] } = {
  clarify: 'asked-back',
  handoff: 'outside',
  'no-flow': 'no-flow',
};

function readingIn(effects: readonly Effect[]) {
  for (const effect of effects) if (effect.kind === 'fact' && effect.fact === 'understood') return effect;
  return null;
}

/** From the turn itself to the customer's next words. */
function whatCame([own, ...later]: readonly TurnWithWords[]): Pick<Misread, 'meant' | 'next'> {
  const words = later.findIndex(({ event }) => event.kind === 'message');
  const between = [own!, ...(words < 0 ? later : later.slice(0, words + 1))].flatMap(({ effects }) => effects);
  let next: Misread['next'] = words < 0 ? 'silence' : 'said-otherwise';
  for (const effect of between) {
    if (effect.kind !== 'fact') continue;
    if (effect.fact === 'clarified' && effect.intent !== null) return { meant: effect.intent, next: 'picked' };
    if (effect.fact === 'owner-changed' && effect.to.kind !== 'bot') next = 'people';
  }
  return { meant: null, next };
}

/** How words are shown in a group (values covered), and by what the same words are known; `wordsAsCounted` of the understanding. */
export interface SameWords {
  readonly shown: (raw: string) => string;
  readonly plain: (shown: string) => string;
}

/** Groups of like messages, each message with everywhere that it was said: what grouped them knows only the words. */
export function withContext<Group extends { readonly messages: readonly { readonly text: string }[] }>(
  groups: readonly Group[],
  misread: readonly Misread[],
  { shown, plain }: SameWords,
): readonly (Omit<Group, 'messages'> & {
  readonly messages: readonly (Group['messages'][number] & { readonly said: readonly Misread[] })[];
})[] {
  const places = new Map<string, Misread[]>();
  for (const one of misread) {
    const key = plain(shown(one.text));
    const known = places.get(key);
    if (known === undefined) places.set(key, [one]);
    else known.push(one);
  }
  return groups.map((group) => ({
    ...group,
    messages: group.messages.map((message) => ({ ...message, said: places.get(plain(message.text)) ?? [] })),
  }));
}
