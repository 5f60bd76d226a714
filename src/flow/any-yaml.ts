import { Composer, type CST, isAlias, isMap, isScalar, isSeq, Lexer, type ParsedNode, Parser, type Scalar } from 'yaml';
import type { Report } from './report';
import type { SourceText, Span } from './source-text';
import { reportSyntax } from './yaml-faults';
import type { Entry, Node, ScalarNode } from './yaml-node';

// The one place that knows `yaml`. What comes out is plain, bounded and has a span for everything.

/** Deep enough for 20 choices within each other. */
const DEEPEST = 100;
/** Ten times the largest flow that a person can read; more takes `yaml` over half a second. */
const MOST_LEXEMES = 120_000;
/** Five times what a text for customers may have; `yaml` puts a quoted one together letter by letter, at fifty bytes each. */
const LONGEST_LEXEME = 100_000;
/** Shorter files may have as many lexemes as they like. */
const LARGE = 65_536;
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

/** The whole of YAML, with a word for every mistake. */
export function readAnyYaml(source: SourceText, report: Report): Node | null {
  const tokens = tokenize(source, report);
  if (tokens === null) return null;
  const documents = [
    ...new Composer({ uniqueKeys: false, prettyErrors: false, strict: true, merge: false }).compose(tokens),
  ];
  const [document, second] = documents;
  const faults = documents.flatMap((one) => one.errors);
  if (faults.length > 0) {
    reportSyntax(faults, report, source);
    return null;
  }
  if (second) {
    report.error(
      'YAML_SEVERAL_DOCUMENTS',
      spanOf(second.range),
      'A second document begins after `---`; give it a file of its own.',
    );
    return null;
  }
  if (!document?.contents || (isScalar(document.contents) && document.contents.value === null)) {
    report.error('YAML_EMPTY', START, 'The file is empty; write it, or remove the file.');
    return null;
  }
  return new Converter(source, report).convert(document.contents);
}

const START: Span = { start: 0, end: 1 };

/** The tokens of the file, or null when it nests too deeply for what follows, which is recursive. */
function tokenize(source: SourceText, report: Report): CST.Token[] | null {
  const excess = source.text.length > LARGE ? firstTooMany(source.text) : null;
  if (excess !== null) return refuseExcess(excess, report);
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    const at = { start: parser.offset, end: parser.offset + 1 };
    if (lexeme.length > LONGEST_LEXEME) {
      const message = `A text of ${lexeme.length} characters begins here; at most ${LONGEST_LEXEME} are read. Split it.`;
      report.error('YAML_TOO_LARGE', at, message);
      return null;
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    lexemes += 1;
    if (lexemes > MOST_LEXEMES) return refuseExcess(at.start, report);
    if (parser.stack.length > DEEPEST + 1) {
      const mend = 'move the inner steps to a flow of their own and `run` it';
      report.error('YAML_TOO_DEEP', at, `This stands more than ${DEEPEST} levels deep; ${mend}.`);
      return null;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/**
 * Where a file becomes too much, found without keeping what was read: in 60 MB less. Null where it does not, or is first too deep or
 * has too long a text, which the parser's own pass tells.
 */
function firstTooMany(text: string): number | null {
  let offset = 0;
  let lexemes = 0;
  let depth = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '[' || lexeme === '{') depth += 1;
    if (lexeme === ']' || lexeme === '}') depth -= 1;
    if (depth > DEEPEST || lexeme.length > LONGEST_LEXEME) return null;
    lexemes += 1;
    if (lexemes > MOST_LEXEMES) return offset;
    if (!MARKS.includes(lexeme)) offset += lexeme.length;
  }
  return null;
}

/** Lexemes that stand for nothing in the text: of a document, of a list without its end, of a word that follows. */
const MARKS = ['\u0002', '\u0018', '\u001f'];

function refuseExcess(start: number, report: Report): null {
  const message = 'The file holds more than a person can read; nothing after this was read. Split it.';
  report.error('YAML_TOO_LARGE', { start, end: start + 1 }, message);
  return null;
}

class Converter {
  constructor(
    private readonly source: SourceText,
    private readonly report: Report,
  ) {}

  convert(node: ParsedNode): Node {
    const span = spanOf(node.range);
    if (isAlias(node)) {
      this.report.error(
        'YAML_ALIAS',
        span,
        `'*${node.source}' repeats another place; write the value out, or make the steps a flow and \`run\` it.`,
      );
      return { kind: 'refused', ...span };
    }
    if (node.anchor !== undefined) this.refuseAnchor(node.anchor, span);
    this.refuseTag(node.tag, span);
    if (isMap(node)) return this.map(node.items, span, node.flow === true);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as ParsedNode));
      return { kind: 'list', ...spanOver(span, items.at(-1), node.flow === true), items };
    }
    const { value, source } = node as { value?: unknown; source?: string };
    return { kind: 'scalar', ...span, value: plainScalar(value), source: source ?? String(value ?? '') };
  }

  private map(pairs: readonly { key: unknown; value: unknown }[], span: Span, isFlow: boolean): Node {
    const seen = new Set<string>();
    const entries: Entry[] = [];
    for (const pair of pairs) {
      const keyNode = pair.key as ParsedNode;
      if (!isScalar(keyNode)) {
        this.report.error(
          'YAML_KEY_NOT_TEXT',
          spanOf(keyNode.range),
          'A key must be a word, and this is a list or a map; a text that begins with a brace goes in quotes.',
        );
        return { kind: 'refused', ...span };
      }
      const entry = this.entry(keyNode, pair.value as ParsedNode | null);
      if (entry === null) return { kind: 'refused', ...span };
      if (seen.has(entry.key)) {
        this.report.error(
          'YAML_DUPLICATE_KEY',
          entry.at,
          `'${entry.key}' stands twice in this map; keep one of the two.`,
        );
        continue;
      }
      seen.add(entry.key);
      entries.push(entry);
    }
    return { kind: 'map', ...spanOver(span, entries.at(-1)?.value, isFlow), entries };
  }

  private entry(keyNode: Scalar.Parsed, valueNode: ParsedNode | null): Entry | null {
    const at = spanOf(keyNode.range);
    const key = keyNode.source ?? String(keyNode.value ?? '');
    if (FORBIDDEN_KEYS.includes(key)) {
      this.report.error('YAML_KEY_FORBIDDEN', at, `The key '${key}' is not allowed anywhere; take another word.`);
      return null;
    }
    const value: Node = valueNode ? this.convert(valueNode) : { kind: 'scalar', value: null, source: '', ...at };
    // A missing value has no place of its own: its key stands for it.
    const missing = value.kind === 'scalar' && value.value === null && value.source === '';
    return { key, at, value: missing ? { ...value, ...at } : value };
  }

  private refuseAnchor(anchor: string, span: Span): void {
    const found = this.source.text.lastIndexOf(`&${anchor}`, span.start);
    const start = found < 0 ? span.start : found;
    this.report.error(
      'YAML_ALIAS',
      { start, end: start + anchor.length + 1 },
      `'&${anchor}' names a place to repeat; write the value out where it is needed, without & and *.`,
    );
  }

  private refuseTag(tag: string | undefined, span: Span): void {
    if (tag === undefined || PLAIN_TAGS.test(tag)) return;
    this.report.error('YAML_TAG', span, `The tag '${tag}' means nothing here; take it out.`);
  }
}

const PLAIN_TAGS = /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/;

function plainScalar(value: unknown): ScalarNode['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

/** A list or map without brackets ends with its last piece, not with the comment behind that. */
function spanOver(span: Span, last: Node | undefined, isFlow: boolean): Span {
  return isFlow || last === undefined ? span : { start: span.start, end: last.end };
}

function spanOf(range: readonly number[]): Span {
  const [start = 0, end = start] = range;
  return { start, end };
}
