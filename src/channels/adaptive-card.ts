import type { JsonObject } from '../domain/json';
import type { Card, Link } from '../domain/message';

/** What Microsoft's Web Chat, Teams and Outlook all show, on phones too. */
const VERSION = '1.3';

/** A card as they draw it. `link` makes the address under which the customer's client can open a picture of this server's. */
export function toAdaptiveCard(card: Card, link: (url: string) => string = (url) => url) {
  const image = card.image && { ...card.image, url: link(card.image.url) };
  const links = (card.links ?? []).filter(({ url }) => isWebAddress(url));
  return adaptiveCard({
    said: card.title,
    plain: [card.title, card.text].filter(Boolean).join('\n'),
    body: [
      cardWords({ text: card.title, weight: 'Bolder', size: 'Medium' }),
      ...(image && isWebAddress(image.url) ? [{ type: 'Image', url: image.url, altText: image.alt }] : []),
      ...(card.text ? [cardWords({ text: card.text })] : []),
      ...(card.facts ?? []).map(({ label, value }) =>
        cardWords({ text: `${label}: `, weight: 'Bolder' }, { text: value }),
      ),
    ],
    links,
  });
}

/** An attachment. `said` is read out by screen readers, `plain` is shown where cards can't be drawn. */
export function adaptiveCard(parts: {
  readonly said: string;
  readonly plain: string;
  readonly body: readonly JsonObject[];
  readonly links: readonly Link[];
}) {
  const content: JsonObject = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: VERSION,
    speak: parts.said,
    fallbackText: plain(parts.plain),
    body: parts.body,
    actions: parts.links.map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url })),
  };
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

/** Runs of a RichTextBlock are shown as they are. A TextBlock or a Fact reads Markdown, and a value may be a customer's own words. */
export function cardWords(
  ...runs: readonly { text: string; weight?: string; size?: string; color?: string }[]
): JsonObject {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}

/** The one text that reads Markdown all the same. */
function plain(text: string): string {
  return text.replace(/[\\*_[\]]/g, '\\$&');
}

export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
