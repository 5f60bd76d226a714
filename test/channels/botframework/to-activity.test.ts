import type { Reference } from '../../../src/channels/botframework/reference';
import { splitText } from '../../../src/channels/botframework/split-text';
import { toActivities } from '../../../src/channels/botframework/to-activity';
import type { Button, Message } from '../../../src/domain/message';

const TEAMS: Reference = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/apac/',
  conversationId: 'a:1',
  isGroup: false,
  conversationType: 'personal',
  tenantId: null,
  bot: { id: '28:bot', name: 'Kirana' },
  user: { id: '29:1', name: 'Siti' },
};
const WEB: Reference = { ...TEAMS, channelId: 'webchat' };
const BOT = { role: 'bot', name: 'Kirana' } as const;

const button = (title: string, value: string): Button => ({ title, choice: { prompt: 'p:1', value } });
const say = (changes: Partial<Message>, to = TEAMS, publicUrl: string | null = 'https://help.example.com') =>
  toActivities({ seq: 1, at: 0, from: BOT, text: 'Halo', ...changes }, to, (url) => publicUrl && publicUrl + url);

describe('what the bot says', () => {
  const buttons = [button('Ya', 'yes'), button('Tidak', 'no')];
  const actions = [
    {
      type: 'messageBack',
      title: 'Ya',
      text: 'Ya',
      displayText: 'Ya',
      value: { khidmat: { prompt: 'p:1', value: 'yes' } },
    },
    {
      type: 'messageBack',
      title: 'Tidak',
      text: 'Tidak',
      displayText: 'Tidak',
      value: { khidmat: { prompt: 'p:1', value: 'no' } },
    },
  ];

  test('buttons stand on a card in Teams, which shows no suggested actions', () => {
    expect(say({ buttons })).toEqual([
      {
        type: 'message',
        text: 'Halo',
        textFormat: 'plain',
        inputHint: 'expectingInput',
        attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { buttons: actions } }],
      },
    ]);
  });

  test('everywhere else they are suggested to the customer', () => {
    const [activity] = say({ buttons }, WEB);
    expect(activity!.suggestedActions).toEqual({ to: [], actions });
    expect(activity).not.toHaveProperty('attachments');
  });

  test('buttons that open a page do so; what only our own server has is left out', () => {
    const links = [
      { title: 'Toko', url: 'https://shop.example/' },
      { title: 'Brosur', url: '/files/a' },
    ];
    const open = { type: 'openUrl', title: 'Toko', value: 'https://shop.example/' };
    expect(say({ buttons, links }, WEB)[0]!.suggestedActions).toEqual({ to: [], actions: [...actions, open] });
    expect(say({ links })[0]!.attachments).toMatchObject([{ content: { buttons: [open] } }]);
  });

  test('more than six buttons take a second card', () => {
    const many = Array.from({ length: 8 }, (_, n) => button(`${n}`, `${n}`));
    const cards = say({ buttons: many })[0]!.attachments!;
    expect(cards.map(({ content }) => (content!.buttons as unknown[]).length)).toEqual([6, 2]);
  });

  test('a person’s words are marked with the name', () => {
    const from = { role: 'agent', name: 'Dewi', agentId: 'a-7' } as const;
    const [activity] = say({ from, text: 'Saya bantu ya.' });
    expect(activity!.text).toBe('Dewi: Saya bantu ya.');
    expect(JSON.stringify(activity)).not.toContain('a-7');
  });

  test('files are named with their address, pictures are shown', () => {
    const attachments = [
      { name: 'nota.pdf', contentType: 'application/pdf', url: '/files/1' },
      { name: 'peta.png', contentType: 'image/png', url: 'https://cdn.example.com/peta.png' },
      { name: 'x.svg', contentType: 'image/svg+xml', url: 'https://cdn.example.com/x.svg' },
    ];
    const [activity] = say({ attachments });
    expect(activity!.text).toBe(
      'Halo\nnota.pdf: https://help.example.com/files/1\nx.svg: https://cdn.example.com/x.svg',
    );
    expect(activity!.attachments).toEqual([
      { contentType: 'image/png', contentUrl: 'https://cdn.example.com/peta.png', name: 'peta.png' },
    ]);
    expect(say({ attachments }, TEAMS, null)[0]!.text).toContain('Halo\nnota.pdf\n');
  });

  test('a card is an Adaptive Card in which nothing is read as Markdown and only web addresses are links', () => {
    const [activity] = say({
      text: '',
      card: {
        title: 'Pesanan [KH-1](https://evil.example)',
        text: 'Dikirim',
        image: { url: 'https://cdn.example.com/kemeja.jpg', alt: 'Kemeja' },
        facts: [{ label: 'Tiba', value: '**Senin**' }],
        links: [
          { title: 'Lacak', url: 'https://kurir.example.com/1' },
          { title: 'Jebakan', url: 'javascript:alert(1)' },
        ],
      },
    });
    expect(activity).not.toHaveProperty('text');
    expect(activity!.attachments).toEqual([
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.3',
          speak: 'Pesanan [KH-1](https://evil.example)',
          fallbackText: 'Pesanan \\[KH-1\\](https://evil.example)\nDikirim',
          body: [
            {
              type: 'RichTextBlock',
              inlines: [
                { type: 'TextRun', text: 'Pesanan [KH-1](https://evil.example)', weight: 'Bolder', size: 'Medium' },
              ],
            },
            { type: 'Image', url: 'https://cdn.example.com/kemeja.jpg', altText: 'Kemeja' },
            { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Dikirim' }] },
            {
              type: 'RichTextBlock',
              inlines: [
                { type: 'TextRun', text: 'Tiba: ', weight: 'Bolder' },
                { type: 'TextRun', text: '**Senin**' },
              ],
            },
          ],
          actions: [{ type: 'Action.OpenUrl', title: 'Lacak', url: 'https://kurir.example.com/1' }],
        },
      },
    ]);
  });

  test('nothing to show is nothing to send', () => {
    expect(say({ text: '' })).toEqual([]);
    expect(say({ from: { role: 'customer' } })).toEqual([]);
  });
});

describe('a text that is too long', () => {
  test('is cut behind a line, else behind a word', () => {
    expect(splitText('satu dua\ntiga empat lima', 14)).toEqual(['satu dua', 'tiga empat', 'lima']);
    expect(splitText('satu dua tiga', 100)).toEqual(['satu dua tiga']);
    expect(splitText('', 10)).toEqual([]);
  });

  test('without spaces it is cut between characters, and no character is halved or lost', () => {
    for (let shift = 0; shift < 3; shift++) {
      const text = `${'a'.repeat(shift)}${'😀'.repeat(500)}`;
      const parts = splitText(text, 64);
      expect(parts.join('')).toBe(text);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(64);
        expect(part).toBe(Buffer.from(part).toString());
      }
    }
  });
});
