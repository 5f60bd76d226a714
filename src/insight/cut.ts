import { DIMENSIONS, type Dimension, type Sample } from './sample';

/** By what reports may be narrowed down, by one of them or by several at a time. */
export const FILTERS = ['team', 'channel', 'language'] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = { readonly [filter in Filter]?: string };

/** What is listed of a report that is narrowed down. */
const LISTED = ['matter', 'reason', 'step', 'cause', 'failed', 'risk', 'flow'] as const;
type Listed = (typeof LISTED)[number];

/** How a cell is cut out of the whole: by one dimension; by several filters; by filters and what is listed (`team+language+reason`). */
export type Cut = Dimension | Slice | `${Slice}+${Listed}`;
type Slice = Filter | 'team+channel' | 'team+language' | 'channel+language' | 'team+channel+language';

/** In the order in which filters are always named. */
const SLICES: readonly (readonly Filter[])[] = [
  ...FILTERS.map((one) => [one]),
  ['team', 'channel'],
  ['team', 'language'],
  ['channel', 'language'],
  ['team', 'channel', 'language'],
];

/** Of the figures that are told for each matter; of others the matter is never listed under a filter. */
const BY_MATTER: ReadonlySet<string> = new Set(['cases', 'to-people', 'returned', 'csat']);

/** Into which cells a sample goes. The part of several filters is theirs, one after the other: `orders id asked`. */
export function* cutsOf({ metric, parts }: Pick<Sample, 'metric' | 'parts'>): Generator<readonly [Cut | null, string]> {
  yield [null, ''];
  for (const dimension of DIMENSIONS) {
    const part = parts[dimension];
    if (part !== undefined) yield [dimension, part];
  }
  const listed = LISTED.filter((one) => parts[one] !== undefined && (one !== 'matter' || BY_MATTER.has(metric)));
  for (const slice of SLICES) {
    if (slice.some((one) => parts[one] === undefined)) continue;
    const name = slice.join('+') as Slice;
    const own = slice.map((one) => parts[one]).join(' ');
    if (slice.length > 1) yield [name, own];
    for (const one of listed) yield [`${name}+${one}`, `${own} ${parts[one]}`];
  }
}

/** The cell of a part under filters. An agent's cell is the same under all of them: it is shown where there is none. */
export function cutOf(filters: Filters, by: string, part: string): { dimension: Cut | ''; part: string } {
  const isFilter = FILTERS.some((one) => one === by);
  const own = isFilter ? { ...filters, [by]: part } : filters;
  const slice = FILTERS.filter((one) => own[one] !== undefined);
  const values = slice.map((one) => own[one]!);
  if (by === '' || isFilter) return { dimension: slice.join('+') as Cut | '', part: values.join(' ') };
  if (!LISTED.some((one) => one === by)) return { dimension: by as Cut, part };
  return { dimension: [...slice, by].join('+') as Cut, part: [...values, part].join(' ') };
}

/** Of whom a sample is; empty where it is of none. */
export type Whose = { readonly [filter in Filter]: string };

export function whoseOf({ parts: { team = '', channel = '', language = '' } }: Pick<Sample, 'parts'>): Whose {
  return { team, channel, language };
}

/** The numbers that lead to a sample, under any filters: the figure as a whole, and its parts that are shown. */
export function* linkedPartsOf({
  metric,
  parts,
}: Pick<Sample, 'metric' | 'parts'>): Generator<readonly [Dimension | null, string]> {
  yield [null, ''];
  for (const dimension of DIMENSIONS) {
    const part = parts[dimension];
    if (part === undefined || dimension === 'by' || FILTERS.some((one) => one === dimension)) continue;
    if (dimension !== 'matter' || BY_MATTER.has(metric)) yield [dimension, part];
  }
}

/** Where what is behind a number is kept: a part that may be filtered by is a filter more. */
export function linkOf(filters: Filters, by: string, part: string) {
  const isFilter = FILTERS.some((one) => one === by);
  if (isFilter) return { ...filters, [by]: part, dimension: '' as const, part: '' };
  return { ...filters, dimension: by as Dimension | '', part };
}

/** Every cut there is; the whole is the empty one. */
export const CUTS: readonly (Cut | '')[] = [
  '',
  ...DIMENSIONS,
  ...SLICES.slice(FILTERS.length).map((slice) => slice.join('+') as Slice),
  ...SLICES.flatMap((slice) => LISTED.map((listed) => `${slice.join('+') as Slice}+${listed}` as const)),
];
const KNOWN: ReadonlySet<string> = new Set(CUTS);

export function isCut(name: string): name is Cut | '' {
  return KNOWN.has(name);
}
