import { mergedMarks, type PersonalMarks } from '../desk/personal-values';
import type { ConversationId } from '../domain/conversation';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import type { Content } from '../flow/program';
import type { Project } from '../project';
import type { RecordedTurn, Store } from '../store/store';
import { everybody, whoTalked } from '../store/who-talked';

/** A conversation as the store kept it. */
export interface Recorded {
  readonly conversation: ConversationId;
  readonly record: readonly RecordedTurn[];
}

/** All conversations in which something happened at or after `since`, one after the other; null: every one. */
export async function* recordedSince(store: Store, since: number | null): AsyncGenerator<Recorded> {
  for await (const conversation of since === null ? allIds(store) : await idsSince(store, since))
    yield { conversation, record: await store.readTurns(conversation) };
}

/** In the order of their text. */
export async function* allIds(store: Store): AsyncGenerator<ConversationId> {
  for await (const page of everybody(store)) yield* page;
}

/** Those in which something happened at that moment or later, in the order of their text. */
export async function idsSince(store: Store, since: number): Promise<readonly ConversationId[]> {
  const ids = new Set<ConversationId>();
  for await (const some of whoTalked(store, { since })) for (const one of some) ids.add(one);
  return [...ids].sort();
}

/** One conversation by its id or by the number of one of its cases. Throws CASE_UNKNOWN. */
export async function recordedNamed(store: Store, name: string): Promise<Recorded> {
  const row = await store.readCase(name.toUpperCase());
  const conversation = row?.conversation ?? name;
  if (row !== null || (await store.readConversation(name)) !== null) {
    return { conversation, record: await store.readTurns(conversation) };
  }
  throw new KhidmatError(
    'CASE_UNKNOWN',
    `There is no case and no conversation '${name}'; a case looks like K-1001, a conversation like webchat:….`,
  );
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `30d` before `now`, or a day, in milliseconds since the epoch. Throws USAGE. */
export function sinceOf(given: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,6})([mhdw])$/.exec(given) ?? [];
  if (count !== undefined) return now - Number(count) * UNITS[unit]!;
  const day = /^\d{4}-\d\d-\d\d/.test(given) ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(day)) return day;
  throw new KhidmatError(
    'USAGE',
    `--since is '${given}'; give a number and a unit, such as 12h, 30d or 8w, or a day, such as 2026-11-01.`,
  );
}

/** Releases as the store keeps them, each compiled once. Throws RELEASE_UNKNOWN and RELEASE_BROKEN. */
export function releasesOf(store: Store, { entities = [] }: Project): (hash: string) => Promise<Content> {
  const compiled = new Map<string, Promise<Content>>();
  const compile = async (hash: string) => {
    const release = await store.releases.readRelease(hash);
    if (release === null)
      throw new KhidmatError('RELEASE_UNKNOWN', `Release ${hash} is not kept here; its turns cannot be decided again.`);
    const { content, diagnostics } = compileContent(release.files, {
      ...{ actions: null, entities, hash },
      isPublished: true,
    });
    if (content !== null) return content;
    const first = diagnostics.find(({ severity }) => severity === 'error');
    throw new KhidmatError(
      'RELEASE_BROKEN',
      `Release ${hash} does not compile with this version of Khidmat: ${first?.code} ${first?.message}`,
    );
  };
  return (hash) => {
    const known = compiled.get(hash) ?? compile(hash);
    compiled.set(hash, known);
    return known;
  };
}

/** What the releases mark as personal on which these turns ran, and the contents beside. A release that is gone marks what everywhere is. */
export async function marksOfRecord(
  record: readonly RecordedTurn[],
  contentOf: (hash: string) => Promise<Content>,
  beside: readonly Content[] = [],
): Promise<PersonalMarks> {
  const hashes = [...new Set(record.map(({ release }) => release))];
  const ran = await Promise.all(hashes.map((hash) => contentOf(hash).then(({ personal }) => personal, goneOr)));
  return mergedMarks([...ran, ...beside.map(({ personal }) => personal)]);
}

function goneOr(error: unknown): PersonalMarks {
  if (error instanceof KhidmatError) return PLAIN_MARKS;
  throw error;
}

const PLAIN_MARKS: PersonalMarks = {
  ...{ types: ['phone', 'email'], customer: ['name'], case: [] },
  ...{ slots: {}, words: {}, results: {} },
};
