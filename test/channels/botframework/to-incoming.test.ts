import { readActivity } from '../../../src/channels/botframework/inbound-activity';
import { toIncoming } from '../../../src/channels/botframework/to-incoming';
import type { Incoming } from '../../../src/channels/channel';
import { closeRigs, startRig, teamsMessage } from './rig';

const BOT = { id: '28:bot', name: 'Kirana' };

function incoming(changes: object): Incoming | null {
  return toIncoming(readActivity(teamsMessage({ recipient: BOT, ...changes })));
}

const body = (changes: object): object | undefined => incoming(changes)?.body;

describe('what a customer does in Teams', () => {
  test('a pressed button is the choice it was made with, whether Teams gives an object or its text', () => {
    const value = { khidmat: { prompt: 'order-status/ask-order_id', value: 'KH-104233' } };
    const expected = {
      kind: 'message',
      text: 'Ya',
      choice: { prompt: 'order-status/ask-order_id', value: 'KH-104233' },
    };
    expect(body({ text: 'Ya', value })).toMatchObject(expected);
    expect(body({ text: 'Ya', value: JSON.stringify(value) })).toMatchObject(expected);
    expect(body({ text: '', value })).toMatchObject({ ...expected, text: '' });
  });

  test.each([
    ['another card’s', { action: 'buy' }],
    ['of a wrong shape', { khidmat: { prompt: 5, value: 'x' } }],
    ['without a value', { khidmat: { prompt: 'p' } }],
    ['a list', [{ khidmat: { prompt: 'p', value: 'v' } }]],
    ['a text', 'khidmat'],
    ['broken JSON', '{"khidmat":'],
    ['overlong', { khidmat: { prompt: 'p', value: 'v'.repeat(1025) } }],
    ['a number', 5],
  ])('a value that is %s is no choice, and the words still count', (_, value) => {
    expect(body({ text: 'Ya', value })).toEqual({ kind: 'message', text: 'Ya', name: 'Siti Rahma', locale: 'id' });
  });

  test('a person in Teams is the same in all their conversations, once Azure has signed it; in a group, or elsewhere, nobody is', () => {
    const personIn = (changes: object, isProven = true) => {
      const activity = readActivity(teamsMessage({ recipient: BOT, ...changes }));
      return (toIncoming(activity, isProven)?.body as { person?: string }).person;
    };
    const sari = { id: '29:1', name: 'Sari', aadObjectId: 'AAAA-1' };
    const tenant = { channelData: { tenant: { id: 't1' } } };
    const alone = (id: string, tenantId = 't1') => ({ id, conversationType: 'personal', tenantId });
    const known = personIn({ from: sari, conversation: alone('a:1'), ...tenant });
    expect(known).toBe('msteams t1 aaaa-1');
    expect(personIn({ from: { ...sari, id: '29:2', aadObjectId: 'aaaa-1' }, conversation: alone('a:2') })).toBe(known);
    expect(personIn({ from: { ...sari, aadObjectId: 'AAAA-2' }, conversation: alone('a:1') })).not.toBe(known);
    expect(personIn({ from: sari, conversation: alone('a:1', 't2'), channelData: {} })).not.toBe(known);
    const nobody = [
      personIn({ from: sari, conversation: alone('a:1') }, false),
      personIn({ from: sari, conversation: { ...alone('a:1'), conversationType: 'groupChat', isGroup: true } }),
      personIn({ from: sari, conversation: { ...alone('a:1'), conversationType: 'channel' } }),
      personIn({ from: { id: '29:1' }, conversation: alone('a:1') }),
      personIn({ from: sari, conversation: alone('a:1'), channelId: 'directline' }),
    ];
    expect(nobody).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('a name is one plain line, whatever the account is called; one that cannot be seen is none', () => {
    const nameOf = (name: string) => (body({ text: 'Halo', from: { id: '29:1', name } }) as { name?: string }).name;
    expect(nameOf('Siti\u202e gnp.\nRahma')).toBe('Siti gnp. Rahma');
    expect(nameOf('x'.repeat(256))).toBe('x'.repeat(100));
    expect(nameOf('\u200b\u202e')).toBeUndefined();
  });

  test('the mention of the bot is taken out of the words, other names stay', () => {
    const entities = [
      { type: 'mention', mentioned: BOT, text: '<at>Kirana</at>' },
      { type: 'mention', mentioned: { id: '29:2', name: 'Budi' }, text: '<at>Budi</at>' },
      { type: 'clientInfo', locale: 'id-ID' },
    ];
    const text = '<at>Kirana</at> pesanan <at>Budi</at> di mana,  <at>Kirana</at>?\nTerima kasih';
    expect(body({ text, entities })).toMatchObject({ text: 'pesanan Budi di mana, ?\nTerima kasih' });
  });

  test.each([
    ["$'", "$'".repeat(50)],
    ['$`', '$` $`'],
    ['$&$&', '$&$&'],
  ])('a name of %s is a name, and no pattern by which the words grow', (name, text) => {
    const mention = { type: 'mention', mentioned: { id: '29:2', name: 'Budi' }, text: name };
    expect(body({ text, entities: Array(5).fill(mention) })).toMatchObject({ text });
  });

  test('a mention of the bot and nothing else is no turn', () => {
    const entities = [{ type: 'mention', mentioned: BOT, text: '<at>Kirana</at>' }];
    expect(incoming({ text: '<at>Kirana</at>\u00a0\n', entities, attachments: [] })).toBeNull();
  });

  test('files become attachments; the message’s own HTML does not', () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>ini fotonya</p>' },
      {
        contentType: 'image/png',
        contentUrl: 'https://smba.trafficmanager.net/apac/v3/attachments/1/views/original',
        name: 'rusak.png',
      },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://shop.sharepoint.com/personal/nota.pdf',
        name: 'nota.pdf',
        content: { downloadUrl: 'https://shop.sharepoint.com/download?id=1', fileType: 'pdf' },
      },
      { contentType: 'text/plain', contentUrl: 'javascript:alert(1)', name: 'x' },
      { contentType: 'text/plain', contentUrl: 'data:text/plain,x', name: 'y' },
    ];
    expect(body({ text: '', attachments })).toMatchObject({
      text: '',
      attachments: [
        {
          name: 'rusak.png',
          contentType: 'image/png',
          url: 'https://smba.trafficmanager.net/apac/v3/attachments/1/views/original',
        },
        {
          name: 'nota.pdf',
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          url: 'https://shop.sharepoint.com/download?id=1',
        },
      ],
    });
  });

  test.each([
    ['id-ID', 'id'],
    ['in_ID', 'id'],
    ['ms-MY', 'ms'],
    ['MS-BN', 'ms'],
    ['zsm', 'ms'],
    ['en-GB', 'en'],
    ['en', 'en'],
  ])('the locale %s is the language %s', (locale, language) => {
    expect(body({ locale })).toMatchObject({ locale: language });
  });

  test.each(['fr-FR', 'idx', 'english', '', null])('the locale %j claims no language', (locale) => {
    expect(body({ locale })).not.toHaveProperty('locale');
  });
});

describe('the beginning of a conversation', () => {
  const joined = (members: object[], changes: object = {}): Incoming | null =>
    incoming({ type: 'conversationUpdate', id: 'f:1', text: undefined, membersAdded: members, ...changes });

  test('a customer who comes in opens it', () => {
    expect(joined([{ id: '29:1-customer' }])).toMatchObject({
      conversation: 'msteams:a:1-thread',
      id: 'opened',
      body: { kind: 'opened', name: 'Siti Rahma', locale: 'id' },
    });
  });

  test('so does an app that is installed, which is all that Teams sometimes tells', () => {
    expect(incoming({ type: 'installationUpdate', action: 'add' })).toMatchObject({
      id: 'opened',
      body: { kind: 'opened' },
    });
    expect(incoming({ type: 'installationUpdate', action: 'remove' })).toBeNull();
  });

  test('the bot itself coming in does not, nor does anybody leaving', () => {
    expect(joined([BOT])).toBeNull();
    expect(joined([])).toBeNull();
    expect(incoming({ type: 'conversationUpdate', membersRemoved: [{ id: '29:1' }] })).toBeNull();
  });

  test.each([
    { conversation: { id: '19:x', isGroup: true, conversationType: 'groupChat' } },
    { conversation: { id: '19:x', conversationType: 'channel' } },
  ])('a group is not greeted', (group) => {
    expect(joined([{ id: '29:1-customer' }], group)).toBeNull();
    expect(incoming({ ...group, text: 'halo' })).toMatchObject({ conversation: 'msteams:19:x' });
  });

  test('told several times under several ids, it is opened once', async () => {
    const rig = await startRig();
    const update = { type: 'conversationUpdate', text: undefined };
    await rig.post(teamsMessage({ ...update, id: 'f:1', membersAdded: [{ id: '28:x' }, { id: '29:1-customer' }] }));
    await rig.post(teamsMessage({ ...update, id: 'f:2', membersAdded: [{ id: '29:1-customer' }] }));
    await rig.post(teamsMessage({ type: 'installationUpdate', id: 'f:3', action: 'add' }));
    expect(rig.service.turns).toHaveLength(1);
    await closeRigs();
  });
});
