import type { Choice, Message } from '../domain/message';

/** Wide enough for any installation, and no order number: "K-1042", "k1042". */
const NUMBER = /(?<![\p{L}\p{N}-])k-?(\d{4,9})(?![\p{L}\p{N}])/iu;
const REOPEN = 'reopen:';
const LONGEST_BARE = 3;

/** The first case number in what a customer says, as cases are written. */
export function caseNumberIn(text: string): string | null {
  const digits = NUMBER.exec(text)?.[1];
  return digits === undefined ? null : `K-${digits}`;
}

/** What a button carries that opens a case again. */
export function reopenValue(number: string): string {
  return REOPEN + number;
}

export function reopenNumber(value: string): string | null {
  return value.startsWith(REOPEN) ? value.slice(REOPEN.length) : null;
}

/**
 * The case that a message is about: by its button, by the number in its words, or by words that say it is not over right after the offer
 * to open it again.
 */
export function caseMeant(
  { text, choice }: { readonly text: string; readonly choice?: Choice },
  lastSaid: readonly Pick<Message, 'buttons'>[],
): string | null {
  if (choice !== undefined) return caseNumberIn(reopenNumber(choice.value) ?? '');
  return caseNumberIn(text) ?? (saysNotOver(text) ? offeredIn(lastSaid) : null);
}

function offeredIn(lastSaid: readonly Pick<Message, 'buttons'>[]): string | null {
  for (const { buttons = [] } of lastSaid) {
    for (const { choice } of buttons) {
      const number = reopenNumber(choice.value);
      if (number !== null) return number;
    }
  }
  return null;
}

/** Words with a case number that ask how the case stands: little else than the number, a question, or a word for it. */
export function asksHowItStands(text: string): boolean {
  const words = text.replace(NUMBER, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= LONGEST_BARE || text.trimEnd().endsWith('?') || ASKING.test(text) || saysUnsolved(text);
}

const ASKING = new RegExp(
  `(?<!\\p{L})(?:${[
    ...['status', 'stat', 'update', 'progress', 'progres', 'kabar', 'kabarnya', 'perkembangan', 'kelanjutan', 'nasib'],
    ...['bagaimana', 'gimana', 'gmn', 'gmana', 'bgmn', 'macam mana', 'mcm mana', 'camana', 'sampai mana', 'smp mana'],
    ...[
      'cek',
      'check',
      'semak',
      'lacak',
      'jejak',
      'tanya',
      'nanya',
      'tahu',
      'tau',
      'apa khabar',
      'sudah',
      'udah',
      'dah',
    ],
    ...['how', 'what', "what's", 'when', 'where', 'any news', 'follow up', 'following up', 'anything new', 'look up'],
    ...['kapan', 'bila', 'kenapa', 'why'],
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** As phones write them: “hasn’t”. */
function straight(text: string): string {
  return text.replaceAll('’', "'");
}

/** Words with a case number that say it is not over. */
export function saysUnsolved(text: string): boolean {
  return UNSOLVED.test(straight(text));
}

const UNSOLVED = new RegExp(
  `(?<!\\p{L})(?:${[
    '(?:belum|blm|tidak|tak|nggak|gak|ga|enggak|x) (?:juga |pun |lagi )?(?:selesai|beres|diselesaikan|settle|setel|siap|tuntas|kelar)',
    '(?:buka|dibuka|bukakan) (?:lagi|kembali|semula|balik)',
    "(?:is not|isn't|isnt|was not|wasn't|hasn't|hasnt|not|never|un) ?(?:yet |been |really )?(?:solved|resolved|fixed|done|settled|finished)",
    '(?:unsolved|unresolved|reopen|re-open|open (?:it |this |the case |my case )?(?:up )?again)',
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** The same of words that follow the offer to open it again. Those about what is named by another number are about that. */
export function saysNotOver(text: string): boolean {
  if (saysUnsolved(text)) return true;
  return STILL.test(straight(text)) && !text.trimEnd().endsWith('?') && !OTHER_NUMBER.test(text);
}

const OTHER_NUMBER = /\d{4}/u;
const UP_TO_THREE_WORDS = "(?:[\\p{L}']+ ){0,3}";
const HAS_NOT = "(?:has not|hasn'?t|have not|haven'?t|did not|didn'?t|is not|isn'?t|not)";

const STILL = new RegExp(
  [
    // "Belum, kak", "not yet".
    '^\\P{L}*(?:belum|blm|blom|not yet)(?: (?:juga|jg|pun|lagi|kak|kakak|min|admin|sis|bro|nih|ni|tuh|dong))*(?:[^\\p{L} ]|$)',
    ...[
      '(?:masih|msh|tetap|tetep) (?:saja |aja |jugak? )?(?:belum|blm|tidak|tdk|tak|nggak|ngga|gak|ga|enggak|x|sama|begitu|rusak|rosak|error|bermasalah|ada masalah|menunggu|nunggu|tunggu)',
      `(?:belum|blm) ${UP_TO_THREE_WORDS}(?:juga|jg|jua|jugak|lagi)`,
      '(?:tak|tidak|x) (?:sampai|dapat|terima|diterima|siap|jumpa|masuk|tiba) ?(?:lagi|juga)',
      "still (?:the same|broken|wrong|missing|waiting|open|no|nothing|not|has not|hasn'?t|have not|haven'?t|is not|isn'?t|does not|doesn'?t|did not|didn'?t|cannot|can'?t)",
      `${HAS_NOT} ${UP_TO_THREE_WORDS}(?:yet|still)`,
      'not (?:quite )?over',
    ].map((one) => `(?<!\\p{L})${one}(?!\\p{L})`),
  ].join('|'),
  'iu',
);
