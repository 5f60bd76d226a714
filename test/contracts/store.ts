import type { Case } from '../../src/domain/case';
import {
  type AgentRow,
  type DayRows,
  type FigureRow,
  monthKey,
  OUTDATED,
  type RefRow,
  type TalkToKeep,
} from '../../src/store/figures';
import type { CommitResult, OneTimeLink, OutboxEntry, OutboxResult, Store, TurnPlace } from '../../src/store/store';
import { whoTalked } from '../../src/store/who-talked';
import { callEntry, caseOf, NOON, queuedCase, replyEntry, turnUpon } from '../support/turns';

/** One installation's store, which a test may close and open again. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes it and opens the same data anew. */
  reopen(): Promise<Store>;
  destroy(): Promise<void>;
}

const HOUR = 3_600_000;
const A = 'webchat:a';
const COMMITTED: CommitResult = { kind: 'committed' };

/** Everything that the port `Store` promises, for each store to prove. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps what Store promises`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.destroy());

    const reopen = async () => {
      store = await opened.reopen();
    };
    const read = (conversation: string) => store.readConversation(conversation);
    const take = async (conversation: string, id: string, change: Parameters<typeof turnUpon>[2] = {}) => {
      const turn = turnUpon(await read(conversation), id, { ...change, conversation });
      expect(await store.commitTurn(turn)).toEqual(COMMITTED);
      return turn;
    };
    const claim = (kind: 'reply' | 'action', now = NOON, limit = 10) =>
      store.claimOutbox({ now, leaseMs: 1000, limit, kind });

    describe('turns', () => {
      test('a conversation that nobody began is null', async () => {
        expect(await read(A)).toBeNull();
        expect(await store.readReceipt(A, 'e1')).toBeNull();
        expect(await store.readMessages(A, 0, 10)).toEqual([]);
      });

      test('a committed turn is read back whole, also after the store was closed and opened again', async () => {
        const turn = await take(A, 'e1', {
          reference: { to: 'somewhere' },
          effects: [{ kind: 'fact', fact: 'flow-started', flow: 'order-status' }],
        });
        await reopen();
        expect(await read(A)).toEqual({ version: 1, state: turn.state, reference: { to: 'somewhere' } });
        expect(await store.readReceipt(A, 'e1')).toEqual({ turn: 1, seq: 1, refused: null });
        expect(await store.readTurns(A)).toEqual([
          {
            turn: 1,
            event: turn.event,
            release: 'release-1',
            effects: turn.effects,
            stateHash: expect.stringMatching(/^[\w-]{22}$/),
          },
        ]);
      });

      test('the record gives effects back in the order in which step gave them', async () => {
        const turn = turnUpon(null, 'e1');
        const mixed = [
          { kind: 'fact', fact: 'flow-started', flow: 'a' } as const,
          turn.effects[0]!,
          { kind: 'timer', timerId: 't', due: NOON } as const,
          turn.effects[1]!,
          { kind: 'fact', fact: 'flow-ended', flow: 'a' } as const,
        ];
        await store.commitTurn({ ...turn, effects: mixed });
        const [recorded] = await store.readTurns(A);
        expect(JSON.stringify(recorded!.effects)).toBe(JSON.stringify(mixed));
      });

      test('some turns of a record are those of all of it, messages included', async () => {
        for (const id of ['e1', 'e2', 'e3', 'e4']) await take(A, id);
        await take('webchat:b', 'e1');
        const all = await store.readTurns(A);
        expect(await store.readTurns(A, { after: 1, limit: 2 })).toEqual(all.slice(1, 3));
        expect(await store.readTurns(A, { after: 3, limit: 9 })).toEqual(all.slice(3));
        expect(await store.readTurns(A, { after: 4, limit: 9 })).toEqual([]);
      });

      test('what was recorded can be put otherwise, and then nothing of it is left but in other conversations', async () => {
        const former = {
          ...caseOf('K-1', { kind: 'bot' }),
          customer: { person: 'old', verified: 'v' },
          closedAt: NOON,
        };
        const fact = { kind: 'fact', fact: 'customer-known', by: 'person', key: 'old' } as const;
        await take(A, 'e1', { effects: [fact], case: former, outbox: [replyEntry(2)] });
        await take(A, 'e2', { case: caseOf('K-2', { kind: 'bot' }), formerCase: former });
        await take('webchat:b', 'e1', { outbox: [replyEntry(2)] });
        const upload = { name: 'f', contentType: 'text/plain', at: NOON, bytes: new Uint8Array([1]) };
        for (const conversation of [A, 'webchat:b'])
          await store.uploads.saveUpload({ ...upload, id: 'f', conversation });
        const talk = { version: 2, body: '{}', waits: false, days: [], wants: [] };
        await store.figures.writeTalks([
          { ...talk, conversation: A, keys: ['p old', 'v v'] },
          { ...talk, conversation: 'webchat:same', keys: ['v v', 'v w'] },
          { ...talk, conversation: 'webchat:other', keys: ['v w'] },
        ]);
        const [first, second] = await store.readTurns(A);
        const turned = {
          ...first!,
          event: { ...first!.event, kind: 'timer' as const, timerId: 't', due: 1 },
          effects: first!.effects.map((one) =>
            one.kind === 'message'
              ? { ...one, message: { ...one.message, text: 'gone' } }
              : one.kind === 'fact'
                ? { ...fact, key: 'new' }
                : one,
          ),
          stateHash: '',
        };
        const { cases } = await store.readPending(A);
        const row = { ...cases.find((one) => one.case.number === 'K-1')!, customerName: null };
        const renamed = { ...row, case: { ...former, customer: { person: 'new' } } };
        await store.rewriteRecord(A, { turns: [turned], cases: [renamed], isErased: false });
        expect((await store.readPending(A)).outbox).toHaveLength(1);
        const others = ['webchat:other', 'webchat:same'];
        await store.figures.writeTalks([{ ...talk, conversation: A, keys: ['p old', 'v v'] }]);
        expect([...(await store.figures.readVersions(others)).values()]).toEqual([2, 2]);
        await store.rewriteRecord(A, { turns: [turned], cases: [renamed], isErased: true });
        // What is counted of one that shared a customer with it is no longer so.
        expect(await store.figures.readVersions(others)).toEqual(
          new Map([
            ['webchat:other', 2],
            ['webchat:same', OUTDATED],
          ]),
        );
        expect((await store.figures.readWaiting('', 9)).map((one) => one.conversation)).toEqual(['webchat:same']);
        await store.compact();
        await reopen();
        expect(await store.readTurns(A)).toEqual([turned, second]);
        expect((await store.readMessages(A, 0, 9)).map(({ text }) => text)).toEqual(['gone', 'gone', 'e2 0', 'e2 1']);
        expect(await store.readCase('K-1')).toEqual(renamed);
        const found = async (customer: object) =>
          (await store.readCases({ customer, closedToo: true, limit: 9 })).map((one) => one.case.number);
        expect([await found({ person: 'old' }), await found({ verified: 'v' })]).toEqual([[], []]);
        expect(await found({ person: 'new' })).toEqual(['K-1']);
        expect((await store.readPending(A)).outbox).toEqual([]);
        expect(await store.uploads.readUpload(A, 'f')).toBeNull();
        expect(await store.figures.readTalks([A])).toEqual([]);
        expect((await store.figures.readKeys([A])).size).toBe(0);
        // Another one is as it was.
        expect((await store.readPending('webchat:b')).outbox).toHaveLength(1);
        expect(await store.uploads.readUpload('webchat:b', 'f')).not.toBeNull();
        expect((await store.readMessages('webchat:b', 0, 9))[0]!.text).toBe('e1 0');
      });

      test('conversations are found by what stands in their state', async () => {
        await take(A, 'e1', { case: { ...caseOf('K-1', { kind: 'bot' }), customer: { person: "o'%_x" } } });
        await take('webchat:b', 'e1');
        expect(await store.searchConversations(`"o'%_x"`)).toEqual([A]);
        expect(await store.searchConversations('"o')).toEqual([A]);
        expect(await store.searchConversations('"x%"')).toEqual([]);
      });

      test('the reference stays when a turn brings none', async () => {
        await take(A, 'e1', { reference: { to: 'first' } });
        await take(A, 'e2');
        expect((await read(A))!.reference).toEqual({ to: 'first' });
        await take(A, 'e3', { reference: { to: 'second' } });
        expect((await read(A))!.reference).toEqual({ to: 'second' });
      });

      test('messages are read by seq, dense and in order', async () => {
        for (const id of ['e1', 'e2', 'e3']) await take(A, id);
        await take('webchat:b', 'e1');
        const all = await store.readMessages(A, 0, 100);
        expect(all.map((message) => message.seq)).toEqual([1, 2, 3, 4, 5, 6]);
        expect((await store.readMessages(A, 2, 3)).map((message) => message.seq)).toEqual([3, 4, 5]);
        expect(all[2]!.text).toBe('e2 0');
      });

      test('the same event again writes nothing and returns the first receipt', async () => {
        const first = await take(A, 'e1');
        await take(A, 'e2');
        const again = turnUpon(await read(A), 'e1');
        expect(await store.commitTurn(again)).toEqual({ kind: 'duplicate', receipt: first.receipt });
        expect((await read(A))!.version).toBe(2);
        expect(await store.readTurns(A)).toHaveLength(2);
      });

      test('the same event twice at one moment is one turn', async () => {
        const turn = turnUpon(null, 'e1');
        const results = await Promise.all([store.commitTurn(turn), store.commitTurn(turn)]);
        expect(results).toEqual([COMMITTED, { kind: 'duplicate', receipt: turn.receipt }]);
      });

      test('an event is one however it is written: NUL, half a pair, quotes, any script', async () => {
        const id = 'a\0b "quoted" \\ \ud800 नमस्ते 😀';
        const turn = await take(A, id, { reference: { to: '\0 "x" \\' } });
        expect(await store.commitTurn(turnUpon(await read(A), id))).toMatchObject({ kind: 'duplicate' });
        expect(await store.readReceipt(A, id)).toEqual(turn.receipt);
        await reopen();
        expect(JSON.stringify((await store.readTurns(A))[0]!.event)).toBe(JSON.stringify(turn.event));
        expect((await read(A))!.reference).toEqual({ to: '\0 "x" \\' });
      });

      test('the same event id in another conversation is another event', async () => {
        await take(A, 'e1');
        await take('webchat:b', 'e1');
        expect(await store.readTurns('webchat:b')).toHaveLength(1);
      });

      test('a turn upon an old version conflicts and writes nothing', async () => {
        await take(A, 'e1');
        const old = await read(A);
        await take(A, 'e2');
        expect(await store.commitTurn(turnUpon(old, 'e3', { outbox: [replyEntry(9)] }))).toEqual({ kind: 'conflict' });
        expect(await store.commitTurn(turnUpon(null, 'e4'))).toEqual({ kind: 'conflict' });
        expect(await store.readTurns(A)).toHaveLength(2);
        expect(await store.readReceipt(A, 'e3')).toBeNull();
        expect(await claim('reply')).toEqual([]);
      });

      test('of many turns upon one version exactly one is committed', async () => {
        await take(A, 'e0');
        const stored = await read(A);
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, at) => store.commitTurn(turnUpon(stored, `e${at + 1}`))),
        );
        expect(results.filter((result) => result.kind === 'committed')).toHaveLength(1);
        expect(results.filter((result) => result.kind === 'conflict')).toHaveLength(19);
        expect((await store.readMessages(A, 0, 100)).map((message) => message.seq)).toEqual([1, 2, 3, 4]);
      });

      test('turns of one moment stand or fall each for itself', async () => {
        await take(A, 'e1');
        const taken = turnUpon(null, 'x', { conversation: 'webchat:seq' });
        const [first] = taken.effects;
        const results = await Promise.allSettled([
          store.commitTurn(turnUpon(null, 'e1', { conversation: 'webchat:good-1' })),
          store.commitTurn(turnUpon(null, 'stale', { conversation: A })),
          // Two messages of one seq: a fault that only the store's own constraint finds.
          store.commitTurn({ ...taken, effects: [first!, first!] }),
          store.commitTurn(turnUpon(await read(A), 'e1')),
          store.commitTurn(turnUpon(null, 'e1', { conversation: 'webchat:good-2' })),
        ]);
        expect(results.map((result) => (result.status === 'fulfilled' ? result.value.kind : 'rejected'))).toEqual([
          'committed',
          'conflict',
          'rejected',
          'duplicate',
          'committed',
        ]);
        expect(await read('webchat:seq')).toBeNull();
        expect(await store.readMessages('webchat:seq', 0, 10)).toEqual([]);
        expect(await store.readTurns('webchat:good-1')).toHaveLength(1);
        expect(await store.readTurns('webchat:good-2')).toHaveLength(1);
      });

      test('lists conversations in pages', async () => {
        for (const conversation of ['webchat:c', 'webchat:a', 'webchat:b']) await take(conversation, 'e1');
        expect(await store.readConversationIds('', 2)).toEqual(['webchat:a', 'webchat:b']);
        expect(await store.readConversationIds('webchat:b', 2)).toEqual(['webchat:c']);
      });

      test('lists turns by time and conversation, in pages', async () => {
        await take('webchat:old', 'e1', { at: NOON - 1 });
        for (const conversation of ['webchat:c', 'webchat:a', 'webchat:b']) {
          await take(conversation, 'e1', { at: NOON - 1 });
          await take(conversation, 'e2', { at: NOON });
          await take(conversation, 'e3', { at: NOON + 1 });
        }
        const places: TurnPlace[] = [];
        for (let after: TurnPlace = { at: NOON, conversation: '' }; ; after = places.at(-1)!) {
          const page = await store.readTurnPlaces(after, 2);
          places.push(...page);
          if (page.length < 2) break;
        }
        expect(places).toEqual(
          [NOON, NOON + 1].flatMap((at) => ['a', 'b', 'c'].map((one) => ({ at, conversation: `webchat:${one}` }))),
        );
        expect(await store.readTurnPlaces({ at: NOON + 2, conversation: '' }, 10)).toEqual([]);
      });

      test('says who talked between two moments, each once, the earliest first', async () => {
        await take('webchat:z', 'e1', { at: NOON });
        for (const [at, one] of ['y', 'a', 'late'].entries()) {
          await take(`webchat:${one}`, 'e1', { at: NOON - 1 });
          await take(`webchat:${one}`, 'e2', { at: NOON + 1 + at });
          await take(`webchat:${one}`, 'e3', { at: NOON + 1 + at });
        }
        const within = async (since: number, until?: number) => {
          const found: string[] = [];
          for await (const some of whoTalked(store, { since, ...(until !== undefined && { until }) }))
            found.push(...some);
          return found;
        };
        expect(await within(NOON, NOON + 2)).toEqual(['webchat:z', 'webchat:y', 'webchat:a']);
        expect(await within(NOON + 1)).toEqual(['webchat:y', 'webchat:a', 'webchat:late']);
        expect(await within(NOON + 4)).toEqual([]);
      });

      test('says who talked where one moment has more turns than are read at a time', async () => {
        const many = Array.from({ length: 5_003 }, (_, at) => ({ at: NOON, conversation: `webchat:${at + 10_000}` }));
        const reads: number[] = [];
        const readTurnPlaces = async (after: TurnPlace, limit: number) => {
          const from = many.filter(
            (one) => one.at > after.at || (one.at === after.at && one.conversation > after.conversation),
          );
          reads.push(limit);
          return from.slice(0, limit);
        };
        const found: string[] = [];
        for await (const some of whoTalked({ readTurnPlaces }, { since: NOON })) found.push(...some);
        expect(found).toEqual(many.map(({ conversation }) => conversation));
        expect(reads).toHaveLength(2);
      });
    });

    describe('outbox', () => {
      test('gives the entries of a conversation one after the other, in the order of their turns', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1), replyEntry(2)] });
        await take(A, 'e2', { outbox: [replyEntry(3)] });
        const order: string[] = [];
        for (;;) {
          const [entry, ...others] = await claim('reply');
          if (entry === undefined) break;
          expect(others).toEqual([]);
          order.push(entry.id);
          expect(await store.settleOutbox(entry, { kind: 'done' })).toBe(true);
        }
        expect(order).toEqual(['reply:1', 'reply:2', 'reply:3']);
      });

      test('keeps the kinds and the conversations apart', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1), callEntry('1.1')] });
        await take('webchat:b', 'e1', { outbox: [replyEntry(1)] });
        expect((await claim('reply')).map((entry) => entry.conversation).sort()).toEqual([A, 'webchat:b']);
        expect((await claim('action')).map((entry) => entry.payload)).toEqual([callEntry('1.1').payload]);
      });

      test('an entry whose time has not come holds back the later ones', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1, NOON + 5000), replyEntry(2)] });
        expect(await claim('reply')).toEqual([]);
        expect((await claim('reply', NOON + 5000)).map((entry) => entry.id)).toEqual(['reply:1']);
      });

      test('a claimed entry is nobody else’s until its lease ends; then the first holder can settle nothing', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        const [first] = await claim('reply');
        expect(first).toMatchObject({ conversation: A, id: 'reply:1', attempts: 1, lastError: null });
        expect(await claim('reply', NOON + 999)).toEqual([]);
        const [second] = await claim('reply', NOON + 1000);
        expect(second!.fence).not.toBe(first!.fence);
        expect(await store.settleOutbox(first!, { kind: 'dead', at: NOON, error: 'late' })).toBe(false);
        expect(await store.settleOutbox(second!, { kind: 'done' })).toBe(true);
        expect(await store.settleOutbox(second!, { kind: 'done' })).toBe(false);
        expect(await claim('reply', NOON + 9000)).toEqual([]);
      });

      test('two claims of one moment share nothing', async () => {
        for (let at = 0; at < 20; at++) await take(`webchat:${at}`, 'e1', { outbox: [replyEntry(1)] });
        const claims = await Promise.all([claim('reply', NOON, 15), claim('reply', NOON, 15)]);
        const got = claims.flat().map((entry) => entry.conversation);
        expect(got).toHaveLength(20);
        expect(new Set(got).size).toBe(20);
      });

      test('a retry waits for its time, counts attempts and remembers the error', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        const [entry] = await claim('reply');
        await store.settleOutbox(entry!, { kind: 'retry', due: NOON + 3000, error: 'busy' });
        await reopen();
        expect(await claim('reply', NOON + 2999)).toEqual([]);
        expect(await claim('reply', NOON + 3000)).toMatchObject([{ id: 'reply:1', attempts: 2, lastError: 'busy' }]);
      });

      test('what only waits has had no attempt, and is tried until the time that was first named', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        const settle = async (now: number, result: OutboxResult) => {
          const [entry] = await claim('reply', now);
          await store.settleOutbox(entry!, result);
          return entry;
        };
        await settle(NOON, { kind: 'retry', due: NOON + 1, error: 'busy', giveUpAt: NOON + 900 });
        expect(await settle(NOON + 1, { kind: 'wait', due: NOON + 2 })).toMatchObject({
          ...{ attempts: 2, giveUpAt: NOON + 900, lastError: 'busy' },
        });
        await reopen();
        expect(
          await settle(NOON + 2, { kind: 'wait', due: NOON + 3, error: 'later', giveUpAt: NOON + 800 }),
        ).toMatchObject({ attempts: 2, lost: 0, giveUpAt: NOON + 900, lastError: 'busy' });
        expect(await settle(NOON + 3, { kind: 'dead', at: NOON + 3, error: 'gone', untried: true })).toMatchObject({
          ...{ attempts: 2, giveUpAt: NOON + 800, lastError: 'later' },
        });
        expect(await store.readDeadLetters(9)).toMatchObject([{ attempts: 1, lastError: 'gone' }]);
        // Sent again it has all its time once more.
        await store.reviveDeadLetter(A, 'reply:1', NOON + 4);
        expect(await claim('reply', NOON + 4)).toMatchObject([{ attempts: 1, giveUpAt: null }]);
      });

      test('the parts of a reply that have arrived are remembered with every report, also of a dead letter', async () => {
        await take(A, 'e1', { outbox: [replyEntry(2)] });
        const settle = async (result: OutboxResult) => {
          const [entry] = await claim('reply');
          expect(await store.settleOutbox(entry!, result)).toBe(true);
          return entry!.parts;
        };
        expect(await settle({ kind: 'retry', due: NOON, error: 'busy', parts: 1 })).toBe(0);
        expect(await settle({ kind: 'wait', due: NOON, parts: 2 })).toBe(1);
        expect(await settle({ kind: 'wait', due: NOON })).toBe(2);
        expect(await settle({ kind: 'dead', at: NOON, error: 'no', parts: 3 })).toBe(2);
        await store.reviveDeadLetter(A, 'reply:2', NOON);
        await reopen();
        expect(await claim('reply')).toMatchObject([{ id: 'reply:2', parts: 3 }]);
      });

      test('a claim of which nothing more was heard is counted, also after the store was closed; a report ends the count', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        for (const lost of [0, 1, 2]) {
          expect(await claim('reply', NOON + lost * 1000)).toMatchObject([{ attempts: 1, lost }]);
          if (lost === 1) await reopen();
        }
        const [entry] = await claim('reply', NOON + 3000);
        expect(entry).toMatchObject({ attempts: 1, lost: 3 });
        await store.settleOutbox(entry!, { kind: 'retry', due: NOON, error: 'busy' });
        const [next] = await claim('reply', NOON + 4000);
        expect(next).toMatchObject({ attempts: 2, lost: 0 });
        await store.settleOutbox(next!, { kind: 'dead', at: NOON, error: 'gone' });
        await store.reviveDeadLetter(A, 'reply:1', NOON);
        expect(await claim('reply', NOON + 5000)).toMatchObject([{ attempts: 1, lost: 0 }]);
      });

      test('what was lost twice is claimed by those who ask for suspects, and by them alone', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        await take('webchat:b', 'e1', { outbox: [replyEntry(1)] });
        const suspects = (suspects: boolean, now: number) =>
          store.claimOutbox({ now, leaseMs: 1000, limit: 1, kind: 'reply', suspects });
        const [first] = await suspects(false, NOON);
        const [second] = await suspects(false, NOON + 1000);
        // Lost once, both are as good as any other: the earlier one first.
        expect(second).toMatchObject({ conversation: first!.conversation, lost: 1 });
        expect(await suspects(true, NOON + 1000)).toEqual([]);
        const [other] = await suspects(false, NOON + 2000);
        expect(other!.conversation).not.toBe(first!.conversation);
        expect(await suspects(true, NOON + 2000)).toMatchObject([{ conversation: first!.conversation, lost: 2 }]);
      });

      test('what was claimed when the store went down is due again, what was settled is gone', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1), replyEntry(2)] });
        const [first] = await claim('reply');
        await store.settleOutbox(first!, { kind: 'done' });
        await claim('reply');
        await reopen();
        expect((await claim('reply', NOON + 1000)).map((entry) => entry.id)).toEqual(['reply:2']);
      });

      test('a dead letter is shown, holds nobody back and can be revived once', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1), replyEntry(2)] });
        const [entry] = await claim('reply');
        await store.settleOutbox(entry!, { kind: 'dead', at: NOON + 1, error: 'gone' });
        expect(await store.readDeadLetters(10)).toMatchObject([{ id: 'reply:1', attempts: 1, lastError: 'gone' }]);
        expect((await claim('reply')).map((it) => it.id)).toEqual(['reply:2']);
        expect(await store.reviveDeadLetter(A, 'reply:1', NOON + 2)).toBe(true);
        expect(await store.reviveDeadLetter(A, 'reply:1', NOON + 2)).toBe(false);
        expect(await store.readDeadLetters(10)).toEqual([]);
        expect((await claim('reply', NOON + 2)).map((it) => it.id)).toEqual(['reply:1']);
      });

      test('a lease that is held goes on; one that was lost is not got back', async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        const [first] = await claim('reply');
        await store.holdOutbox([first!], NOON + 5000);
        expect(await claim('reply', NOON + 4999)).toEqual([]);
        const [second] = await claim('reply', NOON + 5000);
        await store.holdOutbox([first!], NOON + 90_000);
        expect(await claim('reply', NOON + 6000)).toHaveLength(1);
        expect(await store.settleOutbox(second!, { kind: 'done' })).toBe(false);
      });

      test('the result of an action is committed by the holder of its claim only', async () => {
        await take(A, 'e1', { outbox: [callEntry('1.1')] });
        const [first] = await claim('action');
        const [second] = await claim('action', NOON + 1000);
        const result = { kind: 'action-result', callId: '1.1', result: { ok: true, value: null } } as const;
        const turn = turnUpon(await read(A), 'result:1.1', { body: result });
        expect(await store.commitTurn({ ...turn, fence: first!.fence })).toEqual({ kind: 'lost' });
        expect((await read(A))!.version).toBe(1);
        expect(await store.commitTurn({ ...turn, fence: second!.fence })).toEqual(COMMITTED);
        expect(await claim('action', NOON + 9000)).toEqual([]);
        // Once the result is known, whoever comes late hears of it.
        expect(await store.commitTurn({ ...turn, fence: first!.fence })).toMatchObject({ kind: 'duplicate' });
      });

      test('a claim outlives the fault of another turn of the same moment', async () => {
        await take(A, 'e1', { outbox: [callEntry('1.1')] });
        await take('webchat:b', 'e1', { effects: [{ kind: 'timer', timerId: 't', due: NOON }] });
        const [call] = await claim('action');
        const [timer] = await store.claimTimers({ now: NOON, leaseMs: 1000, limit: 10 });
        const faulty = turnUpon(null, 'e1', { conversation: 'webchat:seq' });
        const [said] = faulty.effects;
        const result = { kind: 'action-result', callId: '1.1', result: { ok: true, value: null } } as const;
        const rang = { kind: 'timer', timerId: 't', due: NOON } as const;
        const results = await Promise.allSettled([
          store.commitTurn({ ...turnUpon(await read(A), 'result:1.1', { body: result }), fence: call!.fence }),
          store.commitTurn({ ...turnUpon(await read('webchat:b'), 'timer:t', { body: rang }), fence: timer!.fence }),
          // Two messages of one seq.
          store.commitTurn({ ...faulty, effects: [said!, said!] }),
        ]);
        expect(results).toMatchObject([{ value: COMMITTED }, { value: COMMITTED }, { status: 'rejected' }]);
      });

      test('an action’s entry goes away with the turn of its result', async () => {
        await take(A, 'e1', { outbox: [callEntry('1.1'), callEntry('1.2')] });
        const [entry] = await claim('action');
        const result = { kind: 'action-result', callId: '1.1', result: { ok: true, value: null } } as const;
        await take(A, 'result:1.1', { body: result });
        expect(await store.settleOutbox(entry!, { kind: 'done' })).toBe(false);
        expect((await claim('action')).map((it) => it.id)).toEqual(['1.2']);
      });
    });

    describe('dead letters that people judge', () => {
      const letter = (deed: 'again' | 'aside', name = 'reply:1') =>
        ({ kind: 'desk-letter', agent: { id: 'a-1', name: 'Rina' }, letter: name, deed }) as const;
      const dead = async () =>
        (await store.readDeadLetters(9)).map(({ id, deadAt, lastError }) => [id, deadAt, lastError]);

      const buried = async () => {
        await take(A, 'e1', { outbox: [replyEntry(1)] });
        const [entry] = await claim('reply');
        await store.settleOutbox(entry!, { kind: 'retry', due: NOON, error: 'busy', giveUpAt: NOON + 5 });
        const [next] = await claim('reply');
        await store.settleOutbox(next!, { kind: 'dead', at: NOON + 7, error: 'gone' });
      };

      test('one is sent once more in the turn that says so, whoever else says it too', async () => {
        await buried();
        expect(await dead()).toEqual([['reply:1', NOON + 7, 'gone']]);
        const first = turnUpon(await read(A), 'letter:reply:1:7', { body: letter('again') });
        expect(await store.commitTurn(first)).toEqual(COMMITTED);
        expect(await dead()).toEqual([]);
        const [again] = await claim('reply', NOON + 9_000);
        expect(again).toMatchObject({ id: 'reply:1', attempts: 1, lost: 0, giveUpAt: null });
        await store.settleOutbox(again!, { kind: 'dead', at: NOON + 9_001, error: 'gone again' });
        const second = turnUpon(await read(A), 'letter:reply:1:7', { body: letter('again') });
        expect(await store.commitTurn(second)).toMatchObject({ kind: 'duplicate' });
        expect(await dead()).toEqual([['reply:1', NOON + 9_001, 'gone again']]);
      });

      test('one is put aside for good; what is no dead letter stays where it is', async () => {
        await buried();
        await take(A, 'e2', { outbox: [replyEntry(2)] });
        await take(A, 'letter:1', { body: letter('aside') });
        await take(A, 'letter:2', { body: letter('aside', 'reply:2') });
        await reopen();
        expect(await dead()).toEqual([]);
        expect((await store.readPending(A)).outbox.map(({ id, deadAt }) => [id, deadAt])).toEqual([['reply:2', null]]);
      });

      test('a turn that was not committed judges nothing', async () => {
        await buried();
        const late = turnUpon(await read(A), 'letter:1', { body: letter('aside') });
        await take(A, 'e2', {});
        expect(await store.commitTurn(late)).toEqual({ kind: 'conflict' });
        expect(await dead()).toHaveLength(1);
      });

      test('an action that was given up becomes one, and its true result ends it', async () => {
        await take(A, 'e1', { outbox: [callEntry('1.1')] });
        const [entry] = await claim('action');
        const failed = { ok: false, code: 'ACTION_ABANDONED', message: 'begun 5 times' } as const;
        const turn = turnUpon(await read(A), 'abandoned:1.1', {
          body: { kind: 'action-result', callId: '1.1', result: failed },
        });
        expect(await store.commitTurn({ ...turn, fence: entry!.fence })).toEqual(COMMITTED);
        expect(await dead()).toEqual([['1.1', NOON, 'ACTION_ABANDONED']]);
        await take(A, 'letter:1.1', { body: letter('again', '1.1') });
        const [again] = await claim('action', NOON + 60_000);
        expect(again).toMatchObject({ id: '1.1', lost: 0 });
        const body = { kind: 'action-result', callId: '1.1', result: { ok: true, value: null } } as const;
        const result = turnUpon(await read(A), 'result:1.1', { body });
        expect(await store.commitTurn({ ...result, fence: again!.fence })).toEqual(COMMITTED);
        expect((await store.readPending(A)).outbox).toEqual([]);
      });
    });

    describe('timers', () => {
      /** Looks without keeping them: the lease is over at once. */
      const dueTimers = async (now: number) =>
        (await store.claimTimers({ now, leaseMs: 0, limit: 10 })).map(({ fence, ...timer }) => timer);

      test('are due oldest first, and go away with the turn of their event', async () => {
        await take(A, 'e1', {
          effects: [
            { kind: 'timer', timerId: 'late', due: NOON + 20 },
            { kind: 'timer', timerId: 'soon', due: NOON + 10 },
            { kind: 'timer', timerId: 'far', due: NOON + 99 },
          ],
        });
        await reopen();
        expect(await dueTimers(NOON + 9)).toEqual([]);
        expect(await dueTimers(NOON + 20)).toEqual([
          { conversation: A, timerId: 'soon', due: NOON + 10 },
          { conversation: A, timerId: 'late', due: NOON + 20 },
        ]);
        const body = { kind: 'timer', timerId: 'soon', due: NOON + 10 } as const;
        await take(A, 'timer:soon', { body });
        expect((await dueTimers(NOON + 20)).map((timer) => timer.timerId)).toEqual(['late']);
      });

      test('a timer whose event is known already goes away too', async () => {
        const body = { kind: 'timer', timerId: 't', due: NOON } as const;
        await take(A, 'timer:t', { body, effects: [{ kind: 'timer', timerId: 't', due: NOON }] });
        expect(await dueTimers(NOON)).toHaveLength(1);
        await store.commitTurn(turnUpon(await read(A), 'timer:t', { body }));
        expect(await dueTimers(NOON)).toEqual([]);
      });

      test('a turn may set its timer again, move it or cancel it', async () => {
        await take(A, 'e1', { effects: [{ kind: 'timer', timerId: 't', due: NOON + 10 }] });
        await take(A, 'e2', { effects: [{ kind: 'timer', timerId: 't', due: NOON + 50 }] });
        expect(await dueTimers(NOON + 49)).toEqual([]);
        await take(A, 'e3', {
          body: { kind: 'timer', timerId: 't', due: NOON + 50 },
          effects: [{ kind: 'timer', timerId: 't', due: NOON + 90 }],
        });
        expect(await dueTimers(NOON + 90)).toHaveLength(1);
        // The event of an earlier setting takes nothing away.
        await take(A, 'old', { body: { kind: 'timer', timerId: 't', due: NOON + 50 } });
        expect(await dueTimers(NOON + 90)).toHaveLength(1);
        await take(A, 'e4', { effects: [{ kind: 'cancel-timer', timerId: 't' }] });
        expect(await dueTimers(NOON + 900)).toEqual([]);
      });

      test('a claimed timer is nobody else’s until its lease ends; then the first holder commits nothing', async () => {
        await take(A, 'e1', { effects: [{ kind: 'timer', timerId: 't', due: NOON }] });
        const claimAt = (now: number) => store.claimTimers({ now, leaseMs: 1000, limit: 10 });
        const [first] = await claimAt(NOON);
        expect(await claimAt(NOON + 999)).toEqual([]);
        const [second] = await claimAt(NOON + 1000);
        const body = { kind: 'timer', timerId: 't', due: NOON } as const;
        const turn = turnUpon(await read(A), 'timer:t', { body });
        expect(await store.commitTurn({ ...turn, fence: first!.fence })).toEqual({ kind: 'lost' });
        expect(await store.readTurns(A)).toHaveLength(1);
        expect(await store.commitTurn({ ...turn, fence: second!.fence })).toEqual(COMMITTED);
        expect(await store.commitTurn({ ...turn, fence: second!.fence })).toMatchObject({ kind: 'duplicate' });
        expect(await dueTimers(NOON + 9000)).toEqual([]);
      });

      test('two claims of one moment share nothing', async () => {
        for (let at = 0; at < 20; at++)
          await take(`webchat:${at}`, 'e1', { effects: [{ kind: 'timer', timerId: 't', due: NOON }] });
        const claims = await Promise.all([1, 2].map(() => store.claimTimers({ now: NOON, leaseMs: 1000, limit: 15 })));
        expect(new Set(claims.flat().map(({ conversation }) => conversation)).size).toBe(20);
      });
    });

    describe('cases', () => {
      const put = (conversation: string, it: Case) => take(conversation, `case-${JSON.stringify(it)}`, { case: it });
      const queue = () => store.readCases({ owner: 'queue', limit: 50 });

      test('a case that the bot has for an agent is found by whoever lent it', async () => {
        const attention = { since: NOON, firstAnswerAt: null, unansweredSince: NOON, ownedSince: NOON };
        const lentBy = (agentId: string) => ({ agentId, name: agentId, attention });
        await take(A, 'e1', { case: { ...caseOf('K-1', { kind: 'bot' }), lentBy: lentBy('ani') } });
        await take('webchat:b', 'e1', { case: { ...caseOf('K-2', { kind: 'bot' }), lentBy: lentBy('budi') } });
        await take('webchat:c', 'e1', { case: caseOf('K-3', { kind: 'bot' }) });
        await take('webchat:d', 'e1', { case: caseOf('K-4', { kind: 'agent', agentId: 'ani', name: 'Ani' }) });
        const numbers = async (more: { readonly agentId?: string }) =>
          (await store.readCases({ lent: true, limit: 9, ...more })).map((row) => row.case.number).sort();
        expect([await numbers({}), await numbers({ agentId: 'ani' })]).toEqual([['K-1', 'K-2'], ['K-1']]);
        await take(A, 'e2', { case: caseOf('K-1', { kind: 'agent', agentId: 'ani', name: 'Ani' }) });
        expect(await numbers({ agentId: 'ani' })).toEqual([]);
      });

      test('are found by what is owed to their customers, open or closed, the next first', async () => {
        const owed = (number: string, due: number) => ({
          ...{ owedAt: due, owed: [{ id: 'p', caseNumber: number, what: '"owedAt":1, “Rp 5”', due, team: 'general' }] },
        });
        const closed = { closedAt: NOON, outcome: 'resolved-confirmed' } as const;
        const late = { ...caseOf('K-1', { kind: 'bot' }), ...closed, ...owed('K-1', NOON + 9) };
        await put(A, late);
        await put('webchat:b', { ...queuedCase('K-2', 'normal', NOON), ...owed('K-2', NOON + 5) });
        await put('webchat:c', { ...caseOf('K-3', { kind: 'bot' }), intent: '"owedAt":1' });
        const found = async () => (await store.readCases({ owed: true, limit: 9 })).map((row) => row.case.number);
        expect(await found()).toEqual(['K-2', 'K-1']);
        expect((await store.readCases({ owed: true, limit: 1 }))[0]!.case.owed).toEqual(owed('K-2', NOON + 5).owed);
        const mark = await store.readDeskMark();
        const { owedAt: _at, owed: _owed, ...kept } = late as Case;
        await put(A, kept);
        expect(await found()).toEqual(['K-2']);
        expect(await store.readDeskMark()).not.toBe(mark);
      });

      test('stand in queue order: crisis before complaint before normal, returned first, then the longest wait', async () => {
        await put('webchat:1', queuedCase('K-1', 'normal', NOON + 1));
        await put('webchat:2', queuedCase('K-2', 'normal', NOON));
        await put('webchat:3', queuedCase('K-3', 'complaint', NOON + 5));
        await put('webchat:4', queuedCase('K-4', 'crisis', NOON + 9));
        await put('webchat:5', queuedCase('K-5', 'normal', NOON + 7, true));
        await put('webchat:6', queuedCase('K-6', 'complaint', NOON + 4));
        const inOrder = ['K-4', 'K-6', 'K-3', 'K-5', 'K-2', 'K-1'];
        expect((await queue()).map((row) => row.case.number)).toEqual(inOrder);
        const places = await store.readQueue({});
        expect(places.map(({ number }) => number)).toEqual(inOrder);
        expect(places[3]).toEqual({
          ...{ number: 'K-5', team: 'general', urgency: 'normal', returned: true, waitingSince: NOON + 7 },
        });
        expect(places[0]).toMatchObject({ urgency: 'crisis', returned: false });
        const some = await store.readCases({ owner: 'queue', numbers: ['K-1', 'K-4', 'K-9'], limit: 50 });
        expect(some.map((row) => row.case.number)).toEqual(['K-4', 'K-1']);
        await put('webchat:4', caseOf('K-4', { kind: 'agent', agentId: 'ani', name: 'Ani' }));
        expect((await store.readQueue({})).map(({ number }) => number)).toEqual(inOrder.slice(1));
        expect(await store.readCases({ owner: 'queue', numbers: ['K-4'], limit: 50 })).toEqual([]);
      });

      test('stand in an order in which nobody got older before the team came to work', async () => {
        const opened = NOON + 100 * HOUR;
        const left = queuedCase('K-1', 'normal', opened - 30 * HOUR);
        await put('webchat:1', left);
        await put('webchat:2', queuedCase('K-2', 'normal', opened - 31 * HOUR));
        await put('webchat:3', queuedCase('K-3', 'crisis', opened + 5));
        await put('webchat:4', queuedCase('K-4', 'complaint', opened + 6));
        await put('webchat:5', queuedCase('K-5', 'normal', opened + 1));
        const elsewhere = { kind: 'queue', team: "it's “night”" } as const;
        await put('webchat:6', {
          ...left,
          number: 'K-6',
          owner: elsewhere,
          handoff: { ...left.handoff!, team: elsewhere.team },
        });
        const night = [opened - 40 * HOUR, opened] as const;
        // Two rests, of which one began while K-2 waited already: an hour of work between them is left.
        const two = [[opened - 29 * HOUR, opened] as const, [opened - 90 * HOUR, opened - 30 * HOUR] as const];
        for (const [rests, inOrder] of [
          [{ general: [night] }, 'K-6 K-3 K-4 K-2 K-1 K-5'],
          [{ general: [night], [elsewhere.team]: [[0, opened + 2] as const] }, 'K-3 K-4 K-2 K-1 K-5 K-6'],
          [{ general: two, [elsewhere.team]: two }, 'K-3 K-2 K-1 K-6 K-4 K-5'],
          [{}, 'K-2 K-1 K-6 K-3 K-4 K-5'],
        ] as const) {
          const rows = await store.readCases({ owner: 'queue', rests, limit: 50 });
          expect(rows.map((row) => row.case.number).join(' ')).toBe(inOrder);
          expect((await store.readQueue(rests)).map(({ number }) => number).join(' ')).toBe(inOrder);
        }
      });

      test('are what the last turn made of them', async () => {
        await put(A, queuedCase('K-1', 'normal', NOON));
        const taken = caseOf('K-1', { kind: 'agent', agentId: 'ani', name: 'Ani' });
        await put(A, taken);
        expect(await queue()).toEqual([]);
        expect(await store.readCases({ owner: 'agent', agentId: 'ani', limit: 5 })).toEqual([
          {
            conversation: A,
            channel: 'webchat',
            language: 'id',
            customerName: null,
            case: taken,
            team: 'general',
            urgency: 'normal',
          },
        ]);
        expect(await store.readCases({ owner: 'agent', agentId: 'budi', limit: 5 })).toEqual([]);
        await put(A, queuedCase('K-1', 'normal', NOON, true));
        expect((await queue()).map((row) => row.case.handoff!.returned)).toEqual([true]);
      });

      test('a case that comes back to what it was is written again', async () => {
        const waiting = queuedCase('K-1', 'normal', NOON);
        await put(A, waiting);
        const turn = turnUpon(await read(A), 'taken', {
          case: caseOf('K-1', { kind: 'agent', agentId: 'ani', name: 'Ani' }),
        });
        await store.commitTurn(turn);
        await take(A, 'back', { case: waiting });
        expect((await queue()).map((row) => row.case.number)).toEqual(['K-1']);
      });

      test('are found by team, and closed ones only when asked for', async () => {
        await put('webchat:1', queuedCase('K-1', 'normal', NOON));
        await put('webchat:2', caseOf('K-2', { kind: 'queue', team: 'orders' }, { team: 'orders' }));
        const closed: Case = { ...caseOf('K-3', { kind: 'bot' }), outcome: 'abandoned', closedAt: NOON + 1 };
        await put('webchat:3', closed);
        const numbers = async (query: Parameters<Store['readCases']>[0]) =>
          (await store.readCases(query)).map((row) => row.case.number);
        expect(await numbers({ teams: ['orders', 'other'], limit: 9 })).toEqual(['K-2']);
        expect(await numbers({ teams: [], limit: 9 })).toEqual([]);
        expect((await numbers({ limit: 9 })).sort()).toEqual(['K-1', 'K-2']);
        expect((await numbers({ closedToo: true, limit: 9 })).sort()).toEqual(['K-1', 'K-2', 'K-3']);
        expect(await numbers({ closedToo: true, limit: 1 })).toHaveLength(1);
        expect((await store.readCase('K-3'))!.case).toEqual(closed);
        expect(await store.readCase('K-9')).toBeNull();
      });

      test('are found by whose they are, in all conversations: never by another proof, nor by none', async () => {
        const of = (number: string, customer?: Case['customer']): Case => ({
          ...caseOf(number, { kind: 'bot' }),
          ...(customer && { customer }),
          ...{ outcome: 'abandoned', closedAt: NOON + 1 },
        });
        await put('webchat:1', of('K-1', { person: 'x', verified: 'c1' }));
        await put('webchat:2', of('K-2', { verified: 'c1' }));
        await put('webchat:3', of('K-3', { person: 'x' }));
        await put('webchat:4', of('K-4', { person: 'x', verified: 'c2' }));
        await put('webchat:5', of('K-5'));
        const found = async (customer: NonNullable<Case['customer']>) =>
          (await store.readCases({ customer, closedToo: true, limit: 9 })).map((row) => row.case.number).sort();
        expect(await found({ verified: 'c1' })).toEqual(['K-1', 'K-2']);
        expect(await found({ person: 'x', verified: 'c1' })).toEqual(['K-1', 'K-2', 'K-3']);
        expect(await found({ person: 'x' })).toEqual(['K-1', 'K-3', 'K-4']);
        expect(await found({})).toEqual([]);
        // What becomes known later is found, too.
        await put('webchat:5', of('K-5', { verified: 'c1' }));
        expect(await found({ verified: 'c1' })).toEqual(['K-1', 'K-2', 'K-5']);
      });

      test('an agent is given no more than there is room for, however many turns come at one moment', async () => {
        const agent = {
          id: 'ani',
          name: 'Ani',
          email: 'ani@shop.example',
          role: 'agent',
          teams: [],
          disabled: false,
        } as const;
        await store.people.createAgent(agent, 'hash');
        const hands = { kind: 'agent', agentId: 'ani', name: 'Ani' } as const;
        const give = (n: number) =>
          turnUpon(null, 'e1', {
            conversation: `webchat:${n}`,
            case: caseOf(`K-${n}`, hands),
            room: { agentId: 'ani', most: 3 },
          });
        const turns = Array.from({ length: 12 }, (_, n) => give(n));
        const kinds = (await Promise.all(turns.map((turn) => store.commitTurn(turn)))).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(3);
        expect(kinds.filter((kind) => kind === 'full')).toHaveLength(9);
        expect(await store.readCases({ owner: 'agent', agentId: 'ani', limit: 20 })).toHaveLength(3);
        // What was refused wrote nothing; what was kept is known, though the hands are full.
        const refused = turns[kinds.indexOf('full')]!;
        expect(await read(refused.conversation)).toBeNull();
        const kept = turns[kinds.indexOf('committed')]!;
        expect(await store.commitTurn(kept)).toEqual({ kind: 'duplicate', receipt: kept.receipt });

        await take(kept.conversation, 'e2', { case: queuedCase(kept.state.case!.number, 'normal', NOON) });
        expect(await store.commitTurn(refused)).toEqual(COMMITTED);
      });

      test('a second case of a conversation stands beside the first', async () => {
        await put(A, { ...caseOf('K-1', { kind: 'bot' }), outcome: 'resolved-confirmed', closedAt: NOON });
        await put(A, queuedCase('K-2', 'normal', NOON));
        expect((await store.readCase('K-1'))!.case.outcome).toBe('resolved-confirmed');
        expect((await store.readCase('K-2'))!.case.owner).toEqual({ kind: 'queue', team: 'general' });
      });

      test('a turn that closes one and opens the next writes both', async () => {
        const before = caseOf('K-1', { kind: 'agent', agentId: 'ani', name: 'Ani' });
        await put(A, before);
        const former: Case = { ...before, owner: { kind: 'bot' }, outcome: 'abandoned', closedAt: NOON + 5 };
        const opened: Case = { ...caseOf('K-2', { kind: 'bot' }), openedAt: NOON + 5 };
        await take(A, 'next', { case: opened, formerCase: former });
        expect((await store.readCase('K-1'))!.case).toEqual(former);
        expect((await store.readCase('K-2'))!.case).toEqual(opened);
        expect((await store.readCases({ limit: 9 })).map((row) => row.case.number)).toEqual(['K-2']);
        expect(await store.readCases({ owner: 'agent', limit: 9 })).toEqual([]);
      });

      test('tell what customers were told of their wait, and what came', async () => {
        const ani = { kind: 'agent', agentId: 'ani', name: 'Ani' } as const;
        const team = { kind: 'queue', team: 'general' } as const;
        const one = caseOf('K-1', ani, { waitingSince: NOON });
        const told = { at: NOON + 1000, waitMs: 5000, plainMs: 4000 };
        await take(A, 'take', {
          at: NOON + 9000,
          case: {
            ...one,
            handoff: { ...one.handoff!, told, taken: { at: NOON + 9000, waitedMs: 9000, sinceToldMs: 8000 } },
          },
          effects: [{ kind: 'fact', fact: 'owner-changed', caseNumber: 'K-1', from: team, to: ani, reason: 'taken' }],
        });
        await reopen();
        const expected = [{ plainMs: 4000, toldMs: 5000, cameMs: 8000 }];
        expect(await store.readToldWaits('general', NOON, 10)).toEqual(expected);
        expect(await store.readToldWaits('general', NOON + 9000, 10)).toEqual([]);
        expect(await store.readToldWaits('orders', NOON, 10)).toEqual([]);
      });

      test('tell how long the taken ones had waited, each once, the latest first', async () => {
        const ani = { kind: 'agent', agentId: 'ani', name: 'Ani' } as const;
        const wait = async (conversation: string, number: string, waitedMs: number, takenAt: number) => {
          const team = { kind: 'queue', team: 'general' } as const;
          const it = caseOf(number, ani, { waitingSince: takenAt - waitedMs, taken: { at: takenAt, waitedMs } });
          await take(conversation, `take-${number}-${takenAt}`, {
            at: takenAt,
            case: it,
            effects: [
              { kind: 'fact', fact: 'owner-changed', caseNumber: number, from: team, to: ani, reason: 'taken' },
            ],
          });
        };
        await wait('webchat:1', 'K-1', 1000, NOON + 1);
        await wait('webchat:2', 'K-2', 2000, NOON + 2);
        await wait('webchat:3', 'K-3', 3000, NOON + 3);
        expect(await store.readWaits('general', NOON + 1, 10)).toEqual([3000, 2000]);
        expect(await store.readWaits('general', 0, 1)).toEqual([3000]);
        expect(await store.readWaits('orders', 0, 10)).toEqual([]);
        expect(await store.readToldWaits('general', 0, 10)).toEqual([]);
        await take('webchat:1', 'words', {});
        // Handed over once more, and taken.
        await wait('webchat:1', 'K-1', 9000, NOON + 9);
        expect(await store.readWaits('general', 0, 10)).toEqual([9000, 3000, 2000]);
        expect(await store.readWaits('general', NOON + 3, 10)).toEqual([9000]);
        expect(await store.readWaits('general', NOON + 9, 10)).toEqual([]);
        // Taken again after it came back: it waited as long as the first time.
        const back = caseOf('K-2', ani, { taken: { at: NOON + 2, waitedMs: 2000 } });
        await take('webchat:2', 'again', {
          at: NOON + 20,
          case: back,
          effects: [
            {
              kind: 'fact',
              fact: 'owner-changed',
              caseNumber: 'K-2',
              from: { kind: 'queue', team: 'general' },
              to: ani,
              reason: 'taken',
            },
          ],
        });
        expect(await store.readWaits('general', NOON + 2, 10)).toEqual([9000, 3000]);
      });
    });

    describe('what of a conversation is still to be done', () => {
      test('is what its outbox, its timers and its cases each tell alone, whatever state they are in, and nothing of others', async () => {
        const former = { ...caseOf('K-1', { kind: 'agent', agentId: 'ani', name: 'Ani' }), closedAt: NOON };
        const open = queuedCase('K-2', 'complaint', NOON);
        await take(A, 'e1', { case: former, outbox: [replyEntry(1), callEntry('dies'), callEntry('waits')] });
        await take(A, 'e2', {
          case: open,
          formerCase: former,
          outbox: [replyEntry(2, NOON + 5_000), callEntry('far', NOON + 9_000)],
          effects: [
            { kind: 'timer', timerId: 'due', due: NOON },
            { kind: 'timer', timerId: 'far', due: NOON + 9_000 },
          ],
        });
        await take('webchat:b', 'e1', {
          case: queuedCase('K-3', 'normal', NOON),
          outbox: [replyEntry(1), callEntry('other')],
          effects: [{ kind: 'timer', timerId: 'other', due: NOON }],
        });
        const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
        /** In the order in which they are claimed, each reported as done. */
        const carryOutAll = async (how: { now: number; leaseMs: number; limit: number }) => {
          const done: OutboxEntry[] = [];
          for (const kind of ['reply', 'action'] as const)
            for (let found = await store.claimOutbox({ ...how, kind }); found.length > 0; ) {
              for (const entry of found) expect(await store.settleOutbox(entry, { kind: 'done' })).toBe(true);
              done.push(...found);
              found = await store.claimOutbox({ ...how, kind });
            }
          return done;
        };
        // One is tried again, one is given up, one is being carried out; so is a timer.
        const [reply] = (await claim('reply')).filter(({ conversation }) => conversation === A);
        await store.settleOutbox(reply!, { kind: 'retry', due: NOON + 3_000, error: 'busy' });
        const [call] = (await claim('action')).filter(({ conversation }) => conversation === A);
        await store.settleOutbox(call!, { kind: 'dead', at: NOON + 7, error: 'gone' });
        await store.claimOutbox({ now: NOON, leaseMs: 60_000, limit: 1, kind: 'action' });
        await store.claimTimers({ now: NOON, leaseMs: 60_000, limit: 1 });

        const { outbox, timers, cases } = await store.readPending(A);
        expect(outbox.map(({ id, due, attempts, lastError }) => [id, due, attempts, lastError])).toEqual([
          ['reply:1', NOON + 3_000, 1, 'busy'],
          ['dies', NOON, 1, 'gone'],
          ['waits', NOON, 0, null],
          ['reply:2', NOON + 5_000, 0, null],
          ['far', NOON + 9_000, 0, null],
        ]);
        const ofA = <Row extends { readonly conversation: string }>(rows: readonly Row[]) =>
          rows.filter(({ conversation }) => conversation === A);
        const dead = ofA(await store.readDeadLetters(9)).map((one) => ({ ...one, isDead: true }));
        expect(outbox.filter(({ isDead }) => isDead)).toEqual(dead);
        const everyCase = ofA(await store.readCases({ closedToo: true, limit: 9 }));
        expect(everyCase.map((row) => row.case.number).sort()).toEqual(['K-1', 'K-2']);
        expect(inOrder(cases)).toEqual(inOrder(everyCase));
        const later = { now: NOON + 99_000, leaseMs: 1000, limit: 9 };
        const everyTimer = ofA(await store.claimTimers(later)).map(({ timerId, due }) => ({ timerId, due }));
        expect(everyTimer.map(({ timerId }) => timerId)).toEqual(['due', 'far']);
        expect(inOrder(timers)).toEqual(inOrder(everyTimer));
        const living = outbox.filter(({ isDead }) => !isDead).map(({ id, due, payload }) => ({ id, due, payload }));
        const carriedOut = ofA(await carryOutAll(later)).map(({ id, due, payload }) => ({ id, due, payload }));
        expect(inOrder(living)).toEqual(inOrder(carriedOut));
        // What is done is gone from it; what people have and what was given up stays.
        const left = await store.readPending(A);
        expect(left.outbox.map(({ id }) => id)).toEqual(['dies']);
        expect(left.cases).toHaveLength(2);
        expect(await store.readPending('webchat:nobody')).toEqual({ outbox: [], timers: [], cases: [] });
      });

      test('is of one moment: what a turn puts in the place of another is never there with it, and never neither of them', async () => {
        const timer = { kind: 'timer', timerId: 'wait', due: NOON } as const;
        await take(A, 'e0', { effects: [timer] });
        let over = false;
        const seen = new Set<string>();
        const looking = Promise.all(
          Array.from({ length: 4 }, async () => {
            while (!over) {
              const { outbox, timers } = await store.readPending(A);
              seen.add([...outbox.map(({ id }) => id), ...timers.map(({ timerId }) => timerId)].join(' and '));
              await new Promise(setImmediate);
            }
          }),
        );
        try {
          for (let round = 1; round <= 60; round++) {
            const body = { kind: 'timer', timerId: 'wait', due: NOON } as const;
            await take(A, `goes-off-${round}`, { body, outbox: [callEntry('call')] });
            const result = { kind: 'action-result', callId: 'call', result: { ok: true, value: null } } as const;
            await take(A, `result-${round}`, { body: result, effects: [timer] });
          }
        } finally {
          over = true;
        }
        await looking;
        expect(['call', 'wait']).toEqual(expect.arrayContaining([...seen]));
      });
    });

    describe('numbers and values', () => {
      test('reserved numbers are nobody else’s, from 1 on, also after a restart', async () => {
        expect(await store.reserveNumbers('case', 1)).toBe(1);
        const firsts = await Promise.all(Array.from({ length: 10 }, () => store.reserveNumbers('case', 7)));
        expect([...firsts].sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, at) => 2 + at * 7));
        await reopen();
        expect(await store.reserveNumbers('case', 1)).toBe(72);
        expect(await store.reserveNumbers('other', 1)).toBe(1);
      });

      test('a value is what was written last; ifAbsent leaves what stands', async () => {
        expect(await store.readValue('k')).toBeUndefined();
        expect(await store.writeValue('k', { a: 1 })).toEqual({ a: 1 });
        expect(await store.writeValue('k', 2, { ifAbsent: true })).toEqual({ a: 1 });
        expect(await store.writeValue('k', null)).toBeNull();
        await reopen();
        expect(await store.readValue('k')).toBeNull();
        const secrets = await Promise.all(
          ['x', 'y', 'z'].map((value) => store.writeValue('secret', value, { ifAbsent: true })),
        );
        expect(new Set(secrets).size).toBe(1);
      });
    });

    describe('people', () => {
      const ani = {
        id: 'ani',
        name: 'Ani',
        email: 'ani@example.com',
        role: 'agent',
        teams: ['general'],
        disabled: false,
      } as const;

      test('an email signs in one account', async () => {
        const { people } = store;
        expect(await people.countAgents()).toBe(0);
        const made = await Promise.all([
          people.createAgent(ani, 'hash-1'),
          people.createAgent({ ...ani, id: 'ani-2' }, 'hash-2'),
        ]);
        expect([...made].sort()).toEqual([false, true]);
        expect(await people.countAgents()).toBe(1);
        const first = { agent: ani, passwordHash: 'hash-1' };
        const second = { agent: { ...ani, id: 'ani-2' }, passwordHash: 'hash-2' };
        expect(await people.readAgentByEmail('ani@example.com')).toEqual(made[0] ? first : second);
        expect(await people.readAgentByEmail('budi@example.com')).toBeNull();
      });

      test('accounts change and keep their password until it is set', async () => {
        const { people } = store;
        await people.createAgent(ani, 'hash-1');
        await people.updateAgent({ ...ani, disabled: true, email: 'a@example.com' });
        expect(await people.readAgent('ani')).toMatchObject({ disabled: true });
        expect(await people.readAgents()).toHaveLength(1);
        expect((await people.readAgentByEmail('a@example.com'))!.passwordHash).toBe('hash-1');
        await people.setPassword('ani', 'hash-2');
        expect((await people.readAgentByEmail('a@example.com'))!.passwordHash).toBe('hash-2');
        expect(await people.readAgent('nobody')).toBeNull();
      });

      test('an account is written over what was read, and not over what somebody else made of it since', async () => {
        const { people } = store;
        await people.createAgent(ani, 'hash-1');
        const was = (await people.readAgent('ani'))!;
        expect(await people.updateAgent({ ...was, disabled: true }, undefined, was)).toBe(true);
        expect(await people.updateAgent({ ...was, away: true }, undefined, was)).toBe(false);
        expect(await people.readAgent('ani')).toEqual({ ...was, disabled: true });
        expect(await people.updateAgent({ ...was, away: true })).toBe(true);
        expect(await people.readAgent('ani')).toEqual({ ...was, away: true });
      });

      test('sessions end alone or all of an agent at once', async () => {
        const { people } = store;
        const session = (tokenHash: string, agentId: string) => ({ tokenHash, agentId, createdAt: 1, lastSeenAt: 2 });
        await people.createSession(session('t1', 'ani'));
        await people.createSession(session('t2', 'ani'));
        await people.createSession(session('t3', 'budi'));
        await people.touchSession('t1', 9);
        expect(await people.readSession('t1')).toEqual({ ...session('t1', 'ani'), lastSeenAt: 9 });
        await people.deleteSession('t1');
        expect(await people.readSession('t1')).toBeNull();
        await people.deleteSessionsOf('ani');
        expect(await people.readSession('t2')).toBeNull();
        expect(await people.readSession('t3')).not.toBeNull();
        expect(await people.countSessions('budi', 2)).toBe(1);
        expect(await people.countSessions('budi', 3)).toBe(0);
        expect(await people.countSessions('ani', 0)).toBe(0);
      });

      test('a one-time link is used once, whoever comes at the same moment, and not after its time', async () => {
        const { people } = store;
        const link = (tokenHash: string): OneTimeLink => ({
          tokenHash,
          purpose: 'invitation',
          expiresAt: NOON,
          data: { role: 'agent' },
        });
        await people.createLink(link('l1'));
        await people.createLink(link('l2'));
        const uses = await Promise.all(Array.from({ length: 8 }, () => people.useLink('l1', NOON - 1)));
        expect(uses.filter((used) => used !== null)).toEqual([link('l1')]);
        await reopen();
        expect(await store.people.useLink('l1', NOON - 1)).toBeNull();
        expect(await store.people.useLink('l2', NOON)).toBeNull();
      });

      test('presence is the latest sight of an agent', async () => {
        const { people } = store;
        await people.notePresence('ani', 100);
        await people.notePresence('budi', 200);
        await people.notePresence('ani', 300);
        await people.notePresence('ani', 250);
        expect(await people.readPresence(200)).toEqual([
          { agentId: 'ani', at: 300 },
          { agentId: 'budi', at: 200 },
        ]);
        expect(await people.readPresence(201)).toHaveLength(1);
      });
    });

    describe('releases and uploads', () => {
      test('a release is kept under its hash', async () => {
        const release = { hash: 'h', at: 1, files: [{ path: 'flows/a.yaml', text: 'flow: a' }] };
        await store.releases.saveRelease(release);
        await store.releases.saveRelease({ ...release, at: 2 });
        await reopen();
        expect(await store.releases.readRelease('h')).toEqual(release);
        expect(await store.releases.readRelease('other')).toBeNull();
      });

      test('publications are kept in the order of their numbers, the newest first', async () => {
        expect(await store.releases.readPublications(10)).toEqual([]);
        const first = { number: 1, hash: 'h', at: 1, note: 'first' };
        const second = { number: 2, hash: 'g', at: 2, note: '' };
        const third = { number: 3, hash: 'h', at: 3, note: 'back' };
        for (const one of [first, second, third]) expect(await store.releases.appendPublication(one)).toBe(true);
        await reopen();
        expect(await store.releases.readPublications(10)).toEqual([third, second, first]);
        expect(await store.releases.readPublications(1)).toEqual([third]);
      });

      test('of two publications of one number exactly one is kept, and none out of turn', async () => {
        const one = { number: 1, hash: 'h', at: 1, note: 'one' };
        const results = await Promise.all([
          store.releases.appendPublication(one),
          store.releases.appendPublication({ ...one, hash: 'g' }),
        ]);
        expect([...results].sort()).toEqual([false, true]);
        expect(await store.releases.appendPublication({ ...one, number: 3 })).toBe(false);
        expect(await store.releases.readPublications(10)).toHaveLength(1);
      });

      test('an upload is read by its own conversation only', async () => {
        const bytes = new Uint8Array([0, 1, 254, 255]);
        const file = { id: 'u1', conversation: A, name: 'foto.png', contentType: 'image/png', at: 1, bytes };
        await store.uploads.saveUpload(file);
        const read = await store.uploads.readUpload(A, 'u1');
        expect(read).toMatchObject({ name: 'foto.png', contentType: 'image/png' });
        expect([...read!.bytes]).toEqual([...bytes]);
        expect(await store.uploads.readUpload('webchat:b', 'u1')).toBeNull();
      });
    });

    describe('figures', () => {
      const talk = (conversation: string, days: readonly string[], change: Partial<TalkToKeep> = {}): TalkToKeep => ({
        ...{
          conversation,
          version: 1,
          waits: false,
          days,
          wants: days,
          keys: [],
          body: `{"of":"${conversation} \\u0000"}`,
        },
        ...change,
      });
      const cell = (metric: string, n: number, dimension = '', part = ''): FigureRow => ({
        ...{ day: '2026-11-22', metric, dimension, part, n, sum: -n, counts: `${n} 1` },
      });
      const ani: AgentRow = { day: '2026-11-22', agentId: 'ani', name: 'Ani', solved: 2, busyMs: 7, handledMs: 9 };
      const ref = (kind: number, change: Partial<RefRow> = {}): RefRow => ({
        ...{ day: '2026-11-22', metric: 'cases', dimension: 'team', part: 'x', kind, n: 1, refs: '[]' },
        ...{ team: '', channel: 'webchat', language: 'id' },
        ...change,
      });
      const rows = (
        cells: readonly FigureRow[] = [],
        agents: readonly AgentRow[] = [],
        refs: readonly RefRow[] = [],
      ): DayRows => ({ cells, agents, refs });
      const day = { firstDay: '2026-11-22', lastDay: '2026-11-22' };
      const toFold = async () => (await store.figures.readDaysToFold(9)).map((one) => one.day);

      test('the mark is the last one written; forgetting takes everything', async () => {
        const { figures } = store;
        expect(await figures.readMark()).toBeNull();
        await figures.writeMark({ basis: 'a', upTo: 1 });
        await figures.writeMark({ basis: 'b', upTo: NOON });
        await figures.writeTalks([talk(A, ['2026-11-22'], { waits: true })]);
        await figures.writeDay({ day: '2026-11-22', wanted: 9 }, rows([cell('cases', 1)], [ani], [ref(1)]));
        await reopen();
        expect(await store.figures.readMark()).toEqual({ basis: 'b', upTo: NOON });
        await store.figures.clear();
        expect(await store.figures.readMark()).toBeNull();
        expect((await store.figures.readVersions([A])).size).toBe(0);
        expect(await store.figures.readWaiting('', 9)).toEqual([]);
        expect(await toFold()).toEqual([]);
        expect(await store.figures.readCells(day)).toEqual([]);
        expect(await store.figures.readAgentDays('', '9')).toEqual([]);
        const wish = { metric: 'cases', dimension: 'team', part: 'x', kinds: [1], ...day, limit: 9 };
        expect(await store.figures.readRefs(wish)).toEqual([]);
      });

      test('conversations are found by what their customer is known by, each once, and no others', async () => {
        const { figures } = store;
        await figures.writeTalks([
          talk(A, ['2026-11-22'], { keys: ['p x', 'v 1'] }),
          talk('webchat:b', ['2026-11-22'], { keys: ['v 1'] }),
          talk('webchat:c', ['2026-11-22'], { keys: ['v 2'] }),
        ]);
        await figures.writeTalks([talk(A, ['2026-11-22'], { keys: ['p x', 'v 1'] })]);
        const found = async (...keys: string[]) =>
          (await figures.readTalksOfCustomers(keys)).map(({ conversation }) => conversation).sort();
        expect(await found('v 1')).toEqual([A, 'webchat:b']);
        expect(await found('p x', 'v 1')).toEqual([A, 'webchat:b']);
        expect(await found('v 3')).toEqual([]);
        expect([...(await figures.readKeys(['webchat:c', A, 'webchat:none']))]).toEqual([
          [A, ['p x', 'v 1']],
          ['webchat:c', ['v 2']],
        ]);
        await figures.clear();
        expect(await found('v 1')).toEqual([]);
      });

      test('of two who would bring the figures up to date one does, and the next may when that one is done', async () => {
        const { figures } = store;
        const inside = await figures.alone(async () => [await figures.alone(async () => 'second')]);
        expect(inside).toEqual({ result: [null] });
        await expect(figures.alone(() => Promise.reject(new Error('broken off')))).rejects.toThrow('broken off');
        expect(await figures.alone(async () => 'third')).toEqual({ result: 'third' });
      });

      test('conversations are kept by day, the new in place of the old, and want each day that they touch or touched', async () => {
        const { figures } = store;
        await figures.writeTalks([
          talk('webchat:b', ['2026-11-21', '2026-11-22'], { waits: true }),
          talk(A, ['2026-11-22']),
        ]);
        const names = async (of: string) => (await figures.readTalksOfDay(of, '', 9)).map((one) => one.conversation);
        expect(await names('2026-11-22')).toEqual([A, 'webchat:b']);
        expect(await figures.readTalksOfDay('2026-11-22', A, 1)).toMatchObject([{ conversation: 'webchat:b' }]);
        expect((await figures.readTalksOfDay('2026-11-22', '', 1))[0]!.body).toBe(talk(A, []).body);
        expect((await figures.readWaiting('', 9)).map((one) => one.conversation)).toEqual(['webchat:b']);
        expect(await toFold()).toEqual(['2026-11-22', '2026-11-21']);
        for (const one of await figures.readDaysToFold(9)) expect(await figures.writeDay(one, rows())).toBe(true);
        expect(await toFold()).toEqual([]);
        await figures.addDays([]);
        await figures.addDays([
          { conversation: A, day: '2026-11-24' },
          { conversation: A, day: '2026-11-22' },
          { conversation: 'webchat:b', day: '2026-11-24' },
        ]);
        expect(await toFold()).toEqual(['2026-11-24', '2026-11-22']);
        expect(await names('2026-11-24')).toEqual([A, 'webchat:b']);
        expect(await names('2026-11-22')).toEqual([A, 'webchat:b']);
        for (const one of await figures.readDaysToFold(9)) await figures.writeDay(one, rows());
        await figures.writeTalks([
          talk('webchat:b', ['2026-11-23'], { version: 4, wants: ['2026-11-23', '2026-11-21'] }),
        ]);
        expect(await toFold()).toEqual(['2026-11-23', '2026-11-21']);
        expect(await names('2026-11-22')).toEqual([A]);
        expect(await names('2026-11-21')).toEqual([]);
        expect(await figures.readVersions([A, 'webchat:b', 'webchat:c'])).toEqual(
          new Map([
            [A, 1],
            ['webchat:b', 4],
          ]),
        );
        expect(await figures.readWaiting('', 9)).toEqual([]);
        expect((await figures.readTalks(['webchat:b', 'webchat:c'])).map(({ version }) => version)).toEqual([4]);
      });

      test('a day’s figures stand in place of all that stood there, and are read by name', async () => {
        const { figures } = store;
        await figures.writeTalks([talk(A, ['2026-11-22'])]);
        const [first] = await figures.readDaysToFold(1);
        await figures.writeDay(
          first!,
          rows(
            [cell('cases', 1), cell('cases', 1, 'team', 'old')],
            [ani, { ...ani, agentId: 'budi' }],
            [ref(1), ref(0, { part: 'old' })],
          ),
        );
        await figures.writeTalks([talk(A, ['2026-11-22'], { version: 2 })]);
        const [second] = await figures.readDaysToFold(1);
        const cells = [
          cell('cases', 3),
          cell('wait', 1),
          cell('cases', 2, 'team', 'orders'),
          cell('cases', 1, 'team', 'x'),
        ];
        const orders = ref(1, { team: 'orders', language: 'en', n: 7 });
        const refs = [ref(1, { n: 2 }), ref(0), orders];
        expect(await figures.writeDay(second!, rows(cells, [{ ...ani, solved: 3 }], refs))).toBe(true);
        const byName = (given: readonly FigureRow[]) => given.map((row) => JSON.stringify(row, KEYS)).sort();
        const KEYS = ['metric', 'dimension', 'part', 'n', 'sum', 'counts', 'day'];
        expect(byName(await figures.readCells(day))).toEqual(byName(cells));
        const only = { metrics: ['cases'], dimensions: ['team'] };
        expect(byName(await figures.readCells({ ...day, only }))).toEqual(byName(cells.slice(2)));
        const sums = await figures.sumCells({ ...day, only });
        expect(sums.toSorted((a, b) => (a.part < b.part ? -1 : 1))).toEqual([
          { metric: 'cases', dimension: 'team', part: 'orders', n: 2, sum: -2 },
          { metric: 'cases', dimension: 'team', part: 'x', n: 1, sum: -1 },
        ]);
        const wish = { metric: 'cases', dimension: 'team', part: 'x', ...day, limit: 9 };
        expect(await figures.readRefs({ ...wish, kinds: [0, 1] })).toEqual([ref(0), ref(1, { n: 2 }), orders]);
        expect(await figures.readRefs({ ...wish, kinds: [1] })).toEqual([ref(1, { n: 2 }), orders]);
        expect(await figures.readRefs({ ...wish, kinds: [0, 1], team: 'orders' })).toEqual([orders]);
        expect(await figures.readRefs({ ...wish, kinds: [1], channel: 'webchat', language: 'id' })).toEqual([
          ref(1, { n: 2 }),
        ]);
        expect(await figures.readRefs({ ...wish, kinds: [1], team: 'orders', language: 'id' })).toEqual([]);
        expect(await figures.readRefs({ ...wish, kinds: [0, 1], part: 'old' })).toEqual([]);
        expect(await figures.readRefs({ ...wish, kinds: [0, 1], lastDay: '2026-11-21' })).toEqual([]);
        expect(await figures.readCells({ firstDay: '2026-11-23', lastDay: '2026-12-01', only })).toEqual([]);
        expect(await figures.readAgentDays('2026-11-22', '2026-11-22')).toEqual([{ ...ani, solved: 3 }]);
        expect(await figures.readAgentDays('2026-11-23', '2026-11-24')).toEqual([]);
      });

      test('a month lies outside of all days, and is whole until one of its days changes', async () => {
        const { figures } = store;
        const october = { day: 'm2026-10', wanted: 1 };
        const months = () => figures.readMonths(monthKey('2026-09-01'), monthKey('2026-11-30'));
        const write = async (named: string, n: number) => {
          await figures.writeTalks([talk(A, [named])]);
          const [one] = await figures.readDaysToFold(1);
          expect(await figures.writeDay(one!, rows([{ ...cell('cases', n), day: named }]))).toBe(true);
        };
        await write('2026-10-30', 1);
        await write('2026-10-31', 2);
        expect(await months()).toEqual([{ ...october, wanted: 2, isWhole: false }]);
        expect(await toFold()).toEqual([]);
        const added = { ...cell('cases', 3), day: 'm2026-10' };
        expect(await figures.writeDay({ ...october, wanted: 2 }, rows([added]))).toBe(true);
        expect(await months()).toEqual([{ ...october, wanted: 2, isWhole: true }]);
        const only = { metrics: ['cases'], dimensions: [''] };
        const span = (firstDay: string, lastDay: string) => ({ firstDay, lastDay, only });
        const days = await figures.readCells(span('2026-01-01', '2026-12-31'));
        expect(days.map(({ n }) => n).sort()).toEqual([1, 2]);
        expect(await figures.readCells(span('m2026-10', 'm2026-10'))).toEqual([added]);
        expect(await figures.readCells({ ...span('m2026-10', 'm2026-10'), withoutCounts: true })).toEqual([
          { ...added, counts: '' },
        ]);
        // Folded to the same as before: nothing has changed for the month.
        await write('2026-10-30', 1);
        expect(await months()).toMatchObject([{ isWhole: true }]);
        await write('2026-10-30', 5);
        expect(await months()).toEqual([{ ...october, wanted: 3, isWhole: false }]);
        expect(await figures.writeDay({ ...october, wanted: 2 }, rows())).toBe(false);
        expect(await figures.readMonths('m2026-11', 'm2027-01')).toEqual([]);
      });

      test('who folds a day late writes nothing, and what happens meanwhile is folded again', async () => {
        const { figures } = store;
        await figures.writeTalks([talk(A, ['2026-11-22'])]);
        const [early] = await figures.readDaysToFold(1);
        await figures.writeTalks([talk('webchat:b', ['2026-11-22'])]);
        const [late] = await figures.readDaysToFold(1);
        expect(await figures.writeDay(late!, rows([cell('cases', 2)]))).toBe(true);
        expect(await figures.writeDay(early!, rows([cell('cases', 1)], [ani], [ref(1)]))).toBe(false);
        expect((await figures.readCells(day)).map(({ n }) => n)).toEqual([2]);
        expect(await figures.readAgentDays('', '9')).toEqual([]);
        expect(await toFold()).toEqual([]);
        await figures.writeTalks([talk(A, ['2026-11-22'])]);
        const [next] = await figures.readDaysToFold(1);
        await figures.writeTalks([talk(A, ['2026-11-22'])]);
        expect(await figures.writeDay(next!, rows())).toBe(true);
        expect(await toFold()).toEqual(['2026-11-22']);
      });
    });

    describe('what the processes share', () => {
      const rule = { free: 3, firstDelayMs: 1000, longestDelayMs: 3000, forgetMs: 60_000 };

      test('tries are free at first, then slower and slower, and forgotten after a while', async () => {
        const { shared } = store;
        const at = (now: number) => shared.countTry('account:a', NOON + now, rule);
        expect(await Promise.all([at(0), at(0), at(0)])).toEqual([0, 0, 0]);
        expect(await at(400)).toBe(600);
        expect(await shared.countTry('account:b', NOON, rule)).toBe(0);
        expect([await at(1000), await at(1000), await at(3000), await at(5999), await at(6000)]).toEqual([
          0, 2000, 0, 1, 0,
        ]);
        expect(await at(6000)).toBe(3000);
        await shared.takeBackTry('account:a');
        expect(await at(66_001)).toBe(0);
        await shared.forgetTries('account:a');
        expect(await Promise.all([at(70_000), at(70_000), at(70_000)])).toEqual([0, 0, 0]);
      });

      test('of a hundred tries at once only the free ones are looked at', async () => {
        const waits = await Promise.all(Array.from({ length: 100 }, () => store.shared.countTry('k', NOON, rule)));
        expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
      });

      test('a ticket is used once, whoever comes at the same moment', async () => {
        const uses = await Promise.all(
          Array.from({ length: 8 }, () => store.shared.useOnce('t1', NOON, NOON + 60_000)),
        );
        expect(uses.filter(Boolean)).toHaveLength(1);
        expect(await store.shared.useOnce('t1', NOON + 59_000, NOON + 60_000)).toBe(false);
        expect(await store.shared.useOnce('t2', NOON, NOON + 60_000)).toBe(true);
      });

      test('messages sent are counted in every window of every key, or not at all', async () => {
        const thread = (key: string) => ({
          key,
          windows: [
            { most: 2, ms: 1000 },
            { most: 3, ms: 5000 },
          ],
        });
        const tenant = { key: 'tenant', windows: [{ most: 4, ms: 1000 }] };
        const send = async (key: string, at: number) =>
          (await store.shared.countSend([thread(key), tenant], NOON + at))?.waitMs ?? 0;
        expect([await send('a', 0), await send('a', 1), await send('a', 2)]).toEqual([0, 0, 998]);
        expect([await send('a', 1000), await send('a', 1001)]).toEqual([0, 3999]);
        expect([await send('b', 1500), await send('b', 1500), await send('c', 1500)]).toEqual([0, 0, 0]);
        // The tenant refuses, so the thread was not counted either.
        const refusal = await store.shared.countSend([thread('c'), tenant], NOON + 1500);
        expect(refusal).toEqual({ key: 'tenant', waitMs: 500 });
        expect(await send('c', 2000)).toBe(0);
        expect(await send('a', 4999)).toBe(1);
        expect(await send('a', 5000)).toBe(0);
      });

      test('nothing is sent under a key that is held, until its time is over', async () => {
        const { shared } = store;
        const limits = [{ key: 'a', windows: [{ most: 2, ms: 1000 }] }];
        expect(await shared.countSend(limits, NOON)).toBeNull();
        await shared.holdSends('a', NOON, 7_200_000);
        await shared.holdSends('b', NOON, 5000);
        expect(await shared.countSend([{ ...limits[0]!, key: 'c' }], NOON)).toBeNull();
        expect(await shared.countSend([{ ...limits[0]!, key: 'b' }], NOON + 4999)).toEqual({ key: 'b', waitMs: 1 });
        expect(await shared.countSend(limits, NOON + 7_199_000)).toEqual({ key: 'a', waitMs: 1000 });
        expect(await shared.countSend(limits, NOON + 7_200_000)).toBeNull();
      });

      test('a clock that is set back leaves nobody waiting for longer than the time that was meant', async () => {
        const { shared } = store;
        const back = NOON - 3_600_000;
        const limits = [{ key: 'a', windows: [{ most: 2, ms: 1000 }] }];
        for (const now of [NOON, NOON]) await shared.countSend(limits, now);
        await shared.holdSends('b', NOON, 60_000);
        for (const now of [NOON, NOON, NOON, NOON + 1000]) await shared.countTry('account:a', now, rule);
        expect(await shared.countSend([{ ...limits[0]!, key: 'b' }], back)).toBeNull();
        expect([await shared.countSend(limits, back), await shared.countSend(limits, back)]).toEqual([null, null]);
        expect(await shared.countSend(limits, back + 1)).toEqual({ key: 'a', waitMs: 999 });
        // From then on it counts as before.
        expect([
          await shared.countTry('account:a', back, rule),
          await shared.countTry('account:a', back, rule),
        ]).toEqual([0, 3000]);
      });

      test('versions tell which conversations have changed', async () => {
        await take(A, 'e1');
        await take(A, 'e2');
        await take('webchat:b', 'e1');
        expect(await store.readVersions([A, 'webchat:b', 'webchat:none'])).toEqual(
          new Map([
            [A, 2],
            ['webchat:b', 1],
          ]),
        );
        expect(await store.readVersions([])).toEqual(new Map());
      });

      test('the mark of the desk changes with every case that people have or that waits', async () => {
        const marks = [await store.readDeskMark()];
        await take(A, 'e1', { case: queuedCase('K-1', 'normal', NOON) });
        marks.push(await store.readDeskMark());
        await take(A, 'e2', { case: caseOf('K-1', { kind: 'agent', agentId: 'ani', name: 'Ani' }) });
        marks.push(await store.readDeskMark());
        await take(A, 'e3', { case: queuedCase('K-1', 'normal', NOON, true) });
        marks.push(await store.readDeskMark());
        expect(new Set(marks).size).toBe(4);
        await take(A, 'e4');
        expect(await store.readDeskMark()).toBe(marks[3]);
      });
    });

    test('counts what waits, was given up, is due and is queued', async () => {
      const none = { waiting: 0, oldestDue: null, dead: 0 };
      expect(await store.readBacklog(NOON)).toEqual({
        outbox: [
          { kind: 'reply', ...none },
          { kind: 'action', ...none },
          { kind: 'notice', waiting: 0, oldestDue: null, dead: 0 },
        ],
        timersDue: 0,
        queues: [],
      });
      const queued = (team: string, since: number) =>
        caseOf(`K-${since}`, { kind: 'queue', team }, { team, waitingSince: since });
      await take(A, 'e1', {
        case: queued('orders', NOON - 5_000),
        outbox: [callEntry('c1', NOON - 2_000), callEntry('c2', NOON + 9_000)],
        effects: [
          { kind: 'timer', timerId: 'now', due: NOON },
          { kind: 'timer', timerId: 'later', due: NOON + 1 },
        ],
      });
      await take('webchat:b', 'e1', { case: queued('orders', NOON - 9_000), outbox: [replyEntry(1, NOON)] });
      await take('webchat:c', 'e1', { case: queued('general', NOON) });
      const [reply] = await claim('reply');
      await store.settleOutbox(reply!, { kind: 'dead', at: NOON, error: 'gone' });
      expect(await store.readBacklog(NOON)).toEqual({
        outbox: [
          { kind: 'reply', waiting: 0, oldestDue: null, dead: 1 },
          { kind: 'action', waiting: 2, oldestDue: NOON - 2_000, dead: 0 },
          { kind: 'notice', waiting: 0, oldestDue: null, dead: 0 },
        ],
        timersDue: 1,
        queues: [
          { team: 'general', waiting: 1, since: NOON },
          { team: 'orders', waiting: 2, since: NOON - 9_000 },
        ],
      });
    });

    test('has a clock', async () => {
      const at = await store.readClock();
      expect(Number.isInteger(at)).toBe(true);
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    });

    test('answers a ping while open, and refuses everything once closed', async () => {
      await store.ping();
      await store.close();
      await store.close();
      await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await expect(store.commitTurn(turnUpon(null, 'e1'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await expect(store.readConversation(A)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    });
  });
}
