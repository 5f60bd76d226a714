import { meaningOf } from './meaning';
import type { Word } from './scan';
import { TRADES } from './words/trades';

/**
 * The things of other trades that a text is about, each as its words: "my landlord keeps the deposit". Not where one only says a place, a
 * purpose or a time ("send it to my hotel", "shoes for school"), not beside goods ("seragam sekolah"), and not where an order of ours is
 * spoken of, unless the order is for that thing itself ("tempahan hotel").
 */
export function foreignThings(words: readonly Word[]): ForeignThing[] {
  const found: ForeignThing[] = [];
  const aside = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const name = nameAt(words, at);
    if (name === undefined) continue;
    const { length } = name.words;
    const thing = { words: words.slice(at, at + length), trade: name.trade };
    if (isAside(words, at) || isOfGoods(words, at, length) || isSpeaker(words[at + length])) aside.add(nameOf(thing));
    else found.push(thing);
    at += length - 1;
  }
  if (found.length === 0 || speaksOfOrder(words, found)) return [];
  return found.filter((thing) => !aside.has(nameOf(thing)));
}

export interface ForeignThing {
  readonly words: readonly Word[];
  /** As `words/trades.ts` calls it. */
  readonly trade: string;
}

/** What is said of each trade, each name as its words. */
export const NAMES_BY_TRADE: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  TRADES.trim()
    .split('\n')
    .map((line) => {
      const [trade = '', names = ''] = line.split(': ');
      return [trade, names.split(' ').map((name) => name.split('_'))];
    }),
);

interface Name {
  readonly words: readonly string[];
  readonly trade: string;
}

/** By their first word, the longest first. */
const NAMES: ReadonlyMap<string, readonly Name[]> = byFirstWord();

function nameAt(words: readonly Word[], at: number): Name | undefined {
  return namesFrom(words[at]!.text).find((name) =>
    name.words.every((text, i) => {
      const said = words[at + i]?.text;
      return said === text || (i === name.words.length - 1 && said !== undefined && withoutOwner(said) === text);
    }),
  );
}

function namesFrom(text: string): readonly Name[] {
  return NAMES.get(text) ?? NAMES.get(withoutOwner(text)) ?? [];
}

/** "museumnya", "dokterku": whose it is stands at the end. */
function withoutOwner(text: string): string {
  return text.length > SHORTEST_OWNED && OWNER.test(text) ? text.replace(OWNER, '') : text;
}

const OWNER = /(nya|ku|mu)$/;
const SHORTEST_OWNED = 6;

/** "my doctor says no coffee": told as a reason. */
function isSpeaker(next: Word | undefined): boolean {
  return next !== undefined && SAYS.has(next.text);
}

const SAYS = new Set('says said told bilang kata cakap berkata melarang larang'.split(' '));

function nameOf({ words }: ForeignThing): string {
  return words.map(({ text }) => text).join(' ');
}

/** "to my hotel", "buat anak sekolah", "dekat stasiun": it tells where, when or for what. */
function isAside(words: readonly Word[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - REACH; before--) {
    const { text } = words[before]!;
    if (ASIDE.has(text)) return true;
    if (FOR.has(text)) return before === 0 || !OWED.has(meaningOf(words[before - 1]!.text) ?? '');
    if (!BETWEEN.has(text)) return false;
  }
  return false;
}

const REACH = 3;
const ASIDE = new Set(
  'ke di dari dekat deket kat daripada kepada pas waktu saat masa lewat via pakai guna depan belakang sebelah samping sambil to at from near in into beside behind opposite during by before after until sampai alamat address bawah tengah duduk tinggal janji jemput ambil jumpa'.split(
    ' ',
  ),
);
const FOR = new Set('for buat untuk utk'.split(' '));
const BETWEEN = new Set(
  'a an the my our your his her their this that saya kami anak si ni itu acara hari event office next'.split(' '),
);
/** "a refund for my flight", "tagihan untuk air": here the thing is what it is about. */
const OWED = new Set(
  'refund invoice bill pay discount price point warranty cancel transaction @'.split(' ').map((name) => `@${name}`),
);

/** "school shoes", "baju gym": goods that are called after another trade. */
function isOfGoods(words: readonly Word[], at: number, length: number): boolean {
  return [words[at - 1], words[at + length]].some(
    (word) => word !== undefined && (GOODS.has(meaningOf(word.text) ?? '') || CALLED_AFTER.has(word.text)),
  );
}

const GOODS = new Set(['@clothes', '@size', '@colour', '@gadget', '@gift']);
const CALLED_AFTER = new Set(
  'shorts uniform seragam bag bags beg tas mat toy toys mainan poster costume kostum'.split(' '),
);

function speaksOfOrder(words: readonly Word[], things: readonly ForeignThing[]): boolean {
  return words.some(
    (word, at) =>
      (word.text.startsWith('<') || ORDERS.has(word.text)) && !things.some((thing) => thing.words[0] === words[at + 1]),
  );
}

const ORDERS = new Set(
  'pesanan pesananku pesanannya order orderan orders ordered paket paketnya paketku parcel package parcels bungkusan barang barangnya item items'.split(
    ' ',
  ),
);

function byFirstWord(): Map<string, Name[]> {
  const found = new Map<string, Name[]>();
  for (const [trade, names] of NAMES_BY_TRADE)
    for (const words of names) found.set(words[0]!, [...(found.get(words[0]!) ?? []), { words, trade }]);
  for (const names of found.values()) names.sort((one, other) => other.words.length - one.words.length);
  return found;
}
