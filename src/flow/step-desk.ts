import type { DeskEvent, QueuePlace } from '../domain/event';
import { isOpen } from '../domain/opening-hours';
import { changeOwner, closeCase, leavePatterns, teamOf } from './step-case';
import { rateAfter } from './step-end';
import { closeByExit, leaveByExit, sayAccepted, watchAgain } from './step-handoff';
import type { Turn } from './step-turn';

/** Better places are told no more often than this. */
const TELL_AGAIN_AFTER_MS = 60_000;

/** What people at the desk do. Whatever no longer fits is refused and changes nothing. */
export function desk(turn: Turn, event: DeskEvent): void {
  const current = turn.openCase;
  if (current === null) return turn.refuse('closed');
  const { owner } = current;
  if (event.kind === 'desk-take') {
    if (owner.kind !== 'queue') return turn.refuse('not-waiting');
    leavePatterns(turn);
    changeOwner(turn, { kind: 'agent', agentId: event.agent.id, name: event.agent.name }, 'taken');
    const notice = { kind: 'agent-joined', name: event.agent.name } as const;
    turn.sayStanding('agent-joined', { agent: event.agent.name }, { notice });
    return sayAccepted(turn);
  }
  // People who decline a case need not have taken it.
  if (event.kind === 'desk-reject' && owner.kind === 'queue') return reject(turn);
  const agentId = event.kind === 'desk-lost' ? event.agentId : event.agent.id;
  if (owner.kind !== 'agent' || owner.agentId !== agentId) return turn.refuse('not-yours');
  switch (event.kind) {
    case 'desk-message':
      return turn.record(
        { role: 'agent', name: event.agent.name, agentId },
        {
          text: event.text,
          ...(event.attachments === undefined ? {} : { attachments: event.attachments }),
          ...(event.clientId === undefined ? {} : { clientId: event.clientId }),
        },
      );
    case 'desk-return': {
      const team = giveBack(turn, event.team ?? null, event.note ?? null, 'returned');
      return turn.sayStanding('agent-left', { agent: event.agent.name, team }, { notice: { kind: 'agent-left' } });
    }
    case 'desk-lost':
      giveBack(turn, null, null, 'agent-lost');
      return turn.sayStanding('agent-lost', {}, { notice: { kind: 'agent-left' } });
    case 'desk-resolve':
      turn.sayStanding('case-resolved', {}, { notice: { kind: 'case-closed', caseNumber: current.number } });
      if (!closeByExit(turn)) rateAfter(turn, 'handed-over');
      return;
    case 'desk-reject':
      return reject(turn);
    case 'desk-hand-back':
      changeOwner(turn, { kind: 'bot' }, 'handed-back');
      turn.set({ phase: { kind: 'idle' }, frames: [], misses: 0 });
      return turn.sayStanding('handed-back', { agent: event.agent.name }, { notice: { kind: 'agent-left' } });
  }
}

/** The people decline: the flow goes on where its author wrote a way for that; else the bot says so and helps on. */
function reject(turn: Turn): void {
  leavePatterns(turn);
  if (leaveByExit(turn, 'rejected')) return;
  changeOwner(turn, { kind: 'bot' }, 'rejected');
  turn.set({ phase: { kind: 'idle' }, frames: [], misses: 0, placeTold: null });
  turn.startPattern('_declined');
}

/** Back to a queue, with the waiting time it had: in front of those of its urgency. */
function giveBack(turn: Turn, to: string | null, note: string | null, reason: 'returned' | 'agent-lost'): string {
  const handoff = turn.state.case?.handoff ?? null;
  const team = teamOf(turn, to ?? handoff?.team ?? null);
  if (handoff !== null) {
    turn.setCase({ handoff: { ...handoff, team: team.name, returned: true, ...(note === null ? {} : { note }) } });
  }
  changeOwner(turn, { kind: 'queue', team: team.name }, reason);
  turn.set({ placeTold: null });
  watchAgain(turn);
  return turn.pick(team.title);
}

/** The place in the queue: told once after the handoff, then when it got better, and once that the last agent has gone. */
export function tellPlace(turn: Turn, { position, waitMs, agentsOnline }: QueuePlace): void {
  const owner = turn.openCase?.owner;
  if (owner?.kind !== 'queue') return;
  const { placeTold } = turn.state;
  const { at } = turn.event;
  const nobody = agentsOnline === 0;
  const isNews = placeTold === null || (nobody && placeTold.nobody !== true);
  if (!isNews && (position >= placeTold.position || at - placeTold.at < TELL_AGAIN_AFTER_MS)) return;
  if (!isOpen(teamOf(turn, owner.team).hours, at, turn.content.bot.timeZone)) return;
  if (nobody && leaveByExit(turn, 'no-agent')) return;
  turn.set({ placeTold: { position, at, ...(nobody || placeTold?.nobody ? { nobody: true } : {}) } });
  const notice = { kind: 'queued', position, waitMs } as const;
  if (nobody) return turn.sayStanding('queue-nobody', { position }, { notice });
  if (waitMs === null) return turn.sayStanding('queue-place-unknown', { position }, { notice });
  turn.sayStanding('queue-place', { position, minutes: Math.max(1, Math.ceil(waitMs / 60_000)) }, { notice });
}

/** A customer who waits leaves the queue. */
export function leaveQueue(turn: Turn): void {
  if (leaveByExit(turn, 'customer-left')) return;
  changeOwner(turn, { kind: 'bot' }, 'customer-left');
  closeCase(turn, 'abandoned');
  turn.startPattern('_left-queue');
}
