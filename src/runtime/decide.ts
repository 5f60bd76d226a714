import type { ConversationState } from '../domain/conversation';
import type { Event } from '../domain/event';
import { KhidmatError } from '../errors';
import type { Content } from '../flow/program';
import { resultOf, type StepResult, step } from '../flow/step';
import { handOff } from '../flow/step-case';
import { type Rules, Turn } from '../flow/step-turn';

export interface Decision extends StepResult {
  /** What `step` threw, where it did: a fault of the program, never of the customer. */
  readonly fault: { readonly error: unknown } | null;
}

/**
 * Decides one turn, come what may. Pure, like `step`: a replay that meets the same fault decides the same.
 * Where `step` throws, the event is kept, the customer gets an apology and the case goes to people.
 * Throws only for what the desk pressed: an agent can press again, so nothing is lost by storing nothing.
 */
export function decide(state: ConversationState, event: Event, content: Content): Decision {
  try {
    return { ...step(state, event, content), fault: null };
  } catch (error) {
    if (event.kind.startsWith('desk-') || event.kind === 'queue-place')
      throw new KhidmatError(
        'INTERNAL',
        'This could not be done because of a fault in the program; its log tells more.',
        {
          cause: error,
        },
      );
    return { ...handOverAfterFault(state, event, content), fault: { error } };
  }
}

function handOverAfterFault(state: ConversationState, event: Event, content: Content) {
  const turn = new Turn({ ...state, turn: state.turn + 1, release: content.hash }, event, content, NO_PATTERNS);
  if (event.kind === 'message') recordWords(turn, event);
  const owner = turn.openCase?.owner.kind ?? 'bot';
  const customerWaits = event.kind === 'message' || event.kind === 'action-result' || turn.openCase !== null;
  if (owner === 'bot' && customerWaits) {
    turn.sayStanding('apology');
    handOff(turn, { reason: 'internal-error' });
  }
  return resultOf(turn);
}

/** What failed may be a pattern: here the shipped words are said, and nothing is walked. */
const NO_PATTERNS: Rules = {
  startPattern(turn, name, inputs) {
    const program = turn.program(`${name}.shipped`) ?? turn.program(name);
    const said = Object.values(program?.steps ?? {}).find((one) => one.verb === 'say');
    if (said?.verb === 'say') turn.say({ text: turn.render(said.text, inputs) });
  },
  afterPattern: () => {},
  handOffPattern: () => false,
  hear: () => {},
  inputsOf: () => [],
};

function recordWords(turn: Turn, event: Extract<Event, { kind: 'message' }>): void {
  const { name } = turn.state.customer;
  const { text, attachments, choice, clientId, channelData } = event;
  turn.record(
    { role: 'customer', ...(name !== undefined && { name }) },
    {
      text,
      ...(attachments !== undefined && { attachments }),
      ...(choice !== undefined && { choice }),
      ...(clientId !== undefined && { clientId }),
      ...(channelData !== undefined && { channelData }),
    },
  );
}
