import type { Language } from '../domain/language';
import type { ScriptTest } from '../testing/script';
import type { Random } from './random';

/** What customers can say: the project's dialogues and sentences that nobody taught the bot. */
export interface Words {
  readonly dialogues: readonly ScriptTest[];
  readonly requests: ByLanguage;
  readonly outside: ByLanguage;
  readonly person: ByLanguage;
  /** Order numbers as the dialogues name them. */
  readonly orderNumbers: readonly string[];
}

export type ByLanguage = { readonly [language in Language]: readonly string[] };

export const NO_WORDS: ByLanguage = { id: [], ms: [], en: [] };

const ANGRY: ByLanguage = {
  id: ['Lama banget sih, kecewa saya!', 'Parah pelayanannya, saya marah!'],
  ms: ['Teruk betul servis ni, saya marah!', 'Kecewa sungguh, lambat sangat!'],
  en: ['This is ridiculous, I am really angry!', 'Terrible service, I am so disappointed!'],
};
const PERSON: ByLanguage = {
  id: ['mau bicara dengan petugas'],
  ms: ['nak cakap dengan pegawai'],
  en: ['I want to talk to a person'],
};
/** Few words that may mean several things. */
const VAGUE: ByLanguage = {
  id: ['pesanan saya gimana', 'soal pembayaran', 'barangnya bermasalah', 'mau ubah pesanan atau batal', 'pengiriman'],
  ms: [
    'pesanan saya macam mana',
    'pasal bayaran',
    'barang ada masalah',
    'nak tukar atau batal pesanan',
    'penghantaran',
  ],
  en: ['my order', 'about the payment', 'something is wrong with the item', 'change or cancel', 'delivery'],
};
const REPLIES: ByLanguage = {
  id: ['Baik, Kak, saya tunggu.', 'Oh begitu. Terus bagaimana?', 'Sudah saya cek, masih sama.'],
  ms: ['Baik, saya tunggu.', 'Oh begitu. Jadi macam mana?', 'Dah semak, masih sama.'],
  en: ['All right, I will wait.', 'I see. What happens next?', 'I checked, it is still the same.'],
};
const ANSWERS: ByLanguage = {
  id: ['Warnanya tidak sesuai dengan foto', 'Jalan Melati 12, Bandung'],
  ms: ['Warna tidak sama dengan gambar', 'Jalan Melati 12, Shah Alam'],
  en: ['The colour is not as in the picture', '12 Melati Street, Kuala Lumpur'],
};
const YES: { readonly [language in Language]: string } = { id: 'ya', ms: 'ya', en: 'yes' };
const NO: { readonly [language in Language]: string } = { id: 'tidak', ms: 'tidak', en: 'no' };
const CANCEL: { readonly [language in Language]: string } = { id: 'batal', ms: 'batal', en: 'cancel' };
const NOT_OVER: { readonly [language in Language]: string } = {
  id: 'belum selesai',
  ms: 'belum selesai',
  en: 'it is not solved',
};
const THANKS: { readonly [language in Language]: string } = { id: 'makasih ya', ms: 'terima kasih', en: 'thank you' };

/** What one customer says, in that customer's language. */
export class Tongue {
  constructor(
    private readonly words: Words,
    readonly language: Language,
    private readonly random: Random,
  ) {}

  dialogue(): ScriptTest | null {
    const { dialogues } = this.words;
    const own = dialogues.filter(({ languages }) => languages?.includes(this.language) ?? true);
    if (own.length === 0) return null;
    // Tests dwell on what goes wrong; in life most goes well.
    const first = this.random.pick(own);
    return endsWithPeople(first) && this.random.chance(0.75) ? this.random.pick(own) : first;
  }

  request = () => this.oneOf(this.words.requests, ANSWERS);
  outside = () => this.oneOf(this.words.outside, ANSWERS);
  person = () => this.oneOf(this.words.person, PERSON);
  vague = () => this.random.pick(VAGUE[this.language]);
  angry = () => this.random.pick(ANGRY[this.language]);
  reply = () => this.random.pick(REPLIES[this.language]);
  yes = () => YES[this.language];
  no = () => NO[this.language];
  cancel = () => CANCEL[this.language];
  notOver = () => NOT_OVER[this.language];
  thanks = () => THANKS[this.language];

  /** To a question of that type. */
  answer(type: string): string {
    switch (type) {
      case 'order-number':
        return this.words.orderNumbers.length === 0 ? '77' : this.random.pick(this.words.orderNumbers);
      case 'yes-no':
        return this.random.chance(0.6) ? this.yes() : this.no();
      case 'email':
        return `pelanggan${this.random.whole(1, 99)}@example.com`;
      case 'phone':
        return `+62812${this.random.whole(10_000_000, 99_999_999)}`;
      case 'date':
        return `${this.random.whole(1, 28)}/11/2026`;
      case 'money':
        return `Rp ${this.random.whole(10, 900)}.000`;
      case 'number':
      case 'quantity':
        return String(this.random.whole(1, 5));
      case 'any-code':
        return `HEMAT${this.random.whole(10, 99)}`;
      case 'digits':
        return String(this.random.whole(1000, 9999));
      default:
        return this.random.pick(ANSWERS[this.language]);
    }
  }

  private oneOf(own: ByLanguage, others: ByLanguage): string {
    return this.random.pick(own[this.language].length === 0 ? others[this.language] : own[this.language]);
  }
}

function endsWithPeople({ lines }: ScriptTest): boolean {
  return lines.some(({ holds }) => holds.some((one) => one.kind === 'owner' && one.owner !== 'bot'));
}
