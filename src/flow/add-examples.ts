import { LANGUAGES, type Language } from '../domain/language';
import type { SourceFile } from './diagnostic';
import { readContentFile } from './read-file';
import { Report } from './report';
import { SourceText } from './source-text';
import type { Entry, ListNode, MapNode, Node } from './yaml-node';
import { readYaml } from './yaml-source';

export interface AddedExample {
  readonly text: string;
  readonly language: Language;
}

export interface ChangedFile extends SourceFile {
  /** The lines that are new, in their order. */
  readonly added: readonly { readonly line: number; readonly text: string }[];
}

const OUT_OF_SCOPE = 'out-of-scope';

/** The file of `intents/` in which an intent stands, or the out-of-scope sentences (`_out-of-scope`); null where none does. */
export function fileOfIntent(files: readonly SourceFile[], name: string): SourceFile | null {
  return (
    files.find((file) => {
      if (!file.path.startsWith('intents/')) return false;
      const draft = readContentFile(file);
      return draft.kind === 'intent'
        ? draft.intent?.name === name
        : draft.kind === OUT_OF_SCOPE && name === `_${OUT_OF_SCOPE}`;
    }) ?? null
  );
}

/** A file for an intent that is new. */
export function newIntentFile(name: string, examples: readonly AddedExample[]): ChangedFile {
  const lines = [`intent: ${name}`, 'examples:'];
  for (const [language, own] of byLanguage(examples))
    lines.push(`  ${language}:`, ...own.map(({ text }) => `    - ${scalar(text)}`));
  return {
    path: `intents/${name}.yaml`,
    text: `${lines.join('\n')}\n`,
    added: lines.map((text, index) => ({ line: index + 1, text })),
  };
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Writes sentences behind those of their language. Everything else in the file stays as it is to the byte: comments, order, quotes,
 * line ends. A new line ends as the one behind which it stands. Null where the file's examples cannot be found.
 */
export function addExamples(file: SourceFile, examples: readonly AddedExample[]): ChangedFile | null {
  const source = new SourceText(file);
  const root = readYaml(source, new Report(source));
  const entry = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'examples') : undefined;
  if (entry === undefined) return null;
  const insertions = insertionsFor(entry, examples, source.text);
  if (insertions === null) return null;
  // From the end; of two at one place the later first, so that it comes to lie behind the other.
  const ordered = insertions.toReversed().sort((a, b) => b.at - a.at);
  const changed = { path: file.path, text: ordered.reduce(inserted, file.text) };
  return { ...changed, added: newLines(source.text, new SourceText(changed).text) };
}

function insertionsFor(entry: Entry, examples: readonly AddedExample[], text: string): Insertion[] | null {
  const { value } = entry;
  if (value.kind === 'list') return [behind(value, entry, examples, text)];
  if (value.kind !== 'map') return null;
  const isBraced = text[value.start] === '{';
  const insertions: Insertion[] = [];
  const missing: AddedExample[] = [];
  for (const [language, own] of byLanguage(examples)) {
    const found = value.entries.find(({ key }) => key === language);
    if (found === undefined) missing.push(...own);
    else if (found.value.kind === 'list') insertions.push(behind(found.value, found, own, text));
    else insertions.push(isBraced ? beside(found, own, text) : under(found, own, text));
  }
  if (missing.length === 0) return insertions;
  return [...insertions, isBraced ? newLanguagesInBraces(value, missing) : newLanguages(value.entries, missing, text)];
}

/** Those languages that have any, in their order. */
function byLanguage(examples: readonly AddedExample[]): readonly [Language, readonly AddedExample[]][] {
  return LANGUAGES.flatMap((language) => {
    const own = examples.filter((example) => example.language === language);
    return own.length === 0 ? [] : [[language, own] as [Language, readonly AddedExample[]]];
  });
}

/** Behind the last sentence of a list, written as the list is. */
function behind(list: ListNode, entry: Entry, examples: readonly AddedExample[], text: string): Insertion {
  const last = list.items.at(-1);
  if (text[list.start] === '[') {
    const items = quotedItems(examples);
    return last === undefined ? { at: list.start + 1, text: items } : { at: last.end, text: `, ${items}` };
  }
  if (last === undefined) return under(entry, examples, text);
  const line = text.slice(text.lastIndexOf('\n', last.start) + 1, last.start);
  const indent = /^ */.exec(line)![0];
  return linesAt(
    text,
    last,
    examples.map((example) => `${indent}- ${scalar(example.text)}`),
  );
}

/** Under a key that has no list yet. */
function under(entry: Entry, examples: readonly AddedExample[], text: string): Insertion {
  const start = text.lastIndexOf('\n', entry.at.start) + 1;
  const indent = `${/^ */.exec(text.slice(start))![0]}  `;
  return linesAt(
    text,
    entry.at,
    examples.map((example) => `${indent}- ${scalar(example.text)}`),
  );
}

/** In braces, beside a key that has no list yet. */
function beside({ at: { end } }: Entry, examples: readonly AddedExample[], text: string): Insertion {
  const list = `[${quotedItems(examples)}]`;
  return text[end] === ':' ? { at: end + 1, text: ` ${list}` } : { at: end, text: `: ${list}` };
}

function newLanguagesInBraces({ start, entries }: MapNode, examples: readonly AddedExample[]): Insertion {
  const pairs = byLanguage(examples).map(([language, own]) => `${language}: [${quotedItems(own)}]`);
  const last = entries.at(-1);
  if (last === undefined) return { at: start + 1, text: ` ${pairs.join(', ')} ` };
  return { at: last.value.end, text: pairs.map((pair) => `, ${pair}`).join('') };
}

function quotedItems(examples: readonly AddedExample[]): string {
  return examples.map(({ text }) => quoted(text)).join(', ');
}

function newLanguages(entries: readonly Entry[], examples: readonly AddedExample[], text: string): Insertion {
  const last = entries.at(-1);
  const indent = last === undefined ? '  ' : /^ */.exec(text.slice(text.lastIndexOf('\n', last.at.start) + 1))![0];
  const lines = byLanguage(examples).flatMap(([language, own]) => [
    `${indent}${language}:`,
    ...own.map(({ text }) => `${indent}  - ${scalar(text)}`),
  ]);
  return linesAt(text, { end: last === undefined ? text.length : lastOf(last.value).end }, lines);
}

function lastOf(node: Node): Node {
  const item = node.kind === 'list' ? node.items.at(-1) : undefined;
  return item === undefined ? node : lastOf(item);
}

/** Whole lines behind the one on which something ends. */
function linesAt(text: string, node: { readonly end: number }, lines: readonly string[]): Insertion {
  // A folded text takes its line's end with it.
  const isAfterLine = text[node.end - 1] === '\n';
  const newline = isAfterLine ? node.end : text.indexOf('\n', node.end);
  const block = lines.join('\n');
  if (isAfterLine) return { at: node.end, text: `${block}\n` };
  return newline < 0 ? { at: text.length, text: `\n${block}\n` } : { at: newline, text: `\n${block}` };
}

const PLAIN = /^\p{L}[\p{L}\p{N} ,.?!()/+'-]*$/u;
const NO_TEXT = /^(true|false|yes|no|on|off|null|y|n|nan|inf)$/i;

/** The sentence as YAML reads it back: plain where that is safe, else in double quotes. */
function scalar(text: string): string {
  return PLAIN.test(text) && !NO_TEXT.test(text) && text === text.trim() ? text : quoted(text);
}

/** In double quotes; what cannot be seen, or turns the direction of what follows, is written out. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const HIDDEN = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The file with lines put in at an offset of its plain text (`SourceText`), with the line ends of that place. */
function inserted(file: string, { at, text }: Insertion): string {
  const offset = offsetIn(file, at);
  const before = file.slice(0, offset);
  const behind = file.slice(offset);
  const lineEnd = LINE_END.exec(behind)?.[0] ?? LAST_LINE_END.exec(before)?.[1] ?? '\n';
  return before + text.replace(/\n/g, lineEnd) + behind;
}

const LINE_END = /^(?:\r\n|\r|\n)/;
const LAST_LINE_END = /(\r\n|\r|\n)[^\r\n]*$/;

/** The plain text has no byte order mark, and Windows line ends are one character there. */
function offsetIn(file: string, plainOffset: number): number {
  let offset = file.startsWith('\uFEFF') ? 1 : 0;
  for (let left = plainOffset; left > 0; left--) offset += file.startsWith('\r\n', offset) ? 2 : 1;
  return offset;
}

function newLines(before: string, after: string): { line: number; text: string }[] {
  const old = before.split('\n');
  const added: { line: number; text: string }[] = [];
  let at = 0;
  const lines = after.split('\n');
  for (const [index, line] of lines.entries()) {
    if (old[at] === line) {
      at += 1;
      continue;
    }
    added.push({ line: index + 1, text: line });
    // A list between brackets grows in its line.
    if (old[at + 1] === lines[index + 1]) at += 1;
  }
  return added;
}
