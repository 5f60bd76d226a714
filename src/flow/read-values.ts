import type { Json, JsonObject } from '../domain/json';
import { isLanguage, LANGUAGES, type Language, type LocalText } from '../domain/language';
import type { KeptScope } from '../domain/settings';
import { didYouMean, nearest } from './did-you-mean';
import { LONGEST_TEMPLATE } from './liquid-engine';
import { isSameInAll, type Said } from './placeholders';
import { durationOf } from './policy-number';
import { readConditionTemplate, readTextTemplate, tooLong } from './read-template';
import type { Reading, Reference } from './reading';
import type { Span } from './source-text';
import { warnOfLanguages, warnOfMarks } from './text-slips';
import type { Node, ScalarNode } from './yaml-node';

/** Reads a value of one kind. What is of another kind is reported, and the answer is undefined. `label` names it in messages. */
export type Reader<T> = (node: Node, label: string, reading: Reading) => T | undefined;

/** Words without a template in them: names, examples. */
export const readWords: Reader<string> = (node, label, reading) => words(node, label, reading)?.text;

/** One text that is the same in every language and may hold `{{ … }}`. */
export const readTemplate: Reader<string> = (node, label, reading) => {
  const found = words(node, label, reading);
  if (found) readTextTemplate(found.node, reading);
  return found?.text;
};

export const readCondition: Reader<string> = (node, label, reading) => {
  if (node.kind !== 'scalar' || node.value === null || node.source.trim() === '') {
    return wrongKind(node, label, 'a condition, such as `order == nil`', reading);
  }
  reading.conditions.push({ start: node.start, end: node.end });
  readConditionTemplate(node, reading);
  return node.source;
};

/** A text per language. */
export const readText: Reader<LocalText> = (node, label, reading) => {
  if (node.kind === 'refused') return undefined;
  if (node.kind !== 'map') {
    const example = node.kind === 'scalar' && node.value !== null ? node.source.slice(0, 30) : '…';
    const hint = `write it per language: { id: "${example}", ms: "…", en: "…" }`;
    reading.error('TEXT_NO_LANGUAGE', node, `${label} is a text for customers; ${hint}.`);
    return undefined;
  }
  const text: { [language in Language]?: string } = {};
  const said: Said[] = [];
  const nodes = new Map<Language, ScalarNode>();
  // A misspelt language is not a missing one too.
  const written = new Set<Language>();
  for (const { key, at, value } of node.entries) {
    if (!isLanguage(key)) {
      const meant = nearest(key, LANGUAGES);
      if (isLanguage(meant)) written.add(meant);
      // { id: Baik, siap, en: … }: YAML takes what stands after the comma for a key without a value.
      const isTorn = value.kind === 'scalar' && value.value === null;
      const mend = isTorn
        ? '; put a text with a comma in quotes'
        : value.kind === 'map'
          ? '; write the languages in its place: { id: …, ms: …, en: … }'
          : meant
            ? `; did you mean '${meant}'?`
            : `; the languages are ${LANGUAGES.join(', ')}`;
      reading.error('CONTENT_UNKNOWN_KEY', at, `${label} has no language '${key}'${mend}.`);
      continue;
    }
    written.add(key);
    const found = words(value, `${label} in ${key}`, reading);
    if (!found || isBlank(found.node, `${label} in ${key}`, reading)) continue;
    // Nobody reads so much, and nothing further is said of it.
    if (found.text.length > LONGEST_TEMPLATE) {
      reading.error('TEMPLATE_TOO_LONG', found.node, tooLong());
      continue;
    }
    warnOfCut(found.node, `${label} in ${key}`, reading);
    warnOfMarks(found.node, reading);
    nodes.set(key, found.node);
    text[key] = found.text;
    const named = readTextTemplate(found.node, reading);
    if (named) said.push({ language: key, at, names: named });
  }
  warnOfLanguages(nodes, label, reading);
  const first = node.entries[0];
  if (!first) reading.error('TEXT_NO_LANGUAGE', node, `${label} has no text; write it in ${LANGUAGES.join(', ')}.`);
  reading.texts.push({
    label,
    languages: [...written],
    start: node.start,
    end: node.end,
    said: isSameInAll(said) ? [] : said,
  });
  return text;
};

/** A JSON value whose strings may be templates. */
export const readJson: Reader<Json> = (node, label, reading) => {
  if (node.kind === 'refused') return undefined;
  if (node.kind === 'list') return node.items.map((item) => readJson(item, label, reading) ?? null);
  if (node.kind === 'map') return readJsonObject(node, label, reading);
  if (typeof node.value === 'string') readTextTemplate(node, reading, true);
  if (typeof node.value === 'number' && String(node.value) !== node.source.replace(/\.0+$/, '')) {
    reportNotText(node, label, reading);
  }
  return node.value;
};

export const readJsonObject: Reader<JsonObject> = (node, label, reading) => {
  if (node.kind !== 'map') return wrongKind(node, label, 'a map of names and values', reading);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, readJson(value, `'${key}'`, reading) ?? null]));
};

export const readYesNo: Reader<boolean> = (node, label, reading) => {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  return wrongKind(node, label, 'true or false', reading);
};

export function readWhole(least: number, most: number): Reader<number> {
  return (node, label, reading) => {
    const value = node.kind === 'scalar' ? node.value : null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return wrongValue(node, label, `a whole number from ${least} to ${most}`, reading);
  };
}

export const readShare: Reader<number> = (node, label, reading) => {
  const value = node.kind === 'scalar' ? node.value : null;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  return wrongValue(node, label, 'a number from 0 to 1', reading);
};

/** `30s`, `5m`, `4h`, `2d`, in milliseconds. */
export function readDuration(least: string, most: string): Reader<number> {
  return (node, label, reading) => {
    const milliseconds = node.kind === 'scalar' ? durationOf(node.source) : null;
    const fits = milliseconds !== null && milliseconds >= (durationOf(least) ?? 0);
    if (fits && milliseconds <= (durationOf(most) ?? 0)) return milliseconds;
    return wrongValue(node, label, `a time from ${least} to ${most}, written like ${durationLike(node)}`, reading);
  };
}

/** `2 hours` as it is written here: `2h`. */
export function durationLike(node: Node): string {
  const [, count = '', word = ''] = (node.kind === 'scalar' && DURATION_IN_WORDS.exec(node.source.trim())) || [];
  const unit = DURATION_UNITS.find(([, words]) => words.split(' ').includes(word.toLowerCase()))?.[0];
  if (unit !== undefined) return `${count}${unit}`;
  const bare = node.kind === 'scalar' && /^\d{1,6}$/.test(node.source) ? node.source : null;
  return bare === null ? '30s, 5m, 4h or 2d' : `${bare}s, ${bare}m, ${bare}h or ${bare}d`;
}

const DURATION_IN_WORDS = /^(\d{1,6})[ -]*([A-Za-z]+)$/;
const DURATION_UNITS = [
  ['s', 'sec secs second seconds detik saat'],
  ['m', 'min mins minute minutes menit minit'],
  ['h', 'hr hrs hour hours jam'],
  ['d', 'day days hari'],
] as const;

/** `YYYY-MM-DD`, a day that exists. */
export const readDay: Reader<string> = (node, label, reading) => {
  const text = node.kind === 'scalar' ? node.source : '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && dayExists(text)) return text;
  return wrongValue(node, label, 'a day such as 2027-01-31', reading);
};

function dayExists(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function readOneOf<T extends string>(...allowed: readonly T[]): Reader<T> {
  return (node, label, reading) => {
    const text = node.kind === 'scalar' ? node.source : '';
    const found = allowed.find((one) => one === text);
    if (found !== undefined) return found;
    return wrongValue(node, label, `one of ${allowed.join(', ')}${didYouMean(text, allowed)}`, reading);
  };
}

/** A web address, or a path on the bot's own server. May hold `{{ … }}`. */
export const readUrl: Reader<string> = (node, label, reading) => {
  const text = readTemplate(node, label, reading);
  if (text === undefined || /^(https?:\/\/|\/(?!\/)|{{)/.test(text)) return text;
  return wrongValue(node, label, 'an address that begins with https://, or with / for a file of the bot', reading);
};

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** A name of a flow, step, team or intent. */
export const readName: Reader<string> = (node, label, reading) => {
  const text = readWords(node, label, reading);
  if (text === undefined || (NAME.test(text) && !isInherited(text))) return text;
  reading.error('CONTENT_BAD_NAME', node, `${label} is '${text}'; ${nameHint(text)}.`);
  return undefined;
};

function nameHint(text: string): string {
  if (isInherited(text)) return 'that has a meaning in JavaScript; take another name';
  const [before = ''] = text.split('(', 1);
  if (before !== text && NAME.test(before)) return `write '${before}', and what it is given beside it, under \`with\``;
  const mend = text
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '');
  return `a name has letters, digits, '-', '_' and '.' (64 at most)${NAME.test(mend) ? `; write '${mend}'` : ''}`;
}

/** `toString` and its like: every object of JavaScript has them, so a name must not be one. */
function isInherited(name: string): boolean {
  return name in Object.prototype;
}

const TAKEN = [
  'customer',
  'case',
  'language',
  'now',
  'bot',
  'channel',
  'policy',
  'error',
  'value',
  'due',
  'forloop',
  'tablerowloop',
];
const LIQUID_WORDS = ['nil', 'null', 'true', 'false', 'empty', 'blank', 'and', 'or', 'not', 'contains'];

/** A variable by its path, `menu` or `order.items`, as a template would read it. */
export const readPath: Reader<string> = (node, label, reading) => {
  const text = readWords(node, label, reading);
  if (text === undefined) return undefined;
  const path = text.split('.');
  if (!path.every((part) => IDENTIFIER.test(part))) {
    return wrongValue(node, label, 'the name of a variable, such as orders or order.items', reading);
  }
  reading.read({ path, use: 'value', source: text, isGuarded: false, under: [] }, node);
  return text;
};

const SCOPED = /^(case|customer)\.(.*)$/;

/** A name that a step fills: a variable of the flow, or one that is kept as `case.<name>` or `customer.<name>`. */
export const readTarget: Reader<string> = (node, label, reading) => {
  const text = readWords(node, label, reading);
  if (text === undefined || !checkTarget(text, node, label, reading)) return undefined;
  return text;
};

export function checkTarget(text: string, at: Span, label: string, reading: Reading): boolean {
  const [, scope, name] = SCOPED.exec(text) ?? [];
  if (scope === undefined || name === undefined) {
    if (!checkVariableName(text, at, label, reading)) return false;
    reading.variables.add(text);
    return true;
  }
  if (!checkVariableName(name, at, label, reading, [])) return false;
  reading.kept.push({ scope: scope as KeptScope, name, start: at.start, end: at.end });
  return true;
}

export function checkVariableName(
  text: string,
  at: Span,
  label: string,
  reading: Reading,
  taken: readonly string[] = TAKEN,
): boolean {
  if (!IDENTIFIER.test(text)) {
    const mend = text
      .replace(/^[^A-Za-z0-9_]+|[^A-Za-z0-9_]+$/g, '')
      .replace(/[^A-Za-z0-9_]+/g, '_')
      .replace(/^(?=\d)/, '_');
    const hint = IDENTIFIER.test(mend) ? `; write '${mend}'` : '';
    reading.error('CONTENT_BAD_NAME', at, `${label} is '${text}'; a variable has letters, digits and '_'${hint}.`);
    return false;
  }
  if (taken.includes(text) || LIQUID_WORDS.includes(text) || isInherited(text)) {
    reading.error('CONTENT_BAD_NAME', at, `${label} is '${text}', which has a meaning of its own; take another name.`);
    return false;
  }
  return true;
}

/** A name that is defined elsewhere. */
export function readReference(kind: Reference['kind']): Reader<string> {
  return (node, label, reading) => {
    const text = readName(node, label, reading);
    if (text !== undefined) reading.refer(kind, text, node);
    return text;
  };
}

/** A list. A word that stands in it twice is one too many, but where somebody else looks for that. */
export function readList<T>(readItem: Reader<T>, twice: 'warn' | 'elsewhere' = 'warn'): Reader<readonly T[]> {
  return (node, label, reading) => {
    if (node.kind !== 'list') {
      const example = node.kind === 'scalar' && node.source !== '' ? `a list, such as [${node.source}]` : 'a list';
      return wrongKind(node, label, example, reading);
    }
    if (twice === 'warn') warnOfTwice(node.items, label, reading);
    return node.items.flatMap((item) => readItem(item, label, reading) ?? []);
  };
}

function warnOfTwice(items: readonly Node[], label: string, reading: Reading): void {
  const seen = new Set<string>();
  for (const item of items) {
    const word = item.kind === 'scalar' && item.value !== null ? item.source.trim() : '';
    if (word === '') continue;
    if (seen.has(word)) reading.warn('CONTENT_TWICE', item, `${label} has '${word}' twice; take one of the two out.`);
    seen.add(word);
  }
}

export function wrongKind(node: Node, label: string, wanted: string, reading: Reading): undefined {
  if (node.kind === 'refused') return undefined;
  reading.error('CONTENT_WRONG_KIND', node, `${label} takes ${wanted}; here is ${kindOf(node)}.`);
  return undefined;
}

export function wrongValue(node: Node, label: string, wanted: string, reading: Reading): undefined {
  if (node.kind === 'refused') return undefined;
  reading.error('CONTENT_WRONG_VALUE', node, `${label} is ${shown(node)}; give ${wanted}.`);
  return undefined;
}

export function kindOf(node: Node): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind !== 'scalar') return 'a list';
  return node.value === null ? 'nothing' : shown(node);
}

function shown(node: Node): string {
  if (node.kind !== 'scalar') return kindOf(node);
  if (node.value === null && node.source === '') return 'empty';
  return `'${node.source.length > 40 ? `${node.source.slice(0, 40)}…` : node.source}'`;
}

function words(node: Node, label: string, reading: Reading): { text: string; node: ScalarNode } | undefined {
  if (node.kind !== 'scalar') return wrongKind(node, label, 'a text', reading);
  if (node.value === null || node.value === '') {
    reading.error('CONTENT_EMPTY', node, `${label} is empty; write the text, or take the key out.`);
    return undefined;
  }
  if (typeof node.value !== 'string') {
    reportNotText(node, label, reading);
    return undefined;
  }
  return { text: node.value, node };
}

/** What is said to customers has a word in it. */
function isBlank(node: ScalarNode, label: string, reading: Reading): boolean {
  if (String(node.value).trim() !== '') return false;
  reading.error('CONTENT_EMPTY', node, `${label} has nothing but blanks; write the text, or take the key out.`);
  return true;
}

/** `Order #104 is here` without quotes: YAML takes `#104 is here` for a comment. A comment of ours has a space after its #. */
function warnOfCut(node: ScalarNode, label: string, reading: Reading): void {
  const { text } = reading.source;
  if (/["'|>]/.test(text.charAt(node.start))) return;
  const [, space = '', cut] = /^( *)(#[^\s#].*)/.exec(text.slice(node.end, node.end + 200)) ?? [];
  if (cut === undefined) return;
  const start = node.end + space.length;
  const message = `${label} ends before '#', where YAML begins a comment; put the text in quotes, or a space after the #.`;
  reading.warn('TEXT_CUT_OFF', { start, end: start + cut.trimEnd().length }, message);
}

// YAML eats the zero of 08123456 and the plus of +62812; customers' numbers are text.
function reportNotText(node: ScalarNode, label: string, reading: Reading): void {
  const read = typeof node.value === 'number' ? `the number ${node.value}` : `the value ${node.value}`;
  const message = `${label} has ${node.source}, which YAML reads as ${read}; put it in quotes: "${node.source}".`;
  reading.error('YAML_NOT_TEXT', node, message);
}
