import type { ConversationId } from '../domain/conversation';
import type { JsonObject } from '../domain/json';
import type { Language } from '../domain/language';
import { beginningOf, weekdayAndHour } from '../domain/opening-hours';
import { restsOf } from '../domain/queue';
import type { Log } from '../log';
import type { Action } from '../runtime/action';
import type { ContentSource } from '../runtime/content-source';
import { CUSTOMER_SECRET } from '../runtime/customer-key';
import type { Store } from '../store/store';
import { Agenda } from './agenda';
import { DeskAgent, type Roster } from './agent';
import { Customer, type CustomerParts } from './customer';
import { withPeople } from './desk-people';
import { House } from './house';
import { keepsPromises } from './promises';
import { Random } from './random';
import { type Truth, Witness } from './truth';
import type { TruthFrame } from './truth-frame';
import { Tongue, type Words } from './words';

export interface SimulationParts {
  readonly store: Store;
  readonly content: ContentSource;
  readonly actions: readonly Action[];
  readonly words: Words;
  readonly log: Log;
  readonly frame: TruthFrame;
  /** Moved along for whoever else needs the time (the shop, releases). */
  readonly clock: { now: number };
}

export interface SimulationWish {
  /** Customers who come on a day. */
  readonly customers: number;
  readonly days: number;
  readonly seed: number;
  /** The first of the days, on the calendar of the bot. */
  readonly firstDay: string;
}

export interface Simulated {
  readonly conversations: number;
  readonly turns: number;
  readonly messages: number;
  readonly until: number;
  readonly truth: Truth;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A time of life: customers come, the bot and the agents do their work, and somebody writes down what really happened. */
export async function simulate(parts: SimulationParts, wish: SimulationWish): Promise<Simulated> {
  const random = new Random(wish.seed);
  const keeping = new Random(wish.seed + 1);
  // The same record for the same seed, keys and all.
  await parts.store.writeValue(CUSTOMER_SECRET, `simulated-${wish.seed}`);
  const { timeZone } = parts.frame;
  const begins = beginningOf(wish.firstDay, timeZone);
  const until = begins + wish.days * DAY_MS;
  const agenda = new Agenda(begins);
  const witness = new Witness(parts.frame, () => parts.content.current());
  const counts = { turns: 0, messages: 0 };
  const house: House = new House({
    ...parts,
    store: withPeople(
      parts.store,
      () => agents,
      () => agenda.now,
    ),
    agenda,
    random: random.fork(),
    actions: parts.actions.map((action) => failingAtTimes(asThemselves(action), agenda, { begins, seed: wish.seed })),
    observe: (turn) => {
      parts.clock.now = agenda.now;
      counts.turns += 1;
      if (turn.event.kind === 'message') counts.messages += 1;
      witness.see(turn);
    },
  });
  const waiting = new Map<ConversationId, string>();
  const rests = () => restsOf(parts.content.current().bot, agenda.now);
  const isAnybodyWaiting = (teams: readonly string[]) => [...waiting.values()].some((team) => teams.includes(team));
  const agents: readonly DeskAgent[] = rosterOf(wish, parts.content).map(
    (roster) =>
      new DeskAgent(roster, random.fork(), { store: parts.store, house, agenda, timeZone, isAnybodyWaiting, rests }),
  );
  const customers = new Map<ConversationId, Customer>();
  house.listen((turn) => {
    const { conversation } = turn.state;
    const owner = turn.state.case?.closedAt === null ? turn.state.case.owner : null;
    const left = waiting.get(conversation);
    if (owner?.kind === 'queue') waiting.set(conversation, owner.team);
    else waiting.delete(conversation);
    for (const team of new Set([left, waiting.get(conversation)]))
      if (team !== undefined && left !== waiting.get(conversation)) house.tellPlaces(team);
    for (const agent of agents) agent.hear(turn);
    keepsPromises(turn, { house, agenda, random: keeping, rosters: agents.map(({ roster }) => roster) });
    customers.get(conversation)?.hear(turn);
    if (owner?.kind === 'queue') for (const agent of agents) agent.noteWaiting(owner.team);
  });
  wakeAgents(agents, agenda, until, () => {
    for (const team of new Set(waiting.values())) house.tellPlaces(team);
  });
  invite({ ...parts, house, agenda, random, customers, begins }, wish, until);
  await agenda.run(until);
  parts.clock.now = until;
  return { conversations: customers.size, ...counts, until, truth: witness.result(until) };
}

/** When customers come, by the hour of the day. */
const HOURS = [1, 1, 0, 0, 0, 1, 3, 6, 12, 18, 20, 18, 16, 17, 18, 17, 15, 13, 14, 18, 20, 16, 9, 4].map(
  (weight, hour) => [hour, weight] as const,
);
const LANGUAGES: readonly (readonly [Language, number])[] = [
  ['id', 55],
  ['ms', 30],
  ['en', 15],
];

interface InviteParts extends SimulationParts {
  readonly house: House;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly customers: Map<ConversationId, Customer>;
  readonly begins: number;
}

function invite(parts: InviteParts, { customers, days, seed }: SimulationWish, until: number): void {
  const { random, begins, agenda } = parts;
  for (let day = 0; day < days; day += 1) {
    for (let n = 0; n < customers; n += 1) {
      const at = begins + day * DAY_MS + random.weighed(HOURS) * 60 * MINUTE_MS + random.whole(0, 3599) * 1000;
      const conversation = `webchat:sim-${seed}-${day + 1}-${n + 1}`;
      const own = random.fork();
      agenda.at(at, () => parts.customers.get(conversation)!.comes());
      // Some are back within days, with the same matter or another.
      const visits: number[] = [];
      for (let back = at; own.chance(0.08); ) {
        back += own.whole(30, 9 * 24 * 60) * MINUTE_MS;
        if (back >= until) break;
        visits.push(back);
      }
      const language = own.weighed(LANGUAGES);
      const temper = { isPatient: own.chance(0.7), followsScript: own.chance(0.6) };
      const tongue = new Tongue(parts.words, language, own.fork());
      const make = (name: ConversationId, person: CustomerParts['person']) =>
        parts.customers.set(
          name,
          new Customer(name, tongue, temper, {
            ...{ house: parts.house, agenda, random: own, person },
            content: () => parts.content.current(),
          }),
        );
      // Some have signed in at the shop's site, and some come back on another device.
      const person = (day + n) % 10 < 3 ? { key: `simulated ${conversation}`, name: nameOf(language, day + n) } : null;
      make(conversation, person);
      for (const [times, back] of visits.entries()) {
        const name = (day + n + times) % 5 < 2 ? `${conversation}-${times + 2}` : conversation;
        if (name !== conversation) make(name, person);
        agenda.at(back, () => parts.customers.get(name)!.comes());
      }
    }
  }
}

/** Enough people for so many customers, in two shifts, each in two teams; one of them slower than the others. */
function rosterOf({ customers }: SimulationWish, content: ContentSource): readonly Roster[] {
  const teams = content.current().bot.teams.map(({ name }) => name);
  const count = Math.max(2, Math.ceil(customers / 40));
  return Array.from({ length: count }, (_, n) => {
    const name = NAMES[n % NAMES.length]!;
    const round = Math.floor(n / NAMES.length);
    return {
      id: `sim-${name.toLowerCase()}${round === 0 ? '' : round + 1}`,
      name: round === 0 ? name : `${name} ${round + 1}`,
      // With few agents everybody serves everybody.
      teams: count < teams.length * 2 ? teams : [teams[n % teams.length]!, teams[(n + 1) % teams.length]!],
      capacity: 2 + (n % 2),
      shift: n % 2 === 0 ? ([8, 16] as const) : ([14, 22] as const),
      daysOff: [(n % 7) + 1],
      thinksMs: n === 1 ? 150_000 : 60_000,
      asksAgain: n === 1,
    };
  });
}

/** Of those who have signed in. */
const CUSTOMERS: { readonly [language in Language]: readonly string[] } = {
  id: ['Dewi Lestari', 'Rudi Hartono', 'Siti Aminah', 'Bayu Pratama', 'Putri Maharani', 'Agus Salim', 'Wayan Sudirta'],
  ms: ['Nur Aisyah', 'Ahmad Faiz', 'Siti Hajar', 'Lim Wei Ling', 'Kumar Raj', 'Farid Hakim', 'Aina Sofea'],
  en: ['Grace Tan', 'Daniel Wong', 'Priya Nair', 'James Lee', 'Sarah Abdullah', 'Michael Chen', 'Hannah Yusof'],
};

function nameOf(language: Language, at: number): string {
  return CUSTOMERS[language][at % CUSTOMERS[language].length]!;
}

const NAMES = ['Ani', 'Budi', 'Citra', 'Dewi', 'Eko', 'Farah', 'Gita', 'Hadi', 'Intan', 'Joko', 'Kartika', 'Lim'];

/** Shifts and hours begin on the hour. */
function wakeAgents(agents: readonly DeskAgent[], agenda: Agenda, until: number, look: () => void): void {
  const tick = async (): Promise<void> => {
    for (const agent of agents) agent.lookSoon();
    look();
    if (agenda.now + 15 * MINUTE_MS < until) agenda.after(15 * MINUTE_MS, tick);
  };
  agenda.at(agenda.now, tick);
}

/** The demo shop has a handful of orders, which everybody asks about: whoever proves one to be theirs is a customer of their own here. */
function asThemselves(action: Action): Action {
  if (action.name !== 'orders.verify') return action;
  return {
    ...action,
    run: async (input, context) => {
      const result = (await action.run(input, context)) as JsonObject;
      const [, day, n] = /^webchat:sim-\d+-(\d+)-(\d+)/.exec(context.conversation) ?? [];
      return result.customer === null ? result : { ...result, customer: `CUST-${day}-${n}` };
    },
  };
}

/** One of the shop's systems is down for three hours now and then: a cause that the figures are to find. */
function failingAtTimes(action: Action, agenda: Agenda, { begins, seed }: { begins: number; seed: number }): Action {
  return {
    ...action,
    run: (input, context) => {
      const day = Math.floor((agenda.now - begins) / DAY_MS);
      const { hour } = weekdayAndHour(agenda.now, 'UTC');
      const isDown = action.name === 'orders.find' && (day + seed) % 9 === 4 && hour >= 3 && hour < 6;
      if (isDown) throw new Error('the order system is down');
      return action.run(input, context);
    },
  };
}
