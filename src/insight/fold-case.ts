import type { Owner, Scale } from '../domain/case';
import type { CustomerKeys } from '../domain/customer-keys';
import type { Fact } from '../domain/effect';
import type { Language } from '../domain/language';
import type { CaseFigures, HandoffFigures, PromiseFigures, Spell, Survey, Wait } from './talk-figures';

type Writable<T> = { -readonly [key in keyof T]: T[key] extends readonly (infer One)[] ? Writable<One>[] : T[key] };
/** What is put together here and belongs to nobody else yet. */
type Gathered = Omit<Writable<CaseFigures>, 'surveys'> & { surveys: { [scale in Scale]?: Writable<Survey> } };
type FactOf<Name extends Fact['fact']> = Extract<Fact, { fact: Name }>;

/** What a case's fold knows beside its figures: who has it, for which team, and when it left the people. */
export type CaseMark = readonly [owner: Owner, team: string | null, leftAt: number | null];

/** Gathers what one case is told of, turn by turn. */
export class CaseFold {
  private owner: Owner = { kind: 'bot' };
  private team: string | null = null;
  /** It left the people in this turn, and may be back with them before the turn ends. */
  private leftAt: number | null = null;

  private constructor(private readonly it: Gathered) {}

  static begin(number: string, at: number, language: Language | null): CaseFold {
    return new CaseFold({
      number,
      language,
      openedAt: at,
      closedAt: null,
      open: [{ from: at, to: null }],
      outcome: null,
      declinedFor: null,
      closedBy: null,
      intent: null,
      matter: null,
      place: null,
      handoffs: [],
      waits: [],
      told: null,
      toldWaits: [],
      askedAgain: 0,
      spells: [],
      answers: [],
      unanswered: null,
      leftUnanswered: [],
      surveys: {},
      promises: [],
      angryAt: null,
      failedCalls: {},
      returnedAt: null,
    });
  }

  /** Goes on where another fold stood. `figures` are its own from now on. */
  static goOn(figures: CaseFigures, [owner, team, leftAt]: CaseMark): CaseFold {
    const fold = new CaseFold(figures as Gathered);
    fold.owner = owner;
    fold.team = team;
    fold.leftAt = leftAt;
    return fold;
  }

  get mark(): CaseMark {
    return [this.owner, this.team, this.leftAt];
  }

  get number(): string {
    return this.it.number;
  }

  get isOpen(): boolean {
    return this.it.closedAt === null;
  }

  get isWithPeople(): boolean {
    return this.owner.kind !== 'bot';
  }

  get figures(): CaseFigures {
    return this.it;
  }

  /** The time in between is nobody's: it was closed. */
  openAgain(at: number): void {
    if (this.isOpen) return;
    this.it.closedAt = null;
    this.it.open.push({ from: at, to: null });
  }

  close({ outcome, reason }: FactOf<'outcome'>, at: number): void {
    this.it.outcome = outcome;
    this.it.declinedFor = reason ?? null;
    this.it.closedAt = at;
    this.it.closedBy = this.owner.kind === 'agent' ? this.owner.agentId : null;
    const open = this.it.open.at(-1);
    if (open !== undefined) open.to = at;
    for (const survey of Object.values(this.it.surveys))
      if (survey.closedBy === undefined) survey.closedBy = this.it.closedBy;
    // Closed from an agent's hands or from the queue: the change of owner comes after it.
    if (this.isWithPeople || this.leftAt !== null) this.leavePeople(at, outcome === 'handed-over');
  }

  changeOwner({ from, to, reason }: FactOf<'owner-changed'>, at: number): void {
    this.owner = to;
    this.endTold(from, to, at);
    this.endStays(at, to.kind === 'agent');
    // The bot does something for the agent, whose case it stays: no handoff ends, and none begins.
    if (reason === 'lent') return;
    // From one queue into another by way of the bot: for the customer it is one wait.
    const goesOn = this.leftAt !== null;
    this.leftAt = null;
    if (from.kind === 'bot' && to.kind !== 'bot' && !goesOn && reason !== 'given-back') {
      // Straight to an agent it is the team that had it before.
      const team = to.kind === 'queue' ? to.team : this.team;
      this.it.handoffs.push({ at, reason, team, answered: null, endedAt: null, solved: false });
      this.it.unanswered = { since: at, first: true, team };
    }
    if (to.kind === 'bot') this.leftAt = at;
    else if (to.kind === 'queue') {
      this.team = to.team;
      const wait: Writable<Wait> | undefined = this.it.waits.at(-1);
      const waitsOn = (goesOn || from.kind === 'queue') && wait?.to === at;
      // Back in the very queue that it left in this turn: it never left.
      if (waitsOn && wait.team === to.team) Object.assign(wait, { to: null, taken: null });
      else {
        if (waitsOn) wait.moved = true;
        this.it.waits.push({ team: to.team, from: at, to: null, taken: null });
      }
    } else this.it.spells.push({ agentId: to.agentId, name: to.name, team: this.team, from: at, to: null });
  }

  waitTold(ms: number, at: number): void {
    this.it.told = { at, ms };
  }

  askedAgain(byBot: boolean): void {
    if (byBot) this.it.botAskedAgain = (this.it.botAskedAgain ?? 0) + 1;
    else this.it.askedAgain += 1;
  }

  /** Whoever leaves the queue without an agent has not waited to the end. */
  private endTold(from: Owner, to: Owner, at: number): void {
    const { told } = this.it;
    if (told === null || from.kind !== 'queue' || to.kind === 'queue') return;
    if (to.kind === 'agent') this.it.toldWaits.push({ team: from.team, ...told, takenAt: at });
    this.it.told = null;
  }

  endTurn(): void {
    if (this.leftAt !== null) this.leavePeople(this.leftAt);
  }

  /** The customer wrote to people. */
  customerWrote(at: number): void {
    this.it.unanswered ??= { since: at, first: false, team: this.team };
  }

  /** The agent who has the case wrote; whatever the bot says meanwhile is no answer. */
  agentWrote(at: number): void {
    const { unanswered } = this.it;
    if (this.owner.kind !== 'agent' || unanswered === null) return;
    const { agentId } = this.owner;
    const { since, first, team: owedBy } = unanswered;
    this.it.answers.push({ at, since, agentId, team: this.team, owedBy, first });
    const handoff = this.it.handoffs.at(-1);
    if (first && handoff !== undefined) handoff.answered = { at, agentId };
    this.it.unanswered = null;
  }

  isOf(customer: CustomerKeys): void {
    this.it.customer = customer;
  }

  isAbout(matter: string): void {
    this.it.matter ??= matter;
  }

  wasRead(intent: string): void {
    this.it.intent ??= intent;
  }

  /** Where the bot stands with it; once people have had it that is settled. */
  stands(place: string): void {
    if (this.it.handoffs.length === 0) this.it.place = place;
  }

  soundsAngry(at: number): void {
    this.it.angryAt ??= at;
  }

  callFailed(action: string): void {
    this.it.failedCalls = { ...this.it.failedCalls, [action]: (this.it.failedCalls[action] ?? 0) + 1 };
  }

  surveyed({ scale }: FactOf<'surveyed'>, at: number): void {
    this.survey(scale, { askedAt: at });
  }

  scored({ fact, score }: FactOf<'csat' | 'nps'>, at: number): void {
    this.survey(fact, { score: { at, score } });
  }

  private survey(scale: Scale, more: Partial<Survey>): void {
    const known = this.it.surveys[scale];
    const closedBy = this.isOpen ? known?.closedBy : this.it.closedBy;
    const whose = closedBy === undefined ? {} : { closedBy };
    this.it.surveys[scale] = { askedAt: null, score: null, ...known, ...more, ...whose };
  }

  promised({ what, due }: FactOf<'promised'>): void {
    // Promised anew under the same name, it stands in the place of the first.
    this.it.promises = this.it.promises.filter((one) => one.what !== what || one.state !== 'open');
    this.it.promises.push({ what, due, state: 'open', at: null });
  }

  settled({ fact, what, due }: FactOf<'promise-kept' | 'promise-broken'>, at: number): void {
    const state: PromiseFigures['state'] = fact === 'promise-kept' ? 'kept' : 'broken';
    const promise = this.it.promises.findLast((one) => one.what === what && one.state === 'open');
    if (promise === undefined) this.it.promises.push({ what, due, state, at });
    else Object.assign(promise, { state, at });
  }

  private endStays(at: number, taken: boolean): void {
    const wait: Writable<Wait> | undefined = this.it.waits.at(-1);
    if (wait?.to === null) Object.assign(wait, { to: at, taken });
    const spell: Writable<Spell> | undefined = this.it.spells.at(-1);
    if (spell?.to === null) spell.to = at;
  }

  /** The clocks of the people stop, and begin anew should the case come to them again. */
  private leavePeople(at: number, solved = false): void {
    this.endStays(at, false);
    this.leftAt = null;
    const handoff: Writable<HandoffFigures> | undefined = this.it.handoffs.at(-1);
    if (handoff?.endedAt === null) Object.assign(handoff, { endedAt: at, solved });
    const { unanswered } = this.it;
    if (unanswered !== null && !unanswered.first) {
      this.it.leftUnanswered.push({ since: unanswered.since, until: at, team: unanswered.team });
    }
    this.it.unanswered = null;
    this.owner = { kind: 'bot' };
  }
}
