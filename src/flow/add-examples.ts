import { LANGUAGES, type Language } from '../domain/language';
import type { SourceFile } from './diagnostic';
import { readContentFile } from './read-file';
import { Report } from './report';
import { SourceText } from './source-text';
import type { Entry, ListNode, Node } from './yaml-node';
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
  for (const language of LANGUAGES) {
    const own = examples.filter((example) => example.language === language);
    if (own.length > 0) lines.push(`  ${language}:`, ...own.map(({ text }) => `    - ${scalar(text)}`));
  }
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
 * line ends. Null where the file's examples cannot be found.
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
  const text = ordered.reduce((whole, one) => whole.slice(0, one.at) + one.text + whole.slice(one.at), source.text);
  return { path: file.path, text: asItWas(file.text, text), added: newLines(source.text, text) };
}

function insertionsFor(entry: Entry, examples: readonly AddedExample[], text: string): Insertion[] | null {
  const { value } = entry;
  if (value.kind === 'list') return [behind(value, entry, examples, text)];
  if (value.kind !== 'map') return null;
  const insertions: Insertion[] = [];
  const missing: AddedExample[] = [];
  for (const language of LANGUAGES) {
    const own = examples.filter((example) => example.language === language);
    if (own.length === 0) continue;
    const found = value.entries.find(({ key }) => key === language);
    if (found === undefined) missing.push(...own);
    else if (found.value.kind === 'list') insertions.push(behind(found.value, found, own, text));
    else insertions.push(under(found, own, text));
  }
  if (missing.length > 0) insertions.push(newLanguages(value.entries, missing, text));
  return insertions;
}

/** Behind the last sentence of a list, written as the list is. */
function behind(list: ListNode, entry: Entry, examples: readonly AddedExample[], text: string): Insertion {
  const last = list.items.at(-1);
  if (text[list.start] === '[') {
    const items = examples.map((example) => quoted(example.text)).join(', ');
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

function newLanguages(entries: readonly Entry[], examples: readonly AddedExample[], text: string): Insertion {
  const last = entries.at(-1);
  const indent = last === undefined ? '  ' : /^ */.exec(text.slice(text.lastIndexOf('\n', last.at.start) + 1))![0];
  const lines = LANGUAGES.flatMap((language) => {
    const own = examples.filter((example) => example.language === language);
    return own.length === 0
      ? []
      : [`${indent}${language}:`, ...own.map((example) => `${indent}  - ${scalar(example.text)}`)];
  });
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

function asItWas(before: string, text: string): string {
  const lines = /\r\n/.test(before) ? text.replace(/\n/g, '\r\n') : text;
  return before.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines;
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
