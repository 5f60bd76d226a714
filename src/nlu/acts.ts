import type { DialogueAct } from '../domain/understanding';
import type { Word } from './scan';

const AFFIRM = words(`
ya iya yes yep yup yeah yea yo yoi betul benar ok oke okay sip siap setuju boleh baik baiklah lanjut lanjutkan teruskan sure correct
right exactly tentu pasti absolutely definitely alright fine agree jadi bisa sudah aye y iyes sipp jom hooh haah gpp gapapa okelah bolehlah iyalah yaudah gaskeun gaskan gas yess yeap betullah setujulah silakan silahkan sila 👍 👌 ✅ 🆗
`);
const DENY = words('tidak bukan no nope nah tak jangan belum not never n ndak ogah salah wrong incorrect keliru 👎 ❌');
const SOFT = words(`
ya dong deh sih aja saja lah la kak min bang mas mbak gan sis bro please tolong itu tu ini ni kok kan pun je terima kasih thanks thank you
saya aku course of kita pak bu encik puan cik dulu dah mau nak mahu sangat banget boss bos kawan 🙏 😊 🙂 that it is's is its that's
`);
const CANCEL = words('batal batalkan cancel stop berhenti hentikan lupakan abaikan forget quit exit keluar');
const BACK = words('kembali balik back mundur undur sebelumnya sebelum previous');
const REPEAT = words('ulang ulangi ulangkan repeat pardon');

/** What a message does to the talk itself. Only short messages do: "batalkan" stops the talk, "batalkan pesanan saya" is a request. */
export function readActs(words: readonly Word[]): DialogueAct[] {
  if (words.length === 0 || words.length > 60) return [];
  const acts: DialogueAct[] = [];
  const texts = words.map(({ text }) => text);
  const heavy = texts.filter((text) => !SOFT.has(text));
  const joined = texts.join(' ');
  const said = mayBePhrase(heavy) ? joined : '';
  const corrects = isCorrection(joined, texts);
  if (corrects) acts.push('correct');
  // Both: where yes or no was asked it is a no, else nothing is wanted any more.
  const isNoNeed = isPhrase(said, NO_NEED_PHRASE);
  if (isOnly(heavy, CANCEL, 2) || isPhrase(said, CANCEL_PHRASE) || isNoNeed) acts.push('cancel');
  if (isOnly(heavy, BACK, 2) || isPhrase(said, BACK_PHRASE)) acts.push('back');
  if (isOnly(heavy, REPEAT, 2) || isPhrase(said, REPEAT_PHRASE)) acts.push('repeat');
  if (isNoNeed) acts.push('deny');
  if (acts.some((act) => act !== 'correct')) return acts;
  const answer = yesOrNo(texts, heavy, joined, said);
  if (answer !== null) acts.push(answer);
  return acts;
}

/** Nothing but yes, no and what is said around them: "ya kak", "tak nak". */
export function isBareYesOrNo(words: readonly Word[]): boolean {
  const heavy = words.filter(({ text }) => !SOFT.has(text) || text === 'ya');
  return heavy.length > 0 && heavy.every(({ text }) => AFFIRM.has(text) || DENY.has(text));
}

/** `affirm`, `deny` or neither: by the whole of a short message, or by how a longer one begins ("ya, pesanan yang kemarin"). */
function yesOrNo(
  texts: readonly string[],
  heavy: readonly string[],
  joined: string,
  said: string,
): 'affirm' | 'deny' | null {
  if (CLOSES.test(joined)) return null;
  if (isPhrase(said, YES_PHRASE)) return 'affirm';
  if (isPhrase(said, NO_PHRASE) || (texts.length <= 9 && HAS_NONE.test(joined))) return 'deny';
  const first = texts[0]!;
  if (/^(tak apa|tidak apa|ya sudah$|ya sudahlah|no problem|not a problem|tak kisah|gapapa)\b/.test(joined))
    return 'affirm';
  if (texts.length <= 5 && heavy.length > 0 && heavy.every((text) => AFFIRM.has(text) || DENY.has(text))) {
    return heavy.some((text) => DENY.has(text)) ? 'deny' : 'affirm';
  }
  if (ASSENTS.has(first) && ASSENT.test(joined.replace(/ (dong|kak|ya|lah|deh|min)\b/g, ''))) return 'affirm';
  if (heavy.length === 0) return texts.some((text) => text === 'ya' || text === 'dah') ? 'affirm' : null;
  if (/^(ya|iya|yes|yep|yup|yeah|betul|benar|correct)$/.test(first)) return 'affirm';
  if (/^(no|nope|bukan|nah)$/.test(first)) return 'deny';
  if (/^(tidak|tak|jangan)$/.test(first) && texts.length <= 4) return 'deny';
  return null;
}

/** "I don't have a picture right now", "belum sempat foto": who is asked for one has none. */
const HAS_NONE =
  /^(sorry |maaf |duh |aduh |well |kak |i |saya |aku |sy )*(do not have|have not got|did not take|have no|no|tidak (ada|punya|sempat)|tak (ada|punya|sempat)|belum (ada|punya|sempat)|tiada|takde|takda)( ambil| bikin| buat| take| taken)?( a| any| the| one)? (picture|pictures|photo|photos|pic|pics|image|images|screenshot|foto|fotonya|gambar|gambarnya|gambarnyo|bukti|buktinya)\b/;
/** "Ok, that's all" ends a talk and agrees to nothing; "ya, itu saja" agrees. */
const CLOSES =
  /^(ok|oke|okay|sudah|dah|baik|sip|cukup|sekian)( (ok|oke|okay|sudah|dah|cukup|sekian|lah|deh|kak|min))* ((itu|tu|segitu|gitu) (saja|aja|je|jer|sahaja|doang)|that is (all|it)|thats all|all good)( (dulu|lah|kak|deh|ya|thanks?|thank you|terima kasih|makasih|tq))*$/;

const ASSENT = /^(hu um|ha ah|ho oh|mm hm|uh huh|mau|nak|mahu)$/;
const ASSENTS = words('hu ha ho mm uh mau nak mahu');

const PHRASE_WORDS = new Set<string>();
const NO_NEED_PHRASE = phrase(
  "tidak usah|tidak perlu|tidak payah|tak usah|tak payah|tak perlu|jangan repot|(there is )?no need|not needed|not necessary|do not need (it|to)|(i )?do not bother|dont bother|don't bother",
);
const YES_PHRASE = phrase(
  'of course|go ahead|sounds good|(that is|that) (right|correct|it)|i (do )?agree|why not|please do|(saya|aku) (mau|nak|setuju)|sudah benar|sudah betul',
);
const NO_PHRASE = phrase(
  'not (yet|really|now|today|this one|that one|right|correct)|(i )?do not think so|of course not|absolutely not|maybe later|lain kali|belum lagi|kurang tepat|(saya|aku) (tidak|tak) (mau|nak|setuju)',
);
const CANCEL_PHRASE = phrase(
  'tidak jadi|tak jadi|never mind|nevermind|sudahlah|sudah lah|forget (it|that|about it)|cancel (it|that|this)|stop (it|this|here)|udahan|cukup sampai sini',
);
const BACK_PHRASE = phrase(
  '(go|take me|going|move) back|back to (the )?(start|menu|main menu|previous|beginning)|(balik|kembali|patah balik) lagi|(balik|kembali) ke (awal|menu|menu utama|atas|sebelumnya|tadi)|(ke )?menu( utama)?|main menu|start over|mulai (lagi|dari awal|ulang)|mula semula|patah balik|undo',
);
const REPEAT_PHRASE = phrase(
  'apa tadi|tadi apa|apa katamu|say (that|it) (again|once more)|say again|come again|what did you (just )?say|what was that|sekali lagi|(bisa|boleh) (diulang|diulangi|ulang|ulangi)( lagi)?( tak| tidak)?|(ulang|ulangi) (lagi|yang tadi|tadi)|(can|could) you (please )?(repeat|say)( that| it)?( again)?',
);
const CORRECT_PHRASE =
  /(^|\s)(maksud (saya|aku|ku|gue)|maksudku|maksudnya saya|i mean|i meant|bukan itu( maksud.*)?|not that|that is not what i.*|salah (paham|faham|tangkap)|ralat|eh (?:salah|silap)|koreksi|maksud sy|that is wrong|thats wrong)(\s|$)/;

function isCorrection(joined: string, texts: readonly string[]): boolean {
  if (texts.length > 25) return false;
  return (
    CORRECT_PHRASE.test(joined) ||
    (/^(bukan|no) /.test(joined) && texts.length > 2 && !/^no (problem|thanks?|worries|need)/.test(joined))
  );
}

const CORRECTED =
  /^(?:(?:no|nope|bukan|tidak|tak|eh|oh|ah|maaf|sorry|salah|silap|tersilap|wait|oops|actually)[\s,.!-]{1,3}){1,3}(?:maksud ?(?:saya|aku|ku|gue|gw|sy|nya)|i mean[t]?|yang benar|yg benar|yang betul)[\s,:;.-]{1,3}(\S.*)$|^(?:ralat|koreksi|pembetulan|correction|i meant)[\s,:;.-]{1,3}(\S.*)$/is;
const LONGEST_CORRECTION = 300;

/** "No, I meant Emma": what was meant, where the words leave no doubt that something said before was wrong. */
export function correctedTo(text: string): string | null {
  const said = text.trim();
  const found = said.length > LONGEST_CORRECTION ? null : CORRECTED.exec(said);
  return found === null ? null : (found[1] ?? found[2] ?? null);
}

/** Their words are written whole: `(ulang|ulangi)`. */
function phrase(source: string): RegExp {
  for (const word of source.match(/[a-z']+/g) ?? []) PHRASE_WORDS.add(word);
  return new RegExp(`(?<![^ ])(${source})(?![^ ])`);
}

/** With a word of no phrase, no phrase is all that is said. */
function mayBePhrase(heavy: readonly string[]): boolean {
  return heavy.every((text) => PHRASE_WORDS.has(text) || AROUND.has(text));
}

/** The phrase is all that is said, but for words that say nothing. */
function isPhrase(joined: string, phrase: RegExp): boolean {
  const rest = joined !== '' && joined.length <= 60 && phrase.test(joined) ? joined.replace(phrase, '').trim() : null;
  return rest !== null && (rest === '' || rest.split(/ +/).every((word) => SOFT.has(word) || AROUND.has(word)));
}

const AROUND = words(
  'sudah ok oke okay kalau gitu begitu then anymore now sorry maaf i me have repot well all hmm oh eh',
);

function isOnly(heavy: readonly string[], set: ReadonlySet<string>, most: number): boolean {
  return heavy.length > 0 && heavy.length <= most && heavy.every((text) => set.has(text));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
