import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../../src/domain/case';
import type { ConversationState } from '../../src/domain/conversation';
import type { Effect } from '../../src/domain/effect';
import type { EventBody } from '../../src/domain/event';
import { eraseConversations } from '../../src/runtime/erase';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { caseOf, NOON, turnUpon } from '../support/turns';

/** Stands wherever words, values, names and addresses of a customer may stand. */
const SECRET = 'S3CRET';
const BUDI = { id: 'budi', name: 'Budi' };
const folder = mkdtempSync(join(tmpdir(), 'khidmat-erase-'));
let store: Store;

beforeAll(async () => {
  store = await openSqliteStore({ folder });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const reviewed: Case = {
  ...caseOf('K-1', { kind: 'agent', agentId: 'budi', name: 'Budi' }, { note: SECRET }),
  handoff: { reason: 'asked', team: 'general', urgency: 'normal', waitingSince: NOON, returned: false, note: SECRET },
  closedAt: NOON,
  outcome: 'handed-over',
  customer: { person: SECRET, verified: SECRET },
  review: {
    scale: 'csat',
    score: 1,
    since: NOON,
    assignee: null,
    done: { by: { agentId: 'budi', name: 'Budi' }, at: NOON, note: SECRET },
  },
};
const bodies: readonly EventBody[] = [
  { kind: 'message', text: SECRET, understanding: null, name: SECRET, person: SECRET } as EventBody,
  { kind: 'action-result', callId: 'c1', result: { ok: true, value: { phone: SECRET } } } as EventBody,
  { kind: 'action-result', callId: 'c2', result: { ok: false, code: 'AWAY', message: SECRET } } as EventBody,
  { kind: 'desk-message', agent: BUDI, text: SECRET, clientId: 'x' } as EventBody,
  { kind: 'desk-note', agent: BUDI, of: 'K-1', text: SECRET } as EventBody,
  { kind: 'desk-promise', agent: BUDI, what: SECRET, due: NOON } as EventBody,
  { kind: 'desk-return', agent: BUDI, note: SECRET } as EventBody,
  { kind: 'desk-review', agent: BUDI, of: 'K-1', deed: { kind: 'close', note: SECRET } } as unknown as EventBody,
];
const facts = ['promised', 'promise-kept', 'promise-broken', 'promise-near'].map(
  (fact) => ({ kind: 'fact', fact, caseNumber: 'K-1', what: SECRET, due: NOON, by: BUDI }) as unknown as Effect,
);
const others = [
  { kind: 'call', callId: 'c1', action: 'orders.find', input: { phone: SECRET } },
  { kind: 'fact', fact: 'customer-known', by: 'person', key: SECRET },
  {
    kind: 'message',
    message: {
      ...{ seq: 3, at: NOON, from: { role: 'customer', name: SECRET }, text: SECRET, clientId: SECRET },
      attachments: [{ url: `/files/x/${SECRET}`, contentType: 'image/png', name: SECRET }],
    },
  },
] as unknown as readonly Effect[];

/** All that is kept of a conversation, as text. */
async function kept(conversation: string): Promise<string> {
  const stored = await store.readConversation(conversation);
  const turns = await store.readTurns(conversation);
  const messages = await store.readMessages(conversation, 0, 99);
  const { cases } = await store.readPending(conversation);
  const rows = await store.readCases({ numbers: cases.map((row) => row.case.number), closedToo: true, limit: 9 });
  return JSON.stringify([stored, turns, messages, cases, rows]);
}

test('nothing that is a customer’s is left of an erased conversation, wherever it stood; what is counted is', async () => {
  const personal: Partial<ConversationState> = {
    customer: { name: SECRET, values: { phone: SECRET } },
    identity: { person: SECRET, verified: SECRET },
    known: { name: SECRET },
    lastSaid: [SECRET] as never,
    promises: [{ id: 'p1', what: { en: SECRET }, due: NOON, caseNumber: 'K-1' }] as never,
    ofCase: { values: { address: SECRET } } as never,
    frames: [{ flow: 'f', step: 's', slots: { order: SECRET } }] as never,
  };
  let before = null as Awaited<ReturnType<Store['readConversation']>>;
  for (const [at, body] of bodies.entries()) {
    const turn = turnUpon(before, `e${at}`, {
      body,
      says: 2,
      effects: at === 0 ? [...facts, ...others.slice(0, 2)] : [],
      case: at === bodies.length - 1 ? { ...reviewed, number: 'K-2' } : reviewed,
      ...(at === bodies.length - 1 && { formerCase: reviewed }),
      reference: { serviceUrl: SECRET },
    });
    await store.commitTurn({ ...turn, state: { ...turn.state, ...personal } });
    before = await store.readConversation('webchat:a');
  }
  const last = turnUpon(before, 'e9', {
    says: 0,
    effects: others.slice(2).map((one) => withSeq(one, before!.state.seq + 1)),
  });
  await store.commitTurn({ ...last, state: { ...last.state, seq: last.state.seq + 1 } });
  const hashes = (await store.readTurns('webchat:a')).map(({ stateHash }) => stateHash);
  expect((await kept('webchat:a')).split(SECRET).length).toBeGreaterThan(30);

  await eraseConversations(store, ['webchat:a'], () => NOON);

  const after = await kept('webchat:a');
  expect(after).not.toContain(SECRET);
  // Who has a state but for one word could guess that word by its hash.
  for (const hash of hashes) expect(after).not.toContain(hash);
  const turns = await store.readTurns('webchat:a');
  expect(turns.map(({ event }) => event.kind)).toEqual([...bodies.map(({ kind }) => kind), 'message', 'rewritten']);
  const { cases } = await store.readPending('webchat:a');
  expect(cases.map((row) => row.case.review?.score)).toEqual([1, 1]);
  const facted = turns[0]!.effects.flatMap((one) => (one.kind === 'fact' ? [one.fact] : []));
  expect(facted).toEqual(['promised', 'promise-kept', 'promise-broken', 'promise-near', 'customer-known']);
});

function withSeq(effect: Effect, seq: number): Effect {
  return effect.kind === 'message' ? { ...effect, message: { ...effect.message, seq } } : effect;
}
