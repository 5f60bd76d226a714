import type { ConversationId } from '../../domain/conversation';
import type { Message } from '../../domain/message';
import { reasonOf } from '../../errors';
import { HttpError, type Socket, type UpgradeHandler } from '../http';
import { type ActivityContext, seenActivity, toActivity, typingActivity } from './activity';
import type { Line } from './line';
import { checkOrigin, trustedSites } from './origin';

/** A client that has left this much unread is too slow or gone; it comes back and goes on from its watermark. */
const MAX_BEHIND_BYTES = 4 * 1024 * 1024;
const TRY_AGAIN_LATER = 1013;
const PAGE = 100;

/** Open windows of one conversation; above this the customer's browser has lost its wits, or is none. */
const MAX_STREAMS = 20;

/** GET conversations/{id}/stream: takes a ticket and opens the stream that it is for. */
export function createStreams(line: Line): { open: UpgradeHandler } {
  const counts = new Map<ConversationId, number>();

  return {
    async open(request) {
      const ticket = request.query.get('t') ?? '';
      const claims = line.tokens.verify(ticket, 'ticket');
      checkOrigin(request, () => trustedSites(line, claims.origins ?? []));
      if (claims.conv !== request.params.conversation) {
        throw new HttpError(403, 'Forbidden', 'This stream address is for another conversation.');
      }
      const count = counts.get(claims.conv) ?? 0;
      if (count >= MAX_STREAMS) {
        throw new HttpError(429, 'TooManyRequests', 'The conversation is open too often.', { 'retry-after': '30' });
      }
      const isFirst = await line.archive.shared.useOnce(`ticket:${claims.jti}`, line.now(), claims.exp * 1000);
      if (!isFirst) throw new HttpError(403, 'TicketUsed', 'This stream address was used before.');
      const { baseUrl } = request;
      const context = {
        conversation: claims.conv,
        user: claims.user,
        link: (url: string) => line.files.link(url, baseUrl),
      };
      return (socket) => {
        counts.set(claims.conv, (counts.get(claims.conv) ?? 0) + 1);
        socket.onClose(() => {
          const left = counts.get(claims.conv)! - 1;
          if (left > 0) counts.set(claims.conv, left);
          else counts.delete(claims.conv);
        });
        runStream(socket, claims.after ?? 0, context, line);
      };
    },
  };
}

/**
 * Sends one conversation to one open socket: what came after `after`, then each message as it is committed, each once
 * and in order. Other sockets of the same conversation go on: a customer may have it open in two tabs.
 */
function runStream(socket: Socket, after: number, context: ActivityContext, line: Line): void {
  const { bot, archive, log } = line;
  const { conversation } = context;
  let seen = after;
  let isReading = false;
  let readAgain = false;
  let typed = 0;
  let isOpen = true;

  const stops = [
    bot.onMessages(conversation, onCommitted),
    bot.onTyping(conversation, ({ role, name, seen: read }) => {
      if (role === 'agent' && read !== undefined) send({ activities: [seenActivity(read, context)] });
      else if (role === 'agent') send({ activities: [typingActivity(name, ++typed, context)] });
    }),
  ];
  const keepAlive = setInterval(() => {
    send(null);
    // A hint may have been lost on its way from another process.
    catchUp();
  }, line.settings.keepAliveMs);

  socket.onClose(() => {
    isOpen = false;
    clearInterval(keepAlive);
    for (const stop of stops) stop();
  });
  catchUp();

  function onCommitted(messages: readonly Message[]): void {
    if (!isReading && messages[0]?.seq === seen + 1 && isDense(messages)) sendMessages(messages);
    else catchUp();
  }

  /** Reads from the store until nothing is left; one reader at a time. */
  function catchUp(): void {
    readAgain = true;
    if (!isReading) void readOn();
  }

  async function readOn(): Promise<void> {
    isReading = true;
    try {
      while (isOpen && readAgain) {
        readAgain = false;
        const messages = await archive.readMessages(conversation, seen, PAGE);
        sendMessages(messages);
        if (messages.length === PAGE) readAgain = true;
      }
    } catch (error) {
      log.warn({ conversation, reason: reasonOf(error) }, 'stream could not read; its client is asked to try again');
      socket.close(TRY_AGAIN_LATER, 'try again');
    }
    isReading = false;
  }

  function sendMessages(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    seen = messages.at(-1)!.seq;
    // One a frame: Microsoft's client takes its time with each of a set, and puts those of the next set in between.
    send(
      ...messages.map((message) => ({ activities: [toActivity(message, context)], watermark: String(message.seq) })),
    );
  }

  function send(...sets: readonly (object | null)[]): void {
    if (!isOpen) return;
    if (socket.bufferedBytes > MAX_BEHIND_BYTES) socket.close(TRY_AGAIN_LATER, 'too slow');
    else socket.send(...sets.map((set) => (set === null ? '' : JSON.stringify(set))));
  }
}

function isDense(messages: readonly Message[]): boolean {
  return messages.every((message, i) => message.seq === messages[0]!.seq + i);
}
