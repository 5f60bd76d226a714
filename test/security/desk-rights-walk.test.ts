import { randomUUID } from 'node:crypto';
import type { Agent, CaseRow } from '../../src/store/store';
import { type DeskClient, type DeskScene, type LiveDesk, startDesk } from '../server/desk-scene';

/**
 * Customers, agents and a supervisor do whatever comes, in an order that chance gives. Everything that is said, noted, named or promised is
 * marked, and after each deed everything that an agent can get (lists, cards, transcripts, live frames) is looked through for marks
 * that are none of their business. What is their business is told here anew, from the rows alone.
 */
const TEAMS = ['general', 'orders', 'security'] as const;
const TEAMS_OF: { readonly [name: string]: readonly string[] } = {
  Ani: ['orders'],
  Budi: ['security'],
  Cici: ['general', 'orders'],
  Dedi: ['general'],
};
const CONVERSATIONS = ['c0', 'c1', 'c2', 'c3', 'c4'];
const SEED = 5;
const STEPS = 120;
const LIVELY = ['take', 'next', 'messages', 'notes', 'promises', 'return', 'resolve', 'reject', 'review', 'teams'];

const WAITING = ['take', 'take', 'take', 'next', 'notes', 'reject', 'watch'] as const;
const OWNERS = [
  ...['messages', 'messages', 'messages', 'notes', 'promises', 'promises', 'return', 'assign'],
  ...['resolve', 'resolve', 'hand-back', 'lend', 'reject', 'watch'],
] as const;
const OTHERS = ['messages', 'notes', 'return', 'take', 'promises', 'review', 'review', 'watch'] as const;
const HOUSES = ['teams', 'disable', 'time', 'watch', 'next'] as const;

const SAYINGS = [
  'i want an agent',
  'i want an agent',
  'my account was hacked',
  'where is my order KH-104233',
  '+62 812 3456 7890',
  'thank you',
  'yes',
  'no',
  '1',
  '2',
  'cancel',
  'not solved',
] as const;

interface Marked {
  readonly conversation: string;
  /** The case in which it was said. */
  readonly case: string;
  /** Of a promise: who may hear of it, whatever becomes of the case. */
  readonly promise?: { readonly team: string; readonly maker: string };
}

function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Walk {
  readonly marks = new Map<string, Marked>();
  readonly people = new Map<string, { client: DeskClient; live: LiveDesk; heard: number }>();
  /** In the order in which they were opened. */
  readonly cases = new Map<string, string[]>();
  /** How often each deed was not refused. */
  readonly done = new Map<string, number>();
  private count = 0;
  /** Where somebody was just asked how it was. */
  private asked: string | null = null;

  constructor(
    readonly scene: DeskScene,
    private readonly random: () => number,
  ) {}

  pick<T>(some: readonly T[]): T {
    return some[Math.floor(this.random() * some.length)]!;
  }

  async begin(): Promise<void> {
    for (const [name, teams] of Object.entries(TEAMS_OF)) await this.join(name, 'agent', teams);
    await this.join('Sri', 'supervisor', []);
    await this.join('Adi', 'admin', []);
  }

  private async join(name: string, role: Agent['role'], teams: readonly string[]): Promise<void> {
    const client = await this.scene.join(name, role, teams);
    this.people.set(name, { client, live: await client.live(), heard: 0 });
  }

  private async mark(conversation: string, more: Partial<Marked> = {}, at?: string): Promise<string> {
    this.count += 1;
    const mark = `zq${String(this.count).padStart(5, '0')}`;
    this.marks.set(mark, { conversation, case: at ?? '', ...more });
    return mark;
  }

  /** One deed of somebody; many are refused, which is as good. */
  async step(): Promise<void> {
    const conversation = this.pick(CONVERSATIONS);
    const numbers = [...this.cases.values()].flat();
    const number =
      numbers.length === 0
        ? null
        : this.random() < 0.8
          ? (this.cases.get(conversation)?.at(-1) ?? null)
          : this.pick(numbers);
    const kind = this.random();
    if (this.asked !== null && kind < 0.6) {
      const answering = this.asked;
      this.asked = null;
      return this.says(answering, ['1', '2']);
    }
    if (number === null || kind < 0.3) return this.says(conversation);
    const row = (await this.scene.store.readCase(number))!;
    const name = await this.somebodyFor(row);
    const { client } = this.people.get(name)!;
    const id = randomUUID();
    const of = row.conversation.replace('webchat:', '');
    const current = this.cases.get(of)!.at(-1)!;
    const oversees = name === 'Sri' ? { oversees: true } : {};
    const to = `a-${this.pick(Object.keys(TEAMS_OF))}`;
    const team = this.pick(TEAMS);
    const isOwners = row.case.owner.kind === 'agent' && row.case.owner.agentId === `a-${name}`;
    const deed = this.pick(
      this.random() < 0.15
        ? HOUSES
        : isOwners || name === 'Sri'
          ? OWNERS
          : row.case.owner.kind === 'queue'
            ? WAITING
            : OTHERS,
    );
    const done = async (answer: Promise<{ status: number }>) => {
      const { status } = await answer;
      if (status === 200) this.done.set(deed, (this.done.get(deed) ?? 0) + 1);
      return status === 200;
    };
    switch (deed) {
      case 'take':
        return void (await done(client.post(`cases/${number}/take`, { id })));
      case 'next':
        return void (await done(client.post('take', { id, team: null })));
      case 'messages':
      case 'notes': {
        const text = await this.mark(of, {}, deed === 'notes' ? number : current);
        return void (await done(client.post(`cases/${number}/${deed}`, { id, text })));
      }
      case 'promises': {
        const maker = `a-${name}`;
        const what = await this.mark(of, { promise: { team: row.team ?? 'general', maker } }, current);
        return void (await done(
          client.post(`cases/${number}/promises`, { id, what, due: this.scene.now + 3_600_000 }),
        ));
      }
      case 'return': {
        const note = await this.mark(of, {}, current);
        return void (await done(client.post(`cases/${number}/return`, { id, team, note, ...oversees })));
      }
      case 'assign': {
        const note = await this.mark(of, {}, current);
        return void (await done(client.post(`cases/${number}/assign`, { id, to, note, ...oversees })));
      }
      case 'resolve': {
        const note = await this.mark(of, {}, current);
        if (await done(client.post(`cases/${number}/resolve`, { id, note, ...oversees }))) this.asked = of;
        return;
      }
      case 'hand-back':
        return void (await done(client.post(`cases/${number}/hand-back`, { id })));
      case 'reject':
        return void (await done(client.post(`cases/${number}/reject`, { id, note: null })));
      case 'lend':
        return void (await done(client.post(`cases/${number}/lend`, { id, flow: 'order-status' })));
      case 'teams':
      case 'disable': {
        const whose = this.pick(Object.keys(TEAMS_OF));
        const teams = deed === 'teams' ? TEAMS.filter(() => this.random() < 0.5) : TEAMS_OF[whose]!;
        const admin = this.people.get('Adi')!.client;
        return void (await done(
          admin.post(`people/a-${whose}`, { name: whose, role: 'agent', teams, disabled: false }),
        ));
      }
      case 'review': {
        const about = this.random() < 0.5 ? { to } : { note: await this.mark(of, {}, number) };
        return void (await done(this.people.get('Sri')!.client.post(`cases/${number}/review`, { id, ...about })));
      }
      case 'time':
        this.scene.now += 61_000;
        return;
      case 'watch':
        for (const one of this.people.values()) one.live.send({ kind: 'watch', number, after: 0 });
        return;
    }
  }

  /** Mostly whoever can do something with it. */
  private async somebodyFor(row: CaseRow): Promise<string> {
    const agents = (await this.scene.store.people.readAgents()).filter(({ role }) => role === 'agent');
    const able = agents.filter((agent) => this.readable(agent, row, agents));
    if (able.length > 0 && this.random() < 0.8) return this.pick(able).name;
    return this.pick([...agents.map(({ name }) => name), 'Sri', 'Sri']);
  }

  private async says(conversation: string, some: readonly string[] = SAYINGS): Promise<void> {
    const words = this.pick(some);
    const mark = await this.mark(conversation);
    await this.scene.say(conversation, words.length === 1 ? words : `${words} ${mark}`, `Zn${conversation}`);
    const { state } = (await this.scene.store.readConversation(`webchat:${conversation}`))!;
    const known = this.cases.get(conversation) ?? [];
    const number = state.case?.number ?? '';
    if (number !== '' && !known.includes(number)) this.cases.set(conversation, [...known, number]);
    // Before the first case, it belongs to what comes.
    this.marks.set(mark, { conversation, case: number });
  }

  async rowsOf(conversation: string): Promise<readonly CaseRow[]> {
    const rows = await Promise.all((this.cases.get(conversation) ?? []).map((one) => this.scene.store.readCase(one)));
    return rows.filter((row) => row !== null);
  }

  /** Whose business a case is. */
  readable({ id, teams }: Agent, { case: one, team }: CaseRow, agents: readonly Agent[]): boolean {
    const { owner, lentBy, closedAt, review } = one;
    if (owner.kind === 'agent' && owner.agentId === id) return true;
    if (lentBy?.agentId === id) return true;
    if (owner.kind === 'queue' && closedAt === null && teams.includes(owner.team)) return true;
    if (review?.done === null && review.assignee?.agentId === id) return true;
    if (owner.kind !== 'bot' || lentBy !== undefined) return false;
    return (one.owed ?? []).some(({ madeBy, team: by }) => {
      const place = team ?? by;
      if (!teams.includes(place)) return false;
      const maker = agents.find((agent) => agent.id === madeBy?.agentId);
      const isGone = maker === undefined || maker.disabled || (maker.role === 'agent' && !maker.teams.includes(place));
      return isGone ? teams.includes(by) : maker.id === id;
    });
  }

  /** What in these words is none of the agent's business: by mark, or by the name of the customer, what it is. */
  async strange(agent: Agent, seen: string): Promise<ReadonlyMap<string, string>> {
    const agents = await this.scene.store.people.readAgents();
    const bad = new Map<string, string>();
    const names = new Set(seen.match(/Zn\w\d/g) ?? []);
    const marks = new Set(seen.match(/zq\d{5}/g) ?? []);
    for (const name of names) {
      const rows = await this.rowsOf(name.slice(2));
      const follows = ({ team, case: one }: CaseRow) =>
        one.responsible?.agentId === agent.id && team !== null && agent.teams.includes(team);
      if (!rows.some((row) => this.readable(agent, row, agents) || follows(row))) bad.set(name, `the name ${name}`);
    }
    for (const mark of marks) {
      const { conversation, case: number, promise } = this.marks.get(mark)!;
      if (promise !== undefined && (promise.maker === agent.id || agent.teams.includes(promise.team))) continue;
      const rows = await this.rowsOf(conversation);
      const own = rows.findIndex(({ case: one }) => one.number === number);
      const knowsIt = (row: CaseRow) =>
        row.team === null || agent.teams.includes(row.team) || this.readable(agent, row, agents);
      const isTheirs = rows.some(
        (row, at) => at >= own && this.readable(agent, row, agents) && (at === own || own < 0 || knowsIt(rows[own]!)),
      );
      if (!isTheirs) bad.set(mark, `${mark} of ${number}, which '${rows[own]?.team}' had,`);
    }
    return bad;
  }

  /** What agents can ask for now and should not. */
  async shown(): Promise<readonly string[]> {
    const bad: string[] = [];
    for (const agent of await this.agents()) {
      const { client } = this.people.get(agent.name)!;
      const who = `${agent.name} (${agent.teams})`;
      const get = async (path: string) => {
        const { status, body } = await client.get(path);
        for (const what of (await this.strange(agent, JSON.stringify(body))).values())
          bad.push(`${who} sees ${what} in ${path}`);
        return status;
      };
      await get('lists');
      const agents = await this.scene.store.people.readAgents();
      for (const number of [...this.cases.values()].flat()) {
        const row = (await this.scene.store.readCase(number))!;
        const wanted = this.readable(agent, row, agents) ? 200 : 404;
        const status = await get(`cases/${number}`);
        if (status !== wanted) bad.push(`${who} gets ${status} for ${number} of '${row.team}'`);
        if (status !== 200) continue;
        const explained = Array.from({ length: 8 }, (_, at) => `messages/${at + 1}/explanation`);
        for (const part of ['messages?before=9999', 'answers', 'look-ups', 'suggestions', 'colleagues', ...explained])
          await get(`cases/${number}/${part}`);
      }
    }
    return bad;
  }

  /** What came over the sockets since the last time and could be seen neither before the deed nor after it. */
  async heard(before: ReadonlyMap<string, ReadonlySet<string>>): Promise<readonly string[]> {
    const bad: string[] = [];
    for (const agent of await this.agents()) {
      const one = this.people.get(agent.name)!;
      const fresh = one.live.frames.slice(one.heard);
      one.heard += fresh.length;
      for (const frame of fresh) {
        for (const [mark, what] of await this.strange(agent, JSON.stringify(frame)))
          if (before.get(agent.name)?.has(mark) !== true)
            bad.push(`${agent.name} (${agent.teams}) hears ${what} in a frame '${frame.kind}'`);
      }
    }
    return bad;
  }

  /** What each agent may see now. */
  async visible(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const all = [...this.marks.keys(), ...CONVERSATIONS.map((one) => `Zn${one}`)];
    const visible = new Map<string, ReadonlySet<string>>();
    for (const agent of await this.agents()) {
      const strange = await this.strange(agent, all.join(' '));
      visible.set(agent.name, new Set(all.filter((mark) => !strange.has(mark))));
    }
    return visible;
  }

  private async agents(): Promise<readonly Agent[]> {
    return (await this.scene.store.people.readAgents()).filter(({ role }) => role === 'agent');
  }
}

test('nothing that another team had is seen, whatever comes in whatever order', async () => {
  const scene = await startDesk({ survey: true });
  try {
    const walk = new Walk(scene, randomOf(SEED));
    await walk.begin();
    for (let step = 0; step < STEPS; step++) {
      // What is said when a case is closed is part of it: no two deeds at one moment.
      scene.now += 1;
      const before = await walk.visible();
      await walk.step();
      expect([...(await walk.shown()), ...(await walk.heard(before))]).toEqual([]);
    }
    // Else the walk would prove little.
    for (const deed of LIVELY) expect([deed, walk.done.get(deed) ?? 0]).not.toEqual([deed, 0]);
  } finally {
    await scene.stop();
  }
}, 120_000);
