import type { EventBody } from '../../src/domain/event';
import { eraseConversations } from '../../src/runtime/erase';
import { sealAudit } from '../../src/runtime/seal-audit';
import { verifyActs, verifyTrail } from '../../src/runtime/verify-audit';
import { type AuditRow, hashOfRow } from '../../src/store/audit';
import type { Agent, Store } from '../../src/store/store';
import { turnUpon } from '../support/turns';
import type { OpenedStore } from './store';

/** A store with a way past it, as somebody has who may do anything in the database. */
export interface OpenedTrail extends OpenedStore {
  sql(text: string): Promise<void>;
  /** Statements that take away what guards the tables. */
  readonly freed: readonly string[];
}

const A = 'webchat:a';

/** What the audit trail promises, for each store to prove. */
export function describeAudit(name: string, open: () => Promise<OpenedTrail>): void {
  describe(`${name} keeps the audit trail`, () => {
    let opened: OpenedTrail;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.destroy());

    const ani: Agent = { id: 'ani', name: 'Ani', email: 'ani@example.com', role: 'agent', teams: [], disabled: false };
    const desk = (text: string): EventBody => ({ kind: 'desk-message', agent: { id: 'ani', name: 'Ani' }, text });
    const take = async (conversation: string, id: string, body?: EventBody) => {
      // Well after the trail began: what is older need not be in it.
      const change = { conversation, at: Date.now() + 60_000, ...(body !== undefined && { body }) };
      const turn = turnUpon(await store.readConversation(conversation), id, change);
      expect(await store.commitTurn(turn)).toEqual({ kind: 'committed' });
      return turn;
    };
    const chain = () => store.audit.readRows(0, 1000);
    const acts = async () => (await chain()).map(({ act }) => act);
    const broken = async (noted: { n: number; hash: string } | null = null) => {
      const trail = await verifyTrail(store, Date.now(), noted);
      const found = [...trail.broken];
      for (const id of await store.readConversationIds('', 100)) found.push(...(await verifyActs(store, id, trail)));
      return found;
    };

    test('begins by itself, and holds an act of staff once, of whatever kind', async () => {
      await take(A, 'e1');
      await take(A, 'd1', desk('secret words'));
      await store.people.createAgent(ani, 'hash');
      await store.releases.appendPublication({ number: 1, hash: 'h', at: 1, note: '' }, { who: 'operator:me' });
      await store.audit.note({ who: 'ani', act: 'learnt', subject: 'intents/a.yaml', at: 5 });
      expect(await sealAudit(store)).toBe(5);
      expect(await sealAudit(store)).toBe(0);
      expect(await acts()).toEqual(['trail-began', 'desk-message', 'person-made', 'published', 'learnt']);
      expect((await chain())[1]).toMatchObject({ who: 'ani', conversation: A, eventId: 'd1' });
      expect(JSON.stringify(await chain())).not.toContain('secret');
      expect(await broken()).toEqual([]);
      store = await opened.reopen();
      expect(await broken()).toEqual([]);
    });

    test('of a turn that comes twice, and of a change that does not come about, there is no second row', async () => {
      const turn = await take(A, 'd1', desk('secret words'));
      expect((await store.commitTurn(turn)).kind).toBe('duplicate');
      expect(await store.people.createAgent(ani, 'hash')).toBe(true);
      expect(await store.people.createAgent(ani, 'hash')).toBe(false);
      await store.people.deleteSession('nobody has it', { who: 'ani', act: 'signed-out', subject: 'ani', at: 1 });
      expect(await store.releases.appendPublication({ number: 7, hash: 'h', at: 1, note: '' })).toBe(false);
      await sealAudit(store);
      expect(await acts()).toEqual(['trail-began', 'desk-message', 'person-made']);
      expect(await broken()).toEqual([]);
    });

    test('who seals at the same moment as others seals nothing twice', async () => {
      for (let n = 0; n < 300; n++) await store.audit.note({ who: 'ani', act: `a${n}`, subject: null, at: n });
      await Promise.all([sealAudit(store), sealAudit(store), sealAudit(store), sealAudit(store)]);
      await sealAudit(store);
      expect((await acts()).slice(1)).toEqual(Array.from({ length: 300 }, (_, n) => `a${n}`));
      expect(await broken()).toEqual([]);
    });

    test('an account that was changed past it is named', async () => {
      await store.people.createAgent(ani, 'hash');
      await store.people.updateAgent({ ...ani, role: 'supervisor' }, { who: 'boss', at: 3 });
      await store.people.updateAgent({ ...ani, role: 'supervisor', away: true });
      await store.people.setPassword(ani.id, 'hash-2');
      expect(await broken()).toEqual([]);
      await sealAudit(store);
      expect(await broken()).toEqual([]);
    });

    test('an erasure takes no row, and what was said cannot be guessed by what is left', async () => {
      await take(A, 'e1');
      await take(A, 'd1', desk('secret words'));
      await take('webchat:b', 'd1', desk('secret words'));
      await sealAudit(store);
      await eraseConversations(store, [A], Date.now);
      expect(await broken()).toEqual([]);
      await sealAudit(store);
      expect(await broken()).toEqual([]);
      const rows = await chain();
      expect(rows.map(({ act, conversation, salt }) => [act, conversation, salt !== null])).toEqual([
        ['trail-began', null, false],
        ['desk-message', A, false],
        ['desk-message', 'webchat:b', true],
        ['erased', A, true],
      ]);
      // Once more, with more said in between.
      await take(A, 'd2', desk('more'));
      await sealAudit(store);
      await eraseConversations(store, [A], Date.now);
      await sealAudit(store);
      expect(await broken()).toEqual([]);
    });

    test('what is left out while later acts are sealed is named', async () => {
      await store.audit.note({ who: 'ani', act: 'left', subject: null, at: 1 });
      const [first, second] = await store.audit.readUnsealed(10);
      await store.audit.note({ who: 'ani', act: 'later', subject: null, at: 2 });
      const [, , third] = await store.audit.readUnsealed(10);
      const real = store.audit.readUnsealed.bind(store.audit);
      store.audit.readUnsealed = async () => [first!, third!];
      await sealAudit(store);
      store.audit.readUnsealed = real;
      expect(await broken()).toEqual([`act ${second!.place} (left) was never sealed, and later ones were`]);
    });

    test('a tip that was noted proves that nothing was cut off', async () => {
      await store.audit.note({ who: 'ani', act: 'a', subject: null, at: 1 });
      await sealAudit(store);
      const { n, hash } = (await store.audit.readTip())!;
      await store.audit.note({ who: 'ani', act: 'b', subject: null, at: 2 });
      await sealAudit(store);
      expect(await broken({ n, hash })).toEqual([]);
      expect(await broken({ n: 9, hash })).toEqual([
        'row 9, noted as the tip, is not there: the trail was cut off after 3',
      ]);
      expect(await broken({ n, hash: 'other' })).toEqual([`row ${n} is not the one that was noted as the tip (other)`]);
    });

    describe('somebody who may do anything in the database', () => {
      const free = async (text: string) => {
        for (const one of opened.freed) await opened.sql(one);
        await opened.sql(text);
      };
      beforeEach(async () => {
        await take(A, 'e1');
        for (const id of ['d1', 'd2', 'd3', 'd4']) await take(A, id, desk(`words of ${id}`));
        await store.people.createAgent(ani, 'hash');
        await store.releases.appendPublication({ number: 1, hash: 'h', at: Date.now() + 60_000, note: 'first' });
        await sealAudit(store);
        expect(await acts()).toEqual([
          ...['trail-began', 'desk-message', 'desk-message', 'desk-message', 'desk-message'],
          ...['person-made', 'published'],
        ]);
        expect(await broken()).toEqual([]);
      });

      test.each([
        "UPDATE audit SET who = 'budi' WHERE n = 3",
        'DELETE FROM audit WHERE n = 3',
        "UPDATE audit SET salt = 'x' WHERE n = 3",
      ])('is refused by the database itself: %s', async (text) => {
        await expect(opened.sql(text)).rejects.toThrow('only grows');
        expect(await broken()).toEqual([]);
      });

      test.each([
        'who',
        'act',
        'subject',
        'event_id',
        'digest',
        'words',
        'previous',
        'hash',
      ])('changes %s of a row', async (column) => {
        await free(`UPDATE audit SET ${column} = 'other' WHERE n = 3`);
        expect((await broken()).join()).toMatch(/row 3 /);
      });

      test('changes when it was', async () => {
        await free('UPDATE audit SET at = at - 1 WHERE n = 3');
        expect((await broken())[0]).toBe('row 3 was changed');
      });

      test('takes a row out', async () => {
        await free('DELETE FROM audit WHERE n = 3');
        expect(await broken()).toEqual([
          'row 3 of the audit trail is missing; 4 stands in its place',
          `${A}: the desk-message of turn 3 has no row`,
        ]);
      });

      test('takes a row out and closes the gap', async () => {
        await free('DELETE FROM audit WHERE n = 3; UPDATE audit SET n = n - 1 WHERE n > 3');
        expect((await broken())[0]).toMatch(/^row 3 does not follow on row 2/);
      });

      test('lets two rows change places', async () => {
        await free(
          'UPDATE audit SET n = 99 WHERE n = 3; UPDATE audit SET n = 3 WHERE n = 4; UPDATE audit SET n = 4 WHERE n = 99',
        );
        expect((await broken())[0]).toMatch(/^row 3 /);
      });

      test('puts a row in, well made, at the end', async () => {
        const tip = (await store.audit.readTip())!;
        const more = {
          ...tip,
          n: tip.n + 1,
          place: 99,
          act: 'desk-take',
          conversation: A,
          eventId: 'never',
          previous: tip.hash,
        };
        const rest = { ...more, hash: '' } as AuditRow;
        await store.audit.seal([{ ...rest, hash: hashOfRow(rest) }]);
        expect(await broken()).toEqual([`row ${tip.n + 1}: the record has no event never of ${A}`]);
      });

      test('cuts the end off: the record tells of turns, and a tip that was noted of anything', async () => {
        const { n, hash } = (await store.audit.readTip())!;
        await free('DELETE FROM audit WHERE n >= 5');
        expect(await broken({ n, hash })).toEqual([
          'row 7, noted as the tip, is not there: the trail was cut off after 4',
          'publication 1 has no row',
          ...['account', 'password'].map((what) => `the ${what} of ani has no row`),
          `${A}: the desk-message of turn 5 has no row`,
        ]);
      });

      test('makes the whole chain anew without a row: the noted tip tells', async () => {
        const rows = await chain();
        const tip = rows.at(-1)!;
        await free('DELETE FROM audit');
        let previous = '';
        for (const [at, row] of rows.filter(({ n }) => n !== 6).entries()) {
          const next = { ...row, n: at + 1, previous };
          previous = hashOfRow(next);
          await store.audit.seal([{ ...next, hash: previous }]);
        }
        expect((await broken({ n: tip.n, hash: tip.hash }))[0]).toMatch(/^row 7, noted as the tip, is not there/);
      });

      test('changes what an agent said, in the record', async () => {
        await free(`UPDATE turns SET event = replace(event, 'words of d2', 'other words') WHERE event_id = 'd2'`);
        expect(await broken()).toEqual([`${A}: the desk-message of turn 3 is not what row 3 says`]);
      });

      test('changes who said it', async () => {
        await free(`UPDATE turns SET event = replace(event, '"ani"', '"budi"') WHERE event_id = 'd2'`);
        expect(await broken()).toEqual([`${A}: the desk-message of turn 3 is not what row 3 says`]);
      });

      test('puts a turn into the record', async () => {
        for (const one of opened.freed) await opened.sql(one);
        await take(A, 'd5', desk('more'));
        expect(await broken()).toEqual([`${A}: the desk-message of turn 6 has no row`]);
      });

      test('makes an agent an administrator, or sets a password', async () => {
        await free(`UPDATE agents SET agent = replace(agent, '"role":"agent"', '"role":"admin"')`);
        expect(await broken()).toEqual([expect.stringMatching(/^the account of ani is not as the trail left it/)]);
        await free(`UPDATE agents SET password_hash = 'other'`);
        expect((await broken())[1]).toMatch(/^the password of ani is not as the trail left it/);
      });

      test('makes an account', async () => {
        await free(
          `INSERT INTO agents (id, email, agent, password_hash) SELECT 'eve', 'eve', replace(agent, '"ani', '"eve'), 'x' FROM agents`,
        );
        expect(await broken()).toEqual(['the account of eve has no row', 'the password of eve has no row']);
      });

      test('changes a publication, or takes it away', async () => {
        await free(`UPDATE publications SET hash = 'g'`);
        expect(await broken()).toEqual(['publication 1 is not what row 7 says']);
        await free('DELETE FROM publications');
        expect(await broken()).toEqual(['row 7: publication 1 is gone']);
      });
    });
  });
}
