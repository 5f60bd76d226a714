import type { Language } from '../../domain/language';

const en = {
  headline: 'How can we help you today?',
  lead: (name: string) =>
    `Ask ${name} about your order, or talk to one of us. Nothing you have said needs saying twice.`,
  promises: [
    'An answer right away, day and night',
    'A person whenever you want one',
    'Your case has one owner until it is solved',
  ],
  embed: 'Put this chat on your own site',
  embedHow: 'Paste this line before the end of your page. Name the site in ALLOWED_ORIGINS of this server.',
  copy: 'Copy',
  copied: 'Copied',
};

type HomeTexts = typeof en;

const id: HomeTexts = {
  headline: 'Ada yang bisa kami bantu hari ini?',
  lead: (name) =>
    `Tanyakan pesanan Anda kepada ${name}, atau bicara langsung dengan kami. Yang sudah Anda sampaikan tidak perlu diulang.`,
  promises: [
    'Dijawab seketika, siang dan malam',
    'Petugas kapan saja Anda mau',
    'Satu kasus, satu penanggung jawab sampai selesai',
  ],
  embed: 'Pasang obrolan ini di situs Anda',
  embedHow: 'Tempelkan baris ini sebelum akhir halaman Anda. Sebutkan situs itu di ALLOWED_ORIGINS server ini.',
  copy: 'Salin',
  copied: 'Tersalin',
};

const ms: HomeTexts = {
  headline: 'Apa yang boleh kami bantu hari ini?',
  lead: (name) =>
    `Tanya ${name} tentang pesanan anda, atau bercakap terus dengan kami. Apa yang sudah disebut tidak perlu diulang.`,
  promises: [
    'Jawapan serta-merta, siang dan malam',
    'Pegawai pada bila-bila masa anda mahu',
    'Satu kes, satu pegawai sehingga selesai',
  ],
  embed: 'Letakkan sembang ini di laman anda',
  embedHow: 'Tampal baris ini sebelum penghujung halaman anda. Namakan laman itu dalam ALLOWED_ORIGINS pelayan ini.',
  copy: 'Salin',
  copied: 'Disalin',
};

export const HOME_TEXTS: { readonly [language in Language]: HomeTexts } = { id, ms, en };
