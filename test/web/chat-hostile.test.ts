import type { Browser } from 'playwright-core';
import { type BotServer, startBotServer } from '../support/bot-server';
import { launchBrowser } from '../support/browser';
import { CHAT_BOT } from './chat-bot';
import { openChat } from './chat-stage';

let browser: Browser;
let server: BotServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchBrowser(),
    startBotServer(CHAT_BOT, { LIMIT_CONVERSATION_PER_SECOND: '1000', LIMIT_CONVERSATION_BURST: '1000' }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const PAYLOADS = [
  '<script>pwned()</script>',
  '<img src=x onerror=pwned()>',
  '<svg onload=pwned()>',
  '<svg><animate onbegin=pwned() attributeName=x dur=1s>',
  '"><script>pwned()</script>',
  "' onmouseover='pwned()",
  '</p></div><iframe srcdoc="<script>parent.pwned()</script>">',
  '<a href="javascript:pwned()">click</a>',
  'javascript:pwned()',
  'JaVaScRiPt:pwned()',
  'java\tscript:pwned()',
  'data:text/html,<script>pwned()</script>',
  'vbscript:pwned()',
  'https://ok.example/"onmouseover="pwned()',
  "https://ok.example/'><img src=x onerror=pwned()>",
  'http://javascript:pwned()@ok.example',
  'mailto:a@b.example?subject=<script>pwned()</script>',
  '[click](javascript:pwned())',
  '![x](x"onerror="pwned())',
  '{{constructor.constructor("pwned()")()}}',
  '{% raw %}{{ x }}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the payload.
  '${pwned()}',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  '&#x3C;script&#x3E;pwned()&#x3C;/script&#x3E;',
  '\\u003cscript\\u003epwned()\\u003c/script\\u003e',
  '<style>*{background:url(javascript:pwned())}</style>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=pwned()>',
  '<details open ontoggle=pwned()>',
  '<input autofocus onfocus=pwned()>',
  '<template><script>pwned()</script></template>',
  '<object data="javascript:pwned()">',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<form action=https://evil.example><button>send</button></form>',
  '</script><script>pwned()</script>',
  '<!--><script>pwned()</script>-->',
  'ftp://evil.example/x file:///etc/passwd blob:https://evil.example/1',
  '\u202Ehttps://evil.example\u202C',
  '\u0000<b>bold</b>',
  `${'a'.repeat(4000)}@${'b'.repeat(3000)}`,
];

test('shows whatever a customer or an agent writes as words', async () => {
  const one = await openChat(browser, server.url, {
    before: (context) =>
      context.addInitScript(() => {
        const page = window as unknown as { pwned: () => void; reports: string[] };
        page.reports = [];
        page.pwned = () => page.reports.push('ran');
        addEventListener('securitypolicyviolation', (event) => page.reports.push(event.violatedDirective));
      }),
  });
  const { page } = one;
  for (const payload of PAYLOADS) await one.say(payload);
  await page.waitForFunction((count) => document.querySelectorAll('.row.customer').length === count, PAYLOADS.length);
  await one.say('I want to talk to a person');
  await page.locator('.queue-strip').waitFor();
  const number = await server.desk.takeNext();
  for (const payload of PAYLOADS) await server.desk.answer(number, payload);
  await server.desk.answer(number, 'the last of them');
  await one.hears('the last of them');
  await one.allSent();

  const shown = (await page.locator('.row .text').allTextContents()).map(flat);
  const last = shown.slice(shown.indexOf('I want to talk to a person'));
  for (const payload of PAYLOADS) {
    expect(shown).toContain(flat(payload));
    expect(last).toContain(flat(payload));
  }

  for (const node of await page.locator('.log a').all()) await node.hover({ timeout: 200 }).catch(() => {});
  expect(await findings()).toEqual([]);
  await page.reload();
  await one.hears('the last of them');
  expect(await findings()).toEqual([]);
  expect(one.complaints).toEqual([]);
  await one.leave();

  /** What ran or could run: reports of the page, handlers and odd addresses in its tree. */
  function findings(): Promise<string[]> {
    return page.evaluate(() => {
      const found = [...(window as unknown as { reports: string[] }).reports];
      const allowed = ['http:', 'https:', 'mailto:', 'tel:'];
      for (const element of Array.from(document.querySelectorAll('.log *'))) {
        for (const { name, value } of Array.from(element.attributes))
          if (/^on/i.test(name)) found.push(`${name}=${value}`);
        if (['SCRIPT', 'IFRAME', 'OBJECT', 'FORM', 'BASE', 'META', 'STYLE', 'IMG'].includes(element.tagName)) {
          found.push(element.tagName);
        }
        if (element instanceof HTMLAnchorElement && !allowed.includes(element.protocol)) found.push(element.href);
        if (element instanceof HTMLAnchorElement && !element.rel.includes('noopener')) found.push('no rel');
      }
      return found;
    });
  }
});

test('shows a hostile file name as a name', async () => {
  const one = await openChat(browser, server.url);
  await one.page.locator('input[type=file]').setInputFiles({
    name: '<img src=x onerror=alert(1)>.txt',
    mimeType: 'text/html',
    buffer: Buffer.from('<script>alert(1)</script>'),
  });
  await one.page.locator('a.file').waitFor();
  expect(await one.page.locator('.log .file img').count()).toBe(0);
  const link = await one.page.locator('a.file').getAttribute('href');
  const kept = await one.context.request.get(new URL(link ?? '', server.url).href);
  expect(kept.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(kept.headers()['content-disposition']).toMatch(/^attachment/);
  expect(one.complaints).toEqual([]);
  await one.leave();
});

/** As the page and the server keep it: no NUL, white space as one writes it. */
function flat(text: string): string {
  return text.replace(/\0/g, '\ufffd').trim();
}
