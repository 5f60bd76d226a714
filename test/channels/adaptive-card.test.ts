import { toAdaptiveCard } from '../../src/channels/adaptive-card';
import type { Json, JsonObject } from '../../src/domain/json';
import { LANGUAGES, type Language } from '../../src/domain/language';
import { createWebhook } from '../../src/server/desk-webhook';
import type { DeskNotice } from '../../src/store/store';

type Rule = (value: Json) => boolean;

const text: Rule = (value) => typeof value === 'string' && value !== '';
const address: Rule = (value) => text(value) && URL.canParse(String(value));
const oneOf =
  (...values: string[]): Rule =>
  (value) =>
    values.includes(String(value));
const list =
  (...types: string[]): Rule =>
  (value) =>
    Array.isArray(value) && value.every((one) => types.includes(one.type));

/**
 * What version 1.3 of Adaptive Cards has of what we use (learn.microsoft.com/adaptive-cards, "Schema explorer"). `needs` without which an
 * element is refused, `may` beside it; what stands in neither is unknown to the version, and a client may refuse the whole card for it.
 */
const SCHEMA: { readonly [type: string]: { readonly needs: Rules; readonly may: Rules } } = {
  AdaptiveCard: {
    needs: { type: text, version: oneOf('1.3') },
    may: {
      $schema: oneOf('http://adaptivecards.io/schemas/adaptive-card.json'),
      speak: text,
      fallbackText: text,
      lang: text,
      body: list('RichTextBlock', 'Image'),
      actions: list('Action.OpenUrl'),
    },
  },
  RichTextBlock: { needs: { type: text, inlines: list('TextRun') }, may: {} },
  TextRun: {
    needs: { type: text, text },
    may: {
      weight: oneOf('Default', 'Lighter', 'Bolder'),
      size: oneOf('Default', 'Small', 'Medium', 'Large', 'ExtraLarge'),
      color: oneOf('Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'),
    },
  },
  Image: { needs: { type: text, url: address }, may: { altText: text } },
  'Action.OpenUrl': { needs: { type: text, url: address }, may: { title: text } },
};

interface Rules {
  readonly [name: string]: Rule;
}

/** What of it the version does not have, each with the way to it. */
function faultsOf(value: Json, path = 'card'): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => faultsOf(one, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  const element = value as JsonObject;
  const known = SCHEMA[String(element.type)];
  if (known === undefined) return [`${path}: no element is called ${JSON.stringify(element.type)}`];
  const rules: Rules = { ...known.needs, ...known.may };
  const missing = Object.keys(known.needs).filter((name) => element[name] === undefined);
  return [
    ...missing.map((name) => `${path}: needs ${name}`),
    ...Object.entries(element).flatMap(([name, one]) => {
      if (!rules[name]?.(one!)) return [`${path}.${name}: ${JSON.stringify(one)}`];
      return faultsOf(one!, `${path}.${name}`);
    }),
  ];
}

test('the rules see what is unknown, missing or of a wrong value', () => {
  const card = { type: 'AdaptiveCard', version: '1.3' };
  expect(faultsOf({ ...card, body: [{ type: 'RichTextBlock', inlines: [] }] })).toEqual([]);
  for (const body of [
    { type: 'Table' },
    { type: 'Image' },
    { type: 'Image', url: 'no address' },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', colour: 'Good' }] },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', color: 'Red' }] },
  ])
    expect(faultsOf({ ...card, body: [body] })).not.toEqual([]);
});

test('a card for a customer holds what its version has, and nothing else', () => {
  const bare = { title: 'Order' };
  const full = {
    ...{ title: 'Order', text: 'On its way', image: { url: 'https://shop.example/a.png', alt: 'A box' } },
    facts: [{ label: 'Number', value: 'KH-104233' }],
    links: [{ title: 'Track', url: 'https://courier.example/1' }],
  };
  for (const card of [bare, full]) expect(faultsOf(toAdaptiveCard(card).content)).toEqual([]);
});

const EVENTS = ['case.waiting', 'case.returned', 'promise.due', 'score.bad'] as const;
const URGENCIES = ['crisis', 'complaint', 'normal'] as const;

test.each(
  EVENTS.flatMap((event) => URGENCIES.flatMap((urgency) => LANGUAGES.map((one) => [event, urgency, one] as const))),
)('the notice %s, %s, in %s holds what its version has, and nothing else', async (event, urgency, language) => {
  const { type, attachments } = await messageOf({ event, urgency }, language);
  expect(type).toBe('message');
  expect(attachments).toHaveLength(1);
  const [{ contentType, content }] = attachments;
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(faultsOf(content)).toEqual([]);
  // Where it cannot be drawn, it still says all that it says.
  for (const { inlines } of content.body) for (const run of inlines) expect(content.fallbackText).toContain(run.text);
});

// biome-ignore lint/suspicious/noExplicitAny: what is sent is looked at as it is.
async function messageOf(about: Pick<DeskNotice, 'event' | 'urgency'>, language: Language): Promise<any> {
  let body = '';
  const notify = createWebhook({
    ...{ url: 'https://teams.example/hook', secret: 'a secret of more than sixteen', format: 'teams' },
    deskUrl: () => 'https://shop.example/desk',
    bot: () => ({ teams: [], languages: [language], timeZone: 'Asia/Jakarta' }),
    fetch: async (_url, init) => {
      body = String(init?.body);
      return new Response(null, { status: 202 });
    },
  });
  const times = { waitingSince: 1, at: 1, ...(about.event === 'promise.due' && { due: 2 }) };
  await notify({ ...about, ...times, case: 'K-1', team: 'general', reason: 'flow', language }, 'key');
  return JSON.parse(body);
}
