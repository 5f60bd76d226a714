import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const REQUESTS = `
saya mau ngobrol sama orang beneran
bisa disambungkan ke petugas?
tolong oper ke admin ya
aku pengen bicara langsung sama CS
minta CS dong, ribet nih bot
udah 3 jam nunggu, mau bicara sama orang
sudah dua jam saya menunggu, sambungkan ke CS sekarang
capek ah ngomong sama mesin
bosan dijawab robot terus
ga mau sama bot, mau sama manusia
ada yang bisa dihubungi nggak, manusia ya
panggilin supervisornya dong
saya minta dihubungi petugas
saya mau dibantu orang, bukan robot
kasih saya ke operator
halo min, mau chat sama CS bisa?
tolong hubungkan dengan manajer
tolong, saya butuh orang
orang asli please
kak admin tolong balas
ada manusia di sana?
akun saya dibobol orang, tolong sambungkan ke CS
barang saya dicuri orang, saya mau bicara dengan petugas
nak bercakap dengan manusia boleh?
boleh sambung saya ke pegawai tak
saya nak jumpa ejen sebenar
tolong panggilkan penyelia
penat layan robot ni
tak nak bot, nak orang
saya tak mahu bercakap dengan mesin
mana staf korang, saya nak cakap
ada orang tak kat sini
dah sejam tunggu, nak cakap dengan orang
sambungkan saya dengan khidmat pelanggan
bagi saya cakap dengan pengurus
boleh pegawai hubungi saya
minta ejen call saya
akaun saya kena hack orang, nak cakap dengan pegawai
i'd like to speak with a real person
can i get a human on here
put me through to an agent
please connect me with support staff, a human
i have been waiting for three hours, get me a human
long time waiting, let me talk to a person
is there anybody i can talk to
let me talk to your supervisor
can someone call me
could somebody help me, a real person
sick of this bot
i hate talking to machines
no bots please, give me an agent
my account was hacked by someone, i need to talk to a person
i want customer service
live agent please
speak to representative
want to chat sama admin
please sambungkan saya ke human agent
i nak cakap dengan customer service
boleh tak connect to a real agent
mau talk to manusia dong
`;

const FALSE_FRIENDS = `
agen JNE di mana
agen pos terdekat dari rumah saya
agen J&T buka hari Minggu?
tolong akun saya dibobol orang!!
tolong akun saya dipakai orang
tolong, barang saya dicuri orang
paket saya diambil orang tolong dicek
akun saya dibajak oleh orang tak dikenal
kartu saya dipakai orang lain
tolong ada orang pakai akun saya
ada orang masuk ke akun saya
saya ditipu orang
kamu siapa
kamu ini manusia atau robot
saya bicara dengan siapa
ini dijawab orang atau bot
mau jadi agen penjualan
biaya admin transfer berapa
jam berapa CS bisa dihubungi
kapan saya bisa chat dengan CS
pelayanan petugasnya buruk sekali
kurirnya orang yang kasar
hadiah untuk orang tua saya
muat untuk dua orang nggak
kemarin CS bilang barang dikirim hari ini
tolong akaun saya kena hack orang
akaun saya digodam orang
barang saya dicuri orang depan rumah
tolong duit saya kena tipu orang
awak ni siapa
saya cakap dengan siapa ni
awak robot ke manusia
caj ejen berapa
bila saya boleh chat dengan staf
staf awak kurang sopan
ejen Poslaju dekat mana
help my account was hacked by someone
please help, somebody stole my parcel
someone is using my account please help
my order was taken by another person
who am i talking to
complaints about staff
when can I chat with staff
what hours are your agents available
your agent was rude to me
`;

const lines = (text: string) => text.trim().split('\n');
const read = (text: string) => understand(text, starter().model, MONDAY);

test('of sixty requests for a person at least 59 are heard', () => {
  const texts = lines(REQUESTS);
  expect(texts).toHaveLength(60);
  const missed = texts.filter((text) => read(text).decision !== 'human');
  expect(missed.length <= 1 ? [] : missed).toEqual([]);
});

test('of 45 sentences that only sound like one at most 1 is taken for it', () => {
  const texts = lines(FALSE_FRIENDS);
  expect(texts).toHaveLength(45);
  const taken = texts.filter((text) => read(text).wantsHuman.value);
  expect(taken.length <= 1 ? [] : taken).toEqual([]);
});

test.each(['skip', 'Skip', 'lewati', 'langkau'])('%s asks for nobody', (text) => {
  expect(read(text)).toMatchObject({ wantsHuman: { value: false } });
});

test('where nobody is asked for, talk-to-human is no answer', () => {
  const answered = lines(FALSE_FRIENDS).filter((text) => {
    const { decision, intents } = read(text);
    return decision === 'answer' && intents[0]!.intent === 'talk-to-human';
  });
  expect(answered).toEqual([]);
});

test.each([
  ['tolong akun saya dibobol orang!!', 'account-hacked'],
  ['akaun saya kena hack orang', 'account-hacked'],
  ['my account was hacked by someone', 'account-hacked'],
  ['kamu siapa', 'bot-identity'],
  ['saya bicara dengan siapa', 'bot-identity'],
  ['complaints about staff', 'complaint'],
  ['when can I chat with staff', 'store-hours'],
])('%s is %s', (text, intent) => {
  const { decision, intents } = read(text);
  expect([decision, intents[0]!.intent]).toEqual(['answer', intent]);
});
