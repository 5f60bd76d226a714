import type { Rate } from '../http';

export interface DirectLineSettings {
  /** Sites that may carry the chat, by origin; `*` is any. Our own pages always may. */
  readonly allowedOrigins: readonly string[];
  /** Opens everything to one's own servers; null when there are none. Never give it to a browser. */
  readonly secret: string | null;
  readonly perConversation: Rate;
  /** One customer over all of its conversations. */
  readonly perUser: Rate;
  /** Conversations that one address may open; loopback has no limit. */
  readonly openingsPerAddress: Rate;
  readonly uploadsPerConversation: Rate;
  /** Largest uploads that stand in memory at the same moment, or as much of smaller and unfinished ones. */
  readonly uploadsAtOnce: number;
  readonly keepAliveMs: number;
}

export const DIRECT_LINE_DEFAULTS: DirectLineSettings = {
  allowedOrigins: [],
  secret: null,
  perConversation: { perSecond: 3, burst: 20 },
  perUser: { perSecond: 10, burst: 60 },
  openingsPerAddress: { perSecond: 5, burst: 200 },
  uploadsPerConversation: { perSecond: 0.2, burst: 10 },
  uploadsAtOnce: 8,
  keepAliveMs: 20_000,
};

/** Direct Line's own limit on an activity. */
export const MAX_ACTIVITY_BYTES = 262_144;
/** In UTF-16 units. */
export const MAX_TEXT_LENGTH = 8_000;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Two of the largest files, and the words to them. */
export const MAX_UPLOAD_BYTES = 2 * MAX_FILE_BYTES + MAX_ACTIVITY_BYTES;
export const MAX_FILES = 5;

export const TOKEN_SECONDS = 30 * 60;
export const RESUME_SECONDS = 30 * 24 * 60 * 60;
export const TICKET_SECONDS = 60;
export const FILE_LINK_SECONDS = 24 * 60 * 60;
export const OUTSIDE_LINK_SECONDS = 30 * 24 * 60 * 60;
