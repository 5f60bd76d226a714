import { toActivity } from '../../../src/channels/directline/activity';
import type { Message } from '../../../src/domain/message';

const context = {
  conversation: 'webchat:abc',
  user: 'dl_u',
  link: (url: string) => (url.startsWith('/') ? `https://h${url}?t=s` : url),
};
const base: Message = { seq: 12, at: Date.UTC(2027, 0, 2), from: { role: 'bot', name: 'Khidmat' }, text: 'Hai' };

describe('a message on the wire', () => {
  test('has an id that sorts as it was said, and the time', () => {
    expect(toActivity(base, context)).toEqual({
      type: 'message',
      id: 'webchat:abc|0000012',
      timestamp: '2027-01-02T00:00:00.000Z',
      channelId: 'webchat',
      conversation: { id: 'webchat:abc' },
      from: { id: 'bot', name: 'Khidmat', role: 'bot' },
      text: 'Hai',
      textFormat: 'plain',
      channelData: { khidmat: { speaker: { role: 'bot', name: 'Khidmat' } } },
    });
  });

  test('offers buttons that send their title back with the prompt and the value', () => {
    const buttons = [{ title: 'Ya', choice: { prompt: 'p', value: 'yes' } }];
    expect(toActivity({ ...base, buttons }, context)).toMatchObject({
      suggestedActions: {
        to: ['dl_u'],
        actions: [
          {
            type: 'messageBack',
            title: 'Ya',
            text: 'Ya',
            displayText: 'Ya',
            value: { khidmat: { prompt: 'p', value: 'yes' } },
          },
        ],
      },
    });
  });

  test('offers buttons that open a page, behind those that speak', () => {
    const buttons = [{ title: 'Ya', choice: { prompt: 'p', value: 'yes' } }];
    const links = [
      { title: 'Toko', url: 'https://shop.example/' },
      { title: 'Brosur', url: '/files/a' },
    ];
    const { suggestedActions } = toActivity({ ...base, buttons, links }, context) as {
      suggestedActions: { actions: { type: string; title: string; value: unknown }[] };
    };
    expect(suggestedActions.actions.map(({ type, title }) => `${type} ${title}`)).toEqual([
      'messageBack Ya',
      'openUrl Toko',
      'openUrl Brosur',
    ]);
    expect(suggestedActions.actions[2]?.value).toBe('https://h/files/a?t=s');
    expect(toActivity({ ...base, links }, context)).toHaveProperty('suggestedActions');
  });

  test('draws a card as an Adaptive Card, and brings its parts for our own window', () => {
    const card = {
      title: 'Pesanan *KH-1*',
      text: 'Dalam perjalanan',
      image: { url: '/img/a.png', alt: 'Paket' },
      facts: [{ label: 'Tiba', value: '3_Jan' }],
      links: [
        { title: 'Lacak', url: 'https://track.example/1' },
        { title: 'Jahat', url: 'javascript:alert(1)' },
      ],
    };
    const activity = toActivity({ ...base, card }, context);
    expect(activity).toMatchObject({
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            version: '1.3',
            body: [
              { type: 'RichTextBlock', inlines: [{ text: 'Pesanan *KH-1*' }] },
              { type: 'Image', url: 'https://h/img/a.png?t=s', altText: 'Paket' },
              { type: 'RichTextBlock', inlines: [{ text: 'Dalam perjalanan' }] },
              { type: 'RichTextBlock', inlines: [{ text: 'Tiba: ' }, { text: '3_Jan' }] },
            ],
            actions: [{ type: 'Action.OpenUrl', title: 'Lacak', url: 'https://track.example/1' }],
          },
        },
      ],
      channelData: { khidmat: { card: { ...card, image: { url: 'https://h/img/a.png?t=s', alt: 'Paket' } } } },
    });
    expect(JSON.stringify((activity as { attachments: object[] }).attachments)).not.toContain('javascript:');
  });
});
