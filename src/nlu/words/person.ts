/** Words of a wish for a person, in Indonesian, Malay and English. */

/** These alone name our people. */
export const STRONG_PERSON = words(`
cs cso csr csnya admin adminnya mimin operator operatornya manusia human humans representative representatives rep supervisor
manager manajer pengurus penyelia agent agents agen agennya ejen ejennya customer-service live-chat live-agent staf staff petugas
petugasnya pegawai kakitangan receptionist konsultan assistant officer officers atasan superior colleague teammate
`);

/** These may be anybody; they need a stronger frame. */
export const WEAK_PERSON = words('orang orangnya people person someone somebody anyone anybody seseorang');

export const ROBOT = words(
  'robot robotnya bot botnya chatbot mesin mesinnya machine machines ai automated otomatis automatik robots bots komputer computer',
);

export const REAL = words(
  'real actual live asli aslinya beneran betul betulan sebenar sungguhan sungguh hidup nyata benar betulbetul',
);

export const WISH = words(`
mau mahu nak ingin pengin hendak butuh perlu minta mohon tolong bisa boleh bolehkah bisakah dapat want wants need wanna like can
could may would please let lets let's get give prefer biar harap ingatkah
`);

export const TALK = words(`
bicara ngomong ngobrol bercakap cakap berbual bual chat chatting bincang berbincang curhat hubungi menghubungi dihubungi kontak
speak speaking talk talking connect connected contact contacting reach berbicara bertanya tanya komplain berhubung berurusan diskusi discuss ngmong
`);

export const CONNECT = words(`
sambung sambungkan sambungin disambungkan sambungan hubungkan hubungin dihubungkan alihkan dialihkan pindahkan transfer forward
panggil panggilkan panggilin connect connected escalate teruskan oper operkan carikan kasih hantarkan switch redirect
pass put call bring
`);

export const TIRED = words(`
capek cape lelah malas males bosan bosen muak penat jemu letih benci sebel tired sick hate fed stop berhenti rimas menyampah
kapok bete pusing
`);

export const NEGATION = words("tidak tak bukan jangan nggak gak ga not no never dont don't taknak without tanpa");

/** Between a preposition and the person these say nothing. */
export const FILLER = words(`
ya dong deh sih aja saja lah la kak min bang mas mbak gan sis bro please pls tolong plis pliz now sekarang segera cepat ok oke okay
hey hi hai halo hello a an the to me saya aku with dengan sama ke ada mana asap right away langsung je sahaja kah nya nih ni ini itu tu
one some your kalian anda awak kamu i want need mau mahu nak minta butuh perlu ingin bisa boleh can could
`);

/** Right before the person these make it a thing that belongs to agents, or another sort of agent. */
export const VETO_BEFORE = words(`
biaya fee bayaran caj kos ongkos nomor nombor no number email emel surel alamat address jam hours jadi menjadi daftar become travel
property real-estate insurance asuransi insurans free potongan kena dikenakan komisi tarif harga name nama gaji lowongan kerja
panel akun akaun account password sandi login halaman cleaning parking
`);

/** Right behind the person these do the same. */
export const VETO_AFTER = words(`
fee fees charge charges jne jnt j sicepat pos poslaju tiki ninja anteraja dhl gdex citylink lion spx wahana kurir kurier courier terdekat berhampiran resmi rasmi penjualan jualan wisata travel pelancongan
perjalanan properti hartanah asuransi insurans pulsa commission komisi komisen code kode kod of panel password sandi login account akun
akaun number nomor nombor hours error lain else yang name nama cost costs fare location lokasi di-mana exchange
`);

/** A tale about the past is no wish. */
export const PAST = words(
  'sudah udah already kemarin semalam yesterday spoke talked told spoken bilang kata katanya said says',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** With "me" behind them these ask for a person without naming one. */
export const PASS_ON = words('transfer escalate hand');
/** The customer asks what we are, not for somebody else. */
export const WHO_ARE_YOU =
  /^(hi |hey |hello |halo |hai )?(am i (talking|speaking|chatting)|are you|is this|apakah (kamu|anda|ini|saya)|adakah (awak|anda|ini|saya)|(kamu|anda|awak)( ini| ni| tu)? (itu )?(robot|bot|manusia|orang|mesin))\b/;
/** Asks when our people work, not for one of them; "sudah dua jam menunggu" does not. */
export const WHEN =
  /\b(jam|pukul) (berapa|buka|kerja|operasi|operasional|layanan|aktif|tutup)\b|\b(berapa|sampai) (jam|pukul)\b|\b(waktu|masa) (operasi|operasional|kerja|buka|layanan|pejabat)\b|\bwhat (time|hours|days?)\b|\b(which|opening|business|office|working|service|support|operating|chat|agent|agents|staff|customer-service) (are )?(the )?hours\b|\bhari apa\b|\b(schedule|jadwal|jadual|open|buka)\b|^((admin|min|kak|hi|halo|hello|hai) )?(when|kapan|bila)( [a-z]+)? (can|could|may|bisa|boleh|dapat)\b/;

/** What people do for a customer: "minta dibantu orang" asks, "dibobol orang" tells what somebody did. */
export const HELPFUL = words(`
dibantu dibantuin dilayani dilayan dijawab dibalas ditangani diurus ditemani didampingi dibimbing diurusi diterima
`);

/** Begin as a passive does, and are none. */
export const NO_PASSIVE = words(
  'dimana disini disana disitu dikit diri diskon diam dinas direct disconnect diskusi different',
);

/** Mark who did it, whom it is about or who was deceived: "oleh orang", "by someone", "complain about your agent". */
export const DONE_BY = words(
  'oleh by about against pasal soal tentang mengenai perihal terhadap tipu nipu menipu bohongi',
);
