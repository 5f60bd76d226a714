import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { type HttpAnswer, HttpError, type HttpRoutes } from '../channels/http';
import { KhidmatError } from '../errors';
import type { Log } from '../log';
import { pathOf } from './http-request';
import { requestIdOf } from './request-id';
import { retryAfterSeconds } from './retry-after';
import { DATA_HEADERS } from './security-headers';

export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  const { body } = answer;
  if (body === undefined) {
    response.writeHead(answer.status, { ...DATA_HEADERS, 'content-length': '0', ...answer.headers });
    response.end();
    return;
  }
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  // Text goes out in one write with the headers, a buffer would take two.
  const bytes = isJson ? JSON.stringify(body) : body;
  response.writeHead(answer.status, {
    ...DATA_HEADERS,
    ...(isJson ? JSON_TYPE : undefined),
    'content-length': Buffer.byteLength(bytes),
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** The one error formatter; returns what the caller was told, or would have been (`instead`). What isn't meant for the caller goes into the log and nowhere else. */
export function sendError(
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  instead: Parameters<HttpRoutes['insteadOfRefusal']>[0] = () => null,
): HttpError {
  const refusal = asHttpError(error);
  note(log, request, refusal, error);
  if (response.headersSent) {
    response.destroy();
    return refusal;
  }
  const isForNow = refusal.status === 429 || refusal.status >= 500;
  sendAnswer(request, response, (isForNow ? instead(request, response) : null) ?? errorAnswer(refusal));
  return refusal;
}

/** In the shape of Direct Line's ErrorResponse. */
export function errorAnswer(error: HttpError): HttpAnswer {
  return {
    status: error.status,
    headers: error.headers,
    body: { error: { code: error.code, message: error.message } },
  };
}

export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof KhidmatError) return refusalOf(error.code) ?? internal();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  // restify's own: no route, no such method.
  if (status === 404) return new HttpError(404, 'NotFound', 'There is nothing at this address.');
  if (status === 405) return new HttpError(405, 'MethodNotAllowed', 'This address does not take that method.');
  return internal();
}

function refusalOf(code: string): HttpError | null {
  switch (code) {
    case 'OVERLOADED':
      return new HttpError(503, 'Overloaded', 'Too much is going on; try again in a moment.', {
        'retry-after': String(retryAfterSeconds()),
      });
    case 'STORE_UNAVAILABLE':
    case 'STORE_FULL':
      return new HttpError(503, 'Unavailable', 'Nothing can be kept right now; try again.', { 'retry-after': '5' });
    case 'TEXT_TOO_LONG':
      return new HttpError(413, 'MessageSizeTooBig', 'The text is too long.');
    default:
      return null;
  }
}

function internal(): HttpError {
  return new HttpError(500, 'ServiceError', STATUS_CODES[500]!);
}

function note(log: Log, request: IncomingMessage, refusal: HttpError, error: unknown): void {
  const fact = {
    request: requestIdOf(request),
    method: request.method,
    path: pathOf(request),
    status: refusal.status,
    code: refusal.code,
  };
  if (refusal.status === 500) log.error({ ...fact, err: error }, 'request failed');
  else if (refusal.status >= 500) log.warn(fact, 'request refused');
  else if (log.isLevelEnabled('debug')) log.debug(fact, 'request refused');
}
