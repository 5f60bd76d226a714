import type { ConversationState, Origin } from '../domain/conversation';
import type { DeskCard, KnownValue } from '../domain/desk';
import type { Message } from '../domain/message';
import { earlierCases, failedCalls, lastSeqBefore, movesOf, notesOf, turnsOfCase } from './card-history';
import { isPersonalSlot, type LabelSource, titleOfFlow, titleOfIntent } from './card-labels';
import { likeliest, moodOf, readingsOf, wordsFor } from './card-readings';
import type { ListedCase, TurnOnRecord } from './card-record';
import { deadlinesOf, losesAt } from './deadlines';

/**
 * One case on one card. The case comes from its own row, for the conversation may be at a later case by now;
 * what was collected comes from the state only while the state is still at this case.
 */
export function cardOf(
  listed: ListedCase,
  state: ConversationState,
  messages: readonly Message[],
  turns: readonly TurnOnRecord[],
  labels: LabelSource,
  elsewhere: DeskCard['earlier'] = [],
  hidden: ReadonlySet<string> = new Set(),
): DeskCard {
  const { case: one } = listed;
  const current = state.case?.number === one.number;
  const ofCase = turnsOfCase(turns, one.number);
  const team = labels.bot.teams.find(({ name }) => name === listed.team);
  const guess = one.intent === null ? likeliest(ofCase) : null;
  return {
    number: one.number,
    owner: one.owner,
    channel: listed.channel,
    language: state.language,
    languageFrom: state.languageFrom,
    customerName: state.customer.name ?? listed.customerName,
    openedAt: one.openedAt,
    afterSeq: lastSeqBefore(ofCase),
    closedAt: one.closedAt,
    outcome: one.outcome,
    csat: one.csat,
    review: one.review ?? null,
    team: listed.team,
    urgency: listed.urgency,
    handoff: one.handoff && {
      reason: one.handoff.reason,
      note: one.handoff.note ?? null,
      waitingSince: one.handoff.waitingSince,
      returned: one.handoff.returned,
    },
    wants: {
      intent: one.intent,
      title: one.intent === null ? null : titleOfIntent(labels, one.intent),
      guess: guess && {
        intent: guess.intent,
        title: titleOfIntent(labels, guess.intent),
        probability: guess.probability,
      },
      words: one.intent === null ? (guess?.words ?? null) : wordsFor(one.intent, ofCase),
      alsoAsked: current ? state.alsoAsked.map((intent) => ({ intent, title: titleOfIntent(labels, intent) })) : [],
    },
    identity: one.customer === undefined ? null : one.customer.verified === undefined ? 'person' : 'verified',
    known: knownValues(state, current, labels),
    tried: one.tried.map((flow) => ({ flow, title: titleOfFlow(labels, flow) })),
    failedCalls: failedCalls(ofCase),
    promises: promisesOf(listed, state, hidden),
    mood: moodOf(ofCase),
    earlier: [...earlierCases(turns, one.number, labels), ...elsewhere]
      .filter(({ number }) => !hidden.has(number))
      .sort((a, b) => b.openedAt - a.openedAt),
    readings: readingsOf(ofCase, messages, labels),
    moves: movesOf(ofCase, one.number),
    notes: notesOf(turns, one.number),
    responsible: one.responsible ?? null,
    due: deadlinesOf(one, team, labels.bot.timeZone),
    losesAt: losesAt(one, team, labels.bot.timeZone),
  };
}

/** Those of this case, and what is still owed from earlier ones: whoever has the customer now is asked for it. */
function promisesOf(
  { case: one }: ListedCase,
  { case: current, promises }: ConversationState,
  hidden: ReadonlySet<string>,
) {
  const isCurrent = current?.number === one.number;
  return promises.flatMap(({ id = '', madeBy, what, due, state = 'open', caseNumber = current?.number ?? '' }) => {
    const isOwed = isCurrent && state === 'open' && !hidden.has(caseNumber);
    if (caseNumber !== one.number && !isOwed) return [];
    return [{ id, caseNumber, by: madeBy?.name ?? null, what, due, state }];
  });
}

/** What the customer need not be asked again: the profile, the flows' slots, values found in the words. Each name once. */
function knownValues(state: ConversationState, current: boolean, labels: LabelSource): readonly KnownValue[] {
  const found: Found[] = Object.entries(state.customer.values)
    .filter(([name]) => name !== NPS_ASKED)
    .map(([name, value]) => ({ name, value, from: 'customer', personal: labels.personal.customer.includes(name) }));
  if (!current) return found.map(asKnown);
  for (const [name, value] of Object.entries(state.ofCase?.values ?? {})) {
    const origin = state.ofCase?.origins?.[name];
    found.push({ name, value, from: 'flow', personal: labels.personal.case.includes(name), origin });
  }
  for (const frame of [...state.frames].reverse())
    for (const [name, value] of Object.entries(frame.slots)) {
      const personal = isPersonalSlot(labels, frame.flow, name);
      if (name !== FAILED_CALL) found.push({ name, value, from: 'flow', personal, origin: frame.origins?.[name] });
    }
  for (const [name, value] of Object.entries(state.known))
    found.push({ name, value, from: 'words', personal: labels.personal.types.includes(name) });
  return onlyFirst(found.filter(({ value }) => value !== null)).map(asKnown);
}

type Found = KnownValue & { readonly origin?: Origin | undefined };

function asKnown({ origin: _, ...value }: Found): KnownValue {
  return value;
}

/** Where a flow reads why a call failed; the card tells that elsewhere. */
const FAILED_CALL = 'error';

/** When the customer was last asked to recommend us: for the bot alone. */
const NPS_ASKED = 'nps_at';

/**
 * A value that a slot holds already is not said a second time under the entity's name, nor what the customer named under the name of a slot
 * into which a flow copied it, nor the results of a part of a flow where each of them stands there under
 * its own name.
 */
function onlyFirst(values: readonly Found[]): readonly Found[] {
  const named = new Set(values.filter(({ from }) => from === 'words').map(textOf));
  const answered = new Set(values.filter(({ from, origin }) => from === 'flow' && origin !== 'flow').map(textOf));
  const isCopy = (one: Found) => one.origin === 'flow' && named.has(textOf(one)) && answered.has(textOf(one));
  const all = new Set(values.map((one) => `${one.name}=${textOf(one)}`));
  const isGathered = ({ value }: Found) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([name, part]) => part === null || all.has(`${name}=${JSON.stringify(part)}`));
  const names = new Set<string>();
  const texts = new Set<string>();
  return values.filter((one) => {
    const text = textOf(one);
    if (names.has(one.name) || isCopy(one) || isGathered(one) || (one.from === 'words' && texts.has(text)))
      return false;
    names.add(one.name);
    texts.add(text);
    return true;
  });
}

function textOf({ value }: Found): string {
  return JSON.stringify(value);
}
