import type { LocalText } from '../domain/language';

/**
 * What the bot says of its own accord, by name, in each language. `texts:` in `flows/_bot.yaml` says any of them
 * in other words; none can be taken away. They are Liquid templates like an author's; the variables of a text stand beside it.
 */
export const STANDING_TEXTS = {
  'button-person': { id: 'Bicara dengan petugas', ms: 'Cakap dengan pegawai', en: 'Talk to a person' },
  'button-none': { id: 'Bukan itu semua', ms: 'Bukan semua itu', en: 'None of these' },
  'button-yes': { id: 'Ya', ms: 'Ya', en: 'Yes' },
  'button-no': { id: 'Tidak', ms: 'Tidak', en: 'No' },
  'button-reopen': { id: 'Belum selesai, buka lagi', ms: 'Belum selesai, buka semula', en: 'Not over, open it again' },
  'button-skip': { id: 'Lewati', ms: 'Langkau', en: 'Skip' },
  // Before the answer to angry words, once a case.
  'person-offered': {
    id: 'Mohon maaf sudah membuat Kakak kesal. Kalau mau langsung dengan petugas kami, tulis saja "petugas".',
    ms: 'Kami mohon maaf kerana membuat anda kecewa. Jika mahu terus bercakap dengan pegawai kami, tulis sahaja "pegawai".',
    en: 'I am sorry that we have upset you. If you would rather talk to one of our people right away, just write "person".',
  },
  // The same where people have the case now anyway.
  sorry: {
    id: 'Mohon maaf sudah membuat Kakak kesal.',
    ms: 'Kami mohon maaf kerana membuat anda kecewa.',
    en: 'I am sorry that we have upset you.',
  },
  // The same where the answer says sorry by itself: one apology is enough.
  'person-offered-too': {
    id: 'Kalau mau langsung dengan petugas kami, tulis saja "petugas".',
    ms: 'Jika mahu terus bercakap dengan pegawai kami, tulis sahaja "pegawai".',
    en: 'If you would rather talk to one of our people right away, just write "person".',
  },
  // The customer would rather have something else done than what is under way. Input: title, of the flow.
  instead: {
    id: 'Baik, kita ganti ke: {{ title }}.',
    ms: 'Baik, kita tukar kepada: {{ title }}.',
    en: "All right, let's do this instead: {{ title }}.",
  },
  // In the middle of a flow.
  'not-understood': {
    id: 'Maaf, jawabannya belum bisa saya pakai.',
    ms: 'Maaf, jawapan itu belum dapat saya gunakan.',
    en: 'Sorry, I could not use that answer.',
  },
  // Nothing of use was said to a question, as often as it may be asked: people go on with it.
  'no-answer': {
    id: 'Tidak apa-apa, petugas kami yang melanjutkan dari sini.',
    ms: 'Tidak mengapa, pegawai kami akan teruskan dari sini.',
    en: 'Never mind, one of our people will take it from here.',
  },
  // Kinds of file that a question takes.
  'file-image': { id: 'gambar', ms: 'gambar', en: 'pictures' },
  'file-pdf': { id: 'PDF', ms: 'PDF', en: 'PDF' },
  'file-document': { id: 'dokumen', ms: 'dokumen', en: 'documents' },
  'file-audio': { id: 'rekaman suara', ms: 'rakaman suara', en: 'sound' },
  'file-video': { id: 'video', ms: 'video', en: 'video' },
  // what, due
  promise: {
    id: 'Janji kami: {{ what }}, paling lambat {{ due | day }} pukul {{ due | time }}.',
    ms: 'Janji kami: {{ what }}, selewat-lewatnya {{ due | day }}, {{ due | time }}.',
    en: 'Our promise: {{ what }}, by {{ due | day }}, {{ due | time }}.',
  },
  // what, due, again: said beside the agent who has the case
  'promise-late': {
    id: 'Kami belum lupa: {{ what }}, dijanjikan paling lambat {{ due | day }} pukul {{ due | time }}.{% if again %} Mohon maaf kalau tidak sempat: paling lambat {{ again | day }} pukul {{ again | time }} sudah beres.{% endif %}',
    ms: 'Kami tidak lupa: {{ what }}, dijanjikan selewat-lewatnya {{ due | day }}, {{ due | time }}.{% if again %} Mohon maaf jika tidak sempat: selewat-lewatnya {{ again | day }}, {{ again | time }} ia akan selesai.{% endif %}',
    en: 'We have not forgotten: {{ what }}, promised by {{ due | day }}, {{ due | time }}.{% if again %} Sorry if we do not make that time: you have it by {{ again | day }}, {{ again | time }}, at the latest.{% endif %}',
  },
  // position, minutes
  'queue-place': {
    id: 'Urutan antrean: {{ position }}. Perkiraan tunggu: {% if minutes <= 1 %}sekitar 1 menit{% else %}sekitar {{ minutes }} menit{% endif %}.',
    ms: 'Giliran anda: {{ position }}. Anggaran menunggu: {% if minutes <= 1 %}kira-kira 1 minit{% else %}kira-kira {{ minutes }} minit{% endif %}.',
    en: 'You are number {{ position }} in the queue. Expected wait: {% if minutes <= 1 %}about 1 minute{% else %}about {{ minutes }} minutes{% endif %}.',
  },
  'queue-place-unknown': {
    id: 'Urutan antrean: {{ position }}. Lama tunggunya belum bisa saya perkirakan.',
    ms: 'Giliran anda: {{ position }}. Tempoh menunggu belum dapat saya anggarkan.',
    en: 'You are number {{ position }} in the queue. I cannot say yet how long it will take.',
  },
  'queue-nobody': {
    id: 'Urutan antrean: {{ position }}. Saat ini belum ada petugas yang bertugas; pesan tetap tersimpan dan akan dijawab di sini.',
    ms: 'Giliran anda: {{ position }}. Belum ada pegawai bertugas sekarang; mesej tetap disimpan dan akan dijawab di sini.',
    en: 'You are number {{ position }} in the queue. Nobody is at the desk right now; your messages are kept and will be answered here.',
  },
  // agent
  'agent-joined': {
    id: '{{ agent }} sekarang bersama Kakak.',
    ms: '{{ agent }} kini bersama anda.',
    en: '{{ agent }} is with you now.',
  },
  'agent-back': {
    id: '{{ agent }} melanjutkan dengan Kakak.',
    ms: '{{ agent }} meneruskan dengan anda.',
    en: '{{ agent }} goes on with you.',
  },
  'agent-left': {
    id: '{{ agent }} meneruskan percakapan ini ke {{ team }}. Urutan Kakak paling depan.',
    ms: '{{ agent }} memindahkan perbualan ini kepada {{ team }}. Giliran anda paling hadapan.',
    en: '{{ agent }} has passed this on to {{ team }}. You are at the front of the queue.',
  },
  'agent-lost': {
    id: 'Sambungan petugas terputus. Urutan Kakak kembali paling depan.',
    ms: 'Sambungan pegawai terputus. Giliran anda kembali paling hadapan.',
    en: 'Your colleague at our desk lost the connection. You are back at the front of the queue.',
  },
  'agent-silent': {
    id: 'Maaf menunggu. Saya carikan petugas lain di {{ team }}; urutan Kakak paling depan.',
    ms: 'Maaf kerana menunggu. Saya carikan pegawai lain di {{ team }}; giliran anda paling hadapan.',
    en: 'Sorry for the wait. I am finding somebody else at {{ team }}; you are at the front of the queue.',
  },
  'moved-queue': {
    id: 'Percakapan ini diteruskan ke {{ team }}. Waktu tunggu Kakak tetap dihitung.',
    ms: 'Perbualan ini dipindahkan kepada {{ team }}. Masa menunggu anda tetap dikira.',
    en: 'This has been passed on to {{ team }}. The time that you have waited still counts.',
  },
  'handed-back': {
    id: '{{ agent }} sudah selesai. Saya, {{ bot.name }}, kembali membantu di sini.',
    ms: '{{ agent }} sudah selesai. Saya, {{ bot.name }}, kembali membantu di sini.',
    en: '{{ agent }} has finished. I, {{ bot.name }}, am back with you.',
  },
  'case-resolved': {
    id: 'Kasus {{ case.number }} sudah selesai.',
    ms: 'Kes {{ case.number }} telah selesai.',
    en: 'Case {{ case.number }} is solved.',
  },
  'case-opened-again': {
    id: 'Baik, kasus {{ case.number }} saya buka lagi. Semua yang sudah ditulis tetap terbaca.',
    ms: 'Baik, kes {{ case.number }} saya buka semula. Semua yang telah ditulis masih dapat dibaca.',
    en: 'All right, I have opened case {{ case.number }} again. Everything written before is still there.',
  },
  rate: {
    id: 'Bagaimana bantuan kami, dari 1 (buruk) sampai 5 (bagus sekali)?',
    ms: 'Bagaimana khidmat kami, dari 1 (teruk) hingga 5 (sangat baik)?',
    en: 'How was it, from 1 (poor) to 5 (very good)?',
  },
  recommend: {
    id: 'Seberapa besar kemungkinan Kakak merekomendasikan kami ke teman, dari 0 (tidak) sampai 10 (pasti)?',
    ms: 'Sejauh mana anda akan mengesyorkan kami kepada rakan, dari 0 (tidak) hingga 10 (pasti)?',
    en: 'How likely are you to recommend us to a friend, from 0 (not at all) to 10 (certainly)?',
  },
  'rate-thanks': {
    id: 'Terima kasih atas penilaiannya.',
    ms: 'Terima kasih atas penilaian anda.',
    en: 'Thank you for telling us.',
  },
  apology: {
    id: 'Maaf, ada gangguan di pihak kami.',
    ms: 'Maaf, ada gangguan di pihak kami.',
    en: 'Sorry, something went wrong on our side.',
  },
} as const satisfies Record<string, LocalText>;

export type StandingText = keyof typeof STANDING_TEXTS;
