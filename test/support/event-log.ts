import type { Owner } from '../../src/domain/case';
import type { Fact } from '../../src/domain/effect';
import type { Event } from '../../src/domain/event';
import type { Language } from '../../src/domain/language';
import { beginningOf } from '../../src/domain/opening-hours';
import type { FactTurn } from '../../src/insight/fact-turn';
import { dayAfter } from '../../src/insight/frame';

/** Day 1 of every log: a Monday. */
export const FIRST_DAY = '2026-11-16';

/** `1 10:00:00` is ten o'clock of the first day on the clock of the zone. */
export function instant(day: string, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return beginningOf(dayAfter(FIRST_DAY, Number(day) - 1), timeZone) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/**
 * An event log as people can read it, one turn a line: `1 10:00:00 message +bot; case K-1 id; flow order-status`. `+bot`: the bot
 * spoke in it, `refused`: the desk event no longer fitted.
 */
export function readLog(lines: readonly string[], timeZone: string): FactTurn[] {
  return lines.map((line) => {
    const [head = '', ...facts] = line.split(';').map((part) => part.trim());
    const [day = '', time = '', kind = '', ...marks] = head.split(/\s+/);
    return {
      at: instant(day, time, timeZone),
      kind: kind as Event['kind'],
      refused: marks.includes('refused'),
      botSpoke: marks.includes('+bot'),
      facts: facts.filter((fact) => fact !== '').map((fact) => readFact(fact, timeZone)),
    };
  });
}

function readFact(text: string, timeZone: string): Fact {
  const [name = '', ...words] = text.split(/\s+/);
  const [a = '', b = '', c = '', d = ''] = words;
  const orNull = (word: string) => (word === '-' ? null : word);
  switch (name) {
    case 'case':
      return { fact: 'case-opened', caseNumber: a, ...(b !== '' && { language: b as Language }) };
    case 'understood':
      return { fact: 'understood', intent: orNull(a), decision: b, confidence: 0.9, margin: 0.8, trust: 0.9 };
    case 'clarified':
      return { fact: 'clarified', intent: orNull(a) };
    case 'known':
      return { fact: 'customer-known', by: a as 'person', key: b };
    case 'mood':
      return { fact: 'mood', mood: a as 'angry' };
    case 'flow':
      return { fact: 'flow-started', flow: a };
    case 'aside':
      return { fact: 'flow-started', flow: a, aside: true };
    case 'ended':
      return { fact: 'flow-ended', flow: a };
    case 'cancelled':
      return { fact: 'flow-cancelled', flow: a };
    case 'step': {
      const [flow = '', step = ''] = a.split('/');
      return { fact: 'step', flow, step };
    }
    case 'moved': {
      const [from = '', to = ''] = a.split('>');
      return { fact: 'moved', from, to };
    }
    case 'owner': {
      const [from = '', to = ''] = b.split('>');
      return { fact: 'owner-changed', caseNumber: a, from: ownerOf(from), to: ownerOf(to), reason: c as 'asked' };
    }
    case 'outcome':
      return { fact: 'outcome', caseNumber: a, outcome: b as 'abandoned', ...(c !== '' && { reason: c }) };
    case 'asked':
      return { fact: 'surveyed', caseNumber: a, scale: b as 'csat' };
    case 'csat':
    case 'nps':
      return { fact: name, caseNumber: a, score: Number(b) };
    case 'promised':
      return { fact: 'promised', caseNumber: a, what: b, due: instant(c, d, timeZone) };
    case 'kept':
    case 'broken':
      return { fact: `promise-${name}`, caseNumber: a, what: b, due: 0 };
    case 'told':
      return { fact: 'wait-told', caseNumber: a, waitMs: Number(b) * 60_000 };
    case 'again':
      return { fact: 'asked-again', caseNumber: a, what: b };
    case 'failed':
      return { fact: 'call-failed', action: a, code: 'DOWN' };
    default:
      throw new Error(`no fact is written '${text}'`);
  }
}

function ownerOf(word: string): Owner {
  const [kind = '', name = ''] = word.split(':');
  if (kind === 'queue') return { kind, team: name };
  if (kind === 'agent') return { kind, agentId: name, name: name.toUpperCase() };
  return { kind: 'bot' };
}
