import type { Json, JsonObject } from '../domain/json';
import type { Language } from '../domain/language';

/** What an action may know of its caller. */
export interface ActionContext {
  /** The same on every attempt of one call; give it to systems that can refuse a repeat. */
  readonly idempotencyKey: string;
  readonly conversation: string;
  readonly caseNumber: string | null;
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Aborted when the flow's `timeout` has passed; the call counts as failed then. */
  readonly signal: AbortSignal;
}

/**
 * A function that a flow may `call`. It runs outside the turn, at least once: make it safe to repeat.
 * Its result is kept in the record, so it must be JSON; null means "not found". To fail with a code that the
 * flow can read (`error.code`), throw an `ActionError`; anything else thrown counts as `ACTION_FAILED` and is tried again.
 */
export interface Action {
  /** `group.verb`: `orders.find`. */
  readonly name: string;
  /** JSON Schema of the input; refused input never reaches `run`. */
  readonly input?: JsonObject;
  /** JSON Schema of the result; a result of another shape counts as `ACTION_RESULT_INVALID`. */
  readonly result?: JsonObject;
  run(input: JsonObject, context: ActionContext): Promise<Json>;
}

/** A failure that the flow can tell apart. `retry: false` when trying again is pointless. */
export class ActionError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly options: { readonly retry?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ActionError';
  }
}

/** Names the type and checks nothing: `export const find = defineAction({ name: 'orders.find', … })`. */
export function defineAction(action: Action): Action {
  return action;
}
