import type { LocalText } from '../domain/language';

/**
 * What the bot says of its own accord, by name, in each language. `texts:` in `flows/_bot.yaml` says any of them
 * in other words; none can be taken away. They are Liquid templates like an author's; the variables of a text stand beside it.
 */
export const STANDING_TEXTS = {
  // bot.name, customer.name
  welcome: {
    id: 'Halo{% if customer.name %} {{ customer.name }}{% endif %}, saya {{ bot.name }}, asisten virtual. Ada yang bisa saya bantu?',
    ms: 'Hai{% if customer.name %} {{ customer.name }}{% endif %}, saya {{ bot.name }}, pembantu maya. Boleh saya bantu?',
    en: 'Hello{% if customer.name %} {{ customer.name }}{% endif %}, I am {{ bot.name }}, the virtual assistant. How can I help?',
  },
  'anything-else': {
    id: 'Ada lagi yang bisa saya bantu?',
    ms: 'Ada apa-apa lagi yang boleh saya bantu?',
    en: 'Is there anything else I can help with?',
  },
  // The repair ladder.
  clarify: {
    id: 'Maksudnya yang mana, Kak?',
    ms: 'Yang mana satu yang dimaksudkan?',
    en: 'Which of these do you mean?',
  },
  rephrase: {
    id: 'Maaf, saya belum menangkap maksudnya. Boleh ditulis dengan kata lain?',
    ms: 'Maaf, saya kurang faham. Boleh tulis dengan ayat lain?',
    en: 'Sorry, I did not get that. Could you put it in other words?',
  },
  'not-mine': {
    id: 'Maaf, soal ini belum bisa saya jawab sendiri. Mau saya sambungkan dengan petugas kami?',
    ms: 'Maaf, perkara ini belum dapat saya jawab sendiri. Mahu saya sambungkan dengan pegawai kami?',
    en: 'Sorry, I cannot answer this one myself. Shall I connect you with a colleague?',
  },
  'no-words': {
    id: 'Maaf, saya hanya bisa membaca teks. Boleh ditulis apa yang bisa saya bantu?',
    ms: 'Maaf, saya hanya boleh membaca teks. Boleh tulis apa yang boleh saya bantu?',
    en: 'Sorry, I can only read text. Could you write what I can help with?',
  },
  'button-person': { id: 'Bicara dengan petugas', ms: 'Cakap dengan pegawai', en: 'Talk to a person' },
  'button-none': { id: 'Bukan itu semua', ms: 'Bukan semua itu', en: 'None of these' },
  'button-yes': { id: 'Ya', ms: 'Ya', en: 'Yes' },
  'button-no': { id: 'Tidak', ms: 'Tidak', en: 'No' },
  'button-skip': { id: 'Lewati', ms: 'Langkau', en: 'Skip' },
  // In the middle of a flow.
  'not-understood': {
    id: 'Maaf, jawabannya belum bisa saya pakai.',
    ms: 'Maaf, jawapan itu belum dapat saya gunakan.',
    en: 'Sorry, I could not use that answer.',
  },
  // kinds: of file that the question takes
  'wrong-file': {
    id: 'Maaf, jenis file itu belum bisa saya pakai di sini. Yang bisa: {{ kinds }}.',
    ms: 'Maaf, jenis fail itu tidak dapat saya gunakan di sini. Yang boleh: {{ kinds }}.',
    en: 'Sorry, I cannot use a file of that kind here. I take {{ kinds }}.',
  },
  'file-image': { id: 'gambar', ms: 'gambar', en: 'pictures' },
  'file-pdf': { id: 'PDF', ms: 'PDF', en: 'PDF' },
  'file-document': { id: 'dokumen', ms: 'dokumen', en: 'documents' },
  'file-audio': { id: 'rekaman suara', ms: 'rakaman suara', en: 'sound' },
  'file-video': { id: 'video', ms: 'video', en: 'video' },
  'back-to': {
    id: 'Kita lanjutkan yang tadi, ya.',
    ms: 'Jom kita sambung yang tadi.',
    en: 'Now back to where we were.',
  },
  cancelled: {
    id: 'Baik, saya batalkan. Ada lagi yang bisa saya bantu?',
    ms: 'Baik, saya batalkan. Ada apa-apa lagi yang boleh saya bantu?',
    en: 'All right, I have stopped that. Is there anything else?',
  },
  'nothing-to-cancel': {
    id: 'Tidak ada yang sedang berjalan. Ada yang bisa saya bantu?',
    ms: 'Tiada apa-apa yang sedang berjalan. Boleh saya bantu?',
    en: 'There is nothing under way. How can I help?',
  },
  corrected: { id: 'Baik, saya ubah.', ms: 'Baik, saya tukar.', en: 'All right, I have changed that.' },
  // title: of the flow that comes next
  'also-asked': {
    id: 'Tadi juga ditanyakan: {{ title }}. Kita lanjut ke situ.',
    ms: 'Tadi juga ditanya: {{ title }}. Kita teruskan ke situ.',
    en: 'You also asked: {{ title }}. Let us take that now.',
  },
  // what, due
  promise: {
    id: 'Janji kami: {{ what }}, paling lambat {{ due | day }} pukul {{ due | time }}.',
    ms: 'Janji kami: {{ what }}, selewat-lewatnya {{ due | day }}, {{ due | time }}.',
    en: 'Our promise: {{ what }}, by {{ due | day }}, {{ due | time }}.',
  },
  // what, due: said some time before, while it is still open
  'promise-late': {
    id: 'Kami belum lupa: {{ what }}. Janjinya paling lambat {{ due | day }} pukul {{ due | time }}, dan masih kami kerjakan.',
    ms: 'Kami tidak lupa: {{ what }}. Janjinya selewat-lewatnya {{ due | day }}, {{ due | time }}, dan masih kami usahakan.',
    en: 'We have not forgotten: {{ what }}. We promised it by {{ due | day }}, {{ due | time }}, and are still on it.',
  },
  'confirm-helped': { id: 'Apakah ini sudah membantu?', ms: 'Adakah ini membantu?', en: 'Did that help?' },
  glad: {
    id: 'Senang bisa membantu!',
    ms: 'Gembira dapat membantu!',
    en: 'Glad I could help!',
  },
  // People. team: title of the team; case.number; opens: when the team is back
  'handing-over': {
    id: 'Saya sambungkan dengan {{ team }}. Nomor kasus: {{ case.number }}. Semua yang sudah ditulis di sini akan dibaca petugas, jadi tidak perlu diulang.',
    ms: 'Saya sambungkan dengan {{ team }}. Nombor kes: {{ case.number }}. Semua yang ditulis di sini akan dibaca oleh pegawai, jadi tak perlu diulang.',
    en: 'I am passing you to {{ team }}. Your case number is {{ case.number }}. They will read everything written here, so there is no need to repeat it.',
  },
  'handing-over-closed': {
    id: '{{ team }} sedang tutup dan buka lagi {{ opens }}. Silakan tinggalkan pesan di sini; kasus {{ case.number }} sudah masuk antrean dan dijawab begitu kami buka.',
    ms: '{{ team }} sedang tutup dan dibuka semula {{ opens }}. Sila tinggalkan mesej di sini; kes {{ case.number }} sudah masuk giliran dan dijawab sebaik sahaja kami buka.',
    en: '{{ team }} is closed now and opens again {{ opens }}. Please leave a message here; case {{ case.number }} is in the queue and will be answered as soon as we open.',
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
  'left-queue': {
    id: 'Baik, permintaan ke petugas saya batalkan. Saya tetap di sini kalau perlu.',
    ms: 'Baik, permintaan kepada pegawai saya batalkan. Saya masih di sini jika perlu.',
    en: 'All right, I have taken you out of the queue. I am still here if you need me.',
  },
  // agent
  'agent-joined': {
    id: '{{ agent }} sekarang bersama Kakak.',
    ms: '{{ agent }} kini bersama anda.',
    en: '{{ agent }} is with you now.',
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
  'handed-back': {
    id: '{{ agent }} sudah selesai. Saya, {{ bot.name }}, kembali membantu di sini.',
    ms: '{{ agent }} sudah selesai. Saya, {{ bot.name }}, kembali membantu di sini.',
    en: '{{ agent }} has finished. I, {{ bot.name }}, am back with you.',
  },
  // The people decline the case.
  declined: {
    id: 'Maaf, tim kami tidak bisa menangani ini. Saya, {{ bot.name }}, tetap di sini. Ada yang lain yang bisa saya bantu?',
    ms: 'Maaf, pasukan kami tidak dapat mengendalikan perkara ini. Saya, {{ bot.name }}, masih di sini. Ada perkara lain yang boleh saya bantu?',
    en: 'Sorry, our team cannot take this on. I, {{ bot.name }}, am still here. Is there anything else I can help with?',
  },
  'case-resolved': {
    id: 'Kasus {{ case.number }} sudah selesai.',
    ms: 'Kes {{ case.number }} telah selesai.',
    en: 'Case {{ case.number }} is solved.',
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
