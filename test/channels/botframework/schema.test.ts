import { closeRigs, type Rig, startRig, teamsMessage } from './rig';

/** A valid activity with one field set, by its path. */
function withField(path: string, value: unknown): Record<string, unknown> {
  const activity = structuredClone(teamsMessage()) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  let place = activity;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return activity;
}

describe('an activity of the wrong shape is 400 and makes no turn', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(closeRigs);

  const refused = async (body: unknown, status = 400): Promise<string> => {
    const response = await rig.post(body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/at .*\.ts|node_modules|TypeError/);
    expect(rig.service.turns).toHaveLength(0);
    return text;
  };

  test.each([
    '{}',
    '[]',
    'null',
    '5',
    '"text"',
    'true',
    '{',
    '',
    '{"type":"message"}',
    '[{"type":"message"}]',
    '{"__proto__":{}}',
  ])('the body %s', async (body) => {
    await refused(body);
  });

  const required = ['type', 'id', 'channelId', 'serviceUrl', 'conversation.id', 'from.id'];
  for (const path of required) {
    test.each([
      [undefined],
      [null],
      [5],
      [true],
      [[]],
      [{}],
      [''],
      ['x'.repeat(513)],
      ['a\u0000b'],
      ['a\nb'],
      ['\ud800'],
    ])(`${path} is %j`, async (value) => {
      await refused(withField(path, value));
    });
  }

  test.each([
    ['conversation', undefined],
    ['conversation', null],
    ['conversation', 'a:1'],
    ['conversation', []],
    ['from', undefined],
    ['from', 'user'],
    ['recipient', 'bot'],
    ['recipient.id', 5],
    ['text', 5],
    ['text', {}],
    ['text', ['a']],
    ['text', true],
    ['locale', 5],
    ['from.name', {}],
    ['from.name', 'x'.repeat(257)],
    ['conversation.isGroup', 'yes'],
    ['conversation.tenantId', 5],
    ['conversation.conversationType', []],
    ['channelData', 'x'],
    ['channelData.tenant', 'x'],
    ['channelData.tenant.id', 5],
    ['entities', {}],
    ['entities', 'x'],
    ['entities', [null]],
    ['entities', [{ type: 'mention' }]],
    ['entities', [{ type: 'mention', mentioned: { id: 5 } }]],
    ['entities', Array(101).fill({ type: 'x' })],
    ['attachments', 'x'],
    ['attachments', [null]],
    ['attachments', [{}]],
    ['attachments', [{ contentType: 5 }]],
    ['attachments', [{ contentType: 'image/png', contentUrl: 5 }]],
    ['attachments', Array(101).fill({ contentType: 'image/png' })],
    ['membersAdded', 'x'],
    ['membersAdded', [{}]],
    ['conversation.id', '..'],
    ['conversation.id', '.'],
  ])('%s is %j', async (path, value) => {
    expect(await refused(withField(path, value))).toContain('must');
  });

  test('a text of more than 8,000 characters is 413, and 8,000 are taken', async () => {
    await refused(teamsMessage({ text: 'x'.repeat(8001) }), 413);
    const other = await startRig();
    expect((await other.post(teamsMessage({ text: 'x'.repeat(8000) }))).status).toBe(200);
  });

  test('a body above 262,144 bytes is 413', async () => {
    await refused(JSON.stringify(teamsMessage({ channelData: { more: 'x'.repeat(262_144) } })), 413);
  });

  test('deeper than 32 levels is refused', async () => {
    await refused(`{"value":${'['.repeat(40)}${']'.repeat(40)}}`);
    await refused(`${'['.repeat(100_000)}`);
  });

  test('another content type is 415', async () => {
    const response = await rig.post(JSON.stringify(teamsMessage()), undefined, { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
  });

  test('a key named __proto__ changes nothing', async () => {
    const other = await startRig();
    const body = JSON.stringify(teamsMessage()).replace('{', '{"__proto__":{"text":"forged","polluted":true},');
    expect((await other.post(body)).status).toBe(200);
    expect(other.service.turns[0]!.body).toMatchObject({ text: 'pesanan saya di mana?' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    ['emoji', '😀👩‍👩‍👧'],
    ['right to left', 'مرحبا ‏עולם'],
    ['zero width', 'a\u200bb\u200dc'],
    ['combining', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'],
  ])('%s passes as it was written', async (_, text) => {
    const other = await startRig();
    await other.post(teamsMessage({ text }));
    expect(other.service.turns[0]!.body).toMatchObject({ text });
  });

  test('half a surrogate pair and NUL do not reach the store', async () => {
    const other = await startRig();
    await other.post(JSON.stringify(teamsMessage({ text: 'a\ud83db\u0000c' })));
    expect(other.service.turns[0]!.body).toMatchObject({ text: 'a\ufffdb\ufffdc' });
  });
});
