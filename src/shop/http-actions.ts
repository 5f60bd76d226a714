import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Json } from '../domain/json';
import { KhidmatError, reasonOf } from '../errors';
import { type Action, type ActionContext, ActionError, defineAction } from '../runtime/action';
import { signedHeaders } from '../runtime/signature';

export interface HttpActionsOptions {
  /** Where the company's service answers, `https://…`; plain `http://` only on this machine. `ACTIONS_URL`. */
  readonly url: string;
  /** Shared with the service, at least 16 characters. `ACTIONS_SECRET`. */
  readonly secret: string;
  /** The actions that it answers: `orders.find`. */
  readonly names: readonly string[];
  /** Actions whose schemas the service keeps to, by name: a wrong answer never reaches a flow. */
  readonly like?: readonly Action[];
}

/** An answer longer than this is none. */
const mostBytes = 256 * 1024;
const nameShape = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;

/**
 * The company's own systems as actions: `POST <url>/<action>` with `{ input, context }` as JSON. The headers
 * `khidmat-timestamp` (seconds) and `khidmat-signature` (`v1=` and the hex HMAC-SHA-256 of timestamp, `.` and body) prove who asks;
 * `idempotency-key` is the same on every attempt. 200 answers with the result as JSON, 204 with "not found" (null);
 * a 4xx with `{ code, message }` fails for good under that code, 408, 429 and 5xx are tried again. Redirects are never followed.
 * It waits for an answer as long as the call's signal lets it: a flow's `timeout`.
 */
export function httpActions(options: HttpActionsOptions): readonly Action[] {
  const base = baseUrl(options.url);
  if (options.secret.length < 16)
    throw new KhidmatError('SETTING_INVALID', 'ACTIONS_SECRET is too short; give at least 16 characters.');
  return options.names.map((name) => {
    if (!isRemoteName(name))
      throw new KhidmatError(
        'ACTION_NAME_INVALID',
        `'${name}' can't be an action over HTTP; name it like 'orders.find'.`,
      );
    const { input, result } = options.like?.find((action) => action.name === name) ?? {};
    return defineAction({
      name,
      ...(input && { input }),
      ...(result && { result }),
      run: (given, context) =>
        post(new URL(name, base), options, JSON.stringify({ input: given, context: told(context) }), context),
    });
  });
}

/** Whether an action of this name can be one over HTTP. */
export function isRemoteName(name: string): boolean {
  return nameShape.test(name);
}

function baseUrl(written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : null;
  const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (
    !url ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) ||
    url.username ||
    url.search ||
    url.hash
  )
    throw new KhidmatError(
      'SETTING_INVALID',
      `ACTIONS_URL is '${written}'; give an https:// address without user, query or fragment (http:// only for this machine).`,
    );
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function told({ conversation, caseNumber, language, now }: ActionContext) {
  return { conversation, caseNumber, language, now };
}

async function post(url: URL, { secret }: HttpActionsOptions, body: string, context: ActionContext): Promise<Json> {
  const headers = signedHeaders(secret, body, context.idempotencyKey);
  const response = await send(url, headers, body, context.signal).catch((error: unknown) => {
    throw new ActionError('ACTION_UNREACHABLE', `${url.href} gave no answer: ${reasonOf(error)}`, { cause: error });
  });
  const text = await readShort(response, url);
  const { statusCode = 0 } = response;
  if (statusCode === 204) return null;
  if (statusCode !== 200) throw refusal(statusCode, text, url);
  return parse(text, url);
}

/** Not `fetch`: that gives up after five minutes, whatever the signal says, and a flow may wait for ten. */
function send(url: URL, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers, signal }, resolve).on('error', reject).end(body);
  });
}

async function readShort(response: IncomingMessage, url: URL): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new ActionError('ACTION_UNREACHABLE', `${url.href} broke off: ${reasonOf(error)}`, { cause: error });
  }
  if (bytes > mostBytes)
    throw new ActionError('ACTION_RESULT_INVALID', `${url.href} answered more than ${mostBytes} bytes`, {
      retry: false,
    });
  return Buffer.concat(chunks).toString('utf8');
}

function refusal(status: number, text: string, url: URL): ActionError {
  const retry = status === 408 || status === 429 || status >= 500;
  const { code, message } = saidBy(text);
  return new ActionError(code ?? `ACTION_HTTP_${status}`, message ?? `${url.href} answered ${status}`, { retry });
}

function saidBy(text: string): { code?: string; message?: string } {
  try {
    const { code, message } = JSON.parse(text) ?? {};
    const isCode = typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(code);
    return { ...(isCode && { code }), ...(typeof message === 'string' && { message: message.slice(0, 500) }) };
  } catch {
    return {};
  }
}

function parse(text: string, url: URL): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new ActionError('ACTION_RESULT_INVALID', `${url.href} answered what is not JSON`, {
      retry: false,
      cause: error,
    });
  }
}
