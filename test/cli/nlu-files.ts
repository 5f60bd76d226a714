import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHOP } from '../nlu/support/shop';

/** A folder with data files of the small shop. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-nlu-'));
  const lines = [
    ...SHOP.examples.map(({ text, intent }) => ({ text, intent })),
    ...SHOP.outOfScope.map((text) => ({ text, intent: 'oos' })),
  ];
  const write = (name: string, items: readonly object[]) =>
    writeFileSync(join(folder, name), items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  write('train.jsonl', lines);
  write('test.jsonl', [
    { text: 'pesanan saya sampai mana', intent: 'order-status' },
    { text: 'saya mau cancel order', intent: 'cancel-order' },
    { text: 'ongkir ke jakarta berapa', intent: 'shipping-cost' },
    { text: 'siapa pemenang piala dunia', intent: 'oos' },
  ]);
  write('own.jsonl', [{ text: 'where is my parcel', intent: 'order-status' }]);
  write('strange.jsonl', [{ text: 'siapa presiden', intent: 'oos' }]);
  writeFileSync(join(folder, 'broken.jsonl'), '{"text":"a","intent":"b"}\n{"text":\n');
  return folder;
}
