import type { Misread } from '../insight/misread';
import { type Html, html, type Piece } from './html';
import { linked } from './numbers';
import type { Overview } from './overview';
import { PLACES, page, type Shown, section, spanWords } from './page';
import { table } from './pictures';
import { addressOf, valuesOf } from './wish';

/** What customers wrote that was not understood, grouped, and what teaching one group would do. Plain. */
export interface Learning {
  readonly messages: number;
  readonly different: number;
  readonly groups: readonly LearnGroup[];
  /** Every intent there is. */
  readonly intents: readonly string[];
  /** Null: nothing is tried. */
  readonly tried: {
    readonly group: string;
    readonly intent: string;
    /** The sentences by their numbers, `1,3`; null: all of the group. */
    readonly only: string | null;
    readonly file: string;
    /** What would be written: its sign, and the lines themselves. */
    readonly seen: string;
    readonly lines: readonly { readonly line: number; readonly text: string }[];
    readonly effect: LearnEffect;
  } | null;
  /** The file into which something was accepted just now. */
  readonly accepted: string | null;
  /** The group is no longer there; it or the file has changed since it was shown; the folder cannot be written to. */
  readonly trouble: 'gone' | 'changed' | 'not-writable' | null;
  /** The group of which no sentence was picked. */
  readonly unpicked: string | null;
  /** Why it cannot be, as the check of the content says it. */
  readonly fault: string | null;
}

export interface LearnGroup {
  readonly id: string;
  readonly kind: 'fits' | 'unsure' | 'missing' | 'strange';
  readonly intent: string;
  readonly customers: number;
  /** Which readings customers picked right after these words, the most picked first. */
  readonly meant: readonly { readonly intent: string; readonly n: number }[];
  readonly messages: readonly {
    readonly text: string;
    readonly count: number;
    /** When it was said last; null where it was answered, if not surely. */
    readonly said: SaidWhen | null;
  }[];
}

/** What was around a message. */
export type SaidWhen = Pick<Misread, 'at' | 'case' | 'after' | 'intent' | 'confidence' | 'meant' | 'next'>;

export interface LearnEffect {
  readonly added: { readonly n: number; readonly before: number; readonly after: number };
  readonly messages: readonly { readonly text: string; readonly from: string; readonly to: string }[];
  readonly heldOut: { readonly n: number; readonly before: number; readonly after: number };
}

export const NOBODYS = '_out-of-scope';
const TROUBLE = { gone: 'groupGone', changed: 'groupChanged', 'not-writable': 'onlyHere' } as const;
/** Of a group's sentences so many are offered at a time, the first few at a glance. */
const MOST = { groups: 25, messages: 8, offered: 100, changes: 12, meant: 3 };

/** What to teach, what to look at again, and what nobody finds. */
export function learnPage(shown: Shown, { overdue, unreached }: Overview, learning: Learning): Html {
  const { say, wish } = shown;
  const late = overdue.map(({ flow, owner, reviewBy, visits }) => [
    say.flow(flow),
    say.day(reviewBy),
    owner ?? '–',
    linked(wish, 'flow-visits', say.number(visits), { by: 'flow', part: flow }),
  ]);
  const never = unreached.map(({ flow, owner }) => [
    say.flow(flow),
    html`<span class="mono">flows/${flow}.yaml</span>`,
    owner ?? '–',
  ]);
  const lateHeads = [say.t('flow'), say.t('reviewBy'), say.t('owner'), say.t('readBy')];
  const neverHeads = [say.t('flow'), '', say.t('owner')];
  const none = (words: string) => html`<p class="soft">${words}</p>`;
  const lateTable = late.length === 0 ? none(say.t('overdueNone')) : table(lateHeads, late, 'lines');
  const neverTable = never.length === 0 ? none(say.t('unreachedNone')) : table(neverHeads, never, 'lines');
  const body = html`${section(say.t('misread'), groupsOf(shown, learning), { id: 'misread' })}
<div class="grid">${section(say.t('overdue'), lateTable, { name: 'span2' })}${section(say.t('unreachedFlows'), neverTable)}</div>`;
  const note = html`<p class="soft">${spanWords(wish)} · ${say.filter(wish)}</p>`;
  return page(shown, { place: 'learn', title: say.t('learn'), body, note });
}

function groupsOf(shown: Shown, learning: Learning): Piece {
  const { say, wish } = shown;
  const { messages, different, groups, accepted, trouble, fault } = learning;
  const said = html`${accepted !== null && html`<p class="told" role="status">${say.t('acceptedInto', { file: accepted })}</p>`}${trouble !== null && html`<p class="told bad" role="alert">${say.t(TROUBLE[trouble])}</p>`}${fault !== null && html`<p class="told bad" role="alert">${fault}</p>`}${accepted !== null && html`<p><a href="${addressOf(PLACES.learn, wish)}">${say.t('learnOn')}</a></p>`}`;
  if (accepted !== null) return said;
  const counts = {
    messages: say.number(messages),
    different: say.number(different),
    groups: say.number(groups.length),
  };
  const all = groups.slice(0, MOST.groups).map((group) => groupOf(shown, group, learning));
  return html`${said}<p class="soft">${say.t('misreadIntro')} ${say.t('misreadCounts', counts)}</p>${
    all.length === 0 ? html`<p class="soft">${say.t('nothingHere')}</p>` : html`<ul class="groups">${all}</ul>`
  }`;
}

function groupOf(shown: Shown, group: LearnGroup, { intents, tried, unpicked }: Learning): Html {
  const { say, wish } = shown;
  const { id, kind, customers, meant } = group;
  const isTried = tried?.group === id;
  const chosen = isTried ? tried.intent : proposedFor(group);
  const intent = group.intent;
  const picked = meant.slice(0, MOST.meant).map((one) => `${say.flow(one.intent)} ×${say.number(one.n)}`);
  const what = kind === 'fits' || kind === 'unsure' ? say.t('readAs', { intent: say.flow(intent) }) : say.t('missing');
  const named = (one: string) => (say.flow(one) === one ? one : `${say.flow(one)} (${one})`);
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`;
  const hidden = Object.entries({ ...valuesOf(wish), group: id }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const sentences = sentencesOf(shown, group, isTried ? tried.only : null);
  const label = html`<div class="label"><label>${say.t('label')} <select name="intent">${option(NOBODYS, say.t('nobody'))}${intents.map((one) => option(one, named(one)))}</select></label> <button type="submit">${say.t('tryIt')}</button></div>`;
  const none = unpicked === id && html`<p class="told bad" role="alert">${say.t('nonePicked')}</p>`;
  const form = html`<form method="get" action="${PLACES.learn}#group-${id}">${hidden}${sentences}${none}${label}</form>`;
  return html`<li id="group-${id}"><h3>${what} · ${say.t('written', { n: say.number(customers) })}</h3>${picked.length > 0 && html`<p class="soft">${say.t('thenMeant', { intent: picked.join(', ') })}</p>`}${form}${isTried && effectWords(shown, tried)}</li>`;
}

/** What the customers themselves picked, where several did and most of them the same; else what the words look like. */
function proposedFor({ kind, intent, meant }: LearnGroup): string {
  const picks = meant.reduce((sum, { n }) => sum + n, 0);
  const [first] = meant;
  if (first !== undefined && first.n > 1 && 2 * first.n > picks) return first.intent;
  return kind === 'fits' || kind === 'unsure' ? intent : NOBODYS;
}

/** Each of several with a box: what is ticked is tried, and accepted. */
function sentencesOf(shown: Shown, { messages }: LearnGroup, only: string | null): Piece {
  const { say } = shown;
  const ticked = only === null ? null : new Set(only.split(',').map(Number));
  const isPicked = messages.length > 1;
  const lines = messages.slice(0, MOST.offered).map(({ text, count, said }, index) => {
    const words = html`<bdi>${text}</bdi>${count > 1 && html` <span class="soft">×${count}</span>`}`;
    const box = html`<input type="checkbox" name="only" value="${index + 1}"${(ticked?.has(index + 1) ?? true) && html` checked`}>`;
    return html`<li>${isPicked ? html`<label>${box} <span>${words}</span></label>` : words}${said !== null && aroundIt(shown, said)}</li>`;
  });
  const list = (some: readonly Html[]) => html`<ul class="sentences${isPicked && ' picked'}">${some}</ul>`;
  const rest = lines.slice(MOST.messages);
  const more =
    rest.length > 0 && html`<details><summary>${say.t('more', { n: rest.length })}</summary>${list(rest)}</details>`;
  const later =
    messages.length > MOST.offered &&
    html`<p class="soft">${say.t('moreLater', { n: messages.length - MOST.offered })}</p>`;
  // Stands in the address also where no box is ticked: without it the whole group is meant.
  return html`${isPicked && html`<input type="hidden" name="only" value="">`}${list(lines.slice(0, MOST.messages))}${more}${later}`;
}

/** What the bot had said, how the words were read, and what came of it; the case has the rest. */
function aroundIt({ say, wish }: Shown, said: SaidWhen): Html {
  const { at, case: number, after, intent, confidence, meant, next } = said;
  const read = intent === null ? [] : [`${say.t('readAs', { intent: say.flow(intent) })} (${say.share(confidence)})`];
  const came = meant === null ? say.t(NEXT[next]) : say.t('thenMeant', { intent: say.flow(meant) });
  const link =
    number !== null &&
    html` · <a href="${addressOf(`/reports/case/${encodeURIComponent(number)}`, wish)}">${number}</a>`;
  const before = after === null ? say.t('saidFirst') : say.t('saidAfter', { text: cut(after) });
  return html`<p class="soft around">${say.moment(at)} · ${[before, ...read, came].join(' · ')}${link}</p>`;
}

const NEXT = {
  picked: 'thenOtherwise',
  'said-otherwise': 'thenOtherwise',
  people: 'thenPeople',
  silence: 'thenSilence',
} as const;

/** The end of what the bot had said: there stands its question. */
function cut(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length <= LONGEST_BEFORE ? letters.join('') : `… ${letters.slice(-LONGEST_BEFORE).join('').trim()}`;
}

const LONGEST_BEFORE = 120;

function effectWords({ say, wish }: Shown, tried: NonNullable<Learning['tried']>): Html {
  const { added, heldOut, messages } = tried.effect;
  const share = (count: number) => say.share(heldOut.n === 0 ? null : count / heldOut.n);
  const changes = messages
    .slice(0, MOST.changes)
    .map(({ text, from, to }) => html`<li><bdi>${text}</bdi>: ${from} → <b>${to}</b></li>`);
  return html`<div class="effect" role="status"><p>${say.t('effectOwn', { n: added.n, before: added.before, after: added.after })} ${say.t('effectHeld', { n: heldOut.n, before: share(heldOut.before), after: share(heldOut.after) })}</p>
${messages.length > 0 && html`<p>${say.t('effectOthers', { n: messages.length })}</p><ul class="sentences">${changes}</ul>`}
<details><summary>${say.t('wouldWrite', { n: tried.lines.length, file: tried.file })}</summary><pre>${tried.lines.map(({ line, text }) => `${line} + ${text}`).join('\n')}</pre></details>
<form method="post" action="${addressOf(PLACES.learn, wish)}"><input type="hidden" name="group" value="${tried.group}"><input type="hidden" name="intent" value="${tried.intent}">${tried.only !== null && html`<input type="hidden" name="only" value="${tried.only}">`}<input type="hidden" name="seen" value="${tried.seen}"><button type="submit" class="primary">${say.t('accept', { file: tried.file })}</button></form></div>`;
}
