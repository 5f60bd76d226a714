import type { Entity } from '../../domain/understanding';
import type { Word } from '../scan';
import type { Amount } from './numbers';

/** Words that are counted: "2 pcs", "tiga helai", "5 boxes". */
const COUNTED = new Set(
  `pcs pc pieces piece buah biji helai lembar pasang set kotak kotaknya box boxes dus lusin unit units item items barang pak pack packs
  botol bottle bottles batang bungkus karton kodi rim roll ekor orang kg kilo kilogram gram g liter litre litres ltr ml meter metre
  porsi gelas cup cups sachet bag bags pairs pair keping eksemplar copies copy`
    .trim()
    .split(/\s+/),
);

export function quantityOf(text: string, written: readonly Word[], amount: Amount): Entity | null {
  const after = written[amount.last + 1];
  if (after !== undefined && COUNTED.has(after.text)) {
    return {
      type: 'quantity',
      text: text.slice(amount.start, after.end),
      value: amount.value,
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
