/** Words of a wish for a person, in Indonesian, Malay and English. */

/** These alone name our people. */
export const STRONG_PERSON = withEndings(`
cs cso csr admin mimin operator manusia human humans representative representatives rep supervisor
manager manajer pengurus penyelia agent agents agen ejen customer-service live-chat live-agent staf staff petugas
pegawai kakitangan receptionist konsultan assistant officer officers atasan superior colleague teammate wakil support-team
hooman humen employee employees
`);

/** Customers speak to these as they write: "paket saya mana, min?". */
export const ADDRESSED = words('admin mimin adminnya cs csnya cso csr');

/** These may be anybody; they need a stronger frame. */
export const WEAK_PERSON = words(
  'orang orangnya people person someone somebody anyone anybody seseorang sesiapa mbaknya masnya kakaknya penjualnya ownernya owner pemiliknya bos boss bosnya bosmu pemilik timnya tim team pimpinan pimpinannya tauke towkay juragan juragannya',
);

export const ROBOT = words(
  'robot robotnya bot botnya chatbot mesin mesinnya machine machines ai automated otomatis automatik robots bots komputer computer',
);

export const REAL = words(
  'real actual live asli aslinya beneran betul betulan sebenar sungguhan sungguh hidup nyata benar betulbetul',
);

export const WISH = words(`
mau mahu nak ingin pengin hendak butuh perlu minta mohon tolong bisa boleh bolehkah bisakah dapat want wants need wanna like perlukan butuhkan memerlukan membutuhkan require can
could may would please pls let lets let's get give prefer biar harap ingatkah maunya pengennya inginnya maunya mending rather mohonkan
`);

export const TALK = words(`
bicara ngomong ngobrol bercakap cakap berbual bersembang sembang nanya bual chat chatting bincang berbincang curhat hubungi menghubungi dihubungi kontak
speak speaking talk talking connect connected contact contacting reach berbicara bertanya tanya komplain berhubung berurusan diskusi discuss ngmong deal message reach protes mengadu ngadu lapor melapor
jumpa ketemu bertemu temui berjumpa meet word nego negosiasi bernegosiasi runding berunding adu bargain negotiate haggle complain argue konsultasi konsul panggilan zoom
`);

export const CONNECT = words(`
sambung sambungkan sambungin disambungkan disambung sambungan hubungkan hubungin dihubungkan alihkan dialihkan pindahkan pindah transfer
forward panggil panggilkan panggilin connect connected escalate teruskan oper operkan dioper dipanggilkan dipanggilin disambungin dihubungin dipindahkan switch redirect langsung alihin dialihin pindahin dipindahin operin rujuk rujukkan dirujuk reroute
`);

/** These bring a person too, and many a thing besides. */
export const BRING = words(
  'carikan hantar dicarikan dicariin cariin tukar tukarkan gantiin kasih bagi hantarkan ganti gantikan pass put call bring find',
);

/** Meets somebody by chance as well. */
export const MEET = words('jumpa ketemu bertemu berjumpa meet');

/** Stand before whom the customer is to be brought to. */
export const TOWARDS = words('ke kepada pada sama ama dengan with to through by via');

export const ARTICLES = words('a an the some another other your you our member of yang si para satu seorang');

export const TIRED = words(`
capek cape lelah malas males bosan bosen muak penat jemu letih benci sebel tired sick hate fed stop berhenti rimas menyampah
kapok bete pusing enough cukup percuma kesal kesel bored
`);

export const NEGATION = words(
  "tidak tak bukan jangan nggak gak ga not no never dont don't taknak without tanpa belum tiada selain",
);

/** Between a preposition and the person these say nothing. */
export const FILLER = words(`
ya dong deh sih aja saja lah la kak min bang mas mbak gan sis bro please pls tolong plis pliz now sekarang segera cepat ok oke okay
hey hi hai halo hello a an the to me saya aku with dengan sama ke ada mana asap right away langsung je sahaja kah nya nih ni ini itu tu
one some your kalian anda awak kamu i want need mau mahu nak minta butuh perlu ingin bisa boleh can could sis kk pun korang
yes ya iya hmm hm duh eh oh deng dah pagi siang sore petang malam good morning jumpa directly back lagi instead thanks terimakasih is are
bantuan pendampingan help assistance being would like prefer lebih up on hold of get give let line
`);

/** Right before the person these make it a thing that belongs to agents, or another sort of agent. */
export const VETO_BEFORE = words(`
biaya fee bayaran caj kos ongkos nomor nombor no number email emel surel alamat address jam hours jadi menjadi daftar become travel
property real-estate insurance asuransi insurans free potongan kena dikenakan komisi tarif harga name nama gaji lowongan kerja
panel akun akaun account password sandi login halaman cleaning parking estate rambut hair patung buatan oleh wrong salah
rekening bank real-estate kata thanks error
`);

/** Right behind the person these do the same. */
export const VETO_AFTER = words(`
fee fees charge charges jne jnt j sicepat pos poslaju tiki ninja anteraja dhl gdex citylink lion spx wahana kurir kurier courier terdekat berhampiran resmi rasmi penjualan jualan wisata travel pelancongan
perjalanan properti hartanah asuransi insurans pulsa commission komisi komisen code kode kod of panel password sandi login account akun
akaun number nomor nombor hours error lain else name nama cost costs fare location lokasi di-mana exchange hair rumah tua dewasa salah
bilang said says told suruh kata katanya ngaku mengaku whatsapp lelet seluler gudang gate dropship asing spesial special skincare dekat as resources resource made
mesin forklift produksi kilang grup group kumpulan fanpage facebook instagram
`);

/** A tale about the past is no wish. */
export const PAST = words(
  'sudah udah already kemarin semalam yesterday spoke talked told spoken bilang kata katanya said says',
);

/** The same with what may hang on them: `adminnya`, `petugasmu`. */
function withEndings(text: string): ReadonlySet<string> {
  return new Set([...words(text)].flatMap((word) => [word, `${word}nya`, `${word}mu`]));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** With "me" behind them these ask for a person without naming one. */
export const PASS_ON = words('transfer escalate hand');
/** The customer asks what we are, not for somebody else. */
export const WHO_ARE_YOU =
  /^(hi |hey |hello |halo |hai )?(am i (talking|speaking|chatting)|are you|is this|apakah (kamu|anda|ini)|adakah (awak|anda|ini)|(apakah|adakah) saya (sedang|lagi|tengah|ini|bicara|berbicara|bercakap|chat|berurusan)|(kamu|anda|awak)( ini| ni| tu)? (itu )?(robot|bot|manusia|orang|mesin))\b|^(saya|aku|i)( ini| ni)?( lagi| sedang| tengah)? (bicara|ngomong|ngobrol|bercakap|cakap|chat|sembang) (dengan|sama) (siapa\b|(robot|bot|mesin|manusia|orang)( betul| asli)? (ke|kah|ya|kan|atau|apa)\b)|^who am i\b|^(ini|itu) (dijawab |dibalas )?(robot|bot|manusia|orang|mesin|human)( (bukan|ya|kan|atau|ke|kah|apa|betul)\b|$)/;
/** Asks when our people work, not for one of them; "sudah dua jam menunggu" does not. */
export const WHEN =
  /\b(jam|pukul) (berapa|buka|kerja|operasi|operasional|layanan|aktif|tutup)\b|\b(berapa|sampai) (jam|pukul)\b|\b(waktu|masa) (operasi|operasional|kerja|buka|layanan|pejabat)\b|\b(what|which) (time|hours|days?)\b|\b(which|opening|business|office|working|service|support|operating|chat|agent|agents|staff|customer-service) (are )?(the )?hours\b|\bhari apa\b|\b(schedule|jadwal|jadual|open|buka)\b|^((admin|min|kak|hi|halo|hello|hai) )?(when|kapan|bila)( [a-z]+)? (can|could|may|bisa|boleh|dapat)\b|^([a-z]+ )?(kapan|bila|when|berapa lama|how long)\b/;

/** What people do for a customer: "minta dibantu orang" asks, "dibobol orang" tells what somebody did. */
export const HELPFUL = words(`
dihandle ditelepon ditelpon dihubungi direspon direspons diladeni dijelaskan diajari dipandu dikontak dichat ditemui
dijelasin diterangin diterangkan dilayanin dihubungin diurusin dicek diperiksa dibereskan diselesaikan
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

/** Names of two words, and the one word that they count as. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ...['customer service', 'customer care', 'customer support', 'layanan pelanggan', 'khidmat pelanggan'].map(
    (name) => [name, 'customer-service'] as const,
  ),
  ...['support team', 'support staff', 'tim support', 'team support', 'tim cs'].map(
    (name) => [name, 'support-team'] as const,
  ),
  ...['lebih suka', 'lebih baik', 'lebih senang', 'lagi suka', 'lagi senang', 'lagi baik'].map(
    (name) => [name, 'prefer'] as const,
  ),
  ['live chat', 'live-chat'],
  ['live agent', 'live-agent'],
  ['live agents', 'live-agent'],
  ['di mana', 'di-mana'],
  ['terima kasih', 'thanks'],
  ['get hold', 'reach'],
  ['in touch', 'reach'],
  ['real estate', 'real-estate'],
  ['contact person', 'contact-person'],
]);

/** Words of a machine or a toy: `robot vacuum`, `mesin cuci`, `mainan robot`. */
export const MACHINE = words(`
vacuum vakum penyedot pembersih cleaner mop pel mainan toy toys boneka kit cuci jahit kopi coffee washing sewing espresso pemotong lego anak
kids edc atm kasir vending slot learning translation printer pengering blender lawn mower game
`);

/** "robot terus", "bot je": there is nothing else. */
export const ONLY_EVER = words('terus mulu melulu always je doang only selalu');

/** How many: they are counted, not asked for. */
export const COUNTS =
  /^(\d+|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|sepuluh|berapa|beberapa|banyak|ramai|two|three|four|five|six|many|setiap|semua|tiap|every|all|most)$/;

/** What a person does for the customer. */
export const SERVE = words(`
help assist handle look read explain solve sort understand understands bantu bantuin membantu tolong layan layani melayani urus uruskan
jawab menjawab balas bales membalas reply respond answer call hubungi menghubungi telepon telefon contact message chat talk speak cakap bicara
ngobrol bercakap berbicara dihubungi does callback ring phone whatsapp wa explains jelaskan jelasin menjelaskan terangkan menerangkan
`);

export const REPLY = words('balas bales jawab reply respond answer');
export const WHERE = words('mana where di-mana');
export const CAN = words('bisa boleh dapat can mau online aktif asli');
export const THERE = words('ada adakah any there is have got takde tiada');
export const HERE = words(`
di kat sini situ sana there here available online yang bisa boleh bantu tolong balas jawab who me i us to with this help can around aktif tersedia dekat alive listening awake jaga standby stay siap bertugas ready free sekarang shift duty
`);

/** A clause that begins so asks about people. */
export const ASKS = words(
  'do does did is are was were will apakah adakah kenapa why mengapa kapan bila when how berapa siapa who kok can could bisakah bolehkah',
);

export const GREETING = words(`
hi hai halo hello hey hei pagi siang sore petang malam morning good thanks thank selamat assalamualaikum salam ok oke okay baik sip kasih
`);

export const WAIT = words(
  'lama menunggu tunggu nunggu waited waiting jam hari minggu minit menit hours days weeks sejam seharian',
);

/** Days on which nobody may be there: whoever names one asks about them. */
export const DAYS =
  /\b(weekends?|hujung minggu|akhir pekan|hari (minggu|sabtu|ahad|raya|libur|cuti)|sabtu|ahad|minggu pagi|saturdays?|sundays?|tanggal merah|libur|cuti( umum)?|lebaran|(public )?holidays?|24 jam|24 hours)\b/;

/** How people served, in the customer's judgement. */
export const JUDGED = words(`
kasar jutek ketus judes galak sombong biadap sopan ramah baik lelet lemot lambat lama laju bagus mantap keren terbaik hebat sabar jelas teruk buruk jelek payah puas
rude impolite polite friendly kind nice helpful lovely slow fast quick cepat gercep great awesome amazing excellent terrible awful unprofessional patient gila
`);

/** Said of a machine that answers: it is of no use. */
export const USELESS = words(`
useless stupid dumb idiot idiotic bodoh bego tolol goblok bengap bangang bongok payah ngaco merapu sampah rubbish garbage crap worthless pointless annoying hopeless percuma nyebelin
menyebalkan ngeselin lemot sucks complicated
`);

/** With a denial: "botnya ga ngerti", "the bot does not help". */
export const OF_USE = words(
  'ngerti mengerti paham faham guna berguna membantu bantu nyambung help helping helpful work working understand understanding get listen useful jawab menjawab reti solve',
);

/** To ring somebody up. */
export const PHONE = words(
  'telepon telpon telefon telponlah call ring phone hubungi kontak contact tlp telp nelpon menelepon menelpon menelefon kol callback dial',
);

/** Behind "call me" these lead nowhere else. */
export const BACK = words(
  'back balik semula kembali sekarang now asap segera today tonight hari ini lah terus langsung cepat juga on at di ke nomor nombor number this ya lewat melalui by telepon telefon phone wa whatsapp later nanti soon besok esok tomorrow pagi sore petang malam morning afternoon evening',
);

/** Parts of a company that somebody is connected to. */
export const DEPARTMENT = words(`
bagian bahagian jabatan departemen divisi unit department dept desk tim team pasukan billing finance accounts sales support returns refunds shipping warranty complaints
management technical keuangan kewangan helpdesk pengurusan manajemen
`);

/** "the refunds team", "the warranty desk" */
export const PART = words('team department dept desk unit division section office line');
