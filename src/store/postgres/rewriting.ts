import type { ConversationId } from '../../domain/conversation';
import { OUTDATED } from '../figures';
import { rewritingRows } from '../rewriting-rows';
import type { Rewriting } from '../store';
import { connect, type Database, type Statement } from './database';
import { storable } from './storable';
import { storeError } from './store-error';

/** One statement, so that all of it stands or falls together. */
export async function rewriteRecord(db: Database, conversation: ConversationId, rewriting: Rewriting): Promise<void> {
  const { turns, messages, cases } = rewritingRows(rewriting);
  await db.queryArrays(REWRITE, (to) => {
    to.texts([conversation], (one) => storable(one));
    to.ints(turns, ({ turn }) => turn);
    to.texts(turns, ({ stateHash }) => stateHash);
    to.texts(turns, ({ facts }) => facts);
    to.texts(turns, ({ event }) => event);
    to.texts(turns, ({ effects }) => effects);
    to.ints(messages, ({ seq }) => seq);
    to.texts(messages, ({ json }) => json);
    to.texts(cases, ({ number }) => storable(number));
    to.texts(cases, ({ customerName }) => storable(customerName));
    to.texts(cases, ({ json }) => json);
    to.texts(cases, ({ person }) => storable(person));
    to.texts(cases, ({ verified }) => storable(verified));
    to.texts(rewriting.isErased ? [conversation] : [], (one) => storable(one));
  });
}

/** All states are read for it, slice by slice: no statement takes longer because there are more of them. */
export async function searchConversations(db: Database, text: string): Promise<readonly ConversationId[]> {
  const found: ConversationId[] = [];
  for (let after: ConversationId | null = ''; after !== null; ) {
    const [slice]: readonly Slice[] = await db.query<Slice>(SEARCH, [storable(text), after, SLICE]);
    found.push(...slice!.found);
    after = slice!.last;
  }
  return found;
}

interface Slice {
  readonly found: readonly ConversationId[];
  /** Null: there are no more. */
  readonly last: ConversationId | null;
}

/** Some 25 ms of states that lie in memory. */
const SLICE = 2_000;

/** On a connection of its own, whose statements may take as long as they need: a large table takes minutes. */
export async function compact(url: string): Promise<void> {
  try {
    const client = await connect(url);
    try {
      for (const table of REWRITTEN) await client.query(`VACUUM ${table}`);
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    throw storeError(error);
  }
}

/** Where rewriting leaves rows that nobody sees any more. */
const REWRITTEN: readonly string[] =
  'conversations turns messages cases outbox timers uploads talk_figures talk_customers'.split(' ');

const REWRITE: Statement = {
  name: 'rewrite record',
  text: `
    WITH turned AS (
      UPDATE turns SET state_hash = new.state_hash, facts = new.facts, event = new.event, effects = new.effects
      FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[]) AS new (turn, state_hash, facts, event, effects)
      WHERE conversation = ANY ($1::text[]) AND turns.turn = new.turn
    ), said AS (
      UPDATE messages SET message = new.message
      FROM unnest($7::bigint[], $8::text[]) AS new (seq, message)
      WHERE conversation = ANY ($1::text[]) AND messages.seq = new.seq
    ), listed AS (
      UPDATE cases SET customer_name = new.customer_name, "case" = new.it, person = new.person, verified = new.verified
      FROM unnest($9::text[], $10::text[], $11::text[], $12::text[], $13::text[]) AS new (number, customer_name, it, person, verified)
      WHERE conversation = ANY ($1::text[]) AND cases.number = new.number
    ), outdated AS (
      UPDATE talk_figures SET version = ${OUTDATED}, waits = 1 WHERE conversation <> ALL ($14::text[]) AND conversation IN
        (SELECT other.conversation FROM talk_customers AS own JOIN talk_customers AS other USING (key)
         WHERE own.conversation = ANY ($14::text[]))
    ), counted AS (DELETE FROM talk_figures WHERE conversation = ANY ($1::text[])
    ), known AS (DELETE FROM talk_customers WHERE conversation = ANY ($1::text[])
    ), waiting AS (DELETE FROM outbox WHERE conversation = ANY ($14::text[])
    ), sent AS (DELETE FROM uploads WHERE conversation = ANY ($14::text[]))
    SELECT 1 AS done`,
};

const SEARCH: Statement = {
  name: 'search conversations',
  text: `
    SELECT max(conversation) AS last,
      coalesce(array_agg(conversation ORDER BY conversation) FILTER (WHERE strpos(state, $1) > 0), '{}') AS found
    FROM (SELECT conversation, state FROM conversations WHERE conversation > $2 ORDER BY conversation LIMIT $3) AS slice`,
};
