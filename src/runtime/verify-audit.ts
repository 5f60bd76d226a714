import { forgetEvent } from '../desk/forget';
import type { ConversationId } from '../domain/conversation';
import { type AuditRow, digestOfAgent, digestOfPassword, digestOfPublication, hashOfRow } from '../store/audit';
import type { RecordedTurn, Store } from '../store/store';
import { deedOf, digestOfEvent, digestOfWords } from './seal-audit';

const PAGE = 1_000;
const MOST_PUBLICATIONS = 1_000_000;
/** Clocks of several machines, and a turn that was under way while the trail began. */
const AROUND_BEGINNING_MS = 1_000;
/** What is not sealed after this, while later acts are, was passed by. */
const SEALED_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 3_000;
const MOST_NAMED = 20;

/** What the chain says, read once from its beginning. */
export interface Trail {
  readonly rows: number;
  readonly tip: AuditRow | null;
  readonly broken: readonly string[];
  /** Since when acts are in it. */
  readonly beganAt: number;
  /** As far as it was counted; `isMore`: there may be more. */
  readonly unsealed: number;
  readonly isMore: boolean;
}

/** A tip that was noted before: `412:Xy…`. */
export interface NotedTip {
  readonly n: number;
  readonly hash: string;
}

/** Holds the chain against itself, against a tip that was noted earlier, and against accounts and publications. */
export async function verifyTrail(store: Store, now: number, noted: NotedTip | null = null): Promise<Trail> {
  const broken: string[] = [];
  const say = (what: string) => {
    if (broken.length < MOST_NAMED) broken.push(what);
  };
  const accounts = new Accounts();
  const publications = new Map<string, AuditRow[]>();
  let tip: AuditRow | null = null;
  let beganAt = Number.POSITIVE_INFINITY;
  let lastPlace = 0;
  let isNotedFound = noted === null || noted.n === 0;
  for await (const row of rowsOf(store)) {
    verifyLink(row, tip, say);
    if (row.act === 'trail-began') beganAt = Math.min(beganAt, row.at);
    if (row.act === 'published' || row.act === 'rolled-back') {
      const known = publications.get(row.subject ?? '') ?? [];
      publications.set(row.subject ?? '', [...known, row]);
    }
    accounts.note(row);
    if (row.conversation !== null && (await store.readReceipt(row.conversation, row.eventId ?? '')) === null)
      say(`row ${row.n}: the record has no event ${row.eventId} of ${row.conversation}`);
    if (noted?.n === row.n) {
      isNotedFound = true;
      if (noted.hash !== row.hash) say(`row ${row.n} is not the one that was noted as the tip (${noted.hash})`);
    }
    lastPlace = Math.max(lastPlace, row.place);
    tip = row;
  }
  if (!isNotedFound) say(`row ${noted!.n}, noted as the tip, is not there: the trail was cut off after ${tip?.n ?? 0}`);
  const unsealed = await passedBy(store, { now, lastPlace, say });
  await verifyPublications(store, { publications, beganAt, say });
  await accounts.verify(store, say);
  return { rows: tip?.n ?? 0, tip, broken, beganAt, unsealed, isMore: unsealed === PAGE };
}

async function* rowsOf(store: Store): AsyncGenerator<AuditRow> {
  for (let after = 0; ; ) {
    const rows = await store.audit.readRows(after, PAGE);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.n;
  }
}

function verifyLink(row: AuditRow, before: AuditRow | null, say: Say): void {
  const expected = (before?.n ?? 0) + 1;
  if (row.n !== expected) say(`row ${expected} of the audit trail is missing; ${row.n} stands in its place`);
  else if (row.previous !== (before?.hash ?? ''))
    say(`row ${row.n} does not follow on row ${before?.n ?? 0}: one of them was changed, or another stood between`);
  const { hash, ...rest } = row;
  if (hashOfRow(rest) !== hash) say(`row ${row.n} was changed`);
}

type Say = (what: string) => void;

/** Acts that wait are no fault; such as were left out while later ones were sealed are. Returns how many wait. */
async function passedBy(
  store: Store,
  { now, lastPlace, say }: { readonly now: number; readonly lastPlace: number; readonly say: Say },
): Promise<number> {
  const late = async () => {
    const acts = await store.audit.readUnsealed(PAGE);
    return {
      count: acts.length,
      late: acts.filter(({ place, at }) => place < lastPlace && now - at > SEALED_WITHIN_MS),
    };
  };
  let found = await late();
  // A server may be about to.
  if (found.late.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    found = await late();
  }
  for (const { place, conversation, eventId, act } of found.late)
    say(`act ${place} (${act ?? `${eventId} of ${conversation}`}) was never sealed, and later ones were`);
  return found.count;
}

async function verifyPublications(
  store: Store,
  given: {
    readonly publications: ReadonlyMap<string, readonly AuditRow[]>;
    readonly beganAt: number;
    readonly say: Say;
  },
): Promise<void> {
  const { publications, beganAt, say } = given;
  const waiting = new Set((await store.audit.readUnsealed(PAGE)).map(({ subject }) => subject));
  const kept = await store.releases.readPublications(MOST_PUBLICATIONS);
  for (const publication of kept) {
    const rows = publications.get(String(publication.number)) ?? [];
    if (rows.length > 1) say(`publication ${publication.number} has ${rows.length} rows`);
    const [row] = rows;
    if (row !== undefined && row.digest !== digestOfPublication(publication))
      say(`publication ${publication.number} is not what row ${row.n} says`);
    const isOld = publication.at < beganAt + AROUND_BEGINNING_MS;
    if (row === undefined && !isOld && !waiting.has(String(publication.number)))
      say(`publication ${publication.number} has no row`);
  }
  const numbers = new Set(kept.map(({ number }) => String(number)));
  for (const [number, [row]] of publications)
    if (!numbers.has(number)) say(`row ${row!.n}: publication ${number} is gone`);
}

/** What the trail last said of each account. */
class Accounts {
  private readonly last = new Map<string, { place: number; digest: string }>();

  note({ subject, digest, place }: AuditRow): void {
    if (subject === null || digest === null) return;
    for (const one of digest.match(/(account|password) \S+/g) ?? []) {
      const key = `${subject} ${one.split(' ')[0]}`;
      if ((this.last.get(key)?.place ?? 0) < place) this.last.set(key, { place, digest: one });
    }
  }

  async verify(store: Store, say: Say): Promise<void> {
    // What is not sealed yet counts as well; read before the accounts, so that nothing falls between.
    for (const act of await store.audit.readUnsealed(PAGE)) {
      const { place, subject, digest } = act;
      if (act.act === 'person-known') this.isYoung.add(subject);
      this.note({ place, subject, digest } as AuditRow);
    }
    for (const agent of await store.people.readAgents()) {
      const password = (await store.people.readAgentByEmail(agent.email))?.passwordHash ?? '';
      if (this.isYoung.has(agent.id)) continue;
      this.hold(agent.id, 'account', digestOfAgent(agent), say);
      this.hold(agent.id, 'password', digestOfPassword(password), say);
    }
  }

  private readonly isYoung = new Set<string | null>();

  private hold(id: string, what: string, digest: string, say: Say): void {
    const known = this.last.get(`${id} ${what}`);
    if (known === undefined) say(`the ${what} of ${id} has no row`);
    else if (known.digest !== digest)
      say(`the ${what} of ${id} is not as the trail left it: it was changed past it, or by a version that keeps none`);
  }
}

/** What of a conversation the trail must hold: each act of staff once, as it happened. */
export async function verifyActs(
  store: Store,
  conversation: ConversationId,
  trail: Pick<Trail, 'beganAt'>,
): Promise<readonly string[]> {
  // In this order: what was on the record is, from then on, on the list or in the chain.
  const turns = await store.readTurns(conversation);
  const acts = turns.filter(({ event: { kind } }) => kind === 'rewritten' || kind.startsWith('desk-'));
  if (acts.length === 0) return [];
  const waiting = new Set(await store.audit.readUnsealedOf(conversation));
  const rows = new Map<string, AuditRow[]>();
  for (const row of await store.audit.readRowsOf(conversation)) {
    const key = row.eventId ?? '';
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return acts.flatMap((turn) => {
    const name = `${conversation}: the ${turn.event.kind} of turn ${turn.turn}`;
    const [row, another] = rows.get(turn.event.id) ?? [];
    if (row === undefined) {
      const isKnown = waiting.has(turn.event.id) || turn.event.at < trail.beganAt + AROUND_BEGINNING_MS;
      return isKnown ? [] : [`${name} has no row`];
    }
    if (another !== undefined) return [`${name} has two rows, ${row.n} and ${another.n}`];
    return isAsSealed(row, turn, turns) ? [] : [`${name} is not what row ${row.n} says`];
  });
}

function isAsSealed(row: AuditRow, { turn, event, effects }: RecordedTurn, turns: readonly RecordedTurn[]): boolean {
  const isRefused = effects.some(({ kind }) => kind === 'refused');
  const { who, act } = deedOf(event, isRefused);
  if (row.who !== who || row.act !== act || row.at !== event.at) return false;
  if (row.digest !== digestOfEvent(event)) return false;
  if (row.salt !== null && row.words === digestOfWords(event, row.salt)) return true;
  // Only an erasure takes words away, and leaves nothing but what it leaves.
  const isErased = turns.some((one) => one.turn > turn && one.event.kind === 'rewritten' && one.event.why === 'erased');
  return isErased && JSON.stringify(event) === JSON.stringify(forgetEvent(event));
}
