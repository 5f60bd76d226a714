import type { Language } from '../../src/domain/language';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { CaseRow } from '../../src/store/store';
import { type BotServer, startBotServer } from '../support/bot-server';
import { DirectLineTalk } from '../support/direct-line-talk';
import { eventually } from '../support/small-bot';
import { starterFiles } from '../support/starter';

/** What the customer writes, or how many minutes pass, then what must be heard before the next line. */
type Line = readonly [words: string | number, ...heard: RegExp[]];
type Dialogue = { readonly says: { readonly [language in Language]: readonly Line[] }; readonly ends: Ending };
type Ending = (row: CaseRow) => void;

/** Of a team that is open, or closed: the tests run at any hour. */
const QUEUED = /Your case number is K-\d+\.|; case K-\d+ is in the queue and will be answered as soon as we open\./;

let bot: BotServer;
beforeAll(async () => {
  bot = await startBotServer(starterFiles());
});
afterAll(() => bot.end());

const MINUTE = 60_000;
const open: Ending = ({ case: { closedAt } }) => expect(closedAt).toBeNull();
const confirmed: Ending = ({ case: { outcome } }) => expect(outcome).toBe('resolved-confirmed');
const abandoned: Ending = ({ case: { outcome } }) => expect(outcome).toBe('abandoned');
const waitsFor =
  (team: string): Ending =>
  ({ case: { owner } }) =>
    expect(owner).toEqual({ kind: 'queue', team });

const dialogues: { readonly [name: string]: Dialogue } = {
  'a question about something else in the middle of a question': {
    says: {
      id: [
        ['mau cek pesanan saya dong', /nomor pesanan/],
        ['eh bisa bayar pakai apa aja ya?', /QRIS/, /nomor pesanan|nomornya/],
        ['KH-104234', /Semarang/, /membantu/],
        ['ya', /Senang/],
      ],
      ms: [
        ['nak semak pesanan saya', /nombor pesanan/],
        ['kejap, boleh bayar guna apa je?', /DuitNow/, /nombor pesanan|nombornya/],
        ['KH-118202', /Seremban/, /membantu/],
        ['ya', /Gembira/],
      ],
      en: [
        ['i want to check my order', /order number/],
        ['wait, which payment methods do you take?', /instalments/i, /order number/],
        ['KH-104234', /Semarang/, /help\?/],
        ['yes', /Glad/],
      ],
    },
    ends: confirmed,
  },
  'the customer would rather have something else done': {
    says: {
      id: [
        ['batalkan pesanan KH-104231', /4 angka terakhir/],
        ['ganti ukuran saja deh', /kita ganti ke: Ubah pesanan/, /4 angka terakhir/],
        ['4567', /mau diubah/],
        ['kemejanya dari S ke L', /G-\d+/, /Janji kami/, /membantu/],
        ['ya', /Senang/],
      ],
      ms: [
        ['tolong batalkan pesanan KH-118209', /4 digit terakhir/],
        ['ubah warna pesanan sahaja lah', /kita tukar kepada: Ubah pesanan/, /4 digit terakhir/],
        ['4410', /mahu diubah/],
        ['lampu warna hitam', /G-\d+/, /Janji kami/, /membantu/],
        ['ya', /Gembira/],
      ],
      en: [
        ['cancel order KH-104231', /last 4 digits/],
        ['actually I would rather change the size', /do this instead: Change an order/, /last 4 digits/],
        ['4567', /should be different/],
        ['the shirt from S to L', /G-\d+/, /Our promise/, /help\?/],
        ['yes', /Glad/],
      ],
    },
    ends: confirmed,
  },
  'another address than the one that was read back': {
    says: {
      id: [
        ['mau ganti alamat kirim KH-104231', /4 angka terakhir/],
        ['4567', /Alamat sekarang/],
        ['Jl. Kenanga 8, Bandung 40123', /Kenanga 8/],
        ['eh salah, maksud saya Jl. Kenanga 18, Bandung 40123', /Kenanga 18/],
        ['ya', /A-\d+/],
      ],
      ms: [
        ['nak tukar alamat penghantaran pesanan KH-118209', /4 digit terakhir/],
        ['4410', /Alamat sekarang/],
        ['Jalan Bukit 5, 43000 Kajang', /Bukit 5/],
        ['eh silap, maksud saya Jalan Bukit 15, 43000 Kajang', /Bukit 15/],
        ['ya', /A-\d+/],
      ],
      en: [
        ['please change the delivery address of KH-104232', /last 4 digits/],
        ['1188', /address/],
        ['8 Lily Road, Bandung 40123', /8 Lily Road/],
        ['sorry, I meant 18 Lily Road, Bandung 40123', /18 Lily Road/],
        ['yes', /A-\d+/],
      ],
    },
    ends: open,
  },
  'an invoice for a company, all said at once': {
    says: {
      id: [
        [
          'saya butuh faktur pesanan KH-104240 atas nama PT Maju Jaya, NPWP 01.234.567.8-901.000',
          /Janji kami: faktur atas nama perusahaan untuk KH-104240/,
          /K-\d+/,
        ],
      ],
      ms: [
        [
          'nak invois KH-118203 atas nama syarikat Maju Sdn Bhd, no cukai C2581234509',
          /Janji kami: invois atas nama syarikat untuk KH-118203/,
          /K-\d+/,
        ],
      ],
      en: [
        [
          'I need a company invoice for order KH-104240, Maju Jaya Ltd, tax number 01.234.567.8-901.000',
          /Our promise: the invoice in your company's name for KH-104240/,
          QUEUED,
        ],
      ],
    },
    ends: waitsFor('payments'),
  },
  'the customer meant another order': {
    says: {
      id: [
        ['cek status pesanan KH-104234', /Semarang/],
        ['bukan, maksud saya KH-104231', /sedang kami siapkan/],
      ],
      ms: [
        ['semak status pesanan KH-104234', /Semarang/],
        ['bukan, maksud saya KH-104231', /sedang disediakan/],
      ],
      en: [
        ['check the status of order KH-104234', /Semarang/],
        ['no, I meant KH-104231', /preparing/],
      ],
    },
    ends: open,
  },
  'two requests in one message': {
    says: {
      id: [['status pesanan KH-104231 gimana dan bisa bayar pakai apa aja?', /sedang kami siapkan/, /QRIS/]],
      ms: [['apa status pesanan KH-118209 dan boleh bayar guna apa?', /sedang disediakan/, /DuitNow/]],
      en: [
        ['what is the status of order KH-104231 and which payment methods do you have?', /preparing/, /instalments/i],
      ],
    },
    ends: ({ case: { intent } }) => expect(intent).toBe('order-status'),
  },
  'the order number is given before it is asked for': {
    says: {
      id: [
        ['pesanan KH-104233 telat nih, harusnya udah sampai', /terlambat/, /Cirebon/, /Janji kami/],
        ['ya makasih', /Senang/],
      ],
      ms: [
        ['pesanan KH-118201 lewat sangat, dah lepas tarikh jangkaan', /lewat/, /Sungai Buloh/, /Janji kami/],
        ['ya', /Gembira/],
      ],
      en: [
        ['my order KH-104233 is late, it should have been here by now', /sorry/, /promise/],
        ['yes thanks', /Glad/],
      ],
    },
    ends: confirmed,
  },
  'the customer has no order number to give': {
    says: {
      id: [
        ['pesanan saya udah sampai mana', /nomor pesanan/],
        ['nggak tahu nomornya', /KH-/],
        ['nggak ada nomornya', /K-\d+/],
      ],
      ms: [
        ['pesanan saya dah sampai mana', /nombor pesanan/],
        ['tak tahu nombornya', /KH-/],
        ['tak ada nombornya', /K-\d+/],
      ],
      en: [
        ['where is my order', /order number/],
        ["i don't know the number", /KH-/],
        ["i don't have it", QUEUED],
      ],
    },
    ends: waitsFor('orders'),
  },
  'anger rises until the customer wants a person': {
    says: {
      id: [
        ['pesanan KH-104233 telat nih, harusnya udah sampai', /Mohon maaf/],
        ['parah banget sih pelayanannya!!! mana petugasnya, saya mau bicara sama orang', /K-\d+/],
      ],
      ms: [
        ['pesanan KH-118201 lewat sangat, dah lepas tarikh jangkaan', /mohon maaf/],
        ['teruk betul servis ni!!! saya nak cakap dengan orang sekarang', /K-\d+/],
      ],
      en: [
        ['my order KH-104233 is late, it should have been here by now', /sorry/],
        ['this is ridiculous!!! give me a person right now', QUEUED],
      ],
    },
    ends: ({ case: { handoff } }) => expect(handoff?.reason).toBe('asked'),
  },
  'silence, and a return': {
    says: {
      id: [
        ['mau cek pesanan saya dong', /nomor pesanan/],
        [45],
        ['halo kak', /Halo lagi.*Tadi kita sampai di: Cek pesanan/, /nomor pesanan/],
        ['cek pesanan KH-104234', /Semarang/],
      ],
      ms: [
        ['nak semak pesanan saya', /nombor pesanan/],
        [45],
        ['hai', /Hai lagi.*Tadi kita sampai di: Semak pesanan/, /nombor pesanan/],
        ['semak pesanan KH-118202', /Seremban/],
      ],
      en: [
        ['i want to check my order', /order number/],
        [45],
        ['hello', /Hello again.*We were at: Check an order/, /order number/],
        ['check order KH-104234', /Semarang/],
      ],
    },
    ends: ({ case: { outcome, closedAt } }) => expect([outcome, closedAt]).toEqual([null, null]),
  },
  'silence for good': {
    says: {
      id: [['mau cek pesanan saya dong', /nomor pesanan/], [45]],
      ms: [['nak semak pesanan saya', /nombor pesanan/], [45]],
      en: [['i want to check my order', /order number/], [45]],
    },
    ends: abandoned,
  },
  'the language changes on the way': {
    says: {
      id: [
        ['mau cek pesanan saya dong', /nomor pesanan/],
        ['sorry, can we speak English please? my order is KH-104234', /is with|on its way|Semarang/],
        ['thank you, that helped', /Glad/],
      ],
      ms: [
        ['nak semak pesanan saya', /nombor pesanan/],
        ['can you answer in English please, the order is KH-118202', /Seremban/],
        ['yes it did', /Glad/],
      ],
      en: [
        ['i want to check my order', /order number/],
        ['maaf kak, saya lebih nyaman pakai bahasa Indonesia, nomornya KH-104234', /Kak|membantu/],
        ['ya, terima kasih kak', /Senang/],
      ],
    },
    ends: confirmed,
  },
  'no, that did not help': {
    says: {
      id: [
        ['cek status pesanan KH-104234', /membantu/],
        ['nggak, belum membantu', /K-\d+/],
      ],
      ms: [
        ['semak status pesanan KH-118202', /membantu/],
        ['tidak, tak membantu pun', /K-\d+/],
      ],
      en: [
        ['check the status of order KH-104234', /help\?/],
        ['no, that did not help', QUEUED],
      ],
    },
    ends: ({ case: { handoff } }) => expect(handoff?.reason).toBe('not-helped'),
  },
  'a friendly end': {
    says: {
      id: [
        ['bisa bayar pakai apa aja kak?', /QRIS/, /membantu|bantu/],
        ['[Ya]', /Senang/],
        ['makasih ya kak, dadah', /Sama-sama|Sampai jumpa|Terima kasih/i],
      ],
      ms: [
        ['boleh bayar guna apa je?', /DuitNow/],
        ['[Ya]', /Gembira/],
        ['terima kasih, jumpa lagi', /Sama-sama|Jumpa lagi|Terima kasih/i],
      ],
      en: [
        ['which payment methods do you have?', /instalments/i],
        ['[Yes]', /Glad/],
        ['thanks, bye', /welcome|bye|Thank you/i],
      ],
    },
    ends: confirmed,
  },
};

describe.each(Object.entries(dialogues))('%s, over Direct Line', (_name, { says, ends }) => {
  it.each(['id', 'ms', 'en'] as const)('in %s', async (language) => {
    const talk = await DirectLineTalk.begin(bot, language);
    for (const [words, ...heard] of says[language]) {
      if (typeof words === 'number') await pass(words);
      else await talk.say(words);
      await talk.hears(...heard);
    }
    ends(await caseOf(talk));
  });
});

const complaint = {
  id: {
    says: ['pelayanannya parah banget, saya kecewa', 'kasirnya membentak saya', '[Lewati]'],
    heard: [
      /^[^>]*Halo Kak Rina!/,
      /Mohon maaf[\s\S]*apa yang terjadi/,
      /tentang sebuah pesanan/,
      /C-\d+/,
      /Janji kami/,
    ],
    settled: /keluhan C-\d+. Apakah sudah benar-benar selesai\?/,
  },
  ms: {
    says: ['servis teruk sangat, saya kecewa', 'juruwang tengking saya', '[Langkau]'],
    heard: [/Hai Rina!/, /mohon maaf[\s\S]*apa yang berlaku/, /mana-mana pesanan/, /C-\d+/, /Janji kami/],
    settled: /aduan C-\d+. Adakah ia benar-benar selesai\?/,
  },
  en: {
    says: ['your service is terrible, I am so disappointed', 'the cashier yelled at me', '[Skip]'],
    heard: [/Hello Rina!/, /sorry[\s\S]*what happened/, /about an order/, /C-\d+/, /Our promise/],
    settled: /complaint C-\d+. Is it really settled\?/,
  },
} as const;

describe('a complaint of a customer known by name, over Direct Line and the desk', () => {
  it.each([
    'id',
    'ms',
    'en',
  ] as const)('is apologised for, taken up, settled and asked after in %s', async (language) => {
    const house = await startBotServer(starterFiles());
    try {
      const { says, heard, settled } = complaint[language];
      const talk = await DirectLineTalk.begin(house, language, 'Rina');
      await talk.hears(heard[0]);
      await talk.say(says[0]);
      await talk.hears(heard[1]);
      await talk.say(says[1]);
      await talk.hears(heard[2]);
      await talk.say(says[2]);
      await talk.hears(heard[3], heard[4]);
      const number = await house.desk.takeNext();
      await house.desk.answer(number, 'Rina Wijaya: 1234 OK');
      await talk.hears(/1234 OK/);
      await house.desk.resolve(number);
      await talk.hears(/\[5\]/);
      await talk.say('[5]');
      house.pass(49 * 60 * MINUTE);
      await talk.hears(settled);
    } finally {
      await house.end();
    }
  });
});

/** Time goes by, until the server's clock has looked at its timers and each that was due is done. */
async function pass(minutes: number): Promise<void> {
  bot.pass(minutes * MINUTE);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const store = await openSqliteStore({ folder: bot.dataDir, readOnly: true });
  try {
    await eventually(async () => (await store.readBacklog(bot.now())).timersDue === 0);
  } finally {
    await store.close();
  }
}

/** The newest case of a conversation, once the clock's looks are over. */
async function caseOf({ conversation }: DirectLineTalk): Promise<CaseRow> {
  const store = await openSqliteStore({ folder: bot.dataDir, readOnly: true });
  try {
    const rows = await store.readCases({ closedToo: true, limit: 500 });
    const row = rows.find((one) => one.conversation === `webchat:${conversation}` || one.conversation === conversation);
    if (row === undefined) throw new Error(`No case was opened in ${conversation}.`);
    return row;
  } finally {
    await store.close();
  }
}
