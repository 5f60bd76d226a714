import type { Case, Outcome } from '../domain/case';
import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Content } from '../flow/program';
import type { CommittedTurn } from '../runtime/turn';
import { ASKS_FOR_ORDER } from './agent';
import { type Agents, HandsSeen } from './hands-seen';
import { asksForWhatIsKnown } from './questions-seen';
import { StepsSeen } from './steps-seen';
import { begunCase, hasOrder, isOneCustomer, isOpenedAgain, placesOf, type TrueCase } from './true-case';
import { type TruthFrame, workedMs } from './truth-frame';

/** How many, and what they add up to: of every figure. */
export interface Truth {
  readonly metrics: {
    readonly [metric: string]: { readonly n: number; readonly sum: number; readonly cases: readonly string[] };
  };
  readonly reasons: { readonly [reason: string]: number };
  readonly agents: Agents;
}

/**
 * What really happened, written down by somebody who watches the conversations' states before and after each turn: an account that
 * knows nothing of facts, folds or samples. It stands beside a simulated record, and every figure is held against it.
 */
export class Witness {
  private readonly cases: TrueCase[] = [];
  private readonly byNumber = new Map<string, TrueCase>();
  private readonly ofConversation = new Map<ConversationId, TrueCase[]>();
  private readonly values = new Map<string, { n: number; sum: number; cases: Set<string> }>();
  private readonly hands = new HandsSeen();
  private readonly queued = new Map<ConversationId, { team: string; at: number }>();
  private readonly owed = new Map<ConversationId, { at: number; first: boolean; team: string | null }>();
  private readonly handed = new Map<ConversationId, { at: number; team: string | null; answered: boolean }>();
  private readonly botOwes = new Map<ConversationId, number>();
  private readonly asked = new Map<string, { score: number | null; by: string }>();
  private readonly byPlace = new Map<string, TrueCase[]>();
  private readonly clarifying = new Set<ConversationId>();
  private readonly steps = new StepsSeen();

  constructor(
    private readonly frame: TruthFrame,
    private readonly content: () => Content,
  ) {}

  see(turn: CommittedTurn): void {
    const { event, before, state, effects } = turn;
    if (effects.some(({ kind }) => kind === 'refused')) return;
    this.steps.see(turn);
    const { at } = event;
    this.speech(
      event.kind,
      before,
      state,
      at,
      effects.some((one) => one.kind === 'message' && one.message.from.role === 'bot'),
    );
    this.understanding(before, state, effects);
    if (before.case !== null && before.case.closedAt === null) this.goesOn(before.case, before, state, at);
    if (state.case !== null && state.case.number !== before.case?.number) this.opens(state.case, state, at);
    if (state.case !== null && isOpenedAgain(before.case, state.case))
      this.opensAgain(state.case, state.conversation, at);
    const current = this.find(state.case?.number);
    if (current === undefined || state.case === null) return;
    current.matter ??= state.case.tried[0] ?? null;
    if (state.case.closedAt === null || before.case?.closedAt == null) current.customer = state.identity;
    if (event.kind === 'message' && event.understanding?.mood.value === 'angry') {
      const wasOpen = before.case?.number === current.number && before.case.closedAt === null;
      current.angry ||= wasOpen || current.openedAt === at || current.pauses.at(-1)?.to === at;
    }
    if (event.kind === 'desk-message' && event.text === ASKS_FOR_ORDER) current.askedAgain ||= hasOrder(before);
    if (state.case.closedAt === null) current.botAskedAgain ||= asksForWhatIsKnown(before, state, this.content());
    this.scores(before.case, state.case);
    this.promises(before, state);
  }

  result(asOf: number): Truth {
    for (const it of this.cases)
      for (const place of placesOf(it)) this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), it]);
    for (const it of this.cases) this.judge(it, asOf);
    for (const { caseNumber, left } of this.steps.result()) this.note('left-at-step', left ? 1 : 0, caseNumber);
    for (const [conversation, { at, team, answered }] of this.handed) {
      if (!answered) this.broken('sla-first-answer', conversation, team, at, asOf, this.promisedBy(team).firstAnswerMs);
      this.broken('sla-resolution', conversation, team, at, asOf, this.promisedBy(team).resolutionMs);
    }
    for (const [conversation, { at, first, team }] of this.owed) {
      if (!first) this.broken('sla-next-answer', conversation, team, at, asOf, this.promisedBy(team).nextAnswerMs);
    }
    const reasons: { [reason: string]: number } = {};
    for (const {
      closedAt,
      reasons: [first],
    } of this.cases) {
      if (closedAt !== null && first !== undefined) reasons[first] = (reasons[first] ?? 0) + 1;
    }
    return {
      metrics: Object.fromEntries(
        [...this.values].map(([name, { n, sum, cases }]) => [name, { n, sum, cases: [...cases].sort() }]),
      ),
      reasons,
      agents: this.hands.result(
        this.cases.map(({ closedBy }) => closedBy),
        asOf,
      ),
    };
  }

  private opens(it: Case, state: ConversationState, at: number): void {
    const opened = begunCase(it.number, state.conversation, at);
    this.cases.push(opened);
    this.byNumber.set(it.number, opened);
    this.ofConversation.set(state.conversation, [...(this.ofConversation.get(state.conversation) ?? []), opened]);
    this.note('cases', 1, it.number);
    this.moves({ ...it, owner: { kind: 'bot' } }, it, state.conversation, at);
    if (it.closedAt !== null) this.closes(it.number, it.outcome, { kind: 'bot' }, at);
  }

  private opensAgain(now: Case, conversation: ConversationId, at: number): void {
    const it = this.find(now.number)!;
    it.pauses.push({ from: it.closedAt ?? at, to: at });
    it.closedAt = null;
    it.outcome = null;
    it.closedBy = null;
    // It is not given to people by a rule of the bot's: the customer says that it is not over.
    this.moves({ ...now, owner: { kind: 'bot' } }, now, conversation, at, 'opened-again');
  }

  private goesOn(old: Case, before: ConversationState, state: ConversationState, at: number): void {
    if (state.case?.number === old.number) {
      if (state.case.closedAt !== null) this.closes(old.number, state.case.outcome, old.owner, at);
      this.moves(old, state.case, state.conversation, at);
      return;
    }
    // Another case stands in its place. What was answered already is taken as solved; what was left in its middle is not.
    const answered = before.phase.kind === 'confirming' || before.phase.kind === 'rating';
    const answer = old.declined == null ? 'resolved-implied' : 'declined';
    this.closes(old.number, answered ? answer : 'abandoned', old.owner, at);
  }

  private closes(number: string, outcome: Outcome | null, owner: Case['owner'], at: number): void {
    const it = this.find(number)!;
    it.closedAt = at;
    it.outcome = outcome;
    it.closedBy = owner.kind === 'agent' && outcome === 'handed-over' ? owner.agentId : null;
  }

  /** From hand to hand. */
  private moves(old: Case, now: Case, conversation: ConversationId, at: number, why?: string): void {
    const it = this.find(now.number)!;
    const same = JSON.stringify(old.owner) === JSON.stringify(now.owner);
    if (same) return;
    const queued = this.queued.get(conversation);
    if (queued !== undefined) {
      this.queued.delete(conversation);
      const taken = now.owner.kind === 'agent';
      if (now.owner.kind !== 'queue') this.note('left-waiting', taken ? 0 : 1, it.number);
      if (taken) this.time('wait', queued.team, queued.at, at, it.number);
      const told = old.handoff?.told;
      if (taken && told !== undefined && it.toldAt !== told.at) {
        const minutes = Math.max(1, Math.ceil(told.waitMs / 60_000));
        this.note('wait-as-told', at - told.at <= minutes * 60_000 ? 1 : 0, it.number);
        this.note('wait-off', Math.abs(at - told.at - told.waitMs), it.number);
      }
      if (told !== undefined && now.owner.kind !== 'queue') it.toldAt = told.at;
    }
    it.agentMs += this.hands.letsGo(conversation, at);
    if (old.owner.kind === 'bot' && now.owner.kind !== 'bot') {
      const team = now.owner.kind === 'queue' ? now.owner.team : it.team;
      it.reasons.push(why ?? now.handoff?.reason ?? '');
      this.handed.set(conversation, { at, team, answered: false });
      this.owed.set(conversation, { at, first: true, team });
    }
    if (now.owner.kind === 'queue') {
      it.team = now.owner.team;
      this.queued.set(conversation, { team: now.owner.team, at });
    }
    if (now.owner.kind === 'agent') {
      it.hadAgent = true;
      this.hands.takes(conversation, now.owner.agentId, at);
    }
    if (now.owner.kind === 'bot') this.leavesPeople(it, conversation, at);
  }

  private leavesPeople(it: TrueCase, conversation: ConversationId, at: number): void {
    const handed = this.handed.get(conversation);
    const owed = this.owed.get(conversation);
    this.handed.delete(conversation);
    this.owed.delete(conversation);
    if (handed !== undefined) {
      const { at: since, team } = handed;
      if (!handed.answered)
        this.broken('sla-first-answer', conversation, team, since, at, this.promisedBy(team).firstAnswerMs, it.number);
      if (it.closedBy !== null)
        this.note(
          'sla-resolution',
          this.worked(team, since, at) <= this.promisedBy(team).resolutionMs ? 1 : 0,
          it.number,
        );
      else this.broken('sla-resolution', conversation, team, since, at, this.promisedBy(team).resolutionMs, it.number);
    }
    if (owed !== undefined && !owed.first) {
      this.broken(
        'sla-next-answer',
        conversation,
        owed.team,
        owed.at,
        at,
        this.promisedBy(owed.team).nextAnswerMs,
        it.number,
      );
    }
  }

  private promisedBy(team: string | null): TruthFrame {
    return { ...this.frame, ...(team === null ? {} : this.frame.teamSla[team]) };
  }

  private speech(
    kind: string,
    before: ConversationState,
    state: ConversationState,
    at: number,
    botSpoke: boolean,
  ): void {
    const { conversation } = state;
    const old = before.case?.closedAt === null ? before.case : null;
    const isPeoples = old !== null && old.owner.kind !== 'bot';
    if (kind === 'message') {
      if (!isPeoples) this.botOwes.set(conversation, this.botOwes.get(conversation) ?? at);
      else if (!this.owed.has(conversation))
        this.owed.set(conversation, { at, first: false, team: this.find(old.number)!.team });
    }
    if (kind === 'desk-message' && old?.owner.kind === 'agent') {
      const owed = this.owed.get(conversation);
      if (owed !== undefined) {
        this.owed.delete(conversation);
        const { team } = this.find(old.number)!;
        this.time(owed.first ? 'first-answer' : 'next-answer', team, owed.at, at, old.number);
        const promised = this.promisedBy(owed.team);
        const limit = owed.first ? promised.firstAnswerMs : promised.nextAnswerMs;
        this.note(
          owed.first ? 'sla-first-answer' : 'sla-next-answer',
          this.worked(owed.team, owed.at, at) <= limit ? 1 : 0,
          old.number,
        );
        const handed = this.handed.get(conversation);
        if (handed !== undefined && owed.first) handed.answered = true;
      }
    }
    const since = this.botOwes.get(conversation);
    if (botSpoke && !isPeoples && since !== undefined) {
      this.note('bot-answer', at - since, state.case?.closedAt === null ? state.case.number : null);
      this.botOwes.delete(conversation);
    }
    if (state.case?.closedAt === null && state.case.owner.kind !== 'bot') this.botOwes.delete(conversation);
  }

  /** What the gates said is only in the effects; what the customer made of it is in the phases. */
  private understanding(before: ConversationState, state: ConversationState, effects: CommittedTurn['effects']): void {
    const { conversation } = state;
    const picked = effects.some((one) => one.kind === 'fact' && one.fact === 'flow-started' && one.aside !== true);
    if (this.clarifying.has(conversation) && before.phase.kind === 'clarifying') {
      const weighed = effects.some((one) => one.kind === 'fact' && one.fact === 'understood');
      if (picked && !weighed) {
        this.addTo('clarified', 1);
        this.addTo('misunderstood', -1);
      }
    }
    this.clarifying.delete(conversation);
    for (const effect of effects) {
      if (effect.kind !== 'fact' || effect.fact !== 'understood' || ['no-request', 'human'].includes(effect.decision))
        continue;
      const is =
        { answer: 'understood', digression: 'understood', handoff: 'outside' }[effect.decision] ?? 'misunderstood';
      for (const one of ['understood', 'clarified', 'misunderstood', 'outside'])
        this.note(one, one === is ? 1 : 0, null);
    }
    if (state.phase.kind === 'clarifying') this.clarifying.add(conversation);
  }

  private scores(before: Case | null, now: Case): void {
    const old = before?.number === now.number ? before : null;
    const by = this.find(now.number)!.closedBy ?? 'bot';
    if ((now.surveyed ?? []).includes('csat') && !(old?.surveyed ?? []).includes('csat'))
      this.asked.set(now.number, { score: null, by });
    if (now.csat !== null && (old?.csat ?? null) === null) {
      this.note('csat', now.csat >= 4 ? 1 : 0, now.number);
      this.note('csat-score', now.csat, now.number);
      const asked = this.asked.get(now.number);
      if (asked !== undefined) asked.score = now.csat;
    }
    if (now.nps !== undefined && old?.nps === undefined)
      this.note('nps', now.nps >= 9 ? 1 : now.nps <= 6 ? -1 : 0, now.number);
  }

  private promises(before: ConversationState, state: ConversationState): void {
    for (const one of state.promises) {
      const old = before.promises.find(({ id, caseNumber }) => id === one.id && caseNumber === one.caseNumber);
      // Broken, and promised anew with a later time in the same moment.
      if (one.state === 'open' && one.isSecond === true && old !== undefined && old.isSecond !== true)
        this.note('promises-kept', 0, one.caseNumber ?? null);
      if (one.state === 'open' || one.state === old?.state) continue;
      this.note('promises-kept', one.state === 'kept' ? 1 : 0, one.caseNumber ?? null);
    }
  }

  private judge(it: TrueCase, asOf: number): void {
    const asked = this.asked.get(it.number);
    if (asked !== undefined) this.note('csat-answered', asked.score === null ? 0 : 1, it.number);
    const { closedAt, outcome } = it;
    if (closedAt === null || closedAt >= asOf) return;
    const later = this.ofCustomer(it).filter(
      (one) =>
        one.openedAt >= closedAt &&
        one.openedAt - closedAt < this.frame.returnWithinMs &&
        one !== it &&
        isOneCustomer(one, it),
    );
    const returned = later.some((one) => one.matter === null || one.matter === it.matter);
    const bots = it.reasons.length === 0;
    this.note('to-people', bots ? 0 : 1, it.number);
    this.note('returned', bots && returned ? 1 : 0, it.number);
    this.note('confirmed', bots && !returned && outcome === 'resolved-confirmed' ? 1 : 0, it.number);
    this.note('implied', bots && !returned && outcome === 'resolved-implied' ? 1 : 0, it.number);
    this.note('abandoned', bots && !returned && outcome === 'abandoned' ? 1 : 0, it.number);
    this.note('declined', bots && !returned && outcome === 'declined' ? 1 : 0, it.number);
    const isAgain = it.pauses.length > 0;
    this.note('opened-again', isAgain ? 1 : 0, it.number);
    this.note('angry', it.angry ? 1 : 0, it.number);
    if (it.hadAgent) {
      this.note('handle-time', it.agentMs, it.number);
      this.note('asked-again', it.askedAgain ? 1 : 0, it.number);
    }
    this.note('bot-asked-again', it.botAskedAgain ? 1 : 0, it.number);
    if (outcome !== 'abandoned' && outcome !== 'declined') {
      this.note('first-contact', returned || isAgain ? 0 : 1, it.number);
      const begins = [it.openedAt, ...it.pauses.map(({ to }) => to)];
      const ends = [...it.pauses.map(({ from }) => from), closedAt];
      const lengths = begins.map((from, n) => [from, ends[n]!] as const);
      this.note('resolution-time', sumOf(lengths.map(([from, to]) => to - from)), it.number);
      const work = sumOf(lengths.map(([from, to]) => this.worked(it.team, from, to)));
      this.note('resolution-time-work', work, it.number);
    }
  }

  /** All that the same customer had, in whatever conversation. */
  private ofCustomer(it: TrueCase): readonly TrueCase[] {
    const found = placesOf(it).flatMap((place) => this.byPlace.get(place) ?? []);
    return [...new Set(found)].filter((one) => isOneCustomer(one, it));
  }

  private broken(
    metric: string,
    conversation: ConversationId,
    team: string | null,
    since: number,
    until: number,
    within: number,
    number = this.ofConversation.get(conversation)?.at(-1)?.number ?? null,
  ): void {
    if (this.worked(team, since, until) > within) this.note(metric, 0, number);
  }

  private time(metric: string, team: string | null, from: number, to: number, number: string): void {
    this.note(metric, to - from, number);
    this.note(`${metric}-work`, this.worked(team, from, to), number);
  }

  private worked(team: string | null, from: number, to: number): number {
    return workedMs(this.frame, team, from, to);
  }

  private note(metric: string, value: number, number: string | null): void {
    const own = this.values.get(metric) ?? { n: 0, sum: 0, cases: new Set<string>() };
    own.n += 1;
    own.sum += value;
    if (value !== 0 && number !== null) own.cases.add(number);
    this.values.set(metric, own);
  }

  private addTo(metric: string, value: number): void {
    const own = this.values.get(metric);
    if (own !== undefined) own.sum += value;
  }

  private find(number: string | undefined): TrueCase | undefined {
    return number === undefined ? undefined : this.byNumber.get(number);
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
