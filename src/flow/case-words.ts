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

/** Words with a case number that say it is not over. */
export function saysUnsolved(text: string): boolean {
  return UNSOLVED.test(text);
}

const UNSOLVED = new RegExp(
  `(?<!\\p{L})(?:${[
    '(?:belum|blm|tidak|tak|nggak|gak|ga|enggak|x) (?:juga |pun |lagi )?(?:selesai|beres|diselesaikan|settle|setel|siap|tuntas|kelar)',
    '(?:buka|dibuka|bukakan) (?:lagi|kembali|semula|balik)',
    "(?:is not|isn't|isnt|was not|wasn't|not|never|un) ?(?:yet |been |really )?(?:solved|resolved|fixed|done|settled|finished)",
    '(?:unsolved|unresolved|reopen|re-open|open (?:it |this |the case |my case )?(?:up )?again)',
  ].join('|')})(?!\\p{L})`,
  'iu',
);
