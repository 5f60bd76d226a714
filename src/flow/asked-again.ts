import type { ConversationState } from '../domain/conversation';
import type { Json } from '../domain/json';

/** What agents ask customers for, and by which words: of a slot's name, and of a question in one of the three languages. */
const KINDS: readonly { readonly what: string; readonly slot: RegExp; readonly words: RegExp }[] = [
  {
    what: 'order',
    slot: /^order(?:[-_]?(?:id|number|no))?$/,
    words: /\b(?:no(?:mor|mbor)?\.? ?(?:order|pesanan|invoice)|order (?:number|no|id)|nomor ?nya pesanan)(?:nya)?\b/i,
  },
  {
    what: 'phone',
    slot: /^(?:phone|mobile|telp|hp)(?:[-_]?number)?$/,
    words:
      /\b(?:no(?:mor|mbor)?\.? ?(?:hp|handphone|telepon|telefon|telp|tel|wa|whatsapp)|(?:phone|mobile|telephone) (?:number|no))(?:[- ]?nya)?\b/i,
  },
  { what: 'email', slot: /^e-?mail(?:[-_]?address)?$/, words: /\b(?:e-?mail|emel)(?:nya)?\b/i },
  {
    what: 'address',
    slot: /^(?:address|alamat)$/,
    words: /\b(?:alamat(?:nya)?(?! e-?mail| emel)|(?<!e-?mail )address)\b/i,
  },
  {
    what: 'name',
    slot: /^(?:name|full[-_]?name|nama)$/,
    words: /\b(?:nama (?:lengkap|penuh|kakak|anda|awak|pemesan)|(?:your|full) name)(?:nya)?\b/i,
  },
];

const ASKS =
  /\?|\b(?:boleh|bisa|mohon|minta|tolong|sila|apa|apakah|berapa|di ?mana|could you|can you|please|what is|what's|may i have|tell me|send me|give me)\b/i;

/**
 * What an agent's words ask for although it stands on the card: pure, and the same for the same words and state. It knows five kinds of things by
 * their usual words; a question that names the value itself ("is it KH-104233?") checks it and is none.
 */
export function askedAgain(text: string, state: ConversationState): readonly string[] {
  const sentences = text.match(/[^.!?\n]+(?:[?!]|\.|\n|$)/g) ?? [];
  const given = givenValues(state);
  return KINDS.flatMap(({ what, slot, words }) => {
    const values = given.filter(([name]) => slot.test(name)).map(([, value]) => value);
    if (values.length === 0) return [];
    const asks = sentences.some(
      (sentence) =>
        words.test(sentence) &&
        ASKS.test(sentence) &&
        !values.some((value) => names(sentence.replace(words, ' '), value)),
    );
    return asks ? [what] : [];
  });
}

/**
 * The same of a question of the bot, by the name of what it fills: something that would do as the answer stands on the card under another name
 * of its kind. A question that the flow puts again on purpose, for another value of the same, is none.
 */
export function botAsksAgain(
  slot: string,
  state: ConversationState,
  wouldDo: (value: Json) => boolean,
): readonly string[] {
  if (state.frames.at(-1)?.asked.includes(slot)) return [];
  const plain = slot.replace(/^(?:case|customer)\./, '');
  const kinds = KINDS.filter(({ slot: ofKind }) => ofKind.test(plain));
  if (kinds.length === 0) return [];
  const given = givenValues(state);
  return kinds.flatMap(({ what, slot: ofKind }) =>
    given.some(([name, value]) => ofKind.test(name) && wouldDo(value)) ? [what] : [],
  );
}

/** All that the card shows as known, by name. */
function givenValues({ customer, ofCase, frames, known }: ConversationState): readonly (readonly [string, Json])[] {
  return [
    ...(customer.name === undefined ? [] : [['name', customer.name] as const]),
    ...[customer.values, ofCase?.values ?? {}, ...frames.map(({ slots }) => slots), known].flatMap(Object.entries),
  ].filter(([, value]) => value !== null && value !== '') as (readonly [string, Json])[];
}

/** As words of its own: the value "no" does not stand in "nomor". */
function names(sentence: string, value: Json): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return ` ${plainWords(sentence)} `.includes(` ${plainWords(String(value))} `);
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
}
