import { didYouMean } from './did-you-mean';
import { type Reader, wrongKind } from './read-values';
import type { Reading } from './reading';
import type { Entry, MapNode, Node } from './yaml-source';

// Words of other flow languages, for the mend.
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['then', 'do'],
  ['steps', 'do'],
  ['otherwise', 'else'],
  ['default', 'else'],
  ['condition', 'if'],
  ['when', 'if'],
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

/** The keys of one map, read one by one; those that nobody asks for are reported at once. */
export class Fields {
  private constructor(
    readonly node: MapNode,
    private readonly what: string,
    private readonly reading: Reading,
  ) {}

  /** Null, and reported, when the node is no map. */
  static of(node: Node, what: string, allowed: readonly string[], reading: Reading): Fields | null {
    if (node.kind !== 'map') {
      wrongKind(node, what, `a map with ${allowed.slice(0, 4).join(', ')}`, reading);
      return null;
    }
    for (const { key, at } of node.entries) {
      if (allowed.includes(key)) continue;
      const other = OTHER_WORDS.get(key);
      const mend =
        other !== undefined && allowed.includes(other) ? `; did you mean '${other}'?` : didYouMean(key, allowed);
      reading.error(
        'CONTENT_UNKNOWN_KEY',
        at,
        `${what} has no key '${key}'${mend || `; it can have ${allowed.join(', ')}`}.`,
      );
    }
    return new Fields(node, what, reading);
  }

  entry(key: string): Entry | undefined {
    return this.node.entries.find((entry) => entry.key === key);
  }

  get<T>(key: string, read: Reader<T>): T | undefined {
    const entry = this.entry(key);
    return entry && read(entry.value, `'${key}'`, this.reading);
  }

  need<T>(key: string, read: Reader<T>): T | undefined {
    if (this.entry(key)) return this.get(key, read);
    const at = this.node.entries[0]?.at ?? this.node;
    this.reading.error('CONTENT_MISSING_KEY', at, `${this.what} needs the key '${key}'.`);
    return undefined;
  }
}
