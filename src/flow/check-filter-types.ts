import type { LinkedFlow } from './link-steps';

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
    const reads = flow.draft.reading.reads.filter(({ path, source }) => path.length === 1 && source.includes('|'));
    if (reads.length === 0) continue;
    const types = typesOf(flow);
    for (const read of reads) {
      const [name = ''] = read.path;
      const type = read.local.includes(name) ? undefined : types.get(name);
      const useless = type && USELESS[type];
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

/** Slots that nothing but questions of one type fill. */
function typesOf({ program }: LinkedFlow): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  const note = (name: string, type: string | null) =>
    found.set(name, found.has(name) && found.get(name) !== type ? null : type);
  for (const step of Object.values(program.steps)) {
    if (step.verb === 'ask') note(step.slot, step.orTypes.length === 0 && step.choices.length === 0 ? step.type : null);
    else if (step.verb === 'set') for (const name of Object.keys(step.values)) note(name, null);
    else if ('save' in step && typeof step.save === 'string') note(step.save, null);
  }
  return new Map([...found].flatMap(([name, type]) => (type === null ? [] : [[name, type] as const])));
}
