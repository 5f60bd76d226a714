import type { Attachment, Button, Link, Message } from '../../domain/message';
import { isWebAddress, toAdaptiveCard } from '../adaptive-card';
import type { CardAction, OutboundActivity, OutboundAttachment } from './outbound-activity';
import type { Reference } from './reference';
import { splitText } from './split-text';

/** Teams refuses messages above about 28 KB, counted in UTF-16; what is left is for cards and buttons. */
const MAX_TEXT_UNITS = 12_000;
/** More than six buttons are cut off a hero card by Teams. */
const MAX_BUTTONS = 6;

/** The address under which the customer's client can open a file that this server keeps; null: there is none. */
export type FileLink = (url: string) => string | null;

/** The activities that say a message, in order: mostly one. Empty for the customer's own words. */
export function toActivities(said: Message, to: Reference, fileLink: FileLink): readonly OutboundActivity[] {
  if (said.from.role === 'customer') return [];
  const message = withLinks(said, fileLink);
  const links = (message.attachments ?? []).filter((attachment) => !isPicture(attachment));
  const text = [spoken(message), ...links.map(linkLine)].filter(Boolean).join('\n');
  const texts = splitText(text, MAX_TEXT_UNITS);
  const extras = extrasOf(message, to);
  if (texts.length === 0 && !extras.attachments) return [];
  const hint = { textFormat: 'plain', inputHint: message.buttons ? 'expectingInput' : 'acceptingInput' } as const;
  const earlier = texts.slice(0, -1).map((part): OutboundActivity => ({ type: 'message', text: part, ...hint }));
  const last = texts.at(-1);
  return [...earlier, { type: 'message', ...(last !== undefined && { text: last }), ...hint, ...extras }];
}

/** Every message comes from the bot's account there, so a person's name must stand in the text. */
function spoken({ from, text }: Message): string {
  return from.role === 'agent' ? `${from.name}: ${text}` : text;
}

function withLinks(message: Message, fileLink: FileLink): Message {
  if (!message.attachments) return message;
  const linked = (file: Attachment) =>
    isWebAddress(file.url) ? file : { ...file, url: fileLink(file.url) ?? file.url };
  return { ...message, attachments: message.attachments.map(linked) };
}

function linkLine({ name, url }: Attachment): string {
  return isWebAddress(url) ? `${name}: ${url}` : name;
}

function isPicture({ contentType, url }: Attachment): boolean {
  return /^image\/(?:png|jpeg|gif)$/.test(contentType) && isWebAddress(url);
}

type Extras = Pick<OutboundActivity, 'attachments' | 'suggestedActions'>;

function extrasOf(message: Message, to: Reference): Extras {
  // A page of our own server has no address there.
  const links = (message.links ?? []).filter(({ url }) => isWebAddress(url));
  const actions: CardAction[] = [...(message.buttons ?? []).map(toAction), ...links.map(toLink)];
  // Teams does not show suggested actions.
  const onCards = to.channelId === 'msteams';
  const attachments: OutboundAttachment[] = [
    ...(message.attachments ?? []).filter(isPicture).map(toPicture),
    ...(message.card ? [toAdaptiveCard(message.card)] : []),
    ...(onCards ? toHeroCards(actions) : []),
  ];
  return {
    ...(attachments.length > 0 && { attachments }),
    // Addressed to nobody: Web Chat hides what is addressed to an id other than its own, and it may go by another one.
    ...(!onCards && actions.length > 0 && { suggestedActions: { to: [], actions } }),
  };
}

function toPicture({ contentType, url, name }: Attachment): OutboundAttachment {
  return { contentType, contentUrl: url, name };
}

function toHeroCards(actions: readonly CardAction[]): OutboundAttachment[] {
  const cards: OutboundAttachment[] = [];
  for (let at = 0; at < actions.length; at += MAX_BUTTONS) {
    const buttons = actions.slice(at, at + MAX_BUTTONS).map((action) => ({ ...action }));
    cards.push({ contentType: 'application/vnd.microsoft.card.hero', content: { buttons } });
  }
  return cards;
}

function toLink({ title, url }: Link): CardAction {
  return { type: 'openUrl', title, value: url };
}

function toAction({ title, choice }: Button): CardAction {
  const value = { khidmat: { prompt: choice.prompt, value: choice.value } };
  return { type: 'messageBack', title, text: title, displayText: title, value };
}
