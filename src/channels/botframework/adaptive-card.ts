import type { JsonObject } from '../../domain/json';
import type { Card } from '../../domain/message';
import type { OutboundAttachment } from './outbound-activity';

/** Version 1.3 is what Teams on phones, Web Chat and Outlook all show. */
export function toAdaptiveCard(card: Card): OutboundAttachment {
  const links = (card.links ?? []).filter(({ url }) => isWebAddress(url));
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.3',
      body: [
        words({ text: card.title, weight: 'Bolder', size: 'Medium' }),
        ...(card.image && isWebAddress(card.image.url)
          ? [{ type: 'Image', url: card.image.url, altText: card.image.alt }]
          : []),
        ...(card.text ? [words({ text: card.text })] : []),
        ...(card.facts ?? []).map(({ label, value }) =>
          words({ text: `${label}: `, weight: 'Bolder' }, { text: value }),
        ),
      ],
      actions: links.map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url })),
    },
  };
}

/** Runs of a RichTextBlock are shown as they are. A TextBlock or a Fact reads Markdown, and a value may be a customer's own words. */
function words(...runs: readonly { text: string; weight?: string; size?: string }[]): JsonObject {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}

export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
