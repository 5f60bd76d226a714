import { nearest } from './did-you-mean';
import { type Reader, wrongKind } from './read-values';
import type { Reading } from './reading';
import type { Key, Shape } from './shape';
import type { Entry, MapNode, Node } from './yaml-node';

// Words of other flow languages, for the mend.
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['then', 'do'],
  ['steps', 'do'],
  ['otherwise', 'else'],
  ['default', 'else'],
  ['condition', 'if'],
  ['when', 'if'],
  ['elseif', 'if'],
  ['else-if', 'if'],
  ['elif', 'if'],
  ['elsif', 'if'],
  ['prompt', 'say'],
  ['question', 'say'],
  ['text', 'say'],
  ['message', 'say'],
  ['retries', 'retry'],
  ['attempts', 'tries'],
  ['max', 'at-most'],
  ['while', 'until'],
  ['args', 'with'],
  ['input', 'with'],
  ['result', 'save'],
  ['options', 'choices'],
  ['validate', 'valid'],
  ['name', 'id'],
  ['label', 'title'],
  ['note', 'reason'],
]);

/** Keys that are none of the map's own, and where they belong. */
interface Neighbours {
  /** Beside the map, not in it. */
  readonly beside?: readonly string[];
  /** Each begins a step of its own. */
  readonly verbs?: readonly string[];
}

/** What `get` gives for a key of a shape. */
type ValueOf<K> = K extends Key<infer T> ? T : never;

/** The keys of one map, read one by one. */
export class Fields<S extends Shape = Shape> {
  private constructor(
    readonly node: MapNode,
    private readonly shape: S,
    private readonly reading: Reading,
  ) {}

  /** Reports keys that are unknown, keys that belong beside it and keys that are missing. Null, and reported, when the node is no map. */
  static of<S extends Shape>(
    node: Node,
    what: string,
    shape: S,
    reading: Reading,
    { beside = [], verbs = [] }: Neighbours = {},
  ): Fields<S> | null {
    const allowed = Object.keys(shape);
    if (node.kind !== 'map') {
      wrongKind(node, what, `a map with ${allowed.slice(0, 4).join(', ')}${asMap(node, shape)}`, reading);
      return null;
    }
    const meant = reportUnknown(node, what, allowed, reading, { beside, verbs });
    const missing = allowed.filter((key) => shape[key]?.needed && !has(node, key) && !meant.has(key));
    if (missing.length > 0) {
      const at = node.entries[0]?.at ?? node;
      const list = missing.map((key) => `'${key}'`).join(', ');
      reading.error('CONTENT_MISSING_KEY', at, `${what} needs the key${missing.length > 1 ? 's' : ''} ${list}.`);
    }
    return new Fields(node, shape, reading);
  }

  entry(key: string): Entry | undefined {
    return this.node.entries.find((entry) => entry.key === key);
  }

  /** Undefined where the key is missing or its value could not be read. */
  get<K extends keyof S & string>(key: K): ValueOf<S[K]> | undefined;
  get<T>(key: keyof S & string, read: Reader<T>): T | undefined;
  get(key: keyof S & string, own?: Reader<unknown>): unknown {
    const entry = this.entry(key);
    const read = own ?? this.shape[key]?.read;
    return entry && read ? read(entry.value, `'${key}'`, this.reading) : undefined;
  }
}

/** A word where a map belongs, as the map that it may stand for. */
function asMap(node: Node, shape: Shape): string {
  const [first = '', ...others] = Object.keys(shape);
  if (node.kind !== 'scalar' || node.value === null || node.source.length > 30) return '';
  const needed = others.filter((key) => shape[key]?.needed).map((key) => `, ${key}: …`);
  return `, such as { ${first}: ${node.source}${needed.join('')} }`;
}

/** Answers with the keys that the unknown ones were meant to be: a misspelt key is not a missing one too. */
function reportUnknown(
  node: MapNode,
  what: string,
  allowed: readonly string[],
  reading: Reading,
  { beside, verbs }: Required<Neighbours>,
): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const { key, at } of node.entries) {
    if (allowed.includes(key)) continue;
    const free = allowed.filter((one) => !has(node, one));
    if (verbs.includes(key)) {
      reading.hasGaps = true;
      reading.error(
        'CONTENT_UNKNOWN_KEY',
        at,
        `'${key}' is a step of its own and not a part of ${what}; begin it with a dash: \`- ${key}: …\`.`,
      );
      continue;
    }
    if (key === 'else' && allowed.includes('if')) {
      reading.hasGaps = true;
      reading.error(
        'CONTENT_UNKNOWN_KEY',
        at,
        `'else' is a branch of its own; begin it with a dash, in the column of \`- if\`: \`- else: …\`.`,
      );
      continue;
    }
    const other = OTHER_WORDS.get(key);
    const guess = other !== undefined && free.includes(other) ? other : nearest(key, free);
    if (guess !== null) meant.add(guess);
    if (beside.includes(key)) {
      reading.error('CONTENT_UNKNOWN_KEY', at, `'${key}' stands beside ${what}, in the same column, and not below it.`);
      continue;
    }
    const mend = guess === null ? `; it can have ${allowed.join(', ')}` : `; did you mean '${guess}'?`;
    reading.error('CONTENT_UNKNOWN_KEY', at, `${what} has no key '${key}'${mend}.`);
  }
  return meant;
}

function has(node: MapNode, key: string): boolean {
  return node.entries.some((entry) => entry.key === key);
}
