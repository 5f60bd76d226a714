import type { ConversationId } from '../../domain/conversation';
import { OUTDATED } from '../figures';
import { rewritingRows } from '../rewriting-rows';
import type { Rewriting } from '../store';
import { type Step, step } from './writing';

/** The statements of one transaction. */
export function stepsOfRewriting(conversation: ConversationId, rewriting: Rewriting): readonly Step[] {
  const { turns, messages, cases } = rewritingRows(rewriting);
  return [
    ...turns.map(({ turn, stateHash, facts, event, effects }) =>
      step(TURN, stateHash, facts, event, effects, conversation, turn),
    ),
    ...messages.map(({ seq, json }) => step(MESSAGE, json, conversation, seq)),
    ...cases.map(({ number, customerName, json, person, verified }) =>
      step(CASE, customerName, json, person, verified, conversation, number),
    ),
    ...(rewriting.isErased ? [step(OUTDATE_OTHERS, conversation, conversation)] : []),
    ...[...OF_FIGURES, ...(rewriting.isErased ? OF_DELIVERY : [])].map((table) =>
      step(`DELETE FROM ${table} WHERE conversation = ?`, conversation),
    ),
  ];
}

const TURN = 'UPDATE turns SET state_hash = ?, facts = ?, event = ?, effects = ? WHERE conversation = ? AND turn = ?';
const MESSAGE = 'UPDATE messages SET message = ? WHERE conversation = ? AND seq = ?';
const CASE =
  'UPDATE cases SET customer_name = ?, "case" = ?, person = ?, verified = ? WHERE conversation = ? AND number = ?';
/** Other conversations of its customer that are kept: read before its keys are gone. */
const OUTDATE_OTHERS = `UPDATE talk_figures SET version = ${OUTDATED}, waits = 1 WHERE conversation <> ? AND conversation IN
  (SELECT other.conversation FROM talk_customers AS own JOIN talk_customers AS other USING (key) WHERE own.conversation = ?)`;
/** The days stay: they are folded anew once the conversation is. */
const OF_FIGURES = ['talk_figures', 'talk_customers'];
const OF_DELIVERY = ['outbox', 'uploads'];
