import type { Language } from '../../src/domain/language';
import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const language = (text: string, before?: Language) =>
  understand(text, starter().model, before === undefined ? MONDAY : { ...MONDAY, language: before }).language.value;

test.each(
  'tidak|ya|iya|betul|bukan|jangan|boleh|batal|hai|halo|terima kasih|tolong|saya|pesanan saya|alamat saya salah|sudah|belum|pembayaran|tukar alamat|saya tidak pasti'.split(
    '|',
  ),
)('%s is said in both Indonesian and Malay: the conversation decides', (text) => {
  expect(language(text)).toBeNull();
  expect(language(text, 'ms')).not.toBe('id');
  expect(language(text, 'id')).not.toBe('ms');
});

test.each(
  'ok|no|yes|please|refund|order|status|cancel order|promo|yes please|thanks'.split('|'),
)('%s, said in all three, leaves no conversation in Indonesian or Malay', (text) => {
  expect(language(text, 'ms')).not.toBe('en');
  expect(language(text, 'id')).not.toBe('en');
});

test.each([
  ['kaedah pembayaran apa yang ada?', 'ms'],
  ['macam mana nak bayar', 'ms'],
  ['bila sampai', 'ms'],
  ['barang rosak', 'ms'],
  ['nombor pesanan', 'ms'],
  ['x payah', 'ms'],
  ['duit saya balik', 'ms'],
  ['tak boleh login', 'ms'],
  ['nak refund', 'ms'],
  ['petang', 'ms'],
  ['gak', 'id'],
  ['gak usah', 'id'],
  ['kapan sampai', 'id'],
  ['barang rusak', 'id'],
  ['nomor pesanan', 'id'],
  ['gimana cara retur', 'id'],
  ['uang saya kembali', 'id'],
  ['nggak bisa login', 'id'],
  ['besok sore', 'id'],
  ['cancel my order', 'en'],
  ['where is it', 'en'],
  ['can you help me', 'en'],
] as const)('%s is %s, whatever was spoken before', (text, expected) => {
  for (const before of [undefined, 'id', 'ms', 'en'] as const) expect(language(text, before)).toBe(expected);
});
