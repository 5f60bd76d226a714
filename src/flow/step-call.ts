import type { ActionResult } from '../domain/event';
import type { JsonObject } from '../domain/json';
import type { CallStep } from './program';
import { handOff } from './step-case';
import { becomeKnown, identityName } from './step-identity';
import { goTo, type Taken } from './step-place';
import type { Turn } from './step-turn';
import { writeValues } from './step-values';
import { renderValue } from './template';

export function call(turn: Turn, step: CallStep): Taken {
  const callId = turn.freshId('c');
  turn.effects.push({
    kind: 'call',
    callId,
    action: step.action,
    input: renderValue(step.with, turn.scope()) as JsonObject,
    timeoutMs: turn.time(step.timeout),
    attempts: step.attempts,
  });
  turn.phase({ kind: 'calling', callId, heard: [], ...(turn.isByTimer && { byTimer: true }) });
  return 'waits';
}

/** An action has answered the call that the innermost flow waits for; whoever calls this walks on. */
export function takeResult(turn: Turn, result: ActionResult): Taken {
  const { frame } = turn;
  const step = frame?.at == null ? undefined : turn.program(frame.flow)?.steps[frame.at];
  turn.phase({ kind: 'idle' });
  if (step?.verb === 'call') turn.went(step.id, result.ok ? 'answered' : 'on-error');
  if (step === undefined || step.verb !== 'call') {
    handOff(turn, { reason: 'internal-error', note: 'an action answered to a step that is gone' });
    return 'waits';
  }
  if (result.ok) {
    if (step.save !== null) writeValues(turn, { [step.save]: result.value }, 'action');
    if (step.save === identityName(turn)) becomeKnown(turn, result.value);
    return goTo(turn, step.next);
  }
  turn.fact({ fact: 'call-failed', action: step.action, code: result.code });
  writeValues(turn, { error: { code: result.code, message: result.message } }, 'action');
  if (step.onError === null) {
    const failed = { action: step.action, code: result.code };
    turn.startPattern('_failed', failed, failed);
    return 'waits';
  }
  return goTo(turn, step.onError);
}
