import { createHmac, randomBytes } from 'node:crypto';
import { forgetEvent } from '../desk/forget';
import type { Event } from '../domain/event';
import { type AuditRow, digestOfAgent, digestOfPassword, hashOfRow, sha256, type Unsealed } from '../store/audit';
import type { Store } from '../store/store';

const AT_ONCE = 200;

/** Where the chain ends: whoever has noted it elsewhere can prove later that nothing was cut off. */
export function tipOf(row: AuditRow | null): string {
  return row === null ? '0:' : `${row.n}:${row.hash}`;
}

/**
 * Seals what staff have done into the chain. Any process may, at any moment: of two at once one does it. Broken off, the next call goes on.
 * Returns how many acts it sealed.
 */
export async function sealAudit(store: Store): Promise<number> {
  for (let count = 0; ; ) {
    const acts = await store.audit.readUnsealed(AT_ONCE);
    if (acts.length === 0) return count;
    const rows: AuditRow[] = [];
    let tip = await store.audit.readTip();
    for (const act of acts) {
      tip = rowAfter(tip, await whole(store, act));
      rows.push(tip);
    }
    if (!(await store.audit.seal(rows))) return count;
    count += rows.length;
    await forgetWhatWasErased(store, acts);
    if (acts.length < AT_ONCE) return count;
  }
}

function rowAfter(tip: AuditRow | null, act: Unsealed): AuditRow {
  const { place, at, conversation, eventId, event } = act;
  const salt = event === null ? null : randomBytes(16).toString('base64url');
  const row = {
    ...{ n: (tip?.n ?? 0) + 1, place, at, conversation, eventId },
    ...(event === null ? plain(act) : { ...deedOf(event, act.refused !== null), ...aboutOf(event, act) }),
    ...{ words: event === null ? null : digestOfWords(event, salt!), salt, previous: tip?.hash ?? '' },
  };
  return { ...row, hash: hashOfRow(row) };
}

/** A turn that was taken out of the record before it was sealed leaves a row that says no more than that. */
function plain({ who, act, subject, digest }: Unsealed): Pick<AuditRow, 'who' | 'act' | 'subject' | 'digest'> {
  return { who: who ?? 'somebody', act: act ?? 'gone', subject, digest };
}

/** Who of the staff did it, or the house itself by its rules. */
export function deedOf(event: Event, isRefused: boolean): Pick<AuditRow, 'who' | 'act'> {
  if (event.kind === 'rewritten')
    return event.why === 'erased' ? { who: 'operator', act: 'erased' } : { who: 'program', act: 'keys-made' };
  const act = isRefused ? `${event.kind} refused` : event.kind;
  if (!('agent' in event)) return { who: 'program', act };
  const isGivenOut = event.kind === 'desk-assign' && event.agent.id === event.to.id;
  return { who: isGivenOut ? 'program' : event.agent.id, act };
}

function aboutOf(event: Event, { caseNumber }: Unsealed): Pick<AuditRow, 'subject' | 'digest'> {
  return { subject: 'of' in event ? event.of : caseNumber, digest: digestOfEvent(event) };
}

/** Of an event as it is once its customer was erased: the same before and after. */
export function digestOfEvent(event: Event): string {
  return sha256(JSON.stringify(forgetEvent(event)));
}

/** Nobody who has not the salt can find out by it what was said. */
export function digestOfWords(event: Event, salt: string): string {
  return createHmac('sha256', salt).update(JSON.stringify(event)).digest('base64url');
}

/** Accounts that were there before the trail began. */
async function whole(store: Store, act: Unsealed): Promise<Unsealed> {
  if (act.act !== 'person-known' || act.subject === null) return act;
  const agent = await store.people.readAgent(act.subject);
  if (agent === null) return act;
  const account = await store.people.readAgentByEmail(agent.email);
  return { ...act, digest: `${digestOfAgent(agent)} ${digestOfPassword(account?.passwordHash ?? '')}` };
}

/** An erasure may have come between the reading of a turn and its row: then nothing may tell of the words that were. */
async function forgetWhatWasErased(store: Store, acts: readonly Unsealed[]): Promise<void> {
  for (const { conversation, eventId, event } of acts) {
    if (conversation === null || eventId === null || event === null) continue;
    const turn = (await store.readReceipt(conversation, eventId))?.turn;
    const [now] = turn === undefined ? [] : await store.readTurns(conversation, { after: turn - 1, limit: 1 });
    if (JSON.stringify(now?.event) !== JSON.stringify(event)) await store.audit.forgetSalts(conversation, [eventId]);
  }
}
