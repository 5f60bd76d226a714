/**
 * Everyday words far from any shop, in Indonesian, Malay and English: none of them is a slip of the pen in a word that the examples know
 * ("matah" is raw, not "mata"; "asap" is smoke, not "wasap"). Written for this project.
 */
export const EVERYDAY_WORDS: readonly string[] = `
boot boots bolt bolts nasi goreng ayam ikan sapi kambing udang cumi telur tahu tempe sayur sambal matah bumbu garam gula lada cabai bawang kecap minyak santan
rendang sate soto bakso mie bubur roti kue kuih susu kopi teh air es jus buah pisang mangga jeruk apel semangka durian nanas kelapa anggur
resep resipi masak memasak rebus kukus bakar panggang tumis makan minum sarapan lapar haus kenyang enak lezat sedap pedas manis asin asam pahit
api asap abu debu tanah batu pasir kayu daun bunga pohon akar rumput hutan gunung bukit sungai laut pantai danau pulau langit bulan bintang
matahari hujan angin badai petir awan salju panas dingin hangat sejuk banjir gempa cuaca iklim musim
kepala rambut mata telinga hidung mulut gigi lidah leher bahu tangan jari kuku dada perut punggung kaki lutut kulit darah tulang jantung otak
sakit demam batuk flu pilek pusing mual luka obat ubat dokter doktor suster rumah sakit klinik hospital sehat sihat gizi vitamin
ayah ibu bapa emak kakak adik abang kakek nenek datuk paman bibi tante om sepupu keponakan anak bayi cucu suami istri isteri pacar jodoh nikah kahwin
kucing anjing burung kuda gajah harimau singa ular tikus semut lebah kupu ayam bebek itik kelinci arnab monyet
sekolah kuliah kampus guru murid siswa pelajar mahasiswa ujian nilai skripsi tesis buku pena pensil kertas matematika fisika kimia sejarah bahasa puisi cerita dongeng
presiden menteri gubernur bupati wali raja sultan ratu pemilu politik partai negara provinsi kota desa kampung bandara pelabuhan terminal stasiun jembatan jalan
bola sepak basket tenis badminton renang lari juara piala gol pemain pelatih pertandingan liga tim skor
film lagu musik gitar piano drama aktor artis penyanyi konser tiket bioskop televisi radio koran majalah berita gosip lelucon lucu ketawa
cinta rindu benci marah sedih senang bahagia takut malu bangga lelah ngantuk tidur mimpi bangun mandi cuci sapu pel setrika gosok
saham emas perak bitcoin kripto kurs bunga pinjaman pajak cukai gaji upah lowongan kerja lamaran wawancara bos karyawan
tuhan allah doa puasa sahur buka lebaran natal gereja masjid pura vihara haji umrah
ribut gaduh curi rampok polisi polis penjara hakim hukum pengacara tentara perang damai
komputer laptop layar keyboard mouse printer kabel baterai bateri internet wifi sinyal aplikasi program kode robot mesin mobil motor sepeda bus kereta pesawat kapal becak ojek bensin ban rem
mana sana sini atas bawah kiri kanan depan belakang dalam luar tengah pinggir jauh dekat tinggi rendah panjang pendek lebar sempit tebal tipis berat ringan keras lembut kasar halus
hair head face eyes ear nose mouth tooth teeth neck hand hands finger arm leg legs foot feet knee skin blood bone heart brain stomach
rice bread meat beef pork chicken fish egg eggs milk sugar salt pepper soup salad sauce cake cookie pizza pasta noodle noodles fruit apple banana orange grape lemon potato tomato onion garlic recipe cook cooking bake boil fry grill dinner lunch breakfast supper snack hungry thirsty
water fire smoke earth stone sand wood tree trees leaf flower grass forest hill mountain river lake sea beach island moon star stars sun sky rain wind storm snow ice cloud hot cold warm cool weather
father mother mom dad brother sister uncle aunt cousin grandma grandpa baby child kids wife husband boyfriend girlfriend friend family wedding birthday funeral
dog cat cow horse sheep goat pig duck bird mouse rabbit snake tiger lion bear monkey elephant
school class lesson teacher student exam grade college university homework essay science math history poem story novel
king queen prince president minister mayor vote law judge court police prison army war peace country city town village street road bridge airport station
football soccer tennis golf team player coach match game score goal league world cup movie film actor singer band concert guitar piano dance joke funny laugh
love hate happy sad angry tired sleep dream wake walk run swim drive ride fly sing draw paint write read learn teach think believe remember forget
doctor nurse hospital medicine pill fever cough flu pain ache sick health healthy diet gym
stock stocks gold silver bitcoin crypto tax loan rent salary job career boss interview resume
god church temple pray prayer heaven angel devil
car bike truck train plane boat ship engine wheel tire fuel gas oil battery cable screen keyboard laptop tablet camera
house room door window wall floor roof kitchen bathroom bedroom garden table chair bed lamp
penting tulus muda seni tema samping tangga singkat kencang zaman beban sunting kontrak peran para utusan respons berenang berlari melawan kenangan rancangan kawalan pelayan
mode tempo folder feed content solar panda poker salon tuna dark hell burn self rise moral tool bean bars loss mass seen wars shoot singing selection benefit
leading fired blanket solve sprint statue properly protect county industry dining labor employed released eighty
north south east west left right above below behind inside outside far near high low long short wide thin thick heavy light soft hard
`
  .trim()
  .split(/\s+/);
