import type { LinkedFlow } from './link-steps';
import type { VariableRead } from './reading';
import { typesOf } from './slot-types';

const NUMBERS = 'money abs ceil floor round divided_by modulo times plus minus at_least at_most'.split(' ');
const DAYS = ['day', 'time', 'date', 'days_since'];
const LENGTHS = ['how_long'];

/** The filters that can do nothing with what a question of a type collects. Types that are not here may hold anything. */
const USELESS: Readonly<Record<string, readonly string[]>> = {
  email: [...NUMBERS, ...DAYS, ...LENGTHS],
  phone: [...NUMBERS, ...DAYS, ...LENGTHS],
  'yes-no': [...NUMBERS, ...DAYS, ...LENGTHS],
  file: [...NUMBERS, ...DAYS, ...LENGTHS],
  date: [...NUMBERS, ...LENGTHS],
  number: LENGTHS,
  quantity: [...DAYS, ...LENGTHS],
  money: [...DAYS, ...LENGTHS],
};

/** `{{ contact | day`: the variable, and the first filter behind it. */
const FIRST = /\{\{-?\s*(\w+)\s*\|\s*(\w+)/g;

/** A text that has a filter behind a variable which only questions fill, all of one type that the filter is not for. */
export function checkFilterTypes(flows: ReadonlyMap<string, LinkedFlow>): void {
  for (const flow of flows.values()) {
    const reads = flow.draft.reading.reads.filter(({ path, use }) => path.length === 1 && use === 'text');
    if (reads.length === 0) continue;
    const types = typesOf(flow);
    for (const read of reads) {
      const [name = ''] = read.path;
      const type = read.local.includes(name) ? undefined : types.get(name);
      if (type === 'file') reportSaid(flow, read, name);
      const useless = read.source.includes('|') && type && USELESS[type];
      if (!useless) continue;
      const found = [...read.source.matchAll(FIRST)].find(
        ([, one, filter]) => one === name && useless.includes(filter!),
      );
      if (found === undefined) continue;
      const message = `'${name}' is asked for as ${type}, and '${found[2]}' can do nothing with that; take another filter, or another type.`;
      flow.report.warn('TEMPLATE_FILTER_TYPE', read, message);
    }
  }
}

/** A file is no words: a text that says it says nothing. */
function reportSaid(flow: LinkedFlow, read: VariableRead, name: string): void {
  if (!new RegExp(`\\{\\{-?\\s*${name}\\s*-?\\}\\}`).test(read.source)) return;
  const message = `'${name}' is asked for as file, which no text can say; say its name: {{ ${name}.name }}.`;
  flow.report.warn('TEMPLATE_FILTER_TYPE', read, message);
}
