import type { Owner } from '../domain/case';
import type { Message } from '../domain/message';
import { hashOfState } from '../store/state-hash';
import type { CaseRow, OutboxEntry, RecordedTurn, StoredConversation } from '../store/store';

/** All that a store holds of one conversation. */
export interface Kept {
  readonly conversation: string;
  readonly stored: StoredConversation | null;
  readonly turns: readonly RecordedTurn[];
  readonly messages: readonly Message[];
  readonly outbox: readonly (OutboxEntry & { readonly isDead: boolean })[];
  readonly timers: readonly { readonly timerId: string; readonly due: number }[];
  readonly cases: readonly CaseRow[];
}

/** What was promised, by the number under which the fault plan has it. */
export type PromiseName = 'I1' | 'I2' | 'I3' | 'I4' | 'I6' | 'I7' | 'I8';

export interface Broken {
  readonly promise: PromiseName;
  readonly what: string;
}

/** An entry that nobody has done or given up by then is stuck: its last try comes a quarter of an hour after its first. */
const STUCK_AFTER_MS = 60 * 60_000;

/** Holds what is kept of a conversation against itself. Places, never a customer's words. */
export function verifyConversation(kept: Kept, now: number): readonly Broken[] {
  const broken: Broken[] = [];
  const say = (promise: PromiseName, what: string) => broken.push({ promise, what: `${kept.conversation}: ${what}` });
  verifyTurns(kept, say);
  verifyMessages(kept, say);
  verifyOutbox(kept, now, say);
  verifyOwners(kept, say);
  verifyProjections(kept, say);
  return broken;
}

type Say = (promise: PromiseName, what: string) => void;

/** I2: an event has one turn, and the turns are dense. */
function verifyTurns({ turns, stored }: Kept, say: Say): void {
  const seen = new Set<string>();
  for (const { event } of turns) {
    if (seen.has(event.id)) say('I2', `event ${event.id} has two turns`);
    seen.add(event.id);
  }
  const gap = turns.findIndex(({ turn }, at) => turn !== at + 1);
  if (gap >= 0) say('I2', `turn ${gap + 1} is missing; ${turns[gap]!.turn} stands in its place`);
  if ((stored?.version ?? 0) !== turns.length) say('I2', `version ${stored?.version ?? 0} after ${turns.length} turns`);
}

/** I1, I3: what a turn took in or said is kept, each message of one turn, dense, in the order of the turns. */
function verifyMessages({ turns, messages, stored }: Kept, say: Say): void {
  const gap = messages.findIndex(({ seq }, at) => seq !== at + 1);
  if (gap >= 0) say('I3', `message ${gap + 1} is missing; ${messages[gap]!.seq} stands in its place`);
  const said = turns.flatMap(({ effects }) =>
    effects.flatMap((one) => (one.kind === 'message' ? [one.message.seq] : [])),
  );
  if (said.length !== messages.length)
    say('I1', `${messages.length} messages are kept, and the turns made ${said.length} of them`);
  if (said.some((seq, at) => at > 0 && seq <= said[at - 1]!))
    say('I3', 'messages do not stand in the order of their turns');
  if (stored !== null && stored.state.seq !== messages.length)
    say('I1', `${messages.length} messages are kept of ${stored.state.seq}`);
  for (const { turn, event, effects, stateHash } of turns) {
    if (event.kind !== 'message' && event.kind !== 'desk-message') continue;
    const role = event.kind === 'message' ? 'customer' : 'agent';
    const own = effects.flatMap((one) =>
      one.kind === 'message' && one.message.from.role === role ? [one.message] : [],
    );
    const isKept = own.length > 0;
    const isErased = stateHash === '';
    if (isKept && !isErased && own.every(({ text }) => text !== event.text))
      say('I8', `the words of turn ${turn} are kept twice, and not alike`);
    const isRefused = effects.some((one) => one.kind === 'refused');
    // While an action runs, the customer's words are kept with the state and heard after it.
    if (!isKept && !isRefused) say(event.kind === 'message' ? 'I1' : 'I7', `the words of turn ${turn} are not kept`);
  }
}

/** I4: what must be done outside is done, waits for its time, or was given up with a reason. */
function verifyOutbox({ outbox }: Kept, now: number, say: Say): void {
  for (const { id, due, isDead, lastError } of outbox) {
    if (isDead && (lastError ?? '') === '') say('I4', `dead letter ${id} has no reason`);
    if (!isDead && now - due > STUCK_AFTER_MS)
      say('I4', `${id} has been due for ${Math.round((now - due) / 60_000)} minutes`);
  }
}

/** I6: a case has one owner at every moment: each change begins where the last one ended. */
function verifyOwners({ turns, cases, stored }: Kept, say: Say): void {
  const owners = new Map<string, Owner>();
  for (const { turn, effects } of turns)
    for (const effect of effects) {
      if (effect.kind !== 'fact' || effect.fact !== 'owner-changed') continue;
      const before = owners.get(effect.caseNumber);
      if (before !== undefined && nameOf(before) !== nameOf(effect.from))
        say(
          'I6',
          `case ${effect.caseNumber} goes from ${nameOf(effect.from)} in turn ${turn}, and ${nameOf(before)} had it`,
        );
      owners.set(effect.caseNumber, effect.to);
    }
  for (const { case: it } of cases) {
    const last = owners.get(it.number);
    if (last !== undefined && nameOf(last) !== nameOf(it.owner))
      say('I6', `case ${it.number} is shown with ${nameOf(it.owner)}, and ${nameOf(last)} has it`);
  }
  const current = stored?.state.case;
  for (const { case: it } of cases)
    if (it.closedAt === null && it.number !== current?.number)
      say('I6', `case ${it.number} is shown open, and ${current?.number ?? 'no case'} has taken its place`);
  const shown = cases.find((row) => row.case.number === current?.number);
  if (current && JSON.stringify(shown?.case) !== JSON.stringify(current))
    say('I8', `case ${current.number} is shown to the desk otherwise than it stands`);
}

/** I8: what is kept twice is the same twice. */
function verifyProjections({ stored, turns, timers }: Kept, say: Say): void {
  const last = turns.at(-1);
  if (stored === null || last === undefined) return;
  if (hashOfState(JSON.stringify(stored.state)) !== last.stateHash)
    say('I8', 'the state is not the one that the last turn left');
  const set = Object.entries(stored.state.timers).map(([timerId, due]) => `${timerId} ${due}`);
  const kept = timers.map(({ timerId, due }) => `${timerId} ${due}`);
  if (set.sort().join() !== kept.sort().join())
    say('I8', `timers ${kept.join(', ') || 'none'} are kept, and the state has set ${set.join(', ') || 'none'}`);
}

function nameOf(owner: Owner): string {
  return owner.kind === 'agent'
    ? `agent ${owner.agentId}`
    : owner.kind === 'queue'
      ? `the queue of ${owner.team}`
      : 'the bot';
}
