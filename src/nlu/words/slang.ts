// How people write Indonesian, Malay and English to a shop, and the plain spelling. Written for this project.
// Each line: the plain form, then the spellings that mean it.

const MALAYIC = `
yang: yg yng yag
dengan: dgn dg dengn
dan: dn
untuk: utk untk
sudah: sdh udh udah sudh dah sdah
belum: blm blum belom blom blon
tidak: tdk gak ga nggak ngga gk ngak kagak engga enggak tida g gx ndak ndk gag nda
berapa: brp brapa berpa brapo
bagaimana: gmn gimana gmna bgmn bgaimana gimna bgmana
kenapa: knp knapa napa knape kenape
mengapa: mngapa
apa: ap apaan apaa
siapa: sp sapa spa
kapan: kpn kapn
di mana: dmn dimana dmana kat2mana
ke mana: kmn kemana kmna
bisa: bs bsa bisaa isa
boleh: blh bole bleh
saya: sy sya syaa gw gue gua gwe w aq aku akoh sye
kamu: kmu lu lo elo loe
anda: and
kami: kmi
kita: kta
mereka: mrk mreka
ini: ni nih inih
itu: tu tuh ituh
dari: dr dri drpd
daripada: drpda
pada: pd pda
kepada: kpd kpda
karena: krn karna krna
kerana: kerna sbb
sebab: sbab
sampai: smpi smp smpe sampe nyampe nyampai smpai sampek
seperti: spt sprti
kayak: kyk kaya kek kyak
saja: aja aj sj doang saje
juga: jg jga jugak juge
lagi: lg lgi
masih: msh masi
mau: mo mauu mw mao mawu
pengin: pgn pengen pingin kepengen
harus: hrs hrus
banyak: bnyk byk banyk
sedikit: sdkt dikit sikit
bukan: bkn bukn
begini: gini bgini
begitu: gitu gt bgitu gtu
sekarang: skrg skrang skg skr
nanti: nnti ntar entar ntr
kemarin: kmrn kemaren kmaren
hari: hr hri
minggu: mgg mingg
bulan: bln
tahun: thn tahn
tanggal: tgl tgal
jam: jm
besok: bsk bsok besuk
lama: lm lme lamaa
cepat: cpt cepet cpat
tolong: tlg tlong tolg tlng
minta: mnta mnt
terima kasih: makasih makasi mksh trims tq tqvm trimakasih terimakasih mksih makaci tengkiu tenkiu
permisi: prmisi
maaf: maap mf maav
halo: hallo hlo haloo alo
selamat: slmt slamat
kak: kaka kakk kk
pesan: psn pesen
pesanan: psnan pesenan psanan
pesen: psen
barang: brg barng brang
paket: pkt pakt
kirim: krm kirm
pengiriman: pngiriman pengirimn pgiriman
dikirim: dkirim dikrm dikrim
bayar: byr bayr
pembayaran: pmbyran pmbayaran pembyran pembayarn pmbyrn
dibayar: dibyr
harga: hrg hrga
rekening: rek rekning
nomor: no nmr nmor nomer
nombor: nmbr
alamat: almt alamt
rumah: rmh rmah
orang: org orng
admin: mimin atmin min adm
ganti: gnti
tukar: tkr tuker
batal: btl cancelin cancelkan
batalkan: batalin btlkan
kembali: kmbali kmbli balikin balikan
uang: uag
duit: dwit duwit
dapat: dpt dapet dpat
dapatkan: dptkan
pakai: pake pk pkai pakek
kalau: klo kalo klw kl klau klu kalu
tapi: tp tpi ttapi
tetapi: ttpi
memang: emang emg mmg mmang
benar: bener bnr bnar
betul: btul btol betol
salah: slh
jangan: jgn jngn jangn
coba: cb cba
komplain: komplen komplin kompalin complain complen
lihat: liat lht
tengok: tgk tengk
cakap: ckp cakp
bicara: bcara bcr bicra bcra
ngomong: ngomng ngmg ngmong ngomg
telepon: tlp telp telpon tlpn
telefon: tel fon
hp: hape henpon
handphone: hndphone
akun: akn
akaun: akaunt
rusak: rsk rusk
rosak: rosk
hilang: hlg ilang hlang
salah kirim: slhkirim
garansi: grnsi
waranti: warenti
toko: tko
kedai: kdai
beli: bli
jual: jul
stok: stk
ukuran: ukrn
warna: wrna
diskon: diskn
promo: prmo
voucher: voucer vocer vcr vocher
baucar: baucer
ongkos kirim: ongkir
saudara: sdr
teman: tmn temen
kawan: kwn
lewat: lwt
melalui: mll
sebelum: sblm sblum
setelah: stlh stelah
selepas: slps lps
lepas: lpas
semua: smua smw smuanya
sama: sm ama samaa
jadi: jd jdi
ada: ad adaa
tidak ada: gada gaada gakada ngada
tidak tahu: gatau gaktau gtau gatahu
tidak bisa: gabisa gakbisa gbisa gabs
tidak mau: gamau gakmau
tidak jadi: gajadi gakjadi gjd
tidak usah: gausah gakusah gausa
tahu: tau taw
tak: x tk
tak ada: xde xda xada takde takda xadak takdak tkde
tak nak: xnk xnak taknak tknk
tak boleh: xleh xblh xboleh takleh xbole
tak tahu: xtau xtahu taktau xtaw
tak dapat: xdpt xdapat
tak sampai: xsampai xsmpai
tak jadi: xjadi
tak payah: xpayah
tak pernah: xpernah xprnah
nak: nk
macam: mcm mcam
macam mana: camne camana mcmn mcmne mcmana macamana camno
mana: mna mane
bila: bile
apa: ape
kat: kt
dekat: dkt
sangat: sgt sngt
banget: bgt bngt bget bgtt bangett
sekali: skali skli
tadi: td tdi
semalam: smlm semlm
jumpa: jmpa
hantar: antar hntr hantr antr
penghantaran: pnghantaran
ambil: amek amik ambik ambek
beritahu: bgtau bagitau bgtahu
bagi: bg bgi
pula: plak pulak plk
kan: kn
ya: y yaa yah
iya: iy iyaa iyaaa
sih: sii
dong: donk dund
deh: dech
lah: la laa
lebih: lbh lbih
kurang: krg kurg
paling: plg plng
baru: br bru
bagus: bgs bagos
mahal: mhl
murah: mrh
gratis: gratiss grtis
percuma: pcuma
segera: sgra sgera
hubungi: hub hubngi
informasi: informsi
kartu: krtu
kad: kd
kredit: krdt
transfer: tf trf trnsfr tfr
sistem: sistm
aplikasi: apk
internet: inet
konfirmasi: konfirm
penjual: seler
pelanggan: plggn
datang: dtg dtng dateng
pakai: pke
cara: cr cra
terima: trima trma trimo
sudah: ud
lama: lma
siapa: sape sapo
mana: mne mno ktne
bila: bla
bayar: bayo byor
boleh: leh bley
ada: ade
berapa: bpe brpe bape brape
terus: trus trs
benar: bner
usah: ush
sebelum: sblum
kayak: kyk
soalnya: soale soalny
maksud: mksd mksud maksd
sebentar: bntr sbntr bentar sebntr
nanti: nti
cuma: cma cm cuman
langsung: lgsg lngsung lgsng langsng
mungkin: mgkn mngkn mgkin
padahal: pdhl padhal pdahal
masuk: msk
keluar: klr kluar
jawab: jwb jwab
balas: bls bales
kemudian: kmudian kmdn
selalu: sll slalu
kadang: kdg kdang
pernah: prnh prnah
pertama: prtama
terakhir: trakhir
tempat: tmpt tmpat
waktu: wkt wktu
pukul: pkl
habis: hbs abis
daftar: dftr
pasti: psti
mohon: mhn mohn
supaya: spy spaya
seluruh: slruh
katanya: ktnya ktny katany
harusnya: hrusnya hrsnya
kirimkan: krmkan
kiriman: krmn kriman
dicek: dcek
kenapa: nape npe
buat: buwat
sekejap: skjp kejap kjp
sudah: dh
tak tahu: taktau takthu
tak mahu: xmau xmahu taknok
cakap: kecek
`;

const ENGLISH = `
you: u yu
your: ur yr
are: r
please: pls plz plis plss pliz
thanks: thx thnx tnx thks
thank you: ty thankyou tysm
what: wat wht wut
with: wth
without: w/o
because: cuz coz bcoz becuz
before: b4
tomorrow: tmr tmrw tomoro tmrow tommorow
today: tdy
yesterday: ystrday
tonight: tonite 2nite
message: msg mesg
account: acct accnt accont
password: pwd passwd pasword
number: nbr numbr
order: ordr oder
delivery: delivry dlvry
address: addr adress addres
receive: recieve
received: recieved rcvd
people: ppl
someone: sm1 some1
anyone: any1
okay: ok oke okey okeh okk okok
about: abt
probably: prolly
want to: wanna
going to: gonna
got to: gotta
give me: gimme
let me: lemme
do not know: dunno
information: info
problem: prob prblm problm
question: ques
quantity: qty
package: pkg packge pakage
refund: refnd refun rfund
cancel: cancl cansel cencel kensel
payment: paymnt pymt
confirm: cnfrm
picture: pic
pictures: pics
minutes: mins
hours: hrs
weeks: wks
appointment: appt
business: biz
definitely: def definately
when: wen whn
have: hv hav
not: nt
check: chk chek
can: cn
much: mch
change: chng chnge chage
do not: dnt
have not: hvnt
how: hw
tracking: trackin trckng
shipping: shpping shippin
shipped: shipd shippd
received: recvd recevd
cancelled: canceld
still: stil
there: ther
help: hlp halp
need: ned
where: wher whr
just: jst
time: tym tiem
back: bck
now: nw
good: gud
love: luv
before: bfore befor
`;

// Words of the lines above that are also plain words of another language or meaning: left alone.
const LEFT_ALONE = new Set('lo lu la min no tel kd and tok adm sp pas'.split(' '));

const CONTRACTIONS = `
what is: whats
where is: wheres
who is: whos
how is: hows
when is: whens
that is: thats
there is: theres
here is: heres
it is: its
i am: im
i have: ive
you are: youre
you have: youve
you will: youll
we have: weve
they are: theyre
let us: lets
do not: dont
does not: doesnt
did not: didnt
is not: isnt
are not: arent
was not: wasnt
were not: werent
have not: havent
has not: hasnt
had not: hadnt
can not: cant cannot
could not: couldnt
would not: wouldnt
should not: shouldnt
will not: wont
`;

/** Colloquial spelling → plain words. */
export const SLANG: ReadonlyMap<string, string> = readLines(MALAYIC, ENGLISH, CONTRACTIONS);
/** Those of Indonesian and Malay, which take endings. */
export const MALAYIC_SLANG: ReadonlyMap<string, string> = readLines(MALAYIC);

function readLines(...blocks: string[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of blocks.join('\n').split('\n')) {
    const [plain, variants] = line.split(': ');
    if (plain === undefined || variants === undefined) continue;
    for (const variant of variants.split(' ')) {
      if (!LEFT_ALONE.has(variant) && variant !== plain) map.set(variant, plain);
    }
  }
  return map;
}
