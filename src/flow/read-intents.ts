import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import type { EntityDefinition } from '../domain/training';
import { matchesAnyWhole, matchesEmptyText, patternFault } from './check-pattern';
import { didYouMean } from './did-you-mean';
import { Fields } from './fields';
import {
  ENTITIES_SHAPE,
  INTENT_SHAPE,
  LIST_ENTITY_SHAPE,
  OUT_OF_SCOPE_SHAPE,
  PATTERN_ENTITY_SHAPE,
} from './file-shapes';
import { repeatedTwice } from './pattern-repeats';
import { type Reader, readList, readName, readWords, readYesNo, wrongKind } from './read-values';
import type { Reading } from './reading';
import type { Span } from './source-text';
import { SLOT_TYPES } from './step-shapes';
import type { Node } from './yaml-node';

export interface ExampleDraft {
  readonly text: string;
  readonly language: Language | null;
  readonly at: Span;
}

export interface IntentDraft {
  readonly reading: Reading;
  readonly name: string;
  readonly at: Span;
  readonly examples: readonly ExampleDraft[];
}

/** Reads one file of `intents/`. */
export function readIntent(node: Node, reading: Reading): IntentDraft | null {
  const fields = Fields.of(node, 'An intent', INTENT_SHAPE, reading);
  if (!fields) return null;
  const name = fields.get('intent');
  const examples = fields.get('examples', readExamples);
  const at = fields.entry('intent')?.value ?? fields.node;
  if (examples?.length === 0) {
    reading.error(
      'INTENT_NO_EXAMPLES',
      fields.entry('examples')?.at ?? at,
      'The intent has no example sentence; write at least five in each language.',
    );
  }
  return name === undefined ? null : { reading, name, at, examples: examples ?? [] };
}

/** Reads `intents/_out-of-scope.yaml`. */
export function readOutOfScope(node: Node, reading: Reading): readonly ExampleDraft[] {
  return Fields.of(node, '_out-of-scope.yaml', OUT_OF_SCOPE_SHAPE, reading)?.get('examples', readExamples) ?? [];
}

const readExamples: Reader<readonly ExampleDraft[]> = (node, label, reading) => {
  if (node.kind === 'list') return sentences(node, label, null, reading);
  if (node.kind !== 'map')
    return wrongKind(node, label, 'sentences per language: { id: [ … ], ms: [ … ], en: [ … ] }', reading);
  return node.entries.flatMap(({ key, at, value }) => {
    if (isLanguage(key)) return sentences(value, `${label} in ${key}`, key, reading);
    const mend = didYouMean(key, LANGUAGES) || `; the languages are ${LANGUAGES.join(', ')}`;
    reading.error('CONTENT_UNKNOWN_KEY', at, `${label} has no language '${key}'${mend}.`);
    return [];
  });
};

function sentences(node: Node, label: string, language: Language | null, reading: Reading): readonly ExampleDraft[] {
  const readOne: Reader<ExampleDraft> = (item, itemLabel) => {
    const text = readWords(item, itemLabel, reading);
    return text === undefined ? undefined : { text, language, at: item };
  };
  return readList(readOne, 'elsewhere')(node, label, reading) ?? [];
}

/** Reads `intents/_entities.yaml`. */
export function readEntities(node: Node, reading: Reading): readonly EntityDefinition[] {
  const map = Fields.of(node, '_entities.yaml', ENTITIES_SHAPE, reading)?.get('entities', (value) => value);
  if (!map) return [];
  if (map.kind !== 'map') return wrongKind(map, "'entities'", 'a map of entities by name', reading) ?? [];
  return map.entries.flatMap(({ key, at, value }) => {
    const name = readName({ kind: 'scalar', value: key, source: key, ...at }, 'An entity', reading);
    if (name === undefined) return [];
    if (SLOT_TYPES.includes(name) || name === 'boolean') {
      reading.error('ENTITY_NAME', at, `'${name}' is built in; give the entity another name.`);
      return [];
    }
    return readEntity(name, value, reading) ?? [];
  });
}

function readEntity(name: string, node: Node, reading: Reading): EntityDefinition | null {
  const what = `The entity '${name}'`;
  const isList = node.kind === 'map' && node.entries.some(({ key }) => key === 'values');
  const fields = Fields.of(node, what, isList ? LIST_ENTITY_SHAPE : PATTERN_ENTITY_SHAPE, reading) as Fields | null;
  if (!fields) return null;
  const personal = fields.get('personal', readYesNo) === true ? { personal: true } : {};
  if (isList) return { kind: 'list', name, ...personal, values: fields.get('values', readValues) ?? [] };
  const pattern = fields.get('pattern', readPattern);
  const format = fields.get('format', readWords);
  if (pattern === undefined) return null;
  if (format !== undefined) warnOfFormat(pattern, format, fields.entry('format')?.value ?? node, reading);
  return { kind: 'pattern', name, ...personal, pattern, ...(format === undefined ? {} : { format }) };
}

/** What customers are shown as the form of a value must be such a value. */
function warnOfFormat(pattern: string, format: string, at: Node, reading: Reading): void {
  const samples = digitsFor(format);
  if (samples.length === 0 || matchesAnyWhole(pattern, samples)) return;
  const message = `The pattern does not take what the format shows: ${samples[1]} is none; mend one of the two.`;
  reading.warn('ENTITY_PATTERN', at, message);
}

/** Values of a form, with all kinds of digits: a pattern may want some of them at some place. */
function digitsFor(format: string): readonly string[] {
  if (!format.includes('#')) return [];
  let seed = 1;
  const next = (): string => {
    seed = (seed * 48271) % 2147483647;
    return String(seed % 10);
  };
  return Array.from({ length: SAMPLES }, (_, index) =>
    format.replace(/#/g, () => (index < 10 ? String(index) : next())),
  );
}

const SAMPLES = 400;

const readPattern: Reader<string> = (node, label, reading) => {
  const pattern = readWords(node, label, reading);
  if (pattern === undefined) return undefined;
  const fault = patternFault(pattern);
  if (fault !== null) {
    reading.error('ENTITY_PATTERN', node, `RE2 cannot read this pattern: ${fault}.`);
    return undefined;
  }
  const twice = repeatedTwice(pattern);
  if (twice !== null) {
    const message = `In '${twice}' what repeats without end is itself repeated without end; it finds nothing more than one of the two would, and the time for it explodes in most other tools. Take one of the two away.`;
    reading.error('ENTITY_PATTERN_REPEATS', node, message);
  }
  if (!matchesEmptyText(pattern)) return pattern;
  reading.error(
    'ENTITY_PATTERN',
    node,
    'This pattern is content with no text at all, so it would be found everywhere; ask for at least one character.',
  );
  return undefined;
};

type ListValues = readonly { readonly value: string; readonly synonyms: readonly string[] }[];

const readValues: Reader<ListValues> = (node, label, reading) => {
  if (node.kind !== 'map')
    return wrongKind(node, label, 'a map of values and their synonyms: { shirt: [shirt, tee] }', reading);
  const owners = new Map<string, string>();
  return node.entries.map(({ key, value }) => {
    const synonyms = readList(readWords)(value, `'${key}'`, reading) ?? [];
    for (const [index, synonym] of synonyms.entries()) {
      const owner = owners.get(synonym.toLowerCase());
      const at = value.kind === 'list' ? (value.items[index] ?? value) : value;
      if (owner !== undefined && owner !== key) {
        reading.error(
          'ENTITY_SYNONYM_TWICE',
          at,
          `'${synonym}' stands under '${owner}' and under '${key}'; keep one of the two.`,
        );
      }
      owners.set(synonym.toLowerCase(), key);
    }
    return { value: key, synonyms };
  });
};
