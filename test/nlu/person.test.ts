import { normalise } from '../../src/nlu/normalise';
import { readPerson } from '../../src/nlu/person';

const ask = (text: string) => readPerson(text, normalise(text).words).verdict === 'asked';

test.each(
  `
mau ngomong sama orang
boleh aturkan panggilan dengan pegawai anda?
saya mau bicara dengan manusia
bisa bicara dengan CS?
sambungkan ke customer service dong
hubungkan saya dengan admin
tolong sambungin ke operator
panggilkan manajer kalian
CS
cs dong
admin
operator please
human
human pls
agent
live chat dong
ada orang gak di sini?
ada CS yang bisa bantu?
minta dihubungi CS
capek ngomong sama robot
males ngomong sama bot
jangan bot, mau orang asli
saya tidak mau bicara dengan robot
bukan robot, saya mau orang
nak cakap dengan manusia
nak cakap dgn orang betul
boleh sambungkan saya kepada ejen?
saya nak bercakap dengan pegawai
tolong hubungkan saya dengan khidmat pelanggan manusia
penat cakap dengan robot
tak nak cakap dengan bot
i want to talk to a person
talk to someone
can i speak to a human please
get me a real person
connect me to an agent
let me speak with your manager
i need a human
i want an agent for order 55
butuh CS soal pesanan yang belum datang
transfer me to customer service
is anyone there
is there a real person i can talk to
stop, i'm tired of talking to a robot
i don't want to talk to a bot
no more bots, human please
give me a human
representative
mau chat sama admin bisa ga
min tolong sambungin ke cs nya dong
saya mau komplain langsung ke CS
pls connect me dengan orang sebenar
mana adminnya
bot bodoh, mana orangnya
dari tadi muter-muter, sambungkan ke petugas
transfer me
hand me over to someone
please escalate
is there a person who can help me
help me to talk with an assistant
`
    .trim()
    .split('\n'),
)('%s asks for a person', (text) => {
  expect(ask(text)).toBe(true);
});

test.each(
  `
agen JNE di mana
agen terdekat di mana ya
agent fee berapa
admin fee berapa
biaya admin berapa
kena biaya admin tidak
mau jadi agen
cara daftar jadi agen reseller
nomor CS berapa?
saya travel agent di bali
what is the agent commission
is there an admin fee
admin, pesanan saya mana
kamu robot ya?
are you a bot
robot vacuum masih ada?
jual robot mainan?
barang untuk orang dewasa
ukuran untuk berapa orang
paket diterima orang lain
mau kirim ke alamat orang tua
kemarin sudah chat CS tapi belum selesai
someone stole my package
i sent it to the wrong person
saya tidak mau bicara dengan CS
pesanan saya belum sampai
my agent code is wrong
where is the shipping agent located
caj admin berapa
staf kurir kasar sekali
are you a real human
am i talking to a real person
what hours can I contact customer service
jam berapa CS buka
`
    .trim()
    .split('\n'),
)('%s asks for no person', (text) => {
  expect(ask(text)).toBe(false);
});
