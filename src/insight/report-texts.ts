import type { Language, LocalText } from '../domain/language';
import type { Risk } from './at-risk';
import type { Suggestion } from './causes';
import type { CaseClass } from './judge-case';

type Whole = { readonly [language in Language]: string };

/** What a report says, in each language; `{…}` is filled in. */
export const TEXTS = {
  title: { id: 'Laporan mingguan', ms: 'Laporan mingguan', en: 'Weekly report' },
  titleOther: { id: 'Laporan', ms: 'Laporan', en: 'Report' },
  against: {
    id: 'dibanding {days} hari sebelumnya',
    ms: 'berbanding {days} hari sebelumnya',
    en: 'against the {days} days before',
  },
  againstDay: {
    id: 'dibanding hari sebelumnya',
    ms: 'berbanding hari sebelumnya',
    en: 'against the day before',
  },
  glance: { id: 'Sekilas', ms: 'Sepintas lalu', en: 'At a glance' },
  endings: { id: 'Bagaimana kasus berakhir', ms: 'Bagaimana kes berakhir', en: 'How cases ended' },
  cameFor: { id: 'Untuk apa pelanggan datang', ms: 'Untuk apa pelanggan datang', en: 'What customers came for' },
  wentWrong: { id: 'Apa yang tidak beres', ms: 'Apa yang tidak kena', en: 'What went wrong' },
  byTime: { id: 'menurut waktu petugas', ms: 'mengikut masa pegawai', en: 'by the time of agents' },
  byUnhappy: {
    id: 'menurut pelanggan yang tidak puas',
    ms: 'mengikut pelanggan tidak puas hati',
    en: 'by unhappy customers',
  },
  wasDone: { id: 'Apa yang dikerjakan petugas', ms: 'Apa yang dibuat pegawai', en: 'What people did' },
  inFile: {
    id: 'Laporan lengkapnya, dengan gambar, ada di berkas terlampir.',
    ms: 'Laporan penuh, dengan gambar, ada dalam fail yang dilampirkan.',
    en: 'The whole report, with its pictures, is in the file attached.',
  },
  doNext: { id: 'Langkah berikutnya', ms: 'Langkah seterusnya', en: 'What to do next' },
  atRisk: { id: 'Pelanggan yang mungkin hilang', ms: 'Pelanggan yang mungkin hilang', en: 'Customers at risk' },
  matter: { id: 'Topik', ms: 'Topik', en: 'Topic' },
  cases: { id: 'Kasus', ms: 'Kes', en: 'Cases' },
  change: { id: 'Perubahan', ms: 'Perubahan', en: 'Change' },
  toPeople: { id: 'Ke petugas', ms: 'Kepada pegawai', en: 'To people' },
  returned: { id: 'Kembali', ms: 'Kembali', en: 'Came back' },
  agent: { id: 'Petugas', ms: 'Pegawai', en: 'Agent' },
  solved: { id: 'Selesai', ms: 'Selesai', en: 'Solved' },
  anHour: { id: 'per jam', ms: 'sejam', en: 'an hour' },
  parallel: { id: 'sekaligus', ms: 'serentak', en: 'in parallel' },
  firstAnswer: { id: 'jawaban pertama', ms: 'jawapan pertama', en: 'first answer' },
  cause: { id: 'Penyebab', ms: 'Punca', en: 'Cause' },
  time: { id: 'Waktu', ms: 'Masa', en: 'Time' },
  unhappy: { id: 'Tidak puas', ms: 'Tidak puas', en: 'Unhappy' },
  share: { id: 'Bagian', ms: 'Bahagian', en: 'Share' },
  examples: { id: 'Contoh', ms: 'Contoh', en: 'Examples' },
  none: { id: 'tanpa topik', ms: 'tiada topik', en: 'no topic' },
  nothing: { id: 'Tidak ada.', ms: 'Tiada.', en: 'None.' },
  more: { id: 'dan {n} lainnya', ms: 'dan {n} lagi', en: 'and {n} more' },
  review: {
    id: 'Tinjau kembali jawaban "{flow}": seharusnya sebelum {day}; dibaca {n} kali.',
    ms: 'Semak semula jawapan "{flow}": sepatutnya sebelum {day}; dibaca {n} kali.',
    en: 'Review the answer "{flow}": it was due on {day}; times read: {n}.',
  },
  unreached: {
    id: 'Tidak ada pelanggan yang sampai ke: {flows}',
    ms: 'Tiada pelanggan sampai ke: {flows}',
    en: 'No customer reached: {flows}',
  },
  chance: {
    id: 'Warna menandai perubahan yang lebih dari kebetulan (p < 1 %: uji z dua proporsi, Fisher, Mann-Whitney atau Poisson; namanya ada di CSV). Definisi tiap angka: khidmat report --definitions.',
    ms: 'Warna menandakan perubahan yang lebih daripada kebetulan (p < 1 %: ujian z dua kadaran, Fisher, Mann-Whitney atau Poisson; namanya ada dalam CSV). Takrif setiap angka: khidmat report --definitions.',
    en: 'Colour marks a change that is more than chance (p < 1 %: two-proportion z, Fisher, Mann-Whitney or Poisson; the CSV names it). What each figure counts: khidmat report --definitions.',
  },
} as const satisfies { readonly [name: string]: Whole };

export const ENDED: { readonly [ended in CaseClass]: Whole } = {
  confirmed: { id: 'selesai', ms: 'selesai', en: 'solved' },
  implied: { id: 'selesai (tersirat)', ms: 'selesai (tersirat)', en: 'solved (implied)' },
  declined: { id: 'ditolak sesuai aturan', ms: 'ditolak mengikut peraturan', en: 'declined' },
  abandoned: { id: 'ditinggalkan', ms: 'ditinggalkan', en: 'abandoned' },
  returned: { id: 'kembali lagi', ms: 'kembali lagi', en: 'came back' },
  'to-people': { id: 'ke petugas', ms: 'kepada pegawai', en: 'to people' },
};

export const REASONS: { readonly [reason: string]: LocalText } = {
  asked: { id: 'minta petugas', ms: 'minta pegawai', en: 'asked for a person' },
  'not-understood': { id: 'tidak dipahami', ms: 'tidak difahami', en: 'not understood' },
  'tries-used-up': { id: 'jawaban tidak cocok', ms: 'jawapan tidak sesuai', en: 'no usable answer' },
  'action-failed': { id: 'sistem gagal', ms: 'sistem gagal', en: 'a system failed' },
  flow: { id: 'diserahkan alur', ms: 'diserahkan aliran', en: 'the flow hands over' },
  'not-helped': { id: 'tidak membantu', ms: 'tidak membantu', en: 'did not help' },
  'opened-again': { id: 'dibuka lagi', ms: 'dibuka semula', en: 'opened again' },
  'internal-error': { id: 'kesalahan program', ms: 'ralat program', en: 'a fault of the program' },
};

export const SUGGESTIONS: { readonly [kind in Suggestion['kind']]: Whole } = {
  'action-fails': {
    id: 'Perbaiki sistem di balik {about}: sering gagal.',
    ms: 'Baiki sistem di sebalik {about}: kerap gagal.',
    en: 'Mend the system behind {about}: it failed often.',
  },
  'flow-missing': {
    id: 'Tulis alur baru: yang diminta ({about}) belum ada.',
    ms: 'Tulis aliran baharu: yang diminta ({about}) belum ada.',
    en: 'Write a flow that is missing: what was asked ({about}) has none.',
  },
  'teach-sentences': {
    id: 'Ajarkan kalimat pelanggan untuk {about}: khidmat suggest.',
    ms: 'Ajar ayat pelanggan untuk {about}: khidmat suggest.',
    en: 'Teach the sentences of customers for {about}: khidmat suggest.',
  },
  'question-unclear': {
    id: 'Perjelas pertanyaan di {about}: banyak jawaban tidak cocok.',
    ms: 'Jelaskan soalan di {about}: banyak jawapan tidak sesuai.',
    en: 'Make the question at {about} clearer: many answers could not be used.',
  },
  'answer-does-not-help': {
    id: 'Perbaiki jawaban di {about}: pelanggan bilang tidak membantu.',
    ms: 'Perbaiki jawapan di {about}: pelanggan kata tidak membantu.',
    en: 'Improve the answer at {about}: customers say it did not help.',
  },
  'answer-does-not-hold': {
    id: 'Periksa {about}: pelanggan kembali dengan soal yang sama.',
    ms: 'Periksa {about}: pelanggan kembali dengan perkara sama.',
    en: 'Check {about}: customers are back on the same matter.',
  },
  'leave-at-step': {
    id: 'Lihat langkah {about}: di sana pelanggan pergi.',
    ms: 'Lihat langkah {about}: di situ pelanggan pergi.',
    en: 'Look at the step {about}: customers leave there.',
  },
  'person-at-once': {
    id: 'Pelanggan langsung minta petugas: tanyakan dulu soalnya.',
    ms: 'Pelanggan terus minta pegawai: tanya dahulu perkaranya.',
    en: 'Customers ask for a person at once: ask what it is about first.',
  },
  'flow-hands-over': {
    id: 'Biarkan bot menyelesaikan di {about}: alur selalu menyerahkan.',
    ms: 'Biar bot menyelesaikan di {about}: aliran sentiasa menyerahkan.',
    en: 'Let the bot solve it at {about}: the flow always hands over there.',
  },
};

export const RISK_WORDS: { readonly [risk in Risk]: Whole } = {
  angry: { id: 'marah', ms: 'marah', en: 'angry' },
  'bad-score': { id: 'nilai buruk', ms: 'skor buruk', en: 'bad score' },
  'returned-twice': { id: 'kembali dua kali', ms: 'kembali dua kali', en: 'returned twice' },
  'silent-after-bad-answer': {
    id: 'diam setelah tak dipahami',
    ms: 'diam selepas tidak difahami',
    en: 'silent after a bad answer',
  },
  'gave-up-waiting': { id: 'menyerah menunggu', ms: 'putus asa menunggu', en: 'gave up waiting' },
  'promise-broken': { id: 'janji tidak ditepati', ms: 'janji tidak ditepati', en: 'promise broken' },
};

/** `{n}` and its like filled in. */
export function fill(text: string, values: { readonly [name: string]: string }): string {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name]! : whole));
}
