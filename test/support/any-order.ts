import fc from 'fast-check';
import type { ConversationState } from '../../src/domain/conversation';
import type { Effect } from '../../src/domain/effect';
import type { Event, EventBody } from '../../src/domain/event';
import type { Json } from '../../src/domain/json';
import type { Button } from '../../src/domain/message';
import type { Content } from '../../src/flow/program';
import { beginConversation, step } from '../../src/flow/step';
import { MONDAY_MORNING } from './scene';
import { understood } from './understood';

/** Something that may happen, before it is known what it happens to: numbers pick among what there is. */
export type Happening =
  | {
      readonly kind: 'says';
      readonly text: number;
      readonly intent: number | null;
      readonly acts: readonly number[];
      readonly entity: number | null;
      readonly person: boolean;
      readonly file: number | null;
    }
  /** What the bot waits for: its buttons, a value of every kind, the next timer, the action's answer. */
  | { readonly kind: 'fits'; readonly pick: number }
  | { readonly kind: 'presses'; readonly button: number }
  | { readonly kind: 'time'; readonly pass: number; readonly timer: number; readonly stale: boolean }
  | { readonly kind: 'answers'; readonly value: number; readonly isLate: boolean }
  | { readonly kind: 'desk'; readonly deed: number; readonly agent: number }
  | { readonly kind: 'place'; readonly position: number; readonly agents: number }
  | { readonly kind: 'opened' };

const small = (max: number) => fc.integer({ min: 0, max });
const ACTS = ['affirm', 'deny', 'cancel', 'back', 'repeat', 'correct'] as const;
const TEXTS = ['yes', 'no', '1', '5', '10', 'something', 'Small', 'x'.repeat(300), '{{ customer.name }}', '🙏', ''];
const VALUES: readonly Json[] = [
  null,
  [],
  [
    { id: 'KH-1', title: 'Shirt', status: 'open' },
    { id: 'KH-2', title: 'Shoes', status: 'open' },
  ],
  { status: 'shipped', id: 'KH-1', verified: true, __proto__x: [1, { a: null }] },
  'text',
  false,
];
const ENTITIES = [
  { type: 'order-number', value: 'KH-104233' },
  { type: 'order-number', value: 'KH-104234' },
  { type: 'email', value: 'a@b.example' },
  { type: 'quantity', value: 3 },
  { type: 'date', value: { date: '2026-12-01' } },
  { type: 'money', value: { amount: 50_000, currency: 'IDR' } },
] as const;
const FILES = [
  { name: 'a.png', contentType: 'image/png', url: '/files/a' },
  { name: 'a.exe', contentType: 'application/x-msdownload', url: '/files/b' },
];
const TIMES = [0, 60_000, 10 * 60_000, 31 * 60_000, 3 * 3_600_000, 26 * 3_600_000, 4 * 86_400_000, 95 * 86_400_000];
const DEEDS = [
  'desk-take',
  'desk-message',
  'desk-return',
  'desk-lost',
  'desk-resolve',
  'desk-hand-back',
  'desk-reject',
] as const;
const MORE_DEEDS = [
  'desk-note',
  'desk-assign',
  'give-out',
  'take-over',
  'oversee-return',
  'oversee-resolve',
  'silent',
  'promise',
  'kept',
  'lend',
  'take-back',
] as const;
const AGENTS = 3;

/** What happens, weighted so that flows get somewhere. */
export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('says' as const),
        text: small(TEXTS.length - 1),
        intent: fc.option(small(60), { freq: 2 }),
        acts: fc.array(small(ACTS.length - 1), { maxLength: 2 }),
        entity: fc.option(small(ENTITIES.length - 1), { freq: 2 }),
        person: fc.integer({ min: 0, max: 20 }).map((one) => one === 0),
        file: fc.option(small(1), { freq: 1 }),
      }),
    },
    { weight: 30, arbitrary: fc.record({ kind: fc.constant('fits' as const), pick: small(59) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('presses' as const), button: small(20) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('time' as const),
        pass: small(TIMES.length - 1),
        timer: small(5),
        stale: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('answers' as const),
        value: small(VALUES.length),
        isLate: fc.integer({ min: 0, max: 7 }).map((one) => one === 0),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('desk' as const), deed: small(DEEDS.length - 1), agent: small(1) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('place' as const),
        position: fc.integer({ min: 1, max: 9 }),
        agents: small(2),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'opened' as const }) },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Histories of a case among people: who takes, gives, loses and closes it, with a customer who writes meanwhile. */
export const deskHistories: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('says' as const),
        text: small(TEXTS.length - 1),
        intent: fc.option(small(60), { freq: 2 }),
        acts: fc.array(small(ACTS.length - 1), { maxLength: 1 }),
        entity: fc.constant(null),
        person: fc.integer({ min: 0, max: 2 }).map((one) => one === 0),
        file: fc.constant(null),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('fits' as const), pick: small(59) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('time' as const),
        pass: small(TIMES.length - 1),
        timer: small(5),
        stale: fc.boolean(),
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constant('desk' as const),
        deed: small(DEEDS.length + MORE_DEEDS.length - 1),
        agent: small(AGENTS - 1),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('place' as const),
        position: fc.integer({ min: 1, max: 9 }),
        agents: small(2),
      }),
    },
  ),
  { minLength: 4, maxLength: 24, size: 'max' },
);

/** Plays it all; after each turn everything that must hold does. Returns what was decided. */
export function playInAnyOrder(content: Content, things: readonly Happening[]): readonly Effect[] {
  const player = new Player(content, mustHold);
  for (const thing of things) player.play(thing);
  player.replay();
  return player.decided;
}

/** The same, looking at nothing but who has the case. */
export function playOwners(content: Content, things: readonly Happening[]): readonly Effect[] {
  const player = new Player(content, ownersMustHold);
  for (const thing of things) player.play(thing);
  return player.decided;
}

class Player {
  private state: ConversationState;
  private at = MONDAY_MORNING;
  private readonly history: { event: Event; result: string }[] = [];
  private readonly buttons: Button[] = [];
  private readonly callIds: string[] = [];
  readonly decided: Effect[] = [];
  private count = 0;
  /** Timers as the store has them. */
  private readonly stored = new Map<string, number>();

  constructor(
    private readonly content: Content,
    private readonly check: typeof mustHold,
  ) {
    this.state = beginConversation('test:1', 'test', content);
  }

  play(thing: Happening): void {
    const body = this.bodyOf(thing);
    if (body === null) return;
    this.at += 1000;
    const count = this.count + 1;
    const event = JSON.parse(
      JSON.stringify({ id: `e${count}`, at: this.at, caseNumber: `K-${count}`, ...body }),
    ) as Event;
    const before = this.state;
    const result = step(before, event, this.content);
    const { state, effects } = result;
    if (this.check === mustHold) this.history.push({ event, result: JSON.stringify(result) });
    this.count += 1;
    this.state = state;
    this.storeTimers(event, effects);
    this.decided.push(...effects);
    this.check(before, event, state, effects, this.stored);
    for (const effect of effects) {
      if (effect.kind === 'call') this.callIds.push(effect.callId);
      if (effect.kind === 'message') this.buttons.push(...(effect.message.buttons ?? []));
    }
  }

  /** The same again, from states that were stored in between. */
  replay(): void {
    let state = beginConversation('test:1', 'test', this.content);
    for (const { event, result } of this.history) {
      const again = step(JSON.parse(JSON.stringify(state)), event, this.content);
      if (JSON.stringify(again) !== result) throw new Error(`another result for ${JSON.stringify(event)}`);
      state = again.state;
    }
  }

  private bodyOf(thing: Happening): EventBody | null {
    const { content, state } = this;
    switch (thing.kind) {
      case 'opened':
        return { kind: 'opened', name: 'Ani', locale: 'en' };
      case 'says': {
        const intents = Object.keys(content.flowOf);
        const intent = thing.intent === null ? undefined : intents[thing.intent % intents.length];
        const text = TEXTS[thing.text]!;
        const entity = thing.entity === null ? [] : [ENTITIES[thing.entity]!];
        const understanding =
          text === ''
            ? null
            : understood(text, {
                ...(intent === undefined ? {} : { intent }),
                acts: thing.acts.map((one) => ACTS[one]!),
                entities: entity,
                person: thing.person,
                ...(thing.acts.length === 2 && intent !== undefined ? { requests: intents.slice(0, 2) } : {}),
              });
        const attachments = thing.file === null ? {} : { attachments: [FILES[thing.file]!] };
        return { kind: 'message', text, understanding, ...attachments };
      }
      case 'fits':
        return this.fitting(thing.pick);
      case 'presses': {
        const button = this.buttons.at(-1 - (thing.button % Math.max(1, this.buttons.length)));
        if (button === undefined) return null;
        return {
          kind: 'message',
          text: button.title,
          choice: button.choice,
          understanding: understood(button.title, {}),
        };
      }
      case 'time': {
        this.at += TIMES[thing.pass]!;
        const timers = Object.entries(
          thing.stale ? { silence: this.at, wait: this.at, ...state.timers } : state.timers,
        );
        const [timerId, due] = timers[thing.timer % Math.max(1, timers.length)] ?? ['nothing', this.at];
        // No clock is early.
        if (state.timers[timerId] === due) this.at = Math.max(this.at, due);
        return { kind: 'timer', timerId, due };
      }
      case 'answers': {
        const { phase } = state;
        const callId = thing.isLate || phase.kind !== 'calling' ? this.callIds.at(-2) : phase.callId;
        if (callId === undefined) return null;
        const value = VALUES[thing.value];
        const result =
          value === undefined
            ? ({ ok: false, code: 'GONE', message: 'gone' } as const)
            : ({ ok: true, value } as const);
        return { kind: 'action-result', callId, result };
      }
      case 'desk': {
        const agent = { id: `a${thing.agent}`, name: `Agent ${thing.agent}` };
        const kind = DEEDS[thing.deed];
        if (kind === undefined) return this.more(MORE_DEEDS[thing.deed - DEEDS.length]!, thing.agent);
        if (kind === 'desk-lost') return { kind, agentId: agent.id };
        return kind === 'desk-message' ? { kind, agent, text: 'hi' } : { kind, agent };
      }
      case 'place':
        return { kind: 'queue-place', position: thing.position, waitMs: null, agentsOnline: thing.agents };
    }
  }

  private more(deed: (typeof MORE_DEEDS)[number], by: number): EventBody {
    const agentOf = (at: number) => ({ id: `a${at % AGENTS}`, name: `Agent ${at % AGENTS}` });
    const agent = agentOf(by);
    switch (deed) {
      case 'desk-note':
        return { kind: 'desk-note', agent, of: this.state.case?.number ?? 'K-0', text: 'a note' };
      case 'desk-assign':
        return { kind: 'desk-assign', agent, to: agentOf(by + 1) };
      case 'give-out':
        return { kind: 'desk-assign', agent, to: agent };
      case 'take-over':
        return { kind: 'desk-assign', agent, to: agent, oversees: true };
      case 'oversee-return':
        return { kind: 'desk-return', agent, team: 'orders', oversees: true };
      case 'oversee-resolve':
        return { kind: 'desk-resolve', agent, oversees: true };
      case 'promise':
        return { kind: 'desk-promise', agent, what: 'a call', due: this.at + 3_600_000 };
      case 'kept': {
        const { id = 'none', caseNumber = 'K-0' } = this.state.promises.at(-1) ?? {};
        return { kind: 'desk-kept', agent, promise: id, of: caseNumber };
      }
      case 'lend': {
        const flows = Object.keys(this.content.flows);
        return { kind: 'desk-lend', agent, flow: flows[this.count % flows.length]! };
      }
      case 'take-back':
        return { kind: 'desk-take', agent, back: true };
      case 'silent':
        return { kind: 'desk-lost', agentId: agent.id, silent: true };
    }
  }

  private fitting(pick: number): EventBody {
    const { phase, case: current, timers } = this.state;
    const owner = current?.closedAt === null ? current.owner.kind : 'bot';
    const agent = { id: 'a0', name: 'Agent 0' };
    if (owner === 'queue' && pick < 40) return { kind: 'desk-take', agent };
    if (owner === 'agent' && pick < 40) return { kind: 'desk-resolve', agent };
    if (phase.kind === 'calling') {
      return { kind: 'action-result', callId: phase.callId, result: { ok: true, value: VALUES[pick < 50 ? 2 : 3]! } };
    }
    if (phase.kind === 'waiting' || owner !== 'bot') {
      const [timerId, due] = Object.entries(timers).sort(([, a], [, b]) => a - b)[0] ?? ['none', 0];
      this.at = Math.max(this.at, due);
      return { kind: 'timer', timerId, due };
    }
    const buttons = 'buttons' in phase ? phase.buttons : [];
    const button = buttons[pick % Math.max(1, buttons.length)];
    if (button !== undefined)
      return { kind: 'message', text: button.title, choice: button.choice, understanding: null };
    const text = 'KH-104233';
    const intents = Object.keys(this.content.flowOf);
    const intent = phase.kind === 'asking' ? {} : { intent: intents[pick % intents.length]! };
    const understanding = understood(text, { ...intent, entities: ENTITIES.filter((_, index) => index !== 1) });
    return { kind: 'message', text, understanding, attachments: [FILES[0]!] };
  }

  private storeTimers(event: Event, effects: readonly Effect[]): void {
    if (event.kind === 'timer' && this.stored.get(event.timerId) === event.due) this.stored.delete(event.timerId);
    for (const effect of effects) {
      if (effect.kind === 'timer') this.stored.set(effect.timerId, effect.due);
      if (effect.kind === 'cancel-timer') this.stored.delete(effect.timerId);
    }
  }
}

const LONGEST_STATE = 100_000;

function mustHold(
  before: ConversationState,
  event: Event,
  state: ConversationState,
  effects: readonly Effect[],
  stored: ReadonlyMap<string, number>,
): void {
  const json = JSON.stringify(state);
  expect(JSON.parse(json)).toStrictEqual(state);
  expect(json.length).toBeLessThan(LONGEST_STATE);
  expect(Object.keys(state.timers).length).toBeLessThan(80);
  // What the state takes for set is set in the store, and nothing else.
  expect(Object.fromEntries(stored)).toEqual(state.timers);

  const { case: current } = state;
  const isOpen = current !== null && current.closedAt === null;
  if (current !== null && !isOpen) expect(current.owner).toEqual({ kind: 'bot' });
  const left = Object.keys(state.timers).filter((id) => !/^(follow-up|promise|promise-late|promise-near):/.test(id));
  if (!isOpen && state.frames.length === 0) expect(left).toEqual([]);
  for (const [id, later] of Object.entries(state.later ?? {})) {
    if (!Object.hasOwn(state.timers, id)) expect([later.kind, isOpen]).toEqual(['follow-up', true]);
  }
  for (const { id, caseNumber, state: stands } of state.promises) {
    expect(Object.hasOwn(state.timers, `promise:${caseNumber}/${id}`)).toBe(stands === 'open');
  }

  ownersMustHold(before, event, state, effects);

  const said = effects.flatMap((one) => (one.kind === 'message' ? [one.message] : []));
  expect(said.map(({ seq }) => seq)).toEqual(said.map((_, index) => before.seq + 1 + index));
  const isSilent =
    before.case?.owner.kind === 'agent' && before.case.closedAt === null && !event.kind.startsWith('desk-');
  // But for a promise that is about to be broken: that is told by the house.
  const isOwed = event.kind === 'timer' && event.timerId.startsWith('promise-late:');
  if (isSilent && !isOwed) expect(said.filter(({ from }) => from.role !== 'customer')).toEqual([]);
  // A person can always be reached; who waits for one already may also leave the queue.
  const asks = event.kind === 'message' && event.understanding?.wantsHuman.value === true;
  const waits = before.case?.owner.kind === 'queue';
  if (asks && !waits) expect(['queue', 'agent']).toContain(state.case?.owner.kind);
  if (effects.some((one) => one.kind === 'refused')) expect(effects).toHaveLength(1);
}

/**
 * One owner at every instant: they change one after the other, who is refused changes nothing, an agent speaks only while the case is
 * theirs, the clocks run while people have it, and the first who had it stays answerable. Plain comparisons: this is done a hundred
 * thousand times.
 */
function ownersMustHold(
  before: ConversationState,
  event: Event,
  state: ConversationState,
  effects: readonly Effect[],
): void {
  const must = (holds: boolean, what: string) => {
    if (!holds)
      throw new Error(`${what}: ${JSON.stringify({ event, before: before.case, after: state.case, effects })}`);
  };
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const { case: current } = state;
  const isOpen = current !== null && current.closedAt === null;
  let owner = before.case?.owner ?? null;
  for (const effect of effects) {
    if (effect.kind === 'refused') must(effects.length === 1 && same(state.case, before.case), 'refused, and changed');
    if (effect.kind === 'message' && effect.message.from.role === 'agent') {
      must(owner?.kind === 'agent' && owner.agentId === effect.message.from.agentId, 'an agent spoke who has it not');
    }
    if (effect.kind !== 'fact') continue;
    if (effect.fact === 'case-opened') owner = { kind: 'bot' };
    if (effect.fact !== 'owner-changed') continue;
    must(same(effect.from, owner), 'it changed hands from somebody who had it not');
    owner = effect.to;
  }
  must(same(current?.owner ?? null, owner), 'its owner is not who got it last');
  must(owner === null || ['bot', 'queue', 'agent'].includes(owner.kind), 'nobody has it');
  must(isOpen || current === null || current.owner.kind === 'bot', 'people have a closed case');
  const { attention, responsible } = current ?? {};
  must((attention !== undefined) === (isOpen && current.owner.kind !== 'bot'), 'the clocks run for nobody');
  for (const at of [attention?.unansweredSince, attention?.ownedSince, attention?.firstAnswerAt])
    must(typeof at !== 'number' || (attention!.since <= at && at <= event.at), 'a clock is wrong');
  if (before.case?.number === current?.number && before.case?.responsible !== undefined)
    must(same(responsible, before.case.responsible), 'another one is answerable');
  const open = state.promises.filter((one) => (one.state ?? 'open') === 'open');
  const owed = current === null || open.length === 0 ? undefined : Math.min(...open.map(({ due }) => due));
  must(
    current?.owedAt === owed && (current?.owed ?? []).length === (current === null ? 0 : open.length),
    'the lists are told of another promise',
  );
  must(current?.lentBy === undefined || (isOpen && current.owner.kind === 'bot'), 'lent by somebody who has it');
  const mine = before.case?.owner.kind === 'agent' && before.case.closedAt === null && !event.kind.startsWith('desk-');
  const spoke = effects.some((one) => one.kind === 'message' && one.message.from.role === 'bot');
  // A promise that is about to be broken is told by the house, whoever has the case (`promises:` in _bot.yaml).
  const isOwed = event.kind === 'timer' && event.timerId.startsWith('promise-late:');
  must(!(mine && spoke && !isOwed), 'the bot spoke while an agent has it');
  must(current?.owner.kind !== 'agent' || responsible !== undefined, 'nobody is answerable');
}
