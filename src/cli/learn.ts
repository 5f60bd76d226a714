import { createHash } from 'node:crypto';
import { beginningOf } from '../domain/opening-hours';
import { KhidmatError } from '../errors';
import type { ChangedFile } from '../flow/add-examples';
import { groupBy } from '../insight/group';
import { type Misread, misreadOf, withContext } from '../insight/misread';
import { type Candidate, type Group, OUT_OF_SCOPE, type Suggestions, suggest, wordsAsCounted } from '../nlu/suggest';
import type { Verdict } from '../nlu/try-addition';
import type { UnderstandContext } from '../nlu/understand';
import type { ReportAsk } from '../reports/answer';
import { readMisreadTalks } from '../reports/misread-talks';
import type { LearnGroup, Learning, SaidWhen } from '../reports/page-learn';
import type { Wish } from '../reports/wish';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import type { Store } from '../store/store';
import { type Material, modelOf, readProject } from './project-model';
import { isRequest } from './read-messages';
import { changeFor, effectOf, sentencesAt, type TryOut, tryOutOf, writeChange } from './teach';
import { contextOf } from './understand';

/** What is done with one group: tried, or accepted as it was `seen`. */
interface LearnAsk {
  readonly group: string;
  readonly intent: string;
  /** The sentences by their numbers, `1,3`; null: all of the group. */
  readonly only: string | null;
  /** What the page showed when it offered to accept; null: it is only tried. */
  readonly accept: { readonly seen: string } | null;
}

interface Studied {
  readonly key: string;
  readonly found: Suggestions;
  /** Its groups as the page shows them. */
  readonly groups: readonly LearnGroup[];
  readonly material: Material;
  readonly tryOut: TryOut;
}

/** The learning loop behind its page: what `khidmat suggest` does, on what the period's customers wrote. One study is remembered. */
export class Learner {
  private studied: Studied | null = null;
  /** One after the other: of two who accept at once, the second sees what the first wrote. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly contentDir: string) {}

  learn(store: Store, wish: Wish, { query, content, accept }: ReportAsk): Promise<Learning> {
    const { group, intent, only = null, seen = '' } = query;
    const isAsked = group !== undefined && intent !== undefined;
    const ask = isAsked ? { group, intent, only, accept: accept ? { seen } : null } : null;
    const next = this.last.then(() => this.answer(store, wish, content.frame.timeZone, ask));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async answer(store: Store, wish: Wish, timeZone: string, ask: LearnAsk | null): Promise<Learning> {
    let learning: Learning = NOTHING;
    try {
      const studied = await this.study(store, wish, timeZone);
      const { found, material } = studied;
      const intents = [...new Set(material.training.examples.map(({ intent }) => intent))].sort();
      const { messages, different } = found;
      learning = { ...learning, messages, different, groups: studied.groups, intents };
      if (ask === null) return learning;
      const group = found.groups.find(({ id }) => id === ask.group);
      const isKnown = ask.intent === OUT_OF_SCOPE || intents.includes(ask.intent);
      if (group === undefined || !isKnown) return { ...learning, trouble: 'gone' };
      const picked = ask.only === null ? group.messages : sentencesAt(group.messages, ask.only);
      if (picked === null) return { ...learning, unpicked: group.id };
      if (ask.accept === null) return { ...learning, tried: await tried(ask, picked, studied) };
      return { ...learning, ...(await this.accept(ask, picked, studied, ask.accept.seen)) };
    } catch (error) {
      if (error instanceof KhidmatError) return { ...learning, fault: error.message };
      if (isNotWritable(error)) return { ...learning, trouble: 'not-writable' };
      throw error;
    }
  }

  private async study(store: Store, wish: Wish, timeZone: string): Promise<Studied> {
    const files = await readContentFiles(this.contentDir);
    const talks = await readMisreadTalks(store, wish);
    const key = JSON.stringify([hashOf(files), wish.first, wish.last, talks]);
    if (this.studied?.key === key) return this.studied;
    const material = await readProject(this.contentDir, '.');
    const context: UnderstandContext = contextOf(undefined, undefined, material);
    const since = beginningOf(wish.first, timeZone);
    const { texts, misread } = await readSaid(store, talks, since);
    const model = await modelOf(material);
    const found = suggest(texts, model, context, material.training);
    const groups = asShown(found.groups, misread, wordsAsCounted(model, context));
    this.studied = { key, found, groups, material, tryOut: tryOutOf(found, material, context) };
    return this.studied;
  }

  /** Only what was shown: where the sentences or the file have changed since, the effect is shown anew. */
  private async accept(
    ask: LearnAsk,
    messages: readonly Candidate[],
    studied: Studied,
    seen: string,
  ): Promise<Partial<Learning>> {
    const { material } = studied;
    const change = await changeFor(ask.intent, messages, material);
    if (seenOf(change) !== seen) return { trouble: 'changed', tried: await tried(ask, messages, studied) };
    await writeChange(material.folder!, change);
    this.studied = null;
    return { accepted: change.path, groups: [] };
  }
}

const NOTHING: Learning = {
  ...{ messages: 0, different: 0, groups: [], intents: [] },
  ...{ tried: null, accepted: null, trouble: null, unpicked: null, fault: null },
};

async function tried(
  { group, intent, only }: LearnAsk,
  picked: readonly Candidate[],
  { material, tryOut }: Studied,
): Promise<Learning['tried']> {
  const change = await changeFor(intent, picked, material);
  const { added, messages, heldOut } = effectOf(picked, intent, tryOut);
  return {
    ...{ group, intent, only, file: change.path, seen: seenOf(change) },
    lines: change.added,
    effect: {
      ...{ added, heldOut },
      messages: messages.map(({ text, from, to }) => ({ text, from: verdict(from), to: verdict(to) })),
    },
  };
}

/** The whole file as it would be: it tells of other sentences, and of what others have written into it meanwhile. */
function seenOf({ path, text }: ChangedFile): string {
  return createHash('sha256').update(`${path}\n${text}`).digest('hex').slice(0, 16);
}

function isNotWritable(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(String((error as NodeJS.ErrnoException).code));
}

function verdict({ intent, decision }: Verdict): string {
  return decision === 'answer' ? (intent ?? decision) : decision;
}

/** What was asked for, and around it what was not understood at once. */
async function readSaid(store: Store, talks: readonly string[], since: number) {
  const texts: string[] = [];
  const misread: Misread[] = [];
  for (const conversation of talks) {
    const turns = await store.readTurns(conversation);
    for (const turn of turns) if (turn.event.at >= since && isRequest(turn)) texts.push(turn.event.text);
    misread.push(...misreadOf(conversation, turns).filter(({ at }) => at >= since));
  }
  return { texts, misread };
}

/** Each message with how it was when it was said last; values of the customer are covered there, too. */
function asShown(
  groups: readonly Group[],
  misread: readonly Misread[],
  words: ReturnType<typeof wordsAsCounted>,
): readonly LearnGroup[] {
  return withContext(groups, misread, words).map(({ id, kind, intent, customers, messages }) => ({
    ...{ id, kind, intent, customers },
    meant: picksOf(messages.flatMap(({ said }) => said)),
    messages: messages.map(({ text, count, said }) => ({ text, count, said: lastOf(said, words.shown) })),
  }));
}

function picksOf(said: readonly Misread[]): LearnGroup['meant'] {
  const picks = groupBy(
    said.flatMap(({ meant }) => meant ?? []),
    (intent) => intent,
  );
  return [...picks].map(([intent, all]) => ({ intent, n: all.length })).sort((one, other) => other.n - one.n);
}

function lastOf(said: readonly Misread[], shown: (raw: string) => string): SaidWhen | null {
  const last = said.reduce<Misread | null>((latest, one) => (latest && latest.at >= one.at ? latest : one), null);
  if (last === null) return null;
  const { at, case: number, after, intent, confidence, meant, next } = last;
  return { at, case: number, after: after === null ? null : shown(after), intent, confidence, meant, next };
}
