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

/** A text that has a filter behind a variable which only questions fill, all of one type that the filter is not for. */
export function checkFilterTypes(flows: ReadonlyMap<string, LinkedFlow>): void {
  for (const flow of flows.values()) {
    const types = typesOf(flow);
    if (types.size === 0) continue;
    for (const read of flow.draft.reading.reads) {
      const [name = '', ...rest] = read.path;
      const type = rest.length === 0 && !read.local.includes(name) ? types.get(name) : undefined;
      const filter = type && USELESS[type]?.find((one) => isFirst(one, name, read.source));
      if (!filter) continue;
      const message = `'${name}' is asked for as ${type}, and '${filter}' can do nothing with that; take another filter, or another type.`;
      flow.report.warn('TEMPLATE_FILTER_TYPE', read, message);
    }
  }
}

function isFirst(filter: string, name: string, source: string): boolean {
  return new RegExp(`\\{\\{-?\\s*${name}\\s*\\|\\s*${filter}\\b`).test(source);
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
