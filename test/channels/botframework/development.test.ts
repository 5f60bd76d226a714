import { request } from 'node:http';
import { mountBotFramework } from '../../../src/channels/botframework/mount';
import { refusalReason } from '../../../src/channels/botframework/settings';
import { createLog } from '../../../src/log';
import { MemoryShared } from '../../../src/store/memory-shared';
import { createMemoryService } from '../../support/memory-service';
import { closeRigs, REGISTERED, type Rig, startRig, teamsMessage, UNREGISTERED } from './rig';

describe('without an app id', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig(UNREGISTERED);
  });
  afterEach(closeRigs);

  test('this machine is served, and the operator is told that it is only this machine', async () => {
    const serviceUrl = rig.connector.url;
    expect((await rig.post(teamsMessage({ serviceUrl }))).status).toBe(200);
    expect((await rig.post(teamsMessage({ serviceUrl, channelId: 'emulator' }))).status).toBe(200);
    expect(rig.service.turns.map(({ conversation }) => conversation)).toEqual([
      'msteams:a:1-thread',
      'emulator:a:1-thread',
    ]);
    expect(rig.notice).toContain('this machine only');
    expect(rig.logged.join('')).toContain('this machine only');
    expect(rig.connector.keyFetches).toBe(0);
  });

  test.each([
    ['x-forwarded-for', '203.0.113.7'],
    ['x-real-ip', '203.0.113.7'],
    ['origin', 'https://shop.example'],
    ['sec-fetch-site', 'cross-site'],
    ['x-forwarded-host', 'bot.example'],
    ['forwarded', 'for=203.0.113.7'],
    ['via', '1.1 tunnel'],
  ])('a call that came through a proxy (%s) is refused', async (name, value) => {
    const response = await rig.post(teamsMessage({ serviceUrl: rig.connector.url }), null, { [name]: value });
    expect(response.status).toBe(403);
    expect(rig.service.turns).toHaveLength(0);
  });

  test.each([
    'bot.example',
    '127.0.0.1.nip.io',
    'localhost.evil.example:3978',
  ])('a call for the host %s is refused', async (host) => {
    const url = new URL((await rig.post('{}')).url);
    const body = JSON.stringify(teamsMessage({ serviceUrl: rig.connector.url }));
    const status = await new Promise((resolve, reject) => {
      const call = request(
        {
          host: url.hostname,
          port: url.port,
          path: '/api/messages',
          method: 'POST',
          headers: { host, 'content-type': 'application/json' },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      call.on('error', reject);
      call.end(body);
    });
    expect(status).toBe(403);
    expect(rig.service.turns).toHaveLength(0);
  });
});

describe('whether /api/messages may be served at all', () => {
  test.each([
    [UNREGISTERED, null],
    [{ ...UNREGISTERED, listenHost: 'localhost' }, null],
    [{ ...UNREGISTERED, listenHost: '::1' }, null],
    [{ ...UNREGISTERED, listenHost: '0.0.0.0' }, 'MICROSOFT_APP_ID is empty'],
    [{ ...UNREGISTERED, listenHost: '::' }, 'MICROSOFT_APP_ID is empty'],
    [{ ...UNREGISTERED, listenHost: '192.168.1.5' }, 'MICROSOFT_APP_ID is empty'],
    [{ ...UNREGISTERED, appId: '', listenHost: '0.0.0.0' }, 'MICROSOFT_APP_ID is empty'],
    [REGISTERED, null],
    [{ ...REGISTERED, appPassword: null }, 'MICROSOFT_APP_PASSWORD is empty'],
    [{ ...REGISTERED, tenantId: null }, 'MICROSOFT_APP_TENANT_ID is empty'],
    [{ ...REGISTERED, tenantId: null, appType: 'MultiTenant' as const }, null],
  ])('%j', (settings, reason) => {
    if (reason === null) expect(refusalReason(settings)).toBeNull();
    else expect(refusalReason(settings)).toContain(reason);
  });

  test('mounting it all the same throws before a route exists', () => {
    const settings = { ...UNREGISTERED, listenHost: '0.0.0.0' };
    const route = jest.fn();
    const log = createLog({ level: 'silent' });
    const options = { settings, service: createMemoryService(), shared: new MemoryShared(), now: Date.now, log };
    expect(() => mountBotFramework({ route }, options)).toThrow('/api/messages is closed');
    expect(route).not.toHaveBeenCalled();
  });
});
