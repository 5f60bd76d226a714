/**
 * Words of one meaning in Indonesian, Malay and English, one meaning a line. An example in one language or wording so lends something
 * to the others. Written for this project; everyday and shop words only.
 */
export const CONCEPTS: ReadonlyMap<string, string> = readConcepts(`
order pesanan pesan order orders ordered ordering pesananku pesanannya orderan memesan tempahan tempah menempah reservation reserve booking book booked
parcel paket package parcel bungkusan kiriman packages parcels shipment barang item items product products produk
send kirim mengirim hantar hantarkan kirimkan send ship shipping deliver delivery delivered pengiriman penghantaran dikirim dihantar ongkir courier kurir kurier
arrive sampai tiba arrive arrived arrives arrival reach nyampe datang
cancel batal batalkan membatalkan dibatalkan cancel cancelled canceled cancelling cancellation pembatalan scrap abort stop hentikan
money uang wang duit money cash dana fund funds
refund refund refunded refunds reimburse reimbursement dikembalikan kembalikan pengembalian dipulangkan pulangkan retur return returned returning returns
pay bayar membayar dibayar pay paid paying payment payments pembayaran bayaran
bill bill bills tagihan bil invoice invoices invois faktur receipt struk resit nota
price harga price prices cost costs biaya kos tarif pricing priced fee fees caj expensive mahal cheap murah worth
account akun akaun rekening account accounts
balance saldo baki balance
card kartu kad card cards
password password sandi laluan passcode pin
change ubah mengubah ganti mengganti tukar menukar change changed switch edit update modify kemaskini alter adjust replace penggantian
address alamat address addresses lokasi location
broken rusak rosak broken damaged damage cacat pecah defect defective crack cracked
late terlambat telat lambat lewat late delay delayed delays lama
where mana dimana where location
when kapan bila when
howmuch berapa howmuch
why kenapa mengapa why reason
how bagaimana macam how gimana cara way
help tolong bantu bantuan help assist assistance support
person orang manusia human person agent representative petugas pegawai
want mau mahu ingin nak hendak pengin want wish would like need butuh perlu require
buy beli membeli buy purchase purchased bought buying pembelian purchases
lost hilang lost missing lose misplaced
stolen dicuri curi stolen theft stole steal robbed
job pekerjaan kerja job work career employer occupation boss
vacation liburan cuti vacation holiday holidays pto leave off libur
doctor dokter doktor doctor physician clinic hospital
car mobil kereta car vehicle auto automobile truck
fuel bensin minyak petrol gas fuel gasoline
tyre ban tayar tire tires tyre tyres
flight penerbangan flight flights plane airplane fly pesawat airline
hotel hotel hotels motel lodging room rooms
travel perjalanan travel trip journey visit traveling travelling
weather cuaca weather forecast rain raining hujan sunny snow temperature suhu
food makanan food meal meals dish cuisine eat makan dinner lunch breakfast restaurant restaurants restoran
recipe resep resipi recipe cook cooking masak memasak bake make
calories kalori calories calorie nutrition nutritional healthy health
song lagu song songs music musik muzik track tune playlist artist album
play putar mainkan play playing
loud keras kuat loud louder volume kelantangan
quiet pelan perlahan quiet quieter mute silent senyap
light lampu light lights lamp
on nyalakan hidupkan on
off matikan padamkan off
alarm alarm penggera wake bangunkan kejutkan
remind ingatkan mengingatkan reminder reminders pengingat peringatan remind
meeting rapat mesyuarat meeting meetings appointment conference
calendar kalender kalendar calendar schedule jadwal jadual agenda event events acara
today hari-ini today tonight
tomorrow besok esok tomorrow
week minggu week weekly pekan
month bulan month monthly
time waktu masa time jam pukul clock
message pesan-teks mesej message messages text texts sms
email email emel surel emails mail inbox
phone telepon telefon phone cellphone mobile smartphone ponsel hp
call hubungi call calling telepon-dia dial
name nama name names named called
speak bicara bercakap cakap ngomong speak talk chat berbual
language bahasa language spanish french german italian chinese english japanese russian
translate terjemahkan translate translation say mean meaning arti maksud definition define artinya maksudnya
spell eja spell spelling
love cinta love suka like enjoy favorite kesukaan
joke lelucon jenaka joke jokes funny lucu lawak
thanks terima kasih thanks thank makasih
hello halo hai hello hi hey greetings
bye dah bye goodbye selamat-tinggal later
yes ya iya yes yeah yep sure betul benar correct right true
no tidak tak bukan no nope false wrong salah
big besar big large larger
more lebih more additional another extra tambah add increase raise
less kurang less lower reduce decrease
list daftar senarai list lists
remove hapus buang padam remove delete clear erase
new baru new latest terbaru terkini
news berita news headlines
stock saham stock stocks shares
rate kadar rate rates suku bunga interest faedah apr percentage percent
exchange kurs exchange conversion convert currency dollars euros
loan pinjaman kredit loan credit mortgage
score skor score rating nilai
limit batas had limit maximum max minimum
fraud penipuan fraud fraudulent scam suspicious penipu tipu
block blokir sekat block freeze frozen lock locked hold
tax pajak cukai tax taxes
insurance asuransi insurans insurance coverage insured
transfer transfer pindahkan transferring move wire
direct arah directions direction route navigate rute jalan road
traffic macet trafik traffic jam-jalanan congestion kesesakan
train kereta-api train trains bus taxi uber cab ride teksi taksi
ticket tiket ticket tickets
battery baterai bateri battery charge
gift hadiah gift present voucher baucar coupon kupon promo discount diskon diskaun
point poin mata points reward rewards ganjaran
size ukuran saiz size
colour warna color colour colors
open buka open opening
close tutup close closed closing
child anak child kids children
friend teman kawan friend friends
`);

function readConcepts(text: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of text.trim().split('\n')) {
    const [concept, ...words] = line.split(' ');
    for (const word of words) if (!map.has(word)) map.set(word, `@${concept}`);
  }
  return map;
}
