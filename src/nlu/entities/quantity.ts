import type { Entity } from '../../domain/understanding';
import type { Word } from '../scan';
import { type Amount, mayHoldFigures } from './numbers';

/** Words that are counted: "2 pcs", "tiga helai", "5 boxes". */
const COUNTED = new Set(
  `pcs pc pieces piece buah biji helai lembar pasang set kotak kotaknya box boxes dus gross lusin dozen unit units item items barang pak pack packs
  botol bottle bottles batang bungkus karton kodi rim roll ekor orang kg kilo kilogram gram g liter litre litres ltr ml meter metre
  porsi gelas cup cups sachet bag bags pairs pair keping eksemplar copies copy`
    .trim()
    .split(/\s+/),
);

/** Measures that are a number of pieces. */
const PIECES: ReadonlyMap<string, number> = new Map([
  ['lusin', 12],
  ['dozen', 12],
  ['kodi', 20],
  ['gross', 144],
]);

const ONE_WORD = /^(?:(\d{1,4})(kg|gr|ml|pcs|pc|x|pack|box|unit|buah|biji|helai|lembar|pasang|lusin)|x(\d{1,3}))$/;
const ONES: ReadonlyMap<string, number> = new Map([
  ...['sebuah', 'sepasang', 'sebiji', 'sehelai', 'selembar', 'sekotak', 'sebungkus', 'sebotol', 'sekilo'].map(
    (word) => [word, 1] as const,
  ),
  ['selusin', 12],
  ['dozen', 12],
  ['sekodi', 20],
  ['segross', 144],
]);

/** Counted in one word: `2kg`, `3pcs`, `2x`, `x2`, `sepasang`, `selusin`. */
export function countedOnes(text: string, written: readonly Word[]): Entity[] {
  const counted: Entity[] = [];
  for (let i = 0; i < written.length; i++) {
    const { text: word, start, end } = written[i]!;
    const half = word === 'setengah' || word === 'half' ? halfOf(written, i) : null;
    if (half !== null) {
      const value = half.pieces / 2;
      counted.push({ type: 'quantity', text: text.slice(start, half.end), value, start, end: half.end });
      i = half.last;
      continue;
    }
    const value = ONES.get(word) ?? countIn(word);
    if (value !== null) counted.push({ type: 'quantity', text: text.slice(start, end), value, start, end });
  }
  return counted;
}

/** "setengah kilo", "half a dozen" */
function halfOf(written: readonly Word[], at: number): { pieces: number; end: number; last: number } | null {
  const last = /^(a|an)$/.test(written[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const unit = written[last];
  if (unit === undefined || !COUNTED.has(unit.text)) return null;
  return { pieces: PIECES.get(unit.text) ?? 1, end: unit.end, last };
}

function countIn(word: string): number | null {
  const glued = mayHoldFigures(word) ? ONE_WORD.exec(word) : null;
  return glued === null ? null : Number(glued[1] ?? glued[3]) * (glued[2] === 'lusin' ? 12 : 1);
}

export function quantityOf(text: string, written: readonly Word[], amount: Amount): Entity | null {
  const after = written[amount.last + 1];
  if (after !== undefined && COUNTED.has(after.text)) {
    return {
      type: 'quantity',
      text: text.slice(amount.start, after.end),
      value: amount.value * (PIECES.get(after.text) ?? 1),
      start: amount.start,
      end: after.end,
    };
  }
  const before = written[amount.first - 1];
  if (before !== undefined && /^(qty|quantity|jumlah|sebanyak)$/.test(before.text)) {
    return {
      type: 'quantity',
      text: text.slice(before.start, amount.end),
      value: amount.value,
      start: before.start,
      end: amount.end,
    };
  }
  return null;
}
