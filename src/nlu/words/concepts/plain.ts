/** Little words, and those of every field. */
export const PLAIN = `
me: saya aku i me my mine ku gue myself im
you: kamu anda awak you your kau korang kalian yours yourself
we: kami kita we our us
they: mereka they them their he him his she her dia beliau
this: ini this these
that: itu that those tersebut
not: tidak tak not never belum tiada jangan nor bukannya cannot
with: dengan with bersama together sama_dengan
for: untuk for demi
from: dari daripada from asal
about: tentang about mengenai regarding soal perihal berkenaan terkait concerning pasal
but: tapi tetapi but however namun padahal although walaupun
if: kalau jika if apabila whether seandainya sekiranya
and: dan and serta as_well
or: atau or either
already: sudah telah already
again: lagi semula again anymore
before: sebelum before prior_to dulu ago lalu earlier tadi
after: setelah selepas sesudah after lepas later nanti kemudian
until: hingga until till sehingga
during: selama semasa during sepanjang while ketika
house: rumah home house apartment apartemen kediaman
city: kota bandar city town local lokal tempatan kawasan area daerah region wilayah
world: dunia world global international antarabangsa internasional
take: ambil take took taken pick pick_up mengambil jemput
bring: bawa bring membawa dibawa brought
leave: tinggalkan leave left keluar meninggalkan exit
inside: masuk inside enter into dalam
above: atas above over upstairs
back: balik back kembali pulang
number: nomor nombor number numbers nomer
code: kode kod code codes otp
title: judul tajuk title topic topik subjek subject
live: tinggal live living menetap duduk
sleep: tidur sleep asleep sleeping bed katil nap
meet: jumpa met berjumpa
table: meja table seats seat kerusi kursi
finish: habiskan finish finished done siap completed complete
try: coba cuba try trying tried mencoba mencuba
choose: pilih choose select memilih option options pilihan prefer
high: tinggi high tall taller height highest ketinggian
deep: panjang length wide width lebar weight berat heavy
low: low lower lowest
repair: benarkan fix repair perbaiki baiki membetulkan memperbaiki baikinya
safe: aman safe safety security keselamatan keamanan bahaya dangerous danger emergency darurat kecemasan
free-of-charge: gratis percuma free
real: sebenarnya really real actual
busy: sibuk busy ramai penuh full
easy: mudah gampang easy senang_je simple
difficult: susah sulit hard difficult tough
certain: tertentu certain specific particular khusus
many: beberapa several some sedikit few a_few a_bit
enough: cukup enough sufficient
only: hanya saja cuma only just sahaja
very: sangat sekali banget very too terlalu amat
also: juga also pula
different: berbeda berbeza different other beza
full-name: nama_depan last_name nama_belakang surname
own: punya mempunyai memiliki have has had own belong
happen: terjadi berlaku happen happened going_on berlangsung jadi
turn: belok turn putaran pusing
wear: wear wearing
ask: tanya ask asked asking bertanya tanyakan soalan question questions pertanyaan
police: police polisi ambulance ambulans fire bomba
dead: dead die died death meninggal kematian killed
king: raja king queen royal prince
economy: ekonomi economy economic economics business_news
war: perang war attack terrorist serangan
training: latihan training practice yoga
beach: pantai beach pasir
keys: key keys anak_kunci keychain dompet wallet purse
screen: layar skrin screen monitor
page: halaman laman page website web link situs tautan pautan online
cable: kabel cable hdmi usb
box: kotak box kardus packaging kemasan
kitchenware: mug plate piring pinggan sheets seprai cadar towel towels handuk tuala blender pengisar kettle pan pot
driver: driver sopir supir pemandu rider kurirnya
warehouse: gudang warehouse depot
team: staf staff team_member
proof: bukti proof evidence screenshot tangkapan_layar
twice: dua_kali double twice ganda duplicate berganda doubled
deduct: potong dipotong terpotong kepotong deducted deduct ditagih billed tertagih
subscribe: langganan berlangganan subscribe subscription subscribed unsubscribe newsletter buletin berhenti_langganan langgan
claim: klaim claim tuntut tuntutan menuntut
profile: profil profile
`;
