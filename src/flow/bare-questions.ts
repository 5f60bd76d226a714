import type { Language } from '../domain/language';

/**
 * Questions that name nothing of their own: "how long?", "kenapa perlu?", "boleh guna sekarang?". They are about what was just said, whatever
 * the words alone would be read as.
 */
export type BareQuestion =
  /** By when it will be done. */
  | 'when'
  /** The same, tired of waiting: "lamanya". */
  | 'too-long'
  /** What an answer is wanted for. */
  | 'why'
  /** Something about the thing just spoken of. */
  | 'that';

/** Words that may stand around one and change nothing. */
const AROUND = words(`
actually well ya yah kak kakak min gan sis bro bang mas mbak pak bu bos boss encik puan cik tuan dong sih deh kah kan nih ni tu itu ini la lah ah eh oh hmm
ok oke okay and then but jadi lalu terus tapi btw approx about roughly usually kira kira2 kiranya agak biasanya biasa please tolong lagi emang memang exactly
`);

const KINDS: readonly { readonly kind: BareQuestion; readonly said: RegExp }[] = [
  {
    kind: 'when',
    said: /^(so )?(berapa (lama|hari|jam|minggu)|brp (lama|hari|jam)|lama (tak|tidak|nggak|gak|ga|enggak|ke|x)|how (long|many (days|hours|weeks))|by when|when|kapan|bila|sampai (kapan|bila)|ambil masa berapa( lama)?|makan (waktu|masa) berapa( lama)?)( (prosesnya|proses|process|masuknya|masuk|cairnya|cair|selesainya|selesai|siap|beresnya|beres|dapatnya|dapat|nak|akan|bisa|boleh|mau|tunggu|menunggu|nunggu|tunggunya|nunggunya|will|would|does|do|is|that|it|this|take|takes|be|done|ready|have|to|i|we|should|must|saya|harus|perlu|kena|until|sampai|sampainya|datang|datangnya|tiba|nyampe|dikirim|dihantar|arrive|arrives|come|comes|get|here|get|reach|me|balik|kembali))*$/,
  },
  {
    kind: 'too-long',
    said: /^(kok |kenapa |knp |why |why is it |why does it take |it takes |takes |that is |thats |that's )?(lamanya|lamaa?nya|lama (banget|bgt|bener|amat|sangat|betul|sekali|gila)|lambat(nya)?( (sangat|betul|banget))?|(that|too|this) long|(?<=^why )so long|(?<=^(why is it|why does it take|it takes|takes) )so long|such a long time|forever|ages)$/,
  },
  {
    kind: 'why',
    said: /^((kenapa|knp|mengapa|apasal|why|how come)( (saya|aku|sy|harus|mesti|perlu|kena|nak|mau|minta|mintak|tanya|nanya|diminta|ditanya|butuh|pakai|kasih|beri|bagi|tahu|tau|do|does|would|you|i|must|need|have|to|want|ask|asking|are|for|it|that|this|know|tell|give))*|(buat|untuk|for) apa|nak buat apa|what for|what do you need (it|that|this) for|what is (it|that|this) for)$/,
  },
  {
    kind: 'that',
    said: /^((can|could|may|do) i (use|spend|redeem|have|get|take|do|change|see|apply) (it|them|that|those|this)|(bisa|boleh|dapat|bole)( (langsung|terus|saya|aku|sy))? ?(dipakai|dipake|pakai|pake|guna|digunakan|gunakan|ditukar|tukar|diambil|ditebus|tebus|dituker))( (langsung|terus|sekarang|skrg|now|already|right|away|today|hari|kat|di|mana|where|when|tak|ke|x|nggak|gak|ga))*$/,
  },
];

const LONGEST = 60;

export function bareQuestion(text: string): BareQuestion | null {
  if (text.length > LONGEST) return null;
  const said = plainWords(text);
  return KINDS.find((one) => one.said.test(said))?.kind ?? null;
}

function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).filter((word) => !AROUND.has(word)).join(' ');
}

/** Whether a text says how long something takes or by when it is. */
export function tellsTime(text: string): boolean {
  return /\d[\d-]* ?(hari|jam|menit|minit|minggu|bulan|(working |business )?days?|hours?|minutes?|weeks?|months?)\b/i.test(
    text,
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const TONGUES: readonly { readonly language: Language; readonly names: string }[] = [
  { language: 'en', names: 'english|inggris|inggeris|bahasa inggris|bahasa inggeris|eng' },
  { language: 'ms', names: 'malay|melayu|bahasa melayu|bahasa malaysia|bm' },
  { language: 'id', names: 'indonesian|indonesia|bahasa indonesia' },
];
const ASKED = TONGUES.map(({ language, names }) => ({
  language,
  said: new RegExp(
    `^((can|could|may|do|does|would|bisa|boleh|mau|nak|mahu|i|we|you|kita|saya|awak|kamu|want|to|prefer|rather|like|speak|talk|write|reply|answer|chat|switch|use|change|pakai|pake|guna|cakap|ngomong|bicara|jawab|balas|ganti|tukar|in|into|dalam|ke) )+(${names})( (instead|now|saja|aja|je|tak|nggak|gak|ga|ke|is|better|with|me|us))*$`,
  ),
}));

/** "Can you speak English", "boleh cakap Melayu tak": the language that is asked for, where that is all that is said. */
export function languageAsked(text: string): Language | null {
  if (text.length > LONGEST) return null;
  const said = plainWords(text);
  return ASKED.find((one) => one.said.test(said))?.language ?? null;
}
