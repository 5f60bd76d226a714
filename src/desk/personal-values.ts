import type { ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Json } from '../domain/json';
import { leavesOf, type PersonalValue } from '../domain/personal';
import type { TurnOnRecord } from './card-record';

/** What the content marks as personal, by where it stands. */
export interface PersonalMarks {
  readonly types: readonly string[];
  readonly customer: readonly string[];
  readonly case: readonly string[];
  readonly slots: { readonly [flow: string]: readonly string[] };
  /** Those of them whose value is the answer word for word. */
  readonly words: { readonly [flow: string]: readonly string[] };
  readonly results: { readonly [action: string]: true | readonly string[] };
}

/** What is personal by one or another of these contents: a slot may have another name by now. */
export function mergedMarks(all: readonly PersonalMarks[]): PersonalMarks {
  const distinct = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())];
  const byFlow = (part: 'slots' | 'words') => {
    const flows = distinct(all.map((one) => Object.keys(one[part])));
    return Object.fromEntries(flows.map((flow) => [flow, distinct(all.map((one) => own(one[part], flow) ?? []))]));
  };
  const resultOf = (action: string) => {
    const marked = all.map((one) => own(one.results, action) ?? []);
    return marked.includes(true) ? true : distinct(marked as readonly (readonly string[])[]);
  };
  return {
    types: distinct(all.map(({ types }) => types)),
    customer: distinct(all.map(({ customer }) => customer)),
    case: distinct(all.map((one) => one.case)),
    slots: byFlow('slots'),
    words: byFlow('words'),
    results: Object.fromEntries(
      distinct(all.map(({ results }) => Object.keys(results))).map((one) => [one, resultOf(one)]),
    ),
  };
}

/** The personal values in what was said, found and brought in these turns: what `maskPersonal` covers in a story or an export. */
export function personalInTurns(turns: readonly TurnOnRecord[], marks: PersonalMarks): readonly PersonalValue[] {
  const actions = new Map<string, string>();
  return turns.flatMap(({ event, effects }) => {
    for (const effect of effects) if (effect.kind === 'call') actions.set(effect.callId, effect.action);
    return [...inEvent(event, actions, marks), ...inAnswers(event, effects, marks)];
  });
}

/** The personal values that a conversation keeps. */
export function personalInState(state: ConversationState, marks: PersonalMarks): readonly PersonalValue[] {
  const { customer, ofCase, frames, known } = state;
  return [
    ...namesOf(customer.name),
    ...marked(customer.values, marks.customer),
    ...marked(ofCase?.values ?? {}, marks.case),
    ...frames.flatMap(({ flow, slots }) => marked(slots, own(marks.slots, flow) ?? [])),
    ...marked(known, marks.types),
  ];
}

function inEvent(event: Event, actions: ReadonlyMap<string, string>, marks: PersonalMarks): readonly PersonalValue[] {
  switch (event.kind) {
    case 'opened':
      return namesOf(event.name);
    case 'message': {
      const entities = (event.understanding?.entities ?? []).filter(({ type }) => marks.types.includes(type));
      return [
        ...namesOf(event.name),
        ...entities.flatMap(({ type, text, value }) => [{ kind: type, text }, ...leavesOf(type, value as Json)]),
        ...(event.attachments ?? []).map(({ name }) => ({ kind: 'file', text: name })),
      ];
    }
    case 'action-result':
      return event.result.ok ? inResult(event.result.value, own(marks.results, actions.get(event.callId) ?? '')) : [];
    default:
      return [];
  }
}

/** "Budi Santoso" is personal, and so is "Budi". */
export function namesOf(name: string | null | undefined): readonly PersonalValue[] {
  if (name === null || name === undefined) return [];
  const parts = name.split(/\s+/).filter((part) => part.length > 2);
  return [name, ...parts].map((text) => ({ kind: 'name', text }));
}

function inResult(value: Json, personal: true | readonly string[] | undefined): readonly PersonalValue[] {
  if (personal === undefined) return [];
  if (personal === true) return leavesOf('personal', value);
  if (Array.isArray(value)) return value.flatMap((item: Json) => inResult(item, personal));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, item]) =>
    personal.includes(name) ? leavesOf(name, item as Json) : inResult(item as Json, personal),
  );
}

/** An answer to a personal question: all that was written, and what was read in it. */
function inAnswers(event: Event, effects: readonly Effect[], marks: PersonalMarks): readonly PersonalValue[] {
  if (event.kind !== 'message') return [];
  return effects.flatMap((effect) => {
    if (effect.kind !== 'fact' || (effect.fact !== 'slot-filled' && effect.fact !== 'slot-refused')) return [];
    if (!(own(marks.slots, effect.flow) ?? []).includes(effect.slot)) return [];
    const kind = effect.slot.replace(/^.*\./, '');
    const words = event.text.trim();
    const entities = event.understanding?.entities ?? [];
    // Words around a value ("my phone is …") are covered by the value alone.
    const isWords = (own(marks.words, effect.flow) ?? []).includes(effect.slot);
    const isWhole = isWords || effect.fact === 'slot-refused' || entities.length === 0;
    const picked = event.choice === undefined ? [] : [{ kind, text: event.choice.value }];
    return [
      ...picked,
      ...(isWhole ? [{ kind, text: words }] : []),
      ...entities.flatMap(({ text, value }) => [{ kind, text }, ...leavesOf(kind, value as Json)]),
    ];
  });
}

function marked(values: { readonly [name: string]: Json }, names: readonly string[]): readonly PersonalValue[] {
  return Object.entries(values).flatMap(([name, value]) => (names.includes(name) ? leavesOf(name, value) : []));
}

/** Own keys only: names come from the record. */
function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
