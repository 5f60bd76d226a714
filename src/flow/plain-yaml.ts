import type { Span } from './source-text';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './yaml-node';

// Reading YAML was over a third of the time of a check. Nearly every file keeps to the plain part of YAML that is read here,
// in a fifth of the time; test/flow/plain-yaml.test.ts holds it against the whole reader.

/**
 * Reads a file that keeps to plain YAML: lists and maps, texts that end in the line in which they begin, comments. Null for
 * every other file and for every mistake: both are for the whole reader. What it does read, the whole reader reads the same.
 */
export function readPlainYaml(text: string): Node | null {
  if (UNUSUAL.test(text)) return null;
  try {
    return new PlainReader(text).document();
  } catch (fault) {
    if (fault === NOT_PLAIN) return null;
    throw fault;
  }
}

const NOT_PLAIN = new Error('for the whole reader');
const UNUSUAL = /[\t\r\uFEFF]/;
const DEEPEST = 40;
/** More pieces than in any flow that a person can read: whether that is too many is for the whole reader to say. */
const MOST_NODES = 20_000;
const LONGEST_KEY = 200;
const LONGEST_QUOTED = 50_000;

const FORBIDDEN_KEYS = /^(?:__proto__|constructor|prototype)$/;
/** A key as nearly all are written, with what must follow it; lists of words are keys too. */
const KEY = /([A-Za-z0-9_][A-Za-z0-9_.-]*(?: [A-Za-z0-9_][A-Za-z0-9_.-]*)*):(?=[ \n]|$)/y;
const SPECIAL = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const WHOLE_NUMBER = /^-?(?:0|[1-9]\d{0,14})$/;
const DECIMAL = /^-?(?:0|[1-9]\d{0,8})\.\d{1,6}$/;
const OTHER_NUMBER =
  /^(?:[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
/** What a text without quotes may begin with: no sign that means something to YAML. */
const BEGINS_PLAIN = /[^\s\-?:,[\]{}#&*!|>'"%@`]/y;
const BEGINS_WITH_DASH = /-[^\s,[\]{}]/y;

class PlainReader {
  private at = 0;
  private lineStart = 0;
  private nodes = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): Node {
    this.toContent();
    if (this.column !== 0 || this.isAtEnd) throw NOT_PLAIN;
    const node = this.block();
    if (!this.isAtEnd) throw NOT_PLAIN;
    return node;
  }

  /** A list or map over several lines; its column is where the next piece stands. */
  private block(): Node {
    this.enter();
    const node = this.isAtDash() ? this.blockList() : this.blockMap();
    this.depth -= 1;
    return node;
  }

  private blockList(): ListNode {
    const start = this.at;
    const { column } = this;
    const items: Node[] = [];
    do {
      this.at += 1;
      items.push(this.blockItem(column));
    } while (this.isAtNext(column) && this.isAtDash());
    return { kind: 'list', start, end: items.at(-1)?.end ?? start, items };
  }

  private blockItem(column: number): Node {
    if (this.skipBlanks()) {
      this.toContent();
      if (this.isAtEnd || this.column <= column) throw NOT_PLAIN;
      return this.block();
    }
    return this.isAtDash() || this.isAtKey() ? this.block() : this.inLine(column);
  }

  private blockMap(): MapNode {
    const start = this.at;
    const { column } = this;
    const keys = new Set<string>();
    const entries: Entry[] = [];
    do {
      const { key, at } = this.key(keys);
      entries.push({ key, at, value: this.valueOf(at, column) });
    } while (this.isAtNext(column) && !this.isAtDash());
    return { kind: 'map', start, end: entries.at(-1)?.value.end ?? start, entries };
  }

  private valueOf(at: Span, column: number): Node {
    if (!this.skipBlanks()) return this.inLine(column);
    this.toContent();
    if (!this.isAtEnd && (this.column > column || (this.column === column && this.isAtDash()))) return this.block();
    return this.missing(at);
  }

  /** A value within the line, and what may stand behind it: a comment. */
  private inLine(column: number): Node {
    const node = this.flowNode(column, false);
    const end = this.at;
    const isLineDone = this.skipBlanks();
    if (!isLineDone || (this.at === end && !this.isAtEnd && this.char() !== 10)) throw NOT_PLAIN;
    this.toContent();
    // A line further in goes on with the text, or is a mistake.
    if (!this.isAtEnd && this.column > column) throw NOT_PLAIN;
    return node;
  }

  private flowNode(column: number, isInside: boolean): Node {
    this.enter();
    const node = this.flowNodeAt(column, isInside);
    this.depth -= 1;
    return node;
  }

  private flowNodeAt(column: number, isInside: boolean): Node {
    switch (this.text.charAt(this.at)) {
      case '[':
        return this.flowList(column);
      case '{':
        return this.flowMap(column);
      case '"':
        return this.doubleQuoted();
      case "'":
        return this.singleQuoted();
      default:
        return this.plain(isInside);
    }
  }

  private flowList(column: number): ListNode {
    const start = this.at;
    const items: Node[] = [];
    this.at += 1;
    for (this.toFlowContent(column); this.char() !== 93; this.toFlowComma(column, 93)) {
      items.push(this.isAtKey() ? this.pair(column) : this.flowNode(column, true));
    }
    this.at += 1;
    return { kind: 'list', start, end: this.at, items };
  }

  /** `[resolve: {}]`: a map of one key needs no braces in a list. */
  private pair(column: number): MapNode {
    this.enter();
    const entry = this.flowEntry(column, new Set());
    // Where one without a value ends, the whole reader says by the comma.
    if (entry.value.start === entry.at.start) throw NOT_PLAIN;
    this.depth -= 1;
    return { kind: 'map', start: entry.at.start, end: entry.value.end, entries: [entry] };
  }

  private flowEntry(column: number, keys: Set<string>): Entry {
    const { key, at } = this.key(keys);
    this.toFlowContent(column);
    return { key, at, value: this.isAtEndOfEntry() ? this.missing(at) : this.flowNode(column, true) };
  }

  private isAtEndOfEntry(): boolean {
    return this.char() === 44 || this.char() === 125;
  }

  private flowMap(column: number): MapNode {
    const start = this.at;
    const keys = new Set<string>();
    const entries: Entry[] = [];
    this.at += 1;
    for (this.toFlowContent(column); this.char() !== 125; this.toFlowComma(column, 125)) {
      entries.push(this.flowEntry(column, keys));
    }
    this.at += 1;
    return { kind: 'map', start, end: this.at, entries };
  }

  private key(taken: Set<string>): { key: string; at: Span } {
    KEY.lastIndex = this.at;
    const key = KEY.exec(this.text)?.[1];
    if (key === undefined || key.length > LONGEST_KEY || taken.has(key) || FORBIDDEN_KEYS.test(key)) throw NOT_PLAIN;
    taken.add(key);
    const at = { start: this.at, end: this.at + key.length };
    this.at = at.end + 1;
    return { key, at };
  }

  private missing({ start, end }: Span): ScalarNode {
    return { kind: 'scalar', start, end, value: null, source: '' };
  }

  private plain(isInside: boolean): ScalarNode {
    BEGINS_PLAIN.lastIndex = this.at;
    BEGINS_WITH_DASH.lastIndex = this.at;
    if (!BEGINS_PLAIN.test(this.text) && !BEGINS_WITH_DASH.test(this.text)) throw NOT_PLAIN;
    const start = this.at;
    let end = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const char = this.char();
      if (char === 10 || (isInside && isFlowSign(char))) break;
      // A colon before a blank makes it a key, a number sign behind one a comment.
      if (char === 58 && this.isEndOfKey(isInside)) throw NOT_PLAIN;
      if (char === 35 && this.text.charCodeAt(this.at - 1) === 32) break;
      if (char !== 32) end = this.at + 1;
    }
    this.at = end;
    const source = this.text.slice(start, end);
    return { kind: 'scalar', start, end, value: valueOfPlain(source), source };
  }

  private isEndOfKey(isInside: boolean): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    return Number.isNaN(next) || next === 32 || next === 10 || (isInside && isFlowSign(next));
  }

  private singleQuoted(): ScalarNode {
    const start = this.at;
    let end = this.text.indexOf("'", start + 1);
    while (end >= 0 && this.text.charCodeAt(end + 1) === 39) end = this.text.indexOf("'", end + 2);
    const inside = this.quoted(start, end);
    const value = inside.includes("'") ? inside.replaceAll("''", "'") : inside;
    return { kind: 'scalar', start, end: this.at, value, source: value };
  }

  private doubleQuoted(): ScalarNode {
    const start = this.at;
    let end = this.text.indexOf('"', start + 1);
    while (end >= 0 && this.isEscaped(end, start)) end = this.text.indexOf('"', end + 1);
    const inside = this.quoted(start, end);
    const value = inside.includes('\\') ? unescaped(inside) : inside;
    return { kind: 'scalar', start, end: this.at, value, source: value };
  }

  private isEscaped(end: number, start: number): boolean {
    let slashes = 0;
    while (end - 1 - slashes > start && this.text.charCodeAt(end - 1 - slashes) === 92) slashes += 1;
    return slashes % 2 === 1;
  }

  private quoted(start: number, end: number): string {
    const inside = this.text.slice(start + 1, end);
    if (end < 0 || inside.length > LONGEST_QUOTED || inside.includes('\n')) throw NOT_PLAIN;
    this.at = end + 1;
    // A key in quotes is rare.
    if (this.char() === 58) throw NOT_PLAIN;
    return inside;
  }

  // Where it stands

  private get column(): number {
    return this.at - this.lineStart;
  }

  private get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  private char(): number {
    return this.text.charCodeAt(this.at);
  }

  private enter(): void {
    this.depth += 1;
    this.nodes += 1;
    if (this.depth > DEEPEST || this.nodes > MOST_NODES) throw NOT_PLAIN;
  }

  private isAtDash(): boolean {
    if (this.char() !== 45) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === 32 || next === 10 || Number.isNaN(next);
  }

  private isAtKey(): boolean {
    KEY.lastIndex = this.at;
    return KEY.test(this.text);
  }

  /** Whether a list or map goes on here; a line between two columns is a mistake of the one above. */
  private isAtNext(column: number): boolean {
    if (this.isAtEnd || this.column < column) return false;
    if (this.column > column) throw NOT_PLAIN;
    return true;
  }

  /** Passes over blanks and a comment behind them; true at the end of the line. */
  private skipBlanks(): boolean {
    const start = this.at;
    while (this.char() === 32) this.at += 1;
    if (this.char() === 35 && (this.at > start || this.at === this.lineStart)) this.toLineEnd();
    return this.isAtEnd || this.char() === 10;
  }

  private toLineEnd(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  /** From the end of a line to the first piece in a later one. */
  private toContent(): void {
    if (this.at === 0 && this.char() !== 10 && !this.skipBlanks()) return;
    while (this.char() === 10) {
      this.at += 1;
      this.lineStart = this.at;
      if (!this.skipBlanks()) return;
    }
  }

  /** To the next piece between brackets, which may stand in a later line, further in than what is around the brackets. */
  private toFlowContent(column: number): void {
    if (!this.skipBlanks()) return;
    this.toContent();
    if (this.isAtEnd || this.column <= column) throw NOT_PLAIN;
  }

  private toFlowComma(column: number, close: number): void {
    this.toFlowContent(column);
    if (this.char() === close) return;
    if (this.char() !== 44) throw NOT_PLAIN;
    this.at += 1;
    this.toFlowContent(column);
  }
}

function isFlowSign(char: number): boolean {
  return char === 44 || char === 91 || char === 93 || char === 123 || char === 125;
}

function valueOfPlain(source: string): ScalarNode['value'] {
  if (SPECIAL.test(source)) {
    const first = source.charAt(0).toLowerCase();
    return first === 't' ? true : first === 'f' ? false : null;
  }
  if (WHOLE_NUMBER.test(source) || DECIMAL.test(source)) return Number(source);
  if (OTHER_NUMBER.test(source)) throw NOT_PLAIN;
  return source;
}

const ESCAPES: { readonly [char: string]: string } = { n: '\n', '"': '"', '\\': '\\', '/': '/' };

function unescaped(inside: string): string {
  return inside.replace(/\\(.)/g, (_, char: string) => {
    const meant = ESCAPES[char];
    if (meant === undefined) throw NOT_PLAIN;
    return meant;
  });
}
