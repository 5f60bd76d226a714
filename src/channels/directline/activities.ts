import type { ConversationId } from '../../domain/conversation';
import type { Attachment } from '../../domain/message';
import type { HttpAnswer, HttpRequest } from '../http';
import { toActivity } from './activity';
import { type Caller, noConversation } from './caller';
import { activityId, CHANNEL, randomId } from './ids';
import { bad, type IncomingActivity, objectOf, readActivity } from './incoming-activity';
import type { Line } from './line';
import { MAX_ACTIVITY_BYTES } from './settings';
import { readWatermark } from './watermark';

const PAGE = 100;

/** What is said: sent by the customer, read by watermark. */
export function createActivities(line: Line) {
  const { bot, archive, callers, files, limits } = line;

  return {
    /** POST activities: answered once what was said is kept. */
    async post(request: HttpRequest): Promise<HttpAnswer> {
      const { conversation, caller } = callers.of(request);
      admit(conversation, caller);
      const body = objectOf(await request.readJson(MAX_ACTIVITY_BYTES), 'the activity');
      if (Array.isArray(body.attachments) && body.attachments.length > 0) {
        throw bad('attachments come as files; send them to /upload');
      }
      return say(conversation, namedBy(caller, readActivity(body)), []);
    },

    /** POST upload: files, and the activity that they belong to. */
    async upload(request: HttpRequest): Promise<HttpAnswer> {
      const { conversation, caller } = callers.of(request);
      admit(conversation, caller);
      limits.upload.take(conversation);
      const { activity, files: sent } = await files.accept(request, conversation);
      return say(conversation, namedBy(caller, readActivity(activity)), sent);
    },

    /** GET activities: a page of what came after the watermark; an empty page says that there is no more. */
    async list(request: HttpRequest): Promise<HttpAnswer> {
      const { conversation, caller } = callers.of(request);
      const after = readWatermark(request.query.get('watermark')) ?? 0;
      const messages = await archive.readMessages(conversation, after, PAGE);
      // A watermark beyond the last message is cut to it, for what comes next would be lost otherwise.
      const seen = messages.at(-1)?.seq ?? Math.min(after, await lastOf(conversation));
      const { baseUrl } = request;
      const context = {
        conversation,
        user: caller.kind === 'token' ? caller.claims.user : 'user',
        link: (url: string) => files.link(url, baseUrl),
      };
      return {
        status: 200,
        body: { activities: messages.map((message) => toActivity(message, context)), watermark: String(seen) },
      };
    },
  };

  function admit(conversation: ConversationId, caller: Caller): void {
    limits.conversation.take(conversation);
    if (caller.kind === 'token') limits.user.take(caller.claims.user);
  }

  async function say(
    conversation: ConversationId,
    activity: IncomingActivity,
    attachments: readonly Attachment[],
  ): Promise<HttpAnswer> {
    if (activity.kind === 'message') {
      if (activity.isEmpty && attachments.length === 0) throw bad('the message is empty; give text, a value or a file');
      const { seq } = await bot.receive({
        conversation,
        channel: CHANNEL,
        id: activity.eventId,
        body: attachments.length === 0 ? activity.message : { ...activity.message, attachments },
      });
      if (seq !== null) return { status: 200, body: { id: activityId(conversation, seq) } };
    } else if (activity.kind === 'seen') {
      bot.typing(conversation, { role: 'customer', seen: activity.seq });
    } else if (activity.kind === 'typing') {
      bot.typing(conversation, { role: 'customer', ...(activity.name === undefined ? {} : { name: activity.name }) });
    }
    return { status: 200, body: { id: `${conversation}|${randomId()}` } };
  }

  async function lastOf(conversation: ConversationId): Promise<number> {
    const stored = await archive.readConversation(conversation);
    if (!stored) throw noConversation();
    return stored.state.seq;
  }
}

/** Whom one's own server named is called so, whatever the browser says. */
function namedBy(caller: Caller, activity: IncomingActivity): IncomingActivity {
  const name = caller.kind === 'token' ? caller.claims.name : undefined;
  if (name === undefined) return activity;
  if (activity.kind === 'message') return { ...activity, message: { ...activity.message, name } };
  return activity.kind === 'typing' ? { ...activity, name } : activity;
}
