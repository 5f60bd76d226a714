import type { Card } from '../../domain/message';

/** A card in the words of Adaptive Cards 1.3, which Microsoft's Web Chat and Teams draw. */
export function adaptiveCard(card: Card, link: (url: string) => string): object {
  const image = card.image && isWebAddress(link(card.image.url)) ? card.image : undefined;
  const links = (card.links ?? []).filter(({ url }) => isWebAddress(url));
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.3',
      // Read out by screen readers, and shown where cards can't be drawn.
      speak: card.title,
      fallbackText: [card.title, card.text].filter(Boolean).join('\n'),
      body: [
        { type: 'TextBlock', text: plain(card.title), weight: 'Bolder', size: 'Medium', wrap: true },
        ...(card.text ? [{ type: 'TextBlock', text: plain(card.text), wrap: true }] : []),
        ...(image ? [{ type: 'Image', url: link(image.url), altText: image.alt }] : []),
        ...(card.facts?.length
          ? [
              {
                type: 'FactSet',
                facts: card.facts.map(({ label, value }) => ({ title: plain(label), value: plain(value) })),
              },
            ]
          : []),
      ],
      ...(links.length > 0 ? { actions: links.map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url })) } : {}),
    },
  };
}

/** Adaptive Cards read Markdown in their texts; ours are plain. */
function plain(text: string): string {
  return text.replace(/[\\*_[\]]/g, '\\$&');
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
