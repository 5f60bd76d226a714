import type { ConversationId } from '../../domain/conversation';
import type { Language } from '../../domain/language';
import { type HttpAnswer, HttpError, type HttpRequest } from '../http';
import { noConversation } from './caller';
import { CHANNEL, newConversationId, newUserId } from './ids';
import { bad, languageOf, nameOf, objectOf, textAt } from './incoming-activity';
import type { Line } from './line';
import { RESUME_SECONDS, TICKET_SECONDS, TOKEN_SECONDS } from './settings';
import { type Claims, newTicketId } from './tokens';
import { readWatermark } from './watermark';

const MAX_BODY_BYTES = 16_384;
const MAX_USER_ID_LENGTH = 200;

/** Opening a conversation, coming back to one, and the tokens for both. */
export function createConversations(line: Line) {
  const { bot, archive, tokens, callers, limits } = line;

  return {
    /** POST tokens/generate: one's own server asks for a token to give to a browser. */
    async generate(request: HttpRequest): Promise<HttpAnswer> {
      if (callers.identify(request).kind !== 'secret') {
        throw new HttpError(403, 'Forbidden', 'Tokens are made with the Direct Line secret; a token is refreshed.');
      }
      const body = await readBody(request);
      const user = userOf(body);
      if (user.id !== undefined && !user.id.startsWith('dl_')) throw bad("user.id must begin with 'dl_'");
      const origins = originsOf(body);
      const claims = {
        conv: newConversationId(),
        user: user.id ?? newUserId(),
        ...(user.id === undefined ? {} : { known: true as const }),
        ...(user.name === undefined ? {} : { name: user.name }),
        // The server's own list wins over what the request says.
        ...(origins && line.settings.allowedOrigins.length === 0 ? { origins } : {}),
      };
      return { status: 200, body: tokenOf(claims) };
    },

    /** POST tokens/refresh: while it is valid, a token may be changed for a newer one. */
    refresh(request: HttpRequest): HttpAnswer {
      const caller = callers.identify(request);
      if (caller.kind === 'secret') throw bad('the secret never expires; refresh a token');
      limits.conversation.take(`${caller.claims.conv} tokens`);
      return { status: 200, body: tokenOf(caller.claims) };
    },

    /** POST conversations. */
    async start(request: HttpRequest): Promise<HttpAnswer> {
      const caller = callers.identify(request);
      const body = await readBody(request);
      const user = userOf(body);
      const claims =
        caller.kind === 'token'
          ? caller.claims
          : {
              conv: newConversationId(),
              user: user.id ?? newUserId(),
              ...(user.id === undefined ? {} : { known: true as const }),
              ...(user.name === undefined ? {} : { name: user.name }),
            };
      limits.conversation.take(`${claims.conv} tokens`);
      const isNew = (await archive.readConversation(claims.conv)) === null;
      // What one's own server said when it asked for the token is more than what a browser says now.
      if (isNew) await open(claims, localeOf(body, request), claims.name ?? user.name);
      return {
        status: isNew ? 201 : 200,
        body: { ...tokenOf(claims), streamUrl: streamUrlOf(request, claims, 0) },
      };
    },

    /** GET conversations/{id}: the client lost its stream, or comes back. Without a watermark it wants only what is new. */
    async reconnect(request: HttpRequest): Promise<HttpAnswer> {
      const { conversation, caller } = callers.of(request);
      limits.conversation.take(`${conversation} tokens`);
      const watermark = readWatermark(request.query.get('watermark'));
      const last = await lastOf(conversation);
      const claims = caller.kind === 'token' ? caller.claims : { conv: conversation, user: newUserId() };
      const after = Math.min(watermark ?? last, last);
      return { status: 200, body: { ...tokenOf(claims), streamUrl: streamUrlOf(request, claims, after) } };
    },

    /** POST /webchat/session: our own window, which holds no secret, begins a conversation. */
    async session(request: HttpRequest): Promise<HttpAnswer> {
      admitOpening(request);
      const body = await readBody(request);
      const claims = { conv: newConversationId(), user: newUserId() };
      await open(claims, localeOf(body, request), userOf(body).name);
      return { status: 201, body: sessionOf(request, claims, 0) };
    },

    /** POST /webchat/resume: the same window goes on, a reload or some days later. */
    async resume(request: HttpRequest): Promise<HttpAnswer> {
      admitOpening(request);
      const body = await readBody(request);
      const claims = tokens.verify(textAt(body, 'resume') ?? '', 'resume');
      const watermark = readWatermark(textAt(body, 'watermark') ?? null);
      const last = await lastOf(claims.conv);
      return { status: 200, body: sessionOf(request, claims, Math.min(watermark ?? 0, last)) };
    },
  };

  function admitOpening({ limitKey }: HttpRequest): void {
    if (limitKey !== null) limits.opening.take(limitKey);
  }

  /** Tells the bot, which greets. The event has one id for ever: it happens once however often it is asked for. */
  async function open(
    { conv: conversation, user, known }: Bearer,
    locale: Language | undefined,
    name: string | undefined,
  ): Promise<void> {
    await bot.receive({
      conversation,
      channel: CHANNEL,
      id: 'opened',
      body: {
        kind: 'opened',
        ...(locale === undefined ? {} : { locale }),
        ...(name === undefined ? {} : { name }),
        ...(known === true ? { person: `${CHANNEL} ${user}` } : {}),
      },
    });
  }

  async function lastOf(conversation: ConversationId): Promise<number> {
    const stored = await archive.readConversation(conversation);
    if (!stored) throw noConversation();
    return stored.state.seq;
  }

  function tokenOf({ conv, user, known, name, origins }: Bearer): {
    conversationId: string;
    token: string;
    expires_in: number;
  } {
    const trusted = {
      ...(known ? { known } : {}),
      ...(name === undefined ? {} : { name }),
      ...(origins ? { origins } : {}),
    };
    const token = tokens.issue({ use: 'token', conv, user, ...trusted }, TOKEN_SECONDS);
    return { conversationId: conv, token, expires_in: TOKEN_SECONDS };
  }

  function sessionOf(request: HttpRequest, claims: Bearer, after: number): object {
    return {
      ...tokenOf(claims),
      userId: claims.user,
      resume: tokens.issue({ use: 'resume', conv: claims.conv, user: claims.user }, RESUME_SECONDS),
      streamUrl: streamUrlOf(request, claims, after),
    };
  }

  function streamUrlOf(request: HttpRequest, { conv, user, origins }: Bearer, after: number): string {
    const ticket = tokens.issue(
      { use: 'ticket', conv, user, after, jti: newTicketId(), ...(origins ? { origins } : {}) },
      TICKET_SECONDS,
    );
    return `${request.baseUrl.replace(/^http/, 'ws')}/v3/directline/conversations/${conv}/stream?t=${ticket}`;
  }
}

type Bearer = Pick<Claims, 'conv' | 'user' | 'known' | 'name' | 'origins'>;
type Body = { readonly [key: string]: unknown };

/** These bodies may be left out. */
async function readBody(request: HttpRequest): Promise<Body> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return {};
  return objectOf(await request.readJson(MAX_BODY_BYTES), 'the body');
}

function userOf(body: Body): { id?: string; name?: string } {
  if (body.user === undefined || body.user === null) return {};
  const user = objectOf(body.user, 'user');
  const id = textAt(user, 'id');
  const name = nameOf(textAt(user, 'name'));
  if (id !== undefined && (id === '' || id.length > MAX_USER_ID_LENGTH)) {
    throw bad(`user.id must have 1 to ${MAX_USER_ID_LENGTH} characters`);
  }
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

function originsOf(body: Body): readonly string[] | undefined {
  const given = body.trustedOrigins;
  if (given === undefined || given === null) return undefined;
  if (Array.isArray(given) && given.length <= 20 && given.every((one) => typeof one === 'string' && isOrigin(one))) {
    return given;
  }
  throw bad('trustedOrigins must be up to 20 origins such as https://shop.example');
}

function isOrigin(text: string): boolean {
  return text.length <= 200 && URL.canParse(text) && new URL(text).origin === text;
}

/** What the client says, else what the browser prefers. */
function localeOf(body: Body, request: HttpRequest): Language | undefined {
  return languageOf(textAt(body, 'locale')) ?? languageOf(request.headers['accept-language']?.split(/[,;]/)[0]?.trim());
}
