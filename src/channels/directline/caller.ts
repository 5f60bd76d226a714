import { createHash, timingSafeEqual } from 'node:crypto';
import type { ConversationId } from '../../domain/conversation';
import { HttpError, type HttpRequest } from '../http';
import { isConversationId } from './ids';
import { type Claims, notAuthorised, type Tokens } from './tokens';

/** Who calls: one's own server that holds the secret, or a customer whose token names conversation and user. */
export type Caller = { readonly kind: 'secret' } | { readonly kind: 'token'; readonly claims: Claims };

export interface Callers {
  identify(request: HttpRequest): Caller;
  /** The caller, who may use the conversation that the path names; 403 for another's. */
  of(request: HttpRequest): { conversation: ConversationId; caller: Caller };
}

export function createCallers(tokens: Tokens, secret: string | null): Callers {
  const secretDigest = secret === null ? null : digest(secret);

  function identify(request: HttpRequest): Caller {
    const given = bearerOf(request);
    if (secretDigest && timingSafeEqual(digest(given), secretDigest)) return { kind: 'secret' };
    return { kind: 'token', claims: tokens.verify(given, 'token') };
  }

  return {
    identify,
    of(request) {
      const caller = identify(request);
      const conversation = request.params.conversation ?? '';
      if (caller.kind === 'token' && caller.claims.conv !== conversation) {
        throw new HttpError(403, 'Forbidden', 'This token is for another conversation.');
      }
      if (!isConversationId(conversation)) throw noConversation();
      return { conversation, caller };
    },
  };
}

export function noConversation(): HttpError {
  return new HttpError(404, 'ConversationNotFound', 'There is no such conversation.');
}

export function bearerOf(request: HttpRequest): string {
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '');
  if (!match) throw notAuthorised();
  return match[1]!;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
