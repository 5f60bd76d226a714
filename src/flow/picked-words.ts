/**
 * What is picked by some of its words: "yang kemejanya dong" of "Kemeja Linen Sagara, putih, S" and "Celana Chino Nira, khaki, M". Every word
 * that is not a mere particle must stand in the title, and in the title of no other choice that has them all; "kemejanya kotor" picks none.
 */
export function pickedByWords(
  choices: readonly { readonly value: string; readonly title: string }[],
  said: string,
): string | null {
  const words = said.split(' ').filter((word) => word !== '' && !PARTICLES.has(word));
  if (words.length === 0 || words.length > MOST_WORDS || words.join('').length < LEAST_LETTERS) return null;
  const fitting = choices.filter(({ value, title }) => {
    const names = [...wordsOf(title), value.toLowerCase()];
    return words.every((word) => names.some((name) => isSame(word, name)));
  });
  return fitting.length === 1 ? fitting[0]!.value : null;
}

const MOST_WORDS = 5;
const LEAST_LETTERS = 3;
const LEAST_STEM = 4;
/** An ending may be missing, or be there: "lewat" and "lewati". */
const MOST_ENDING = 3;

function wordsOf(title: string): readonly string[] {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

function isSame(word: string, name: string): boolean {
  if (word === name) return true;
  const stem = word.replace(/(?:nya|lah|ku|mu|in)$/, '');
  if (stem.length < LEAST_STEM) return false;
  return stem === name || (name.startsWith(stem) && name.length - stem.length <= MOST_ENDING);
}

/** Words around what is picked, in the three languages. */
const PARTICLES: ReadonlySet<string> = new Set(
  `yang yg itu tu ini ni aja saja sahaja je jer deh dong sih ya yah lah la kak kakak min mas mbak bang gan sis cik encik bos boss tolong please plz pls
  eh oh hmm oke ok okay maaf sorry bukan salah silap maksud maksudku maksudnya maksud saya aku gue gw i my mau nak mahu pilih ambil pun kan
  the a an one it is its it's that this just no not wait actually rather meant mean would like want take pick thanks thank you makasih terima kasih`
    .trim()
    .split(/\s+/),
);
