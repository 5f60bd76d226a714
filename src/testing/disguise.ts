import type { PersonalValue } from '../domain/personal';

/** Names that are nobody's in particular; of several kinds, since some have the sound of one language. */
const NAMES: readonly (readonly string[])[] = [
  ['Sari', 'Adi', 'Rina', 'Hadi', 'Maya', 'Joko', 'Lina', 'Arif', 'Wati', 'Faiz', 'Dewi', 'Amir'],
  ['Robin', 'Alex', 'Kim', 'Jordan', 'Taylor', 'Morgan', 'Casey', 'Jamie', 'Riley', 'Quinn', 'Drew', 'Avery'],
  ['Xa', 'Xe', 'Xi', 'Xo', 'Xu', 'Xaa', 'Xee', 'Xii', 'Xoo', 'Xuu', 'Xae', 'Xeu'],
];
const MAILBOXES = ['customer', 'pelanggan', 'x'];

/** Shorter numbers stand in others by chance. */
const LEAST_WITHIN = 5;

/**
 * Puts another value of the same kind and shape in the place of a personal one; the same everywhere for the same value, however it
 * is written: `0812-3456-7890` and `+6281234567890` stay one phone.
 */
export class Disguise {
  /** `variant`: other words, should those of the first change in which language a text is. `theirs`: words in small letters that are in no name of ours. */
  constructor(
    private readonly variant = 0,
    private readonly theirs: ReadonlySet<string> = new Set(),
  ) {}

  private readonly taken = new Map<string, string>();
  private readonly numbers = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  readonly cover = ({ kind, text }: PersonalValue): string => {
    if (text.includes('@'))
      return this.once(
        `email ${text.toLowerCase()}`,
        () => `${MAILBOXES[this.variant % MAILBOXES.length]}${this.count('email')}@example.com`,
      );
    if (kind === 'file')
      return this.once(`file ${text}`, () => `file-${this.count('file')}${/\.[a-z0-9]{1,5}$/i.exec(text)?.[0] ?? ''}`);
    if (kind === 'name' || kind === 'nama') return this.name(text);
    const digits = text.replace(/\D/g, '');
    if (digits.length >= 3 && digits.length >= text.replace(/[\s().+-]/g, '').length / 2)
      return this.digits(text, digits);
    return this.once(`${kind} ${folded(text)}`, () => this.words(text));
  };

  /** Numbers that stand inside others: the order's in a parcel's tracking number. */
  readonly within = (text: string): string => {
    if (this.numbers.size === 0) return text;
    return text.replace(new RegExp([...this.numbers.keys()].join('|'), 'g'), (own) => this.numbers.get(own) ?? own);
  };

  private name(text: string): string {
    return text
      .split(/(\s+)/)
      .map((part) => (/^\s*$/.test(part) ? part : this.once(`name ${folded(part)}`, () => this.newName())))
      .join('');
  }

  /** As many words as there were, all of them names; numbers stay numbers, and what an order's or a ticket's begins with stands. */
  private words(text: string): string {
    return text.replace(/(?<!\p{L})\p{L}{1,3}-\d+|\p{L}[\p{L}\p{M}'’-]*|\d+/gu, (word) =>
      /\d/.test(word)
        ? word.replace(/\d+/, (digits) => this.once(`digits ${digits}`, () => changed(digits, this.count('digits'))))
        : this.newName(),
    );
  }

  /** The digits change, their number and all that stands between them stay; the country and the network of a phone too. */
  private digits(text: string, digits: string): string {
    const own = digits.replace(/^(62|60|0)(?=\d{8})/, '');
    const kept = own.length >= 9 ? 3 : 0;
    const other = this.once(
      `digits ${own}`,
      () => `${own.slice(0, kept)}${changed(own.slice(kept), this.count('digits'))}`,
    );
    if (own.length >= LEAST_WITHIN) this.numbers.set(own, other);
    const all = `${digits.slice(0, digits.length - own.length)}${other}`;
    let at = 0;
    return text.replace(/\d/g, () => all[at++] ?? '');
  }

  private newName(): string {
    for (;;) {
      const name = this.nameOf(this.count('name'));
      if (!this.theirs.has(name.toLowerCase())) return name;
    }
  }

  private nameOf(number: number): string {
    const names = NAMES[this.variant % NAMES.length]!;
    const name = names[(number - 1) % names.length]!;
    return number > names.length ? `${name}${Math.ceil(number / names.length)}` : name;
  }

  private once(key: string, make: () => string): string {
    const made = this.taken.get(key) ?? make();
    this.taken.set(key, made);
    return made;
  }

  private count(kind: string): number {
    const next = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, next);
    return next;
  }
}

/** Each digit moves on by an amount of its own, never by none; a number does not begin with nought by it. */
function changed(digits: string, seed: number): string {
  return [...digits]
    .map((digit, index) => {
      const moved = (Number(digit) + 1 + ((seed * 5 + index * 7) % 9)) % 10;
      return index === 0 && moved === 0 ? (digit === '1' ? 2 : 1) : moved;
    })
    .join('');
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
