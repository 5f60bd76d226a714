import fc from 'fast-check';
import type { ChatMessage, Unsent } from '../../src/web/chat/chat-message';
import { EMPTY, openPrompt, standingOf, withReceived, withUnsent } from '../../src/web/chat/thread';
import { readActivity } from '../../src/web/chat/wire';
import { waitBefore } from '../../src/web/shared/backoff';
import { preferredLanguage } from '../../src/web/shared/language';
import { safeHref, splitLinks } from '../../src/web/shared/links';

beforeAll(() => {
  Object.assign(globalThis, { document: { baseURI: 'https://help.example/' } });
});

function message(seq: number, more: Partial<ChatMessage> = {}): ChatMessage {
  const from = { role: 'bot', name: 'Kirana' } as const;
  const nothing = { buttons: [], links: [], card: null, files: [], notice: null, choice: null };
  return { key: `m${seq}`, seq, at: seq, from, text: `${seq}`, ...nothing, ...more };
}

function unsent(clientId: string): Unsent {
  return { clientId, at: 0, text: clientId, state: 'sending' };
}

test('a button that opens a page is a link, and no answer', () => {
  const actions = [
    { type: 'messageBack', title: 'Yes', value: { khidmat: { prompt: 'p1', value: 'yes' } } },
    { type: 'openUrl', title: 'Shop', value: 'https://shop.example/' },
    { type: 'openUrl', title: 'Bad', value: 'javascript:alert(1)' },
  ];
  const heard = readActivity({ type: 'message', id: 'c|1', from: { role: 'bot' }, suggestedActions: { actions } });
  if (heard?.kind !== 'message') throw new Error('no message');
  expect(heard.message.buttons.map(({ title }) => title)).toEqual(['Yes']);
  expect(heard.message.links).toEqual([{ title: 'Shop', url: 'https://shop.example/' }]);
});

const BUTTONS = [{ title: 'Yes', prompt: 'p1', choice: 'yes', value: {} }];
const CUSTOMER = { role: 'customer', name: '' } as const;

test('messages come out in order and once, however they come in', () => {
  const deliveries = fc.array(fc.array(fc.integer({ min: 1, max: 30 })));
  fc.assert(
    fc.property(deliveries, (batches) => {
      const thread = batches.reduce(
        (so, batch) =>
          withReceived(
            so,
            batch.map((seq) => message(seq)),
          ),
        EMPTY,
      );
      const expected = [...new Set(batches.flat())].sort((one, other) => one - other);
      expect(thread.messages.map(({ seq }) => seq)).toEqual(expected);
    }),
  );
});

test('an own message that comes back takes the place of the unsent one, and is not taken as unsent again', () => {
  const waiting = ['a', 'b'].map(unsent).reduce(withUnsent, EMPTY);
  const back = withReceived(waiting, [message(1, { key: 'a', from: CUSTOMER })]);
  expect(back.unsent.map(({ clientId }) => clientId)).toEqual(['b']);
  expect(withUnsent(back, unsent('a')).unsent).toHaveLength(1);
});

test('only the newest question has open buttons, and none once the customer has answered', () => {
  const asked = withReceived(EMPTY, [message(1, { buttons: BUTTONS }), message(2)]);
  expect(openPrompt(asked)).toBe('m1');
  expect(openPrompt(withReceived(asked, [message(3, { buttons: BUTTONS })]))).toBe('m3');
  expect(openPrompt(withReceived(asked, [message(3, { from: CUSTOMER })]))).toBeNull();
  expect(openPrompt(withUnsent(asked, unsent('a')))).toBeNull();
});

test('who has the case is read from what was said', () => {
  const queued = message(1, { notice: { kind: 'queued', position: 2, waitMs: null } });
  const joined = message(2, { notice: { kind: 'agent-joined', name: 'Rina' } });
  const closed = message(3, { notice: { kind: 'case-closed', caseNumber: 'K-1' } });
  expect(standingOf([message(0)]).kind).toBe('bot');
  expect(standingOf([queued])).toMatchObject({ kind: 'queued', position: 2 });
  expect(standingOf([queued, joined])).toEqual({ kind: 'agent', name: 'Rina' });
  expect(standingOf([queued, joined, closed]).kind).toBe('bot');
  // The bot speaks only where it has the case: the customer has left the queue.
  expect(standingOf([queued, message(2)]).kind).toBe('bot');
});

test.each([
  ['see https://a.example/x.', 'https://a.example/x', 'https://a.example/x'],
  ['(www.a.example/x_(y))', 'www.a.example/x_(y)', 'https://www.a.example/x_(y)'],
  ['write to care@a.example!', 'care@a.example', 'mailto:care@a.example'],
  ['call tel:+628123456 now', 'tel:+628123456', 'tel:+628123456'],
])('finds the link in %j', (text, words, href) => {
  expect(splitLinks(text).filter((part) => part.href !== undefined)).toEqual([{ text: words, href }]);
});

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc',
])('never links %j', (address) => {
  expect(safeHref(address)).toBeNull();
  expect(splitLinks(address).every(({ href }) => href === undefined)).toBe(true);
});

test('loses nothing of a text by looking for links, and leads to safe places only', () => {
  const pieces = fc.constantFrom(
    'https://',
    'www.',
    'a.example',
    '@',
    '.',
    ')',
    '(',
    ' ',
    'javascript:',
    'tel:',
    '\u202e',
    '😀',
  );
  const text = fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (words) => {
      const parts = splitLinks(words);
      expect(parts.map((part) => part.text).join('')).toBe(words);
      for (const { href } of parts) if (href !== undefined) expect(href).toMatch(/^(https?|mailto|tel):/);
    }),
    { numRuns: 500 },
  );
});

test('waits longer after each failure, up to a limit, and never all at the same moment', () => {
  for (let attempt = 1; attempt < 30; attempt += 1) {
    const least = waitBefore(attempt, () => 0);
    const most = waitBefore(attempt, () => 1);
    expect(most).toBe(least * 2);
    expect(most).toBeLessThanOrEqual(20_000);
    expect(least).toBeGreaterThanOrEqual(Math.min(10_000, 500 * 2 ** (attempt - 1)));
  }
});

test('takes the first language that the bot speaks: chosen, then the browser’s', () => {
  expect(preferredLanguage(['id', 'ms', 'en'], null, ['fr', 'in-ID', 'en'])).toBe('id');
  expect(preferredLanguage(['id', 'ms', 'en'], 'ms', ['en'])).toBe('ms');
  expect(preferredLanguage(['id', 'en'], 'ms', ['ms-MY', 'en-US'])).toBe('en');
  expect(preferredLanguage(['ms', 'en'], null, ['de'])).toBe('ms');
});
