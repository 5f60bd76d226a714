import { isLanguage, type LocalText } from '../domain/language';
import { Fields } from './fields';
import type { CardTemplate, FlowButton, SayStep } from './program';
import { type About, beside, type StepReader } from './read-keys';
import { type Reader, readList, readReference, readText, wrongKind, wrongValue } from './read-values';
import type { Reading } from './reading';
import {
  BUTTON_TO_FLOW,
  BUTTON_TO_PAGE,
  BUTTONS_FROM,
  CARD,
  FACT,
  FILE,
  IMAGE,
  LINK,
  VARIANT_ELSE,
  VARIANT_IF,
} from './step-shapes';
import type { Entry, Node } from './yaml-node';

export const readSay: StepReader = (node, verb, reading): About => {
  const fields = beside(node, 'say', reading);
  const said = readVariants(verb, reading);
  const { buttons, buttonsFrom } = fields.get('buttons', readButtons) ?? { buttons: [], buttonsFrom: null };
  const channels = fields.get('channels', readChannelTexts) ?? {};
  const onlyOn = fields.get('only-on', readOnlyOn) ?? [];
  warnOfLeftOut(fields.entry('channels')?.value, onlyOn, reading);
  const step: SayStep = {
    verb: 'say',
    ...said,
    channels,
    onlyOn,
    buttons: buttons.flatMap((one) => ('flow' in one ? [one] : [])),
    buttonsFrom,
    links: buttons.flatMap((one) => ('url' in one ? [one] : [])),
    card: fields.get('card', readCard) ?? null,
    image: fields.get('image', readImage) ?? null,
    file: fields.get('file', readFile) ?? null,
  };
  return { called: 'say', make: () => step };
};

/** Words for a channel on which the text is not said at all. */
function warnOfLeftOut(channels: Node | undefined, onlyOn: readonly string[], reading: Reading): void {
  if (channels?.kind !== 'map' || onlyOn.length === 0) return;
  for (const { key, at } of channels.entries) {
    if (onlyOn.includes(key)) continue;
    const message = `These words are never said, since 'only-on' leaves ${key} out; add ${key} to it, or take them out.`;
    reading.warn('FLOW_UNKNOWN_CHANNEL', at, message);
  }
}

type Variants = Pick<SayStep, 'variants' | 'text'>;

/** One text, or a list of texts by condition. */
function readVariants(verb: Entry, reading: Reading): Variants {
  if (verb.value.kind !== 'list') return { variants: [], text: readText(verb.value, "'say'", reading) ?? {} };
  const { items } = verb.value;
  if (items.length > 0 && items.every(isOneLanguage)) {
    const mend = 'the languages stand without dashes: { id: …, ms: …, en: … }';
    reading.error('CONTENT_WRONG_KIND', verb.value, `'say' takes a list for variants with \`if\`; ${mend}.`);
    return { variants: [], text: {} };
  }
  if (items.length === 0) {
    reading.error('CONTENT_EMPTY', verb.value, '`say` has no text; write { id: …, ms: …, en: … }.');
  }
  const read = items.map((item) => readVariant(item, reading));
  const otherwise = read.findIndex((one) => one !== null && one.if === null);
  if (otherwise >= 0 && otherwise < items.length - 1) {
    reading.error('CONTENT_WRONG_VALUE', items[otherwise] ?? verb.value, '`else` stands last; move it to the end.');
  }
  return {
    variants: read.flatMap((one) => (one?.if == null ? [] : [{ if: one.if, text: one.text }])),
    text: read[otherwise]?.text ?? {},
  };
}

function isOneLanguage(item: Node): boolean {
  return item.kind === 'map' && item.entries.length > 0 && item.entries.every(({ key }) => isLanguage(key));
}

function readVariant(item: Node, reading: Reading): { readonly if: string | null; readonly text: LocalText } | null {
  const isElse = item.kind === 'map' && item.entries.some(({ key }) => key === 'else');
  if (isElse) {
    const otherwise = Fields.of(item, 'A variant of `say`', VARIANT_ELSE, reading)?.get('else');
    return otherwise === undefined ? null : { if: null, text: otherwise };
  }
  const fields = Fields.of(item, 'A variant of `say`', VARIANT_IF, reading);
  const text = fields?.get('text');
  const condition = fields?.get('if');
  return text === undefined || condition === undefined ? null : { if: condition, text };
}

const readChannel = readReference('channel');

const readChannelTexts: Reader<{ readonly [channel: string]: LocalText }> = (node, label, reading) => {
  if (node.kind !== 'map') return wrongKind(node, label, 'a map of channels and texts: { msteams: { … } }', reading);
  return Object.fromEntries(
    node.entries.flatMap(({ key, at, value }) => {
      const name = readChannel({ kind: 'scalar', value: key, source: key, ...at }, 'A channel', reading);
      const text = readText(value, `'${key}'`, reading);
      return name === undefined || text === undefined ? [] : [[name, text]];
    }),
  );
};

const readOnlyOn: Reader<readonly string[]> = (node, label, reading) => {
  if (node.kind === 'list' && node.items.length === 0) return wrongValue(node, label, 'at least one channel', reading);
  return readList(readChannel)(node, label, reading);
};

type Link = { readonly title: LocalText; readonly url: string };

/** Buttons one by one, or `{ from: menu }`: those of a list that a variable holds. */
const readButtons: Reader<{
  readonly buttons: readonly (FlowButton | Link)[];
  readonly buttonsFrom: string | null;
}> = (node, label, reading) => {
  if (node.kind !== 'map') {
    const buttons = readList(readButton)(node, label, reading);
    return buttons && { buttons, buttonsFrom: null };
  }
  const from = Fields.of(node, "'buttons'", BUTTONS_FROM, reading)?.get('from');
  return from === undefined ? undefined : { buttons: [], buttonsFrom: from };
};

const readButton: Reader<FlowButton | Link> = (node, _label, reading) => {
  const opens = node.kind === 'map' && node.entries.some(({ key }) => key === 'url');
  if (opens) {
    const fields = Fields.of(node, 'A button', BUTTON_TO_PAGE, reading);
    const title = fields?.get('title');
    const url = fields?.get('url');
    return title && url !== undefined ? { title, url } : undefined;
  }
  const fields = Fields.of(node, 'A button', BUTTON_TO_FLOW, reading);
  const title = fields?.get('title');
  const flow = fields?.get('flow');
  return title && flow ? { title, flow } : undefined;
};

const readImage: Reader<{ url: string; alt: LocalText }> = (node, _label, reading) => {
  const fields = Fields.of(node, 'An image', IMAGE, reading);
  const url = fields?.get('url');
  const alt = fields?.get('alt');
  return url && alt ? { url, alt } : undefined;
};

const readFile: Reader<{ url: string; name: string }> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A file', FILE, reading);
  const url = fields?.get('url');
  const name = fields?.get('name');
  return url && name !== undefined ? { url, name } : undefined;
};

const readCard: Reader<CardTemplate> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A card', CARD, reading);
  if (!fields) return undefined;
  return {
    title: fields.get('title') ?? {},
    text: fields.get('text') ?? null,
    image: fields.get('image', readImage) ?? null,
    facts: fields.get('facts', readList(readFact)) ?? [],
    links: fields.get('links', readList(readLink)) ?? [],
  };
};

const readFact: Reader<{ label: LocalText; value: string }> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A fact', FACT, reading);
  const label = fields?.get('label');
  const value = fields?.get('value');
  return label && value !== undefined ? { label, value } : undefined;
};

const readLink: Reader<Link> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A link', LINK, reading);
  const title = fields?.get('title');
  const url = fields?.get('url');
  return title && url ? { title, url } : undefined;
};
