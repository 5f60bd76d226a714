import { HttpError, type HttpRequest } from '../channels/http';
import type { DeskEvent } from '../domain/event';
import type { Agent } from '../store/store';
import { freshId, maybe, readFields, text } from './desk-body';
import type { DeskGuard } from './desk-guard';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import { type JudgedRow, readJudged } from './read-judged';

const LONGEST_NOTE = 1_000;

/** A bad score is given to somebody, or closed with a note of what came of it. */
export function mountReviewRoutes(guard: DeskGuard, { store, service }: DeskParts): void {
  guard.write('/desk/api/cases/:number/review', async (request, { agent }) => {
    const row = await find(request, agent);
    const { id, to, note } = await readFields(request, {
      id: freshId,
      to: maybe(text(80)),
      note: maybe(text(LONGEST_NOTE)),
    });
    const eventId = `desk:${id}`;
    const before = await store.readReceipt(row.conversation, eventId);
    if (before?.refused === null) return { status: 200, body: { done: true } };
    if (!may(agent, { deed: 'review', of: row })) throw noReview();
    const deed = to === null ? closing(note) : await giving(agent, to);
    const by = { id: agent.id, name: agent.name };
    const event = { kind: 'desk-review', agent: by, of: row.case.number, deed } as const;
    const { refused } = await service.act(row.conversation, eventId, event);
    if (refused !== null) throw noReview();
    return { status: 200, body: { done: true } };
  });

  async function find({ params }: HttpRequest, agent: Agent): Promise<JudgedRow> {
    const row = await readJudged(store, params.number ?? '');
    if (row && may(agent, { deed: 'read-case', of: row })) return row;
    throw new HttpError(404, 'NotFound', 'There is no such case at this desk.');
  }

  /** Only supervisors give it to somebody, who need not be of the case's team. */
  async function giving(agent: Agent, agentId: string): Promise<Deed> {
    const to = await store.people.readAgent(agentId);
    if (may(agent, { deed: 'see-house' }) && to && may(to, { deed: 'use-desk' }))
      return { kind: 'assign', to: { id: to.id, name: to.name } };
    throw new HttpError(409, 'NotAble', 'This colleague cannot be given it.');
  }
}

type Deed = Extract<DeskEvent, { kind: 'desk-review' }>['deed'];

function closing(note: string | null): Deed {
  if (note === null) throw new HttpError(400, 'NoReason', 'Say what came of it.');
  return { kind: 'close', note };
}

function noReview(): HttpError {
  return new HttpError(409, 'NoReview', 'There is no bad score to look into, or a colleague has done it already.');
}
