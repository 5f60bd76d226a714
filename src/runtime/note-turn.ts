import type { EventBody } from '../domain/event';
import { KhidmatError } from '../errors';
import type { Log } from '../log';
import type { Meters, TurnOutcome } from '../metrics/meters';
import type { TurnReceipt } from '../store/store';
import type { CommittedTurn } from './turn';

/** Takes a turn, and tells how it ended and how long that took. */
export async function timed(
  event: EventBody['kind'],
  meters: Meters,
  take: () => Promise<TurnReceipt>,
): Promise<TurnReceipt> {
  const came = performance.now();
  try {
    const receipt = await take();
    meters.turnEnded(event, receipt.refused === null ? 'kept' : 'refused', performance.now() - came);
    return receipt;
  } catch (error) {
    meters.turnEnded(event, outcomeOf(error), performance.now() - came);
    throw error;
  }
}

function outcomeOf(error: unknown): TurnOutcome {
  const code = error instanceof KhidmatError ? error.code : '';
  if (code === 'OVERLOADED') return 'shed';
  if (code === 'CLAIM_LOST') return 'lost';
  return code.startsWith('STORE_') ? 'store-failed' : 'failed';
}

/** One line a turn where it is asked for, one for each case that goes to people: ids to join on, no words. */
export function noteTurn(
  log: Log,
  meters: Pick<Meters, 'handedOff'>,
  { event, state, effects }: Pick<CommittedTurn, 'event' | 'state' | 'effects'>,
): void {
  const ids = () => ({
    conversation: state.conversation,
    turn: state.turn,
    event: event.id,
    case: state.case?.number ?? null,
  });
  for (const effect of effects) {
    if (effect.kind !== 'fact' || effect.fact !== 'owner-changed') continue;
    const { from, to } = effect;
    const reason = state.case?.handoff?.reason;
    if (from.kind !== 'bot' || to.kind !== 'queue' || reason === undefined) continue;
    meters.handedOff(reason);
    log.info({ ...ids(), reason, team: to.team }, 'a case goes to people');
  }
  if (!log.isLevelEnabled('debug')) return;
  log.debug({ ...ids(), kind: event.kind, release: state.release, effects: effects.length }, 'turn');
}
