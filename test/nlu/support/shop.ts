import type { TrainingSet } from '../../../src/domain/training';

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'order-status': [
    'pesanan saya di mana',
    'kapan pesanan saya sampai',
    'status pesanan saya',
    'barang saya belum sampai',
    'paket saya sampai mana ya',
    'cek pesanan KH-104233',
    'di mana pesanan saya',
    'bila pesanan saya sampai',
    'barang belum sampai lagi',
    'semak status pesanan saya',
    'where is my order',
    'when will my package arrive',
    'track my order KH-200001',
    'my parcel has not arrived',
  ],
  'cancel-order': [
    'batalkan pesanan saya',
    'saya mau membatalkan pesanan',
    'tolong batalkan order KH-104233',
    'saya tidak jadi beli',
    'saya nak batalkan pesanan',
    'tolong batalkan pesanan saya',
    'cancel my order',
    'i want to cancel my order',
    'please cancel order KH-300002',
  ],
  'refund-where': [
    'refund ke mana',
    'uang saya kembali ke rekening mana',
    'kapan uang saya dikembalikan',
    'dana pengembalian masuk ke mana',
    'bila duit saya dipulangkan',
    'bayaran balik masuk akaun mana',
    'where does my refund go',
    'when do i get my money back',
    'refund status please',
  ],
  'shipping-cost': [
    'berapa ongkos kirim',
    'ongkir ke bandung berapa',
    'biaya pengiriman ke surabaya',
    'berapa kos penghantaran',
    'caj penghantaran ke johor berapa',
    'how much is shipping',
    'what does delivery cost',
    'shipping fee to jakarta',
  ],
  'talk-to-human': [
    'mau bicara dengan petugas',
    'tolong sambungkan ke cs',
    'nak cakap dengan orang',
    'talk to a person',
  ],
};

function languageOf(text: string): 'id' | 'ms' | 'en' {
  if (/\b(my|is|the|to cancel|order KH-3|refund status|does|fee)\b/.test(text)) return 'en';
  return /\b(bila|nak|semak|duit|akaun|penghantaran)\b/.test(text) ? 'ms' : 'id';
}

/** A small shop in three languages. */
export const SHOP: TrainingSet = {
  examples: Object.entries(EXAMPLES).flatMap(([intent, texts]) =>
    texts.map((text) => ({ text, intent, language: languageOf(text) })),
  ),
  outOfScope: ['siapa presiden indonesia', 'resep nasi goreng', 'what is the weather today', 'lagu terbaru apa'],
  entities: [{ kind: 'pattern', name: 'order-number', pattern: 'KH-?\\d{6}', format: 'KH-######' }],
};

/** Monday 23 November 2026, 10:00 in Jakarta. */
export const MONDAY = { now: Date.UTC(2026, 10, 23, 3, 0), timeZone: 'Asia/Jakarta' };
