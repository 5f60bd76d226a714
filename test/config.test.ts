import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readConfig } from '../src/config';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const example = readFileSync(join(__dirname, '..', '.env.example'), 'utf8');

describe('settings', () => {
  it('have the defaults that .env.example says', () => {
    const defaults = readConfig(folder, {});
    writeFileSync(join(folder, '.env'), example);
    expect(readConfig(folder, {})).toEqual(defaults);
    expect(defaults).toMatchObject({ host: '127.0.0.1', port: 3978, dataDir: join(folder, 'data'), watch: true });
  });

  it('are all listed in .env.example, and nothing else is', () => {
    const read = new Set<string>();
    const spy = new Proxy({}, { get: (_, name) => void read.add(String(name)), ownKeys: () => [] });
    const source = readFileSync(join(__dirname, '..', 'src', 'config.ts'), 'utf8');
    for (const [, name] of source.matchAll(/'([A-Z][A-Z_]{3,})'|values\.([A-Z_]+)/g)) if (name) read.add(name);
    readConfig(folder, spy);
    const names = [...read].filter((name) => !name.startsWith('SETTING_'));
    expect(names.sort()).toEqual(expect.arrayContaining(Object.keys(parseEnv(example)).sort()));
    expect(Object.keys(parseEnv(example)).sort()).toEqual(names.sort());
  });

  it('come from .env, and from the environment before it', () => {
    writeFileSync(join(folder, '.env'), 'PORT=5000\nHOST=0.0.0.0\n');
    expect(readConfig(folder, { PORT: '6000' })).toMatchObject({ port: 6000, host: '0.0.0.0' });
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT', "is 'eighty'; give a whole number from 0 to 65535"],
    [{ PORT: '70000' }, 'PORT', 'from 0 to 65535'],
    [{ WATCH: 'yes' }, 'WATCH', 'give one of on, off'],
    [{ PUBLIC_URL: 'shop.example' }, 'PUBLIC_URL', 'begins with https:// or http://'],
    [{ ALLOWED_ORIGINS: 'https://shop.example/chat' }, 'ALLOWED_ORIGINS', 'without a path'],
    [{ DIRECT_LINE_SECRET: 'short' }, 'DIRECT_LINE_SECRET', 'give at least 16'],
    [{ ACTIONS_URL: 'https://shop.example' }, 'ACTIONS_SECRET', 'give a secret'],
    [{ MICROSOFT_APP_TYPE: 'Multi' }, 'MICROSOFT_APP_TYPE', 'SingleTenant, MultiTenant'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL', 'fatal, error'],
    [{ REPORT_MAIL_TO: 'sri@shop.example, nobody' }, 'REPORT_MAIL_TO', "is 'nobody'; give e-mail addresses"],
    [{ REPORT_MAIL_TO: 'sri@shop.example' }, 'REPORT_MAIL_TO', 'is set but SMTP_URL or REPORT_MAIL_FROM is empty'],
    [
      { REPORT_MAIL_TO: 'sri@shop.example', SMTP_URL: 'https://shop.example' },
      'SMTP_URL',
      'is no address of that kind',
    ],
    [
      { REPORT_MAIL_TO: 'sri@shop.example', SMTP_URL: 'smtp://localhost', REPORT_MAIL_FROM: 'Khidmat <nobody>' },
      'REPORT_MAIL_FROM',
      'give an address',
    ],
  ])('are refused with their name and the mend: %p', (variables, name, mend) => {
    expect(() => readConfig(folder, variables)).toThrow(new RegExp(`${name}.*${mend.replace(/[/.]/g, '\\$&')}`));
  });
});
