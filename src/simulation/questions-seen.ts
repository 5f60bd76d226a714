import type { ConversationState, Frame } from '../domain/conversation';
import type { AskStep, Content } from '../flow/program';

/** What a question of the bot is for, by the names that flows give it. */
const NAMES: readonly (readonly string[])[] = [
  ['order', 'order_id', 'order_number', 'order_no', 'order-id', 'order-number', 'order-no'],
  ['phone', 'mobile', 'telp', 'hp', 'phone_number', 'mobile_number', 'phone-number'],
  ['email', 'e-mail', 'email_address', 'email-address'],
  ['address', 'alamat'],
  ['name', 'full_name', 'full-name', 'nama'],
];

/**
 * Whether the bot has just put a question whose answer stands on the card by another name: told by the question that is open now, and was
 * not before. Of a question that refuses some values one cannot tell from outside which would have done.
 */
export function asksForWhatIsKnown(before: ConversationState, state: ConversationState, content: Content): boolean {
  const place = state.frames.length - 1;
  const frame = state.frames[place];
  const question = state.phase.kind === 'asking' ? questionAt(frame, content) : null;
  if (frame === undefined || question === null || question.valid !== null) return false;
  const stood = before.frames[place];
  // While a flow that it ran was at work it stood where it was to go on.
  const wasToCome = before.frames[place + 1]?.origin === 'run';
  if (stood?.flow === frame.flow && stood.at === frame.at && !wasToCome) return false;
  const slot = question.slot.split('.').at(-1)!;
  const names = NAMES.find((some) => some.includes(slot));
  if (names === undefined || frame.asked.includes(question.slot)) return false;
  return cardOf(state).some(([name, value]) => names.includes(name) && value != null && value !== '');
}

function questionAt(frame: Frame | undefined, content: Content): AskStep | null {
  const step = frame?.at == null ? undefined : content.flows[frame.flow]?.steps[frame.at];
  return step?.verb === 'ask' ? step : null;
}

function cardOf({ customer, ofCase, frames, known }: ConversationState): readonly (readonly [string, unknown])[] {
  const values = [customer.values, ofCase?.values ?? {}, ...frames.map(({ slots }) => slots), known];
  return [['name', customer.name] as const, ...values.flatMap((each) => Object.entries(each))];
}
