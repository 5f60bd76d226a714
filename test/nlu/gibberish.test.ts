import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { MONDAY } from './support/shop';

const read = (text: string) => understand(text, starter().model, MONDAY);
const lines = (text: string) => text.trim().split('\n');

test.each(
  lines(`
asdkjh
sdfkjhsdf
hjkl qwer
qwpoeiru zmxncb
fghfgh
lkjhgf
zxcvbnm
wpeori
jfkdls ajfkd
qqqqqq
dsfsdf sdfsd
oiuytre
blorp
grmpf
uiop
dkjfhg kjdfhg
xkcd
vbnvbn ghj
kjasd lkjasd qwe
wwwwwww zzz
guten tag
wie geht es dir
wo ist mein paket
ich habe eine frage
wann kommt die lieferung an
où est ma commande
buenos dias
dove si trova
bonjour
waar blijft het
спасибо
где мой заказ
أين طلبي
كيف حالك
我的订单在哪里
你好
退款
என் ஆர்டர் எங்கே
வணக்கம்
कहाँ है मेरा ऑर्डर
ขอบคุณ
안녕하세요
7
42
3 5 8
000
123456789
`),
)('%s, of which no word is known, is not answered', (text) => {
  const { decision, acts, wantsHuman } = read(text);
  expect(decision).not.toBe('answer');
  expect(acts).toEqual([]);
  expect(wantsHuman.value).toBe(false);
});

test('the more words are strange, the less a text is trusted', () => {
  const trusts = ['batalkan pesanan saya', 'batalkan pesanan asdkjh', 'batalkan qwpoei asdkjh', 'zmxncb qwpoei asdkjh'];
  const [all, most, some, none] = trusts.map((text) => read(text).trust);
  expect(all).toBeGreaterThan(most!);
  expect(most).toBeGreaterThan(some!);
  expect(some).toBeGreaterThan(none!);
  expect(none).toBe(0);
});

test.each([
  ['pesnan', 'order-status'],
  ['refnd', 'refund-request'],
  ['stauts order', 'order-status'],
  ['lacak paaket', 'order-status'],
  ['pembayarn gagal', 'payment-failed'],
  ['batlkan pesanan', 'order-cancel'],
  ['ongkri ke bandung brp', 'shipping-cost'],
  ['cancell my ordr', 'order-cancel'],
  ['delivry is late', 'delivery-late'],
  ['wheres my pacel', 'order-status'],
  ['i want a refudn', 'refund-request'],
  ['kupn tidak bisa dipakai', 'promo-code-problem'],
  ['alamt pengiriman salah', 'delivery-change-address'],
  ['pulngkan duit', 'refund-request'],
  ['brang rosak', 'damaged-item'],
  ['paymnt failed', 'payment-failed'],
  ['invoce please', 'invoice-request'],
  ['haloo', 'greeting'],
  ['makasiih', 'thanks'],
  ['membatalkannya', 'order-cancel'],
])('%s is still read as %s', (text, intent) => {
  const { intents, trust } = read(text);
  expect(intents[0]!.intent).toBe(intent);
  expect(trust).toBeGreaterThanOrEqual(starter().model.thresholds.trust);
});
