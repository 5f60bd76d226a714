import { type HttpAnswer, HttpError, type HttpRequest } from '../channels/http';
import { turnsOfCase } from '../desk/card-history';
import { isPersonalResult } from '../desk/card-labels';
import { readingIn } from '../desk/card-readings';
import { FOREIGN_MS, placeInQueue } from '../desk/queue-order';
import type { DeskExplanation, DeskLookUp } from '../domain/desk';
import type { DeskEvent } from '../domain/event';
import { explanationOf } from '../domain/explanation';
import { restsOf } from '../domain/queue';
import { Chains } from '../runtime/chains';
import { cannedAnswers, lookUpsFor, suggestedAnswers, type WordsFor } from '../runtime/desk-words';
import type { OnlyWhile } from '../runtime/service';
import type { Agent, CaseRow, RecordedTurn, Room, TurnReceipt } from '../store/store';
import { freshId, maybe, readFields, text, wholeNumber, yesOrNo } from './desk-body';
import { keepFiles, readDeskUpload } from './desk-files';
import type { DeskGuard } from './desk-guard';
import { colleaguesFor, listsFor, takeSnapshot } from './desk-lists';
import type { DeskParts } from './desk-parts';
import { type Deed, may } from './desk-permission';
import { hiddenFrom } from './hidden-words';
import { messagesBefore, notFound, openCase, readFile, wasWhileOpen } from './open-case';
import { type JudgedRow, readJudged } from './read-judged';

const PAGE = 200;
const MAX_TEXT = 8_000;
const MAX_NOTE = 1_000;
const LEAST_PROMISE_MS = 60_000;
const MOST_PROMISE_MS = 90 * 86_400_000;
const note = maybe(text(MAX_NOTE));

/** The work itself. Every press has an id of its own, so that a repeated one does nothing a second time. */
export function mountCaseRoutes(guard: DeskGuard, parts: DeskParts): void {
  const { store, service } = parts;
  const beingTaken = new Set<string>();
  const presses = new Chains({ each: 20, all: 5_000 });

  guard.read('/desk/api/lists', async (_request, { agent }) => ({
    status: 200,
    body: listsFor(agent, await takeSnapshot(parts)),
  }));

  guard.write('/desk/api/take', async (request, { agent }) => {
    const { id, team } = await readFields(request, { id: freshId, team: maybe(text(80)) });
    if (team !== null && !may(agent, { deed: 'see-team', team })) throw notFound();
    // One press after the other, so that each counts what the one before has taken.
    const number = await presses.run(agent.id, false, async () => {
      const before = await takenBefore(agent, id);
      if (before === null) await mustHaveRoom(agent);
      return before ?? (await takeNext(agent, id, team));
    });
    return { status: 200, body: { number } };
  });

  guard.read('/desk/api/cases/:number', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    return { status: 200, body: await openCase(parts, row, agent) };
  });

  guard.read('/desk/api/cases/:number/messages', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const before = Number(request.query.get('before') ?? Number.NaN);
    if (!Number.isSafeInteger(before) || before < 1) {
      throw new HttpError(400, 'BadArgument', "'before' must be the number of a message.");
    }
    return { status: 200, body: await messagesBefore(parts, row, before, await hiddenFrom(agent, row, store)) };
  });

  guard.read('/desk/api/cases/:number/messages/:seq/explanation', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const told = readingIn(await turnsWhileOpen(row), row, Number(request.params.seq));
    if (told === null) return { status: 200, body: { explanation: null } satisfies DeskExplanation };
    const { text, understanding } = told;
    const why = await parts.whyOf(text, understanding);
    const explanation = why && explanationOf(text, { ...understanding, why });
    return { status: 200, body: { explanation } satisfies DeskExplanation };
  });

  guard.read('/desk/api/cases/:number/files/:seq/:at', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const { seq, at } = request.params;
    return readFile(parts, row, { seq: Number(seq), at: Number(at) }, await hiddenFrom(agent, row, store));
  });

  guard.write('/desk/api/cases/:number/take', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const { id } = await readFields(request, { id: freshId });
    if (await wasDone(row, takeId(id))) return done();
    if (may(agent, { deed: 'take-back', of: row }))
      return answerTo(await act(row, takeId(id), { kind: 'desk-take', agent: nameOf(agent), back: true }));
    mustBeAbleTo(agent, row, 'take');
    return answerTo(await take(agent, id, row));
  });

  guard.write('/desk/api/cases/:number/messages', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const fields = await readFields(request, { id: freshId, text: text(MAX_TEXT) });
    return work(row, agent, fields.id, {
      kind: 'desk-message',
      agent: nameOf(agent),
      text: fields.text,
      clientId: fields.id,
    });
  });

  guard.write('/desk/api/cases/:number/notes', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const fields = await readFields(request, { id: freshId, text: text(MAX_NOTE) });
    const noted = { kind: 'desk-note', agent: nameOf(agent), of: row.case.number, text: fields.text } as const;
    return answerTo(await act(row, `desk:${fields.id}`, noted));
  });

  guard.read('/desk/api/cases/:number/answers', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const answers = cannedAnswers(parts.content(), await wordsFor(row, agent));
    return { status: 200, body: { answers } };
  });

  guard.read('/desk/api/cases/:number/look-ups', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const wanted = lookUpsFor(parts.content(), await wordsFor(row, agent));
    const lookUps = await Promise.all(
      wanted.map(async ({ name, title, action, input, missing }): Promise<DeskLookUp> => {
        if (missing.length > 0) return { name, title, found: { kind: 'missing', names: missing } };
        const result = await service.lookUp(row.conversation, action, input);
        if (!result.ok) return { name, title, found: { kind: 'failed', code: result.code } };
        const { value } = result;
        if (value === null) return { name, title, found: { kind: 'none' } };
        return { name, title, found: { kind: 'value', value, personal: isPersonalResult(parts.content(), action) } };
      }),
    );
    return { status: 200, body: { lookUps } };
  });

  guard.read('/desk/api/cases/:number/suggestions', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const turns = turnsOfCase(await turnsWhileOpen(row), row.case.number);
    const suggestions = suggestedAnswers(parts.content(), turns, await wordsFor(row, agent));
    return { status: 200, body: { suggestions } };
  });

  guard.upload('/desk/api/cases/:number/files', async (request, who) => {
    mustBeAbleTo(who.agent, await find(request, who.agent, 'read-case'), 'work-on');
    const { id, text, files } = await readDeskUpload(request);
    const { agent } = await guard.identify(request);
    const row = await find(request, agent, 'read-case');
    if (await wasDone(row, `desk:${id}`)) return done();
    mustBeAbleTo(agent, row, 'work-on');
    const attachments = await keepFiles(parts, row.conversation, files);
    return work(row, agent, id, { kind: 'desk-message', agent: nameOf(agent), text, attachments, clientId: id });
  });

  guard.write('/desk/api/cases/:number/promises', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const { id, what, due } = await readFields(request, {
      id: freshId,
      what: text(300),
      due: wholeNumber(0, Number.MAX_SAFE_INTEGER),
    });
    const inMs = due - parts.now();
    if (inMs < LEAST_PROMISE_MS || inMs > MOST_PROMISE_MS) {
      throw new HttpError(400, 'TooSoon', 'A promise is for at least a minute from now and at most 90 days.');
    }
    return work(row, agent, id, { kind: 'desk-promise', agent: nameOf(agent), what, due });
  });

  guard.write('/desk/api/cases/:number/lend', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const { id, flow } = await readFields(request, { id: freshId, flow: text(80) });
    return work(row, agent, id, { kind: 'desk-lend', agent: nameOf(agent), flow });
  });

  guard.write('/desk/api/cases/:number/kept', async (request, { agent }) => {
    const { id, promise, of } = await readFields(request, { id: freshId, promise: text(80), of: maybe(text(80)) });
    const eventId = `desk:${id}`;
    const known = await store.readCase(request.params.number ?? '');
    // Kept, it may be theirs to see no more.
    if (known !== null && (await wasDone(known, eventId))) return done();
    const row = await find(request, agent, 'read-case');
    const caseNumber = of ?? row.case.number;
    if ((await hiddenFrom(agent, row, store)).cases.has(caseNumber)) throw notFound();
    const owed = row.case.owed?.find((one) => one.id === promise && one.caseNumber === caseNumber);
    if (owed === undefined) throw refusal('no-promise');
    if (!may(agent, { deed: 'keep', of: row, promise: owed })) throw notFound();
    return answerTo(await act(row, eventId, { kind: 'desk-kept', agent: nameOf(agent), promise, of: caseNumber }));
  });

  guard.read('/desk/api/cases/:number/colleagues', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const { team } = row;
    return { status: 200, body: { colleagues: colleaguesFor(agent, team, await takeSnapshot(parts)) } };
  });

  guard.write('/desk/api/cases/:number/assign', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const fields = await readFields(request, { id: freshId, to: text(80), note, oversees: maybe(yesOrNo) });
    // To oneself an agent takes what waits; only the house gives it so.
    if (fields.to === agent.id && fields.oversees !== true) throw refusal('not-waiting');
    // A supervisor may give a case to anybody; an agent to those who could have taken it.
    const isAble = (one: Agent | null) =>
      may(one, { deed: 'use-desk' }) &&
      (may(agent, { deed: 'see-house' }) || may(one, { deed: 'see-team', team: row.team }));
    const to = await store.people.readAgent(fields.to);
    if (!to || !isAble(to)) throw notAble();
    const given = await workOrOversee(row, agent, fields, {
      kind: 'desk-assign',
      agent: nameOf(agent),
      to: nameOf(to),
    });
    if (isAble(await store.people.readAgent(to.id))) return given;
    // As with `take`: what was on its way when the team was taken away was none of what went back.
    await act(row, `desk:left:${row.case.number}:${fields.id}`, { kind: 'desk-return', agent: nameOf(to) });
    throw notAble();
  });

  guard.write('/desk/api/cases/:number/return', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const fields = await readFields(request, {
      id: freshId,
      team: maybe(text(80)),
      note,
      oversees: maybe(yesOrNo),
    });
    const { team } = fields;
    if (team !== null && !parts.content().bot.teams.some(({ name }) => name === team)) {
      throw new HttpError(400, 'UnknownTeam', `There is no team '${team}'.`);
    }
    return workOrOversee(row, agent, fields, {
      kind: 'desk-return',
      agent: nameOf(agent),
      ...(team === null ? {} : { team }),
    });
  });

  guard.write('/desk/api/cases/:number/resolve', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const fields = await readFields(request, { id: freshId, note, oversees: maybe(yesOrNo) });
    return workOrOversee(row, agent, fields, { kind: 'desk-resolve', agent: nameOf(agent) });
  });

  guard.write('/desk/api/cases/:number/hand-back', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const { id } = await readFields(request, { id: freshId });
    return work(row, agent, id, { kind: 'desk-hand-back', agent: nameOf(agent) });
  });

  guard.write('/desk/api/cases/:number/reject', async (request, { agent }) => {
    const row = await find(request, agent, 'read-case');
    const fields = await readFields(request, { id: freshId, note });
    const event = { kind: 'desk-reject', agent: nameOf(agent), ...noted(fields) } as const;
    return work(row, agent, fields.id, event, 'reject');
  });

  async function turnsWhileOpen(row: CaseRow): Promise<readonly RecordedTurn[]> {
    const turns = await store.readTurns(row.conversation);
    return turns.filter(({ event }) => wasWhileOpen(row, event.at));
  }

  async function wordsFor(row: CaseRow, agent: Agent): Promise<WordsFor> {
    const stored = await store.readConversation(row.conversation);
    if (!stored) throw notFound();
    const { case: one, team } = row;
    return { state: stored.state, caseNumber: one.number, agent: agent.name, team, now: parts.now() };
  }

  /** The case of this number; 404 both when there is none and when it is none of this agent's business. */
  async function find(request: HttpRequest, agent: Agent, deed: 'read-case'): Promise<JudgedRow> {
    const row = await readJudged(store, request.params.number ?? '');
    if (!row || !may(agent, { deed, of: row })) throw notFound();
    return row;
  }

  /** Goes down the queue until a case is ours: a refusal means that a colleague was first. */
  async function takeNext(agent: Agent, id: string, team: string | null): Promise<string | null> {
    const rests = restsOf(parts.content().bot, parts.now());
    const waiting = await store.readCases({
      owner: 'queue',
      ...(team !== null ? { teams: [team] } : agent.role === 'agent' ? { teams: agent.teams } : {}),
      rests,
      limit: PAGE,
    });
    const inOrder = waiting.filter((row) => row.case.handoff !== null && may(agent, { deed: 'take', of: row }));
    const speaks = (row: CaseRow) => agent.languages?.some((one) => one === row.language) ?? true;
    const wanted = inOrder
      .map((row) => ({ row, place: placeInQueue(row, rests) + (speaks(row) ? 0 : FOREIGN_MS) }))
      .sort((one, other) => one.place - other.place)
      .map(({ row }) => row);
    // What a colleague is just taking comes last: hundreds who press at one moment would all begin at the same case.
    const free = wanted.filter((row) => !beingTaken.has(row.case.number));
    for (const row of [...free, ...wanted.filter((one) => !free.includes(one))])
      if (await takes(agent, id, row)) return row.case.number;
    return null;
  }

  async function takes(agent: Agent, id: string, row: CaseRow): Promise<boolean> {
    const { number } = row.case;
    const isFirst = !beingTaken.has(number);
    beingTaken.add(number);
    try {
      const { refused } = await take(agent, id, row, roomOf(agent));
      if (refused === 'no-room') throw refusal(refused);
      return refused === null;
    } finally {
      if (isFirst) beingTaken.delete(number);
    }
  }

  /** Whoever took the team away from the agent at this very moment gave back what they had then, and this was none of it yet. */
  async function take(agent: Agent, id: string, row: CaseRow, room?: Room): Promise<TurnReceipt> {
    const receipt = await act(row, takeId(id), { kind: 'desk-take', agent: nameOf(agent) }, room);
    const now = receipt.refused === null ? await store.people.readAgent(agent.id) : agent;
    if (may(now, { deed: 'see-team', team: row.team })) return receipt;
    await act(row, `desk:left:${row.case.number}:${receipt.turn}`, { kind: 'desk-return', agent: nameOf(agent) });
    return { ...receipt, refused: 'not-waiting' };
  }

  async function mustHaveRoom(agent: Agent): Promise<void> {
    if (agent.capacity === undefined) return;
    const own = await store.readCases({ owner: 'agent', agentId: agent.id, limit: agent.capacity });
    if (own.length >= agent.capacity) throw refusal('no-room');
  }

  /** The answer to a press may have been lost on its way: pressed again, it must not take a second case. */
  async function takenBefore(agent: Agent, id: string): Promise<string | null> {
    const own = await store.readCases({ owner: 'agent', agentId: agent.id, limit: PAGE });
    for (const row of own) if (await wasDone(row, takeId(id))) return row.case.number;
    return null;
  }

  async function wasDone(row: CaseRow, eventId: string): Promise<boolean> {
    const receipt = await store.readReceipt(row.conversation, eventId);
    return receipt !== null && receipt.refused === null;
  }

  async function work(
    row: CaseRow,
    agent: Agent,
    id: string,
    event: DeskEvent,
    deed: 'work-on' | 'reject' | 'oversee' = 'work-on',
  ): Promise<HttpAnswer> {
    const eventId = `desk:${id}`;
    if (await wasDone(row, eventId)) return done();
    mustBeAbleTo(agent, row, deed);
    return answerTo(await act(row, eventId, event));
  }

  /** By the owner's own hand, or by a supervisor's where the press says so: nobody ends a colleague's work by mistake. */
  function workOrOversee(
    row: CaseRow,
    agent: Agent,
    fields: { readonly id: string; readonly note: string | null; readonly oversees: boolean | null },
    event: Extract<DeskEvent, { kind: 'desk-assign' | 'desk-return' | 'desk-resolve' }>,
  ): Promise<HttpAnswer> {
    const isOwn = may(agent, { deed: 'work-on', of: row });
    if (fields.oversees !== true || isOwn) return work(row, agent, fields.id, { ...event, ...noted(fields) });
    return work(row, agent, fields.id, { ...event, ...noted(fields), oversees: true }, 'oversee');
  }

  function act(row: CaseRow, eventId: string, event: DeskEvent, room?: Room): Promise<TurnReceipt> {
    const takesFromQueue = event.kind === 'desk-take' || event.kind === 'desk-reject';
    return service.act(row.conversation, eventId, event, {
      ...(takesFromQueue && waitOf(row)),
      ...(room !== undefined && { room }),
    });
  }
}

function mustBeAbleTo(agent: Agent, row: CaseRow, deed: 'take' | 'work-on' | 'reject' | 'oversee'): void {
  const wanted: Deed = { deed, of: row };
  if (!may(agent, wanted))
    throw refusal(row.case.closedAt !== null ? 'closed' : deed === 'take' ? 'not-waiting' : 'not-yours');
}

function notAble(): HttpError {
  return new HttpError(409, 'NotAble', 'This colleague does not work for the team of the case.');
}

function answerTo(receipt: TurnReceipt): HttpAnswer {
  if (receipt.refused !== null) throw refusal(receipt.refused);
  return done(receipt.seq);
}

function done(seq: number | null = null): HttpAnswer {
  return { status: 200, body: { seq } };
}

function refusal(code: string): HttpError {
  switch (code) {
    case 'not-waiting':
      return new HttpError(409, 'NotWaiting', 'A colleague was first, or the customer does not wait any more.');
    case 'no-room':
      return new HttpError(409, 'AtCapacity', 'You have as many cases as your account takes at once.');
    case 'no-flow':
      return new HttpError(409, 'NoFlow', 'There is no such flow.');
    case 'no-promise':
      return new HttpError(409, 'NoPromise', 'This promise is not open any more.');
    case 'closed':
      return new HttpError(409, 'CaseClosed', 'This case is closed.');
    default:
      return new HttpError(409, 'NotYours', 'This case is not yours any more.');
  }
}

function noted({ note: said }: { readonly note: string | null }): { readonly note?: string } {
  return said === null ? {} : { note: said };
}

/** The queue in which the case was seen: by the time of the turn it may wait for a team whose work the agent may not see. */
function waitOf({ case: { number, owner } }: CaseRow): OnlyWhile {
  return owner.kind === 'queue' ? { waits: { number, team: owner.team } } : {};
}

function takeId(id: string): string {
  return `desk:take:${id}`;
}

function nameOf({ id, name }: Agent): { id: string; name: string } {
  return { id, name };
}

function roomOf({ id, capacity }: Agent): Room | undefined {
  return capacity === undefined ? undefined : { agentId: id, most: capacity };
}
