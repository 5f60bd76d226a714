import type { Outcome } from '../domain/case';
import { followUpWithinMs } from '../domain/channel-limits';
import type { Later } from '../domain/conversation';
import type { FactEffect } from '../domain/effect';
import { LANGUAGES } from '../domain/language';
import type { FollowUpStep, StepId } from './program';
import { dropLater, inEveryLanguage, keepForLater } from './step-later';
import type { Turn } from './step-turn';

/** Follow-ups that one conversation may have before it: what is more falls away, the oldest first. */
const MOST = 10;
const FOLLOW_UP = 'follow-up:';

type FollowUp = Extract<Later, { kind: 'follow-up' }>;
type WhyDropped = Extract<FactEffect, { fact: 'follow-up-dropped' }>['reason'];

/** `follow-up`: its time counts from the end of the case. */
export function planFollowUp(turn: Turn, step: FollowUpStep & { readonly id: StepId }): void {
  const { case: current, channel } = turn.state;
  const flow = turn.frame?.flow ?? '';
  if (current === null) return;
  const afterMs = turn.time(step.after);
  const text = inEveryLanguage(turn, step.say, turn.event.at + afterMs);
  const followUp: FollowUp = {
    kind: 'follow-up',
    flow,
    step: step.id,
    text,
    caseNumber: current.number,
    afterMs,
  };
  if (afterMs > followUpWithinMs(channel, turn.content.bot.channels)) return noteDropped(turn, followUp, 'channel');
  const timerId = `${FOLLOW_UP}${current.number}/${flow}/${step.id}`;
  keepForLater(turn, timerId, current.closedAt === null ? null : turn.event.at + afterMs, followUp);
  if (current.closedAt !== null) dropRepeated(turn, timerId, followUp);
  const all = followUpsOf(turn);
  const oldest = all[0];
  if (all.length > MOST && oldest !== undefined) drop(turn, oldest[0], oldest[1], 'too-many');
}

/** The same question in the same words is put once, after the last of the cases that ended well. */
function dropRepeated(turn: Turn, timerId: string, { flow, step, text }: FollowUp): void {
  for (const [otherId, other] of followUpsOf(turn)) {
    const isSame = other.flow === flow && other.step === step && LANGUAGES.every((it) => other.text[it] === text[it]);
    if (isSame && otherId !== timerId) drop(turn, otherId, other, 'repeated');
  }
}

/** The case has ended: its follow-ups get their times, or fall away with a case that the customer left. */
export function timeFollowUps(turn: Turn, caseNumber: string, outcome: Outcome): void {
  for (const [timerId, followUp] of followUpsOf(turn)) {
    if (followUp.caseNumber !== caseNumber) continue;
    if (outcome === 'abandoned') drop(turn, timerId, followUp, 'abandoned');
    else {
      turn.setTimer(timerId, turn.event.at + followUp.afterMs);
      dropRepeated(turn, timerId, followUp);
    }
  }
}

/** It is due. Where the channel does not take it any more, or another case is open, it falls away, and that is on record. */
export function sayFollowUp(turn: Turn, followUp: FollowUp): void {
  const { channel, heardAt } = turn.state;
  const silentMs = turn.event.at - (heardAt ?? turn.event.at);
  if (turn.openCase !== null) return noteDropped(turn, followUp, 'other-case');
  if (silentMs > followUpWithinMs(channel, turn.content.bot.channels)) return noteDropped(turn, followUp, 'channel');
  turn.say({ text: turn.pick(followUp.text) });
  const { caseNumber, flow, step } = followUp;
  turn.fact({ fact: 'followed-up', caseNumber, flow, step });
}

function followUpsOf(turn: Turn): readonly (readonly [string, FollowUp])[] {
  return Object.entries(turn.state.later ?? {}).flatMap(([timerId, later]) =>
    later.kind === 'follow-up' ? [[timerId, later] as const] : [],
  );
}

function drop(turn: Turn, timerId: string, followUp: FollowUp, reason: WhyDropped): void {
  dropLater(turn, timerId);
  noteDropped(turn, followUp, reason);
}

function noteDropped(turn: Turn, { caseNumber, flow, step }: FollowUp, reason: WhyDropped): void {
  turn.fact({ fact: 'follow-up-dropped', caseNumber, flow, step, reason });
}
