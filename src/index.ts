/**
 * The public API of Khidmat. Everything else is inside and may change between minor versions.
 *
 * - Say what you add in TypeScript: {@link defineProject} with {@link defineAction}, {@link defineEntity}, {@link defineChannel}.
 * - Try a conversation in a test: {@link talkTo}.
 * - Run the server from a program of your own: {@link startServer}; most run `khidmat serve`.
 */

import type { startServer as StartServer } from './cli/serve';
import type { talkTo as TalkTo } from './talk';

export type { Channel, Delivery, Incoming } from './channels/channel';
export { DeliveryError } from './channels/channel';
export type { HttpAnswer, HttpHandler, HttpRequest, HttpRoutes } from './channels/http';
export type { RunningServer, ServeOptions } from './cli/serve';
export type { Case, Handoff, Outcome, Owner, Urgency } from './domain/case';
export type { ConversationState } from './domain/conversation';
export type { Effect, Fact } from './domain/effect';
export type { Event } from './domain/event';
export type { Json, JsonObject } from './domain/json';
export type { Language, LocalText } from './domain/language';
export type { Attachment, Button, Card, Message } from './domain/message';
export type { EntityDefinition } from './domain/training';
export type { Entity, Understanding } from './domain/understanding';
export { KhidmatError } from './errors';
export { defineChannel, defineEntity, defineProject, type Project, type ProjectChannel } from './project';
export { type Action, type ActionContext, ActionError, defineAction } from './runtime/action';
export type { Service } from './runtime/service';
export type { Talk } from './runtime/talk';
export type { TalkOptions } from './talk';

// What takes much to load is loaded when it is called: `project.ts` names this module in every `khidmat check`, too.

/** Wires everything and listens. Rejects with a `KhidmatError` that says what to mend; nothing is left open then. */
export const startServer: typeof StartServer = async (...given) =>
  (await import('./cli/serve.js')).startServer(...given);

/**
 * A conversation with the bot of a project folder, for tests: no server, no database, a clock that the test moves.
 * Throws CONTENT_BROKEN with every mistake when the flows do not compile.
 */
export const talkTo: typeof TalkTo = async (...given) => (await import('./talk.js')).talkTo(...given);
