import { writtenFault } from './filter-values';

/** What stands behind a filter and does not fit it: offsets in the text. */
export interface FilterMistake {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** How many values each filter takes, at least and at most. */
const COUNTS: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries({
    '0': 'day time days_since how_long abs ceil floor capitalize downcase lstrip rstrip strip strip_newlines upcase url_encode compact first last reverse size',
    '0-1': 'money date mask address list round join sort sort_natural sum uniq json',
    '1': 'at_least at_most minus modulo plus times append prepend remove remove_first split concat map',
    '1-2': 'divided_by where plural slice default replace replace_first',
    '0-2': 'truncate truncatewords',
  }).flatMap(([count, names]) => {
    const [least = 0, most = least] = count.split('-').map(Number);
    return names.split(' ').map((name) => [name, [least, most]] as const);
  }),
);

/** The words that a filter knows, where it knows no others. */
const WORDS: { readonly [filter: string]: readonly string[] } = {
  mask: ['phone', 'card', 'email'],
  list: ['and', 'or'],
};

const FILTER = /\|\s*(\w+)(?:\s*:\s*([^|})%]*))?/g;
const QUOTED = /"[^"]*"|'[^']*'/g;

/** A filter that is given what it does not take, or not what it needs: Liquid would leave it out without a word. */
export function filterMistakes(source: string): readonly FilterMistake[] {
  if (!source.includes('|')) return [];
  // Of what stands in quotes only the length counts here.
  const plain = source.replace(QUOTED, (quoted) => `"${'x'.repeat(quoted.length - 2)}"`);
  const mistakes: FilterMistake[] = [];
  for (const found of plain.matchAll(FILTER)) {
    const [whole, name = '', given = ''] = found;
    const counts = COUNTS.get(name);
    if (counts === undefined) continue;
    const start = found.index + whole.indexOf(name);
    const from = found.index + whole.length - given.length;
    const values = valuesOf(given).map((value) => ({
      ...value,
      text: source.slice(from + value.at, from + value.end),
    }));
    const before = BEFORE.exec(source.slice(0, found.index))?.[1];
    const message =
      namedMistake(name, given, source.slice(from)) ??
      sentenceOf(name, counts, values) ??
      writtenFault(
        name,
        before === undefined ? null : writtenIn(before),
        values.map(({ text }) => writtenIn(text)),
      );
    if (message !== null) mistakes.push({ start, end: start + name.length, message });
  }
  return mistakes;
}

/** What the author wrote before the first filter. */
const BEFORE = /(?:\{\{-?|=)\s*("[^"]*"|'[^']*'|-?\d+(?:\.\d+)?)\s*$/;

function writtenIn(text: string): string | null {
  const [, , quoted] = /^(["'])(.*)\1$/.exec(text) ?? [];
  return quoted ?? (/^-?\d+(\.\d+)?$/.test(text) ? text : null);
}

/** `default: "x", allow_false: true` has a name; no other filter knows any. */
function namedMistake(name: string, given: string, source: string): string | null {
  const named = /(?:^|,)\s*(\w+)\s*:/.exec(source.slice(0, given.length))?.[1];
  if (named === undefined || name === 'default') return null;
  return `'${name}' knows no '${named}:', so it does nothing; take it out.`;
}

/** The values between the commas; those with a name of their own (`allow_false: true`) are not counted. */
function valuesOf(given: string): readonly { readonly at: number; readonly end: number }[] {
  let at = 0;
  return given.split(',').flatMap((part) => {
    const from = at + part.length - part.trimStart().length;
    at += part.length + 1;
    return part.trim() === '' || /^\w+\s*:/.test(part.trim()) ? [] : [{ at: from, end: from + part.trim().length }];
  });
}

function sentenceOf(
  name: string,
  [least, most]: readonly [number, number],
  values: readonly { readonly text: string }[],
): string | null {
  const [first] = values;
  const extra = values[most]?.text;
  if (extra !== undefined) {
    const count = most === 0 ? 'no value' : most === 1 ? 'one value' : `${most} values`;
    const mend = name === 'time' || name === 'day' ? `; \`date: ${extra}\` takes a form of your own` : '';
    return `'${name}' takes ${count}, so ${extra} does nothing${mend || '; take it out'}.`;
  }
  if (values.length < least)
    return `'${name}' needs a value behind a colon, such as \`${name}: ${EXAMPLES[name] ?? 1}\`.`;
  const word = first && /^["'](.*)["']$/.exec(first.text)?.[1];
  const words = WORDS[name];
  if (word !== undefined && words && !words.includes(word)) {
    return `'${name}' knows ${words.map((one) => `"${one}"`).join(', ')}, and not ${first?.text}.`;
  }
  return null;
}

const EXAMPLES: { readonly [filter: string]: string } = {
  append: '" kg"',
  prepend: '"no. "',
  remove: '"-"',
  remove_first: '"-"',
  replace: '"-", " "',
  replace_first: '"-", " "',
  split: '","',
  concat: 'others',
  map: '"name"',
  where: '"status", "open"',
  plural: '"item", "items"',
  default: '"none"',
};
