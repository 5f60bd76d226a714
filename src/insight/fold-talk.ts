import type { ConversationId } from '../domain/conversation';
import type { CustomerKeys } from '../domain/customer-keys';
import type { Fact } from '../domain/effect';
import type { FactTurn } from './fact-turn';
import { CaseFold, type CaseMark } from './fold-case';
import { type Passage, type Place, Walker } from './passages';
import { withReturns } from './returns';
import type { Reading, ReadingKind, TalkFigures, Visit } from './talk-figures';

type Open<T> = { -readonly [key in keyof T]: T[key] };

/** Folds a whole conversation, oldest turn first, into what the figures keep of it. Pure: the same turns, the same figures. */
export function foldTalk(conversation: ConversationId, turns: Iterable<FactTurn>, returnWithinMs: number): TalkFigures {
  const fold = TalkFold.begin(conversation);
  for (const turn of turns) fold.take(turn);
  return fold.figures(returnWithinMs);
}

/** Where a fold stands, beside its figures: enough to go on as if it had never stopped. Plain JSON. */
export interface FoldMark {
  /** Of each case, in their order. */
  readonly cases: readonly CaseMark[];
  readonly open: string | null;
  readonly underWay: readonly Place[];
  readonly botOwesSince: number | null;
  /** Its place among the readings. */
  readonly askedBack: number | null;
  /** By what the customer is known. Absent: by nothing. */
  readonly customer?: CustomerKeys;
}

/** Takes the turns of one conversation one after the other, today or years apart. */
export class TalkFold {
  private readonly cases: CaseFold[] = [];
  private readonly readings: Open<Reading>[] = [];
  private readonly visits: Open<Visit>[] = [];
  private readonly botAnswers: TalkFigures['botAnswers'][number][] = [];
  private readonly walker = new Walker();
  private open: CaseFold | null = null;
  /** Since when the customer waits for the bot's words. */
  private botOwesSince: number | null = null;
  /** A request that the bot asked back about. */
  private askedBack: Open<Reading> | null = null;
  private customer: CustomerKeys | undefined;

  private constructor(private readonly conversation: ConversationId) {}

  static begin(conversation: ConversationId): TalkFold {
    return new TalkFold(conversation);
  }

  /** Goes on where `figures` and `mark` were taken. They are the fold's from now on: nobody else may keep them. */
  static goOn(talk: TalkFigures, mark: FoldMark): TalkFold {
    const fold = new TalkFold(talk.conversation);
    fold.cases.push(...talk.cases.map((it, index) => CaseFold.goOn(it, mark.cases[index]!)));
    fold.readings.push(...talk.readings);
    fold.visits.push(...talk.visits);
    fold.botAnswers.push(...talk.botAnswers);
    fold.walker.stand(mark.underWay);
    fold.open = fold.cases.find(({ number }) => number === mark.open) ?? null;
    fold.botOwesSince = mark.botOwesSince;
    fold.customer = mark.customer;
    fold.askedBack = mark.askedBack === null ? null : (fold.readings[mark.askedBack] ?? null);
    return fold;
  }

  figures(returnWithinMs: number): TalkFigures {
    const { conversation, readings, visits, botAnswers } = this;
    const cases = withReturns(
      this.cases.map(({ figures }) => figures),
      returnWithinMs,
    );
    const channel = conversation.slice(0, conversation.indexOf(':'));
    return { conversation, channel, cases, readings, visits, botAnswers };
  }

  mark(): FoldMark {
    return {
      cases: this.cases.map((it) => it.mark),
      open: this.open?.number ?? null,
      underWay: this.walker.places,
      botOwesSince: this.botOwesSince,
      askedBack: this.askedBack === null ? null : this.readings.lastIndexOf(this.askedBack),
      ...(this.customer !== undefined && { customer: this.customer }),
    };
  }

  take(turn: FactTurn): void {
    if (turn.refused) return;
    const { at, kind, facts } = turn;
    const wasWithPeople = this.open?.isWithPeople ?? false;
    if (kind === 'message') this.customerWrote(at, wasWithPeople);
    if (kind === 'desk-message') this.open?.agentWrote(at);
    // What was said belongs to the case that it opened, though it was weighed before.
    const opened = facts.find((fact) => fact.fact === 'case-opened')?.caseNumber ?? null;
    for (const fact of facts) this.takeFact(fact, turn, opened);
    this.walker.endTurn();
    this.open?.endTurn();
    if (turn.botSpoke) this.botSpoke(at);
    if (this.open?.isWithPeople === true) this.botOwesSince = null;
  }

  private customerWrote(at: number, isWithPeople: boolean): void {
    if (isWithPeople) this.open?.customerWrote(at);
    else this.botOwesSince ??= at;
  }

  private botSpoke(at: number): void {
    if (this.botOwesSince === null) return;
    this.botAnswers.push({ at, ms: Math.max(0, at - this.botOwesSince), case: this.open?.number ?? null });
    this.botOwesSince = null;
  }

  private takeFact(fact: Fact, { at, kind }: FactTurn, opened: string | null): void {
    const passage = this.walker.take(fact, kind);
    if (passage?.kind === 'visit') this.visit(at, passage.flow, passage.step);
    if (passage?.kind === 'leave') this.left(passage);
    switch (fact.fact) {
      case 'case-opened':
        return this.openCase(fact, at);
      case 'outcome':
        this.caseOf(fact.caseNumber)?.close(fact, at);
        this.open = null;
        return;
      case 'owner-changed': {
        const of = this.caseOf(fact.caseNumber);
        // After the outcome it only says that nobody has it any more.
        if (of?.isOpen === true) of.changeOwner(fact, at);
        return;
      }
      case 'understood':
        return this.read(fact, at, opened ?? this.open?.number ?? null);
      case 'clarified':
        if (this.askedBack !== null && fact.intent !== null) {
          Object.assign(this.askedBack, { kind: 'clarified', intent: fact.intent });
        }
        this.askedBack = null;
        return;
      case 'customer-known':
        this.customer = { ...this.customer, [fact.by]: fact.key };
        return this.open?.isOf(this.customer);
      case 'mood':
        // The words that open a case are weighed before it is open.
        if (fact.mood === 'angry') this.angry(at, opened);
        return;
      case 'flow-started':
        if (fact.aside !== true && !fact.flow.startsWith('_')) this.open?.isAbout(fact.flow);
        return;
      case 'call-failed':
        return this.open?.callFailed(fact.action);
      case 'surveyed':
        return this.caseOf(fact.caseNumber)?.surveyed(fact, at);
      case 'csat':
      case 'nps':
        return this.caseOf(fact.caseNumber)?.scored(fact, at);
      case 'wait-told':
        return this.caseOf(fact.caseNumber)?.waitTold(fact.waitMs, at);
      case 'asked-again':
        return this.caseOf(fact.caseNumber)?.askedAgain(fact.by === 'bot');
      case 'promised':
        return this.caseOf(fact.caseNumber)?.promised(fact);
      case 'promise-kept':
      case 'promise-broken':
        return this.caseOf(fact.caseNumber)?.settled(fact, at);
      default:
        return;
    }
  }

  private angryBefore: { readonly number: string; readonly at: number } | null = null;

  private angry(at: number, opened: string | null): void {
    if (opened !== null && opened !== this.open?.number) this.angryBefore = { number: opened, at };
    else this.open?.soundsAngry(at);
  }

  private openCase({ caseNumber, language }: Extract<Fact, { fact: 'case-opened' }>, at: number): void {
    const known = this.caseOf(caseNumber);
    known?.openAgain(at);
    this.open = known ?? CaseFold.begin(caseNumber, at, language ?? null);
    if (known === undefined) {
      this.cases.push(this.open);
      if (this.customer !== undefined) this.open.isOf(this.customer);
    }
    const reading = this.readings.findLast((one) => one.case === caseNumber && one.intent !== null);
    if (reading?.intent != null) this.open.wasRead(reading.intent);
    if (this.angryBefore?.number === caseNumber) this.open.soundsAngry(this.angryBefore.at);
    this.angryBefore = null;
  }

  private read({ intent, decision }: Extract<Fact, { fact: 'understood' }>, at: number, number: string | null): void {
    const kind = KINDS[decision];
    this.askedBack = null;
    if (kind === undefined) return;
    const reading: Open<Reading> = { at, case: number, kind, intent };
    this.readings.push(reading);
    if (decision === 'clarify') this.askedBack = reading;
    if (intent !== null && this.open?.number === number) this.open.wasRead(intent);
  }

  private visit(at: number, flow: string, step: string): void {
    this.visits.push({ at, case: this.open?.number ?? null, flow, step, left: null });
    if (!flow.startsWith('_')) this.open?.stands(`${flow}/${step}`);
  }

  private left({ flow, step, how, cameBy = { flow, step } }: Extract<Passage, { kind: 'leave' }>): void {
    const visit = this.visits.findLast((one) => one.flow === cameBy.flow && one.step === cameBy.step);
    if (visit !== undefined) visit.left = how;
  }

  private caseOf(number: string): CaseFold | undefined {
    return this.open?.number === number ? this.open : this.cases.findLast((one) => one.number === number);
  }
}

/** What the gates said, and what it counts as; "yes" to nothing, or a wish for a person, is no reading. */
const KINDS: { readonly [decision: string]: ReadingKind } = {
  answer: 'understood',
  digression: 'understood',
  // Until the customer says which.
  clarify: 'misunderstood',
  'no-flow': 'misunderstood',
  handoff: 'outside',
};
