import type { ConversationId } from '../domain/conversation';
import type { CallEffect } from '../domain/effect';
import { ABANDONED, type ActionResult, abandonmentId } from '../domain/event';
import type { Json, JsonObject } from '../domain/json';
import { KhidmatError, reasonOf } from '../errors';
import type { OutboxEntry, OutboxResult, StoredConversation, TurnReceipt } from '../store/store';
import { type Action, type ActionContext, ActionError } from './action';
import { ActionSchemas } from './action-schema';
import { backOffMs } from './back-off';
import type { Happening } from './turn';

export interface ActionParts {
  readonly actions: readonly Action[];
  /** Any other name that a flow calls. */
  readonly other?: (name: string) => Action | undefined;
  readonly read: (conversation: ConversationId) => Promise<StoredConversation | null>;
  readonly takeTurn: (conversation: ConversationId, happening: Happening) => Promise<TurnReceipt>;
  readonly now: () => number;
  readonly random: () => number;
  /** Schemas that were compiled before, where several runners share them. */
  readonly schemas?: ActionSchemas;
}

const BACK_OFF = { firstMs: 300, mostMs: 5_000 };

type Attempt = ActionResult & { readonly retry?: boolean };

/** Runs one attempt of a call. Its outcome comes back to the conversation as an event, in a turn that takes the entry away. */
export function createActionRunner(parts: ActionParts): (entry: OutboxEntry) => Promise<OutboxResult | null> {
  const byName = new Map(parts.actions.map((action) => [action.name, action]));
  const schemas = parts.schemas ?? new ActionSchemas();
  return async (entry) => {
    const { payload, conversation } = entry;
    if (payload.kind !== 'action') throw new TypeError(`outbox entry ${entry.id} is no action`);
    const { call, from } = payload;
    const action = byName.get(call.action) ?? parts.other?.(call.action);
    const { retry, ...result } = await attempt(action, call, {
      schemas,
      context: async () => ({
        idempotencyKey: `${conversation}/${call.callId}`,
        conversation,
        ...(from ?? (await fromState(conversation, parts))),
        now: parts.now(),
      }),
    });
    // One whose end was never heard may have been an attempt like any other.
    if (!result.ok && retry === true && entry.attempts + entry.lost < call.attempts) {
      const due = parts.now() + backOffMs(entry.attempts, BACK_OFF, parts.random);
      return { kind: 'retry', due, error: result.code };
    }
    const body = { kind: 'action-result', callId: call.callId, result } as const;
    await parts.takeTurn(conversation, { id: `result:${call.callId}`, body, fence: entry.fence });
    return null;
  };
}

/** Ends a call that ended whoever ran it: whoever called it goes on, and its entry becomes a dead letter. */
export function createAbandonment({
  takeTurn,
}: Pick<ActionParts, 'takeTurn'>): (entry: OutboxEntry) => Promise<OutboxResult | null> {
  return async ({ id, payload, conversation, lost, fence }) => {
    if (payload.kind !== 'action') throw new TypeError(`outbox entry ${id} is no action`);
    const { callId } = payload.call;
    const message = `It was begun ${lost} times and never came to an end.`;
    const body = { kind: 'action-result', callId, result: { ok: false, code: ABANDONED, message } } as const;
    await takeTurn(conversation, { id: abandonmentId(callId), body, fence });
    return null;
  };
}

const LOOK_UP_TIMEOUT_MS = 5_000;

/** Asks an action once, outside of any turn: for people who look. Nothing of it is kept. */
export function createLookUp(parts: ActionParts) {
  const byName = new Map(parts.actions.map((action) => [action.name, action]));
  const schemas = parts.schemas ?? new ActionSchemas();
  return async (conversation: ConversationId, action: string, input: JsonObject): Promise<ActionResult> => {
    const call = { kind: 'call', callId: 'look', action, input, timeoutMs: LOOK_UP_TIMEOUT_MS, attempts: 1 } as const;
    const { retry: _, ...result } = await attempt(byName.get(action) ?? parts.other?.(action), call, {
      schemas,
      context: async () => ({
        idempotencyKey: `${conversation}/look:${action}:${parts.now()}`,
        conversation,
        ...(await fromState(conversation, parts)),
        now: parts.now(),
      }),
    });
    return result;
  };
}

async function attempt(
  action: Action | undefined,
  call: CallEffect,
  { schemas, context }: { schemas: ActionSchemas; context: () => Promise<Omit<ActionContext, 'signal'>> },
): Promise<Attempt> {
  if (action === undefined)
    return { ok: false, code: 'ACTION_UNKNOWN', message: `There is no action '${call.action}' here.` };
  try {
    const refused = schemas.faultOf(action.input, call.input);
    if (refused !== null)
      return { ok: false, code: 'ACTION_INPUT_INVALID', message: `The input was refused: ${refused}.` };
    const value = await runInTime(action, call, await context());
    const wrong = schemas.faultOf(action.result, value);
    if (wrong !== null)
      return { ok: false, code: 'ACTION_RESULT_INVALID', message: `The result has another shape: ${wrong}.` };
    return { ok: true, value };
  } catch (error) {
    return failureOf(error);
  }
}

async function fromState(conversation: ConversationId, { read }: ActionParts) {
  const state = (await read(conversation))?.state;
  return { caseNumber: state?.case?.number ?? null, language: state?.language ?? 'id' };
}

/** Ends after the time-out even when the action does not listen to its signal. What it returns is made plain JSON. */
async function runInTime(
  action: Action,
  { input, timeoutMs }: CallEffect,
  context: Omit<ActionContext, 'signal'>,
): Promise<Json> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ActionError('ACTION_TIMEOUT', `No answer within ${timeoutMs} ms.`));
      abort.abort();
    }, timeoutMs).unref();
  });
  try {
    const value = await Promise.race([action.run(input, { ...context, signal: abort.signal }), late]);
    return plainJson(value);
  } finally {
    clearTimeout(timer);
  }
}

function plainJson(value: unknown): Json {
  if (value === undefined) return null;
  try {
    const json = JSON.stringify(value);
    if (json !== undefined) return JSON.parse(json);
  } catch {
    // Falls through: a circle, a bigint.
  }
  throw new ActionError('ACTION_RESULT_INVALID', 'The result is not JSON.', { retry: false });
}

function failureOf(error: unknown): Attempt {
  if (error instanceof ActionError)
    return { ok: false, code: error.code, message: error.message, retry: error.options.retry ?? true };
  if (error instanceof KhidmatError) return { ok: false, code: error.code, message: error.message, retry: true };
  return { ok: false, code: 'ACTION_FAILED', message: reasonOf(error), retry: true };
}
