const DAY_MS = 24 * 60 * 60_000;

/** The latest that a flow may say anything after the case. */
export const LONGEST_FOLLOW_UP_MS = 90 * DAY_MS;

/**
 * How long after the customer's last words a channel takes a message that nobody asked for, by the channel's name.
 * Meta's messengers and WhatsApp take free words within a day; the others as long as the conversation stands.
 */
const FOLLOW_UP_WITHIN_MS: ReadonlyMap<string, number> = new Map([
  ['webchat', LONGEST_FOLLOW_UP_MS],
  ['msteams', LONGEST_FOLLOW_UP_MS],
  ['directline', LONGEST_FOLLOW_UP_MS],
  ['terminal', LONGEST_FOLLOW_UP_MS],
  ['email', LONGEST_FOLLOW_UP_MS],
  ['slack', LONGEST_FOLLOW_UP_MS],
  ['telegram', LONGEST_FOLLOW_UP_MS],
  ['line', LONGEST_FOLLOW_UP_MS],
  ['sms', LONGEST_FOLLOW_UP_MS],
  ['facebook', DAY_MS],
  ['instagram', DAY_MS],
  ['whatsapp', DAY_MS],
]);

/** Those that every bot may have customers on. */
export const OWN_CHANNELS: readonly string[] = ['webchat', 'msteams'];

/** Channels that are known without being named in the settings. */
export const KNOWN_CHANNELS: readonly string[] = [...FOLLOW_UP_WITHIN_MS.keys()];

/** The longest title that a button on a phone, or on a card of Teams, has room for. */
const LONGEST_TITLE = 50;
/** Channels that cut a button's title off, or refuse the message, sooner. */
const LONGEST_TITLE_OF: ReadonlyMap<string, number> = new Map([
  ['facebook', 20],
  ['instagram', 20],
  ['whatsapp', 20],
  ['line', 20],
]);

/** The most buttons under one text: more are offered out of no list either. */
export const MOST_BUTTONS = 20;

/** How long a button's title may be for the channels that the settings name, and where no more is shown. */
export function longestTitle(channels: readonly string[]): { readonly most: number; readonly where: string } {
  const strict = channels.filter((name) => LONGEST_TITLE_OF.has(name));
  const most = Math.min(LONGEST_TITLE, ...strict.map((name) => LONGEST_TITLE_OF.get(name) ?? LONGEST_TITLE));
  return { most, where: strict.length > 0 ? strict.join(' and ') : 'a phone or a card of Teams' };
}

type Channels = { readonly [channel: string]: { readonly followUpWithinMs: number } };

/** How long after the customer's last words the channel may be written to; a channel that nobody knows gets a day. */
export function followUpWithinMs(channel: string, settings: Channels): number {
  const own = Object.hasOwn(settings, channel) ? settings[channel]?.followUpWithinMs : undefined;
  return own ?? FOLLOW_UP_WITHIN_MS.get(channel) ?? DAY_MS;
}
