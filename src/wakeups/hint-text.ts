import type { Hint, Typist } from './wakeups';

/** NOTIFY takes 8,000 bytes at most; conversation ids are plain ASCII, names need not be. */
const MOST_BYTES = 7_800;

type Packed =
  | readonly [conversation: string, version: number, isCase: 0 | 1]
  | readonly [conversation: string, from: Typist];

/** Hints of one process as few texts as they fit in. `from` tells the process its own ones. */
export function packHints(from: string, hints: readonly Hint[]): readonly string[] {
  const texts: string[] = [];
  let packed: string[] = [];
  let bytes = 0;
  const flush = () => {
    if (packed.length > 0) texts.push(`${from} [${packed.join(',')}]`);
    packed = [];
    bytes = from.length + 3;
  };
  flush();
  for (const hint of hints) {
    const json = JSON.stringify(pack(hint));
    const size = Buffer.byteLength(json) + 1;
    if (size > MOST_BYTES - from.length) continue;
    if (bytes + size > MOST_BYTES) flush();
    packed.push(json);
    bytes += size;
  }
  flush();
  return texts;
}

/** What somebody else sent; nothing for one's own, and for what is no text of ours. */
export function unpackHints(own: string, text: string): readonly Hint[] {
  const space = text.indexOf(' ');
  if (space < 0 || text.slice(0, space) === own) return [];
  try {
    const packed: unknown = JSON.parse(text.slice(space + 1));
    return Array.isArray(packed) ? packed.flatMap(unpack) : [];
  } catch {
    return [];
  }
}

function pack(hint: Hint): Packed {
  return hint.kind === 'turn' ? [hint.conversation, hint.version, hint.isCase ? 1 : 0] : [hint.conversation, hint.from];
}

/** A newer program may send what this one does not know. */
function unpack(packed: unknown): readonly Hint[] {
  if (!Array.isArray(packed)) return [];
  const [conversation, what, isCase] = packed;
  if (typeof conversation !== 'string') return [];
  if (typeof what === 'number') return [{ kind: 'turn', conversation, version: what, isCase: isCase === 1 }];
  if (what?.role !== 'customer' && what?.role !== 'agent') return [];
  const name = typeof what.name === 'string' ? { name: what.name } : {};
  const seen = Number.isSafeInteger(what.seen) ? { seen: what.seen as number } : {};
  return [{ kind: 'typing', conversation, from: { role: what.role, ...name, ...seen } }];
}
