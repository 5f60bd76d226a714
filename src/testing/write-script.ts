import type { Json } from '../domain/json';
import { LANGUAGES } from '../domain/language';
import type { Answer, Each, Expectation, Happening, ScriptTest } from './script';

/** A test as a person would write it into a file. `readScript` reads it back. */
export function scriptText(test: ScriptTest, comment: string): string {
  const answers = Object.entries(test.actions).flatMap(([action, list]) => answerLines(action, list));
  return [
    `# ${comment}`,
    'tests:',
    `  - test: ${scalar(test.name)}`,
    ...(test.languages === null ? [] : [`    languages: [${test.languages.join(', ')}]`]),
    ...(test.now === null ? [] : [`    now: "${test.now}"`]),
    ...(test.channel === 'webchat' ? [] : [`    channel: ${test.channel}`]),
    ...(test.customerName === null ? [] : [`    name: ${scalar(test.customerName)}`]),
    ...(answers.length === 0 ? [] : ['    actions:', ...answers]),
    '    talk:',
    ...test.lines.flatMap(({ happens, holds }) => {
      const keys = happens === null ? [] : [...happeningKeys(happens)];
      // `team` beside `agent: returns` is where the case goes, and says no less than the expectation.
      for (const key of expectationKeys(holds)) if (!keys.some((one) => sameKey(one, key))) keys.push(key);
      return keys.map((key, index) => `      ${index === 0 ? '- ' : '  '}${key}`);
    }),
    '',
  ].join('\n');
}

function sameKey(one: string, other: string): boolean {
  return one.slice(0, one.indexOf(':')) === other.slice(0, other.indexOf(':'));
}

function answerLines(action: string, list: readonly Answer[]): readonly string[] {
  const [only] = list;
  if (list.length === 1 && only !== undefined) return [`      ${action}: ${answer(only)}`];
  return [`      ${action}:`, ...list.map((one) => `        - ${answer(one)}`)];
}

function answer({ with: input, result, takesMs }: Answer): string {
  const parts = [
    ...(input === null ? [] : [`with: ${json(input)}`]),
    'fails' in result ? `fails: ${result.fails}` : `answers: ${json(result.value)}`,
    ...(takesMs === 0 ? [] : [`takes: ${duration(takesMs)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

function happeningKeys(happens: Happening): readonly string[] {
  switch (happens.kind) {
    case 'says': {
      const files = happens.files.length === 0 ? [] : [`file: ${texts(happens.files)}`];
      return happens.words === null ? files : [`customer: ${each(happens.words, scalar)}`, ...files];
    }
    case 'presses':
      return [`press: ${each(happens.title, scalar)}`];
    case 'passes':
      return [`after: ${duration(happens.ms)}`];
    case 'sleeps':
      return [`asleep: ${duration(happens.ms)}`];
    case 'queue': {
      const wait = happens.waitMs === null ? '' : `, wait: ${duration(Math.max(1000, happens.waitMs))}`;
      return [`queue: { place: ${happens.place}${wait}, agents: ${happens.agents} }`];
    }
    case 'agent-says':
      return [`agent-says: ${each(happens.words, scalar)}`, `by: ${scalar(happens.agent)}`];
    case 'agent': {
      const team = happens.team === null ? [] : [`team: ${happens.team}`];
      const note = happens.note === null ? [] : [`note: ${scalar(happens.note)}`];
      return [`agent: ${happens.does}`, `by: ${scalar(happens.agent)}`, ...team, ...note];
    }
  }
}

/** One key for what is of one kind. */
function expectationKeys(holds: readonly Expectation[]): readonly string[] {
  const lists = new Map<string, string[]>();
  const keys: string[] = [];
  const listed = (key: string, value: string) => {
    const list = lists.get(key);
    if (list === undefined) {
      lists.set(key, [value]);
      keys.push(key);
    } else if (!list.includes(value)) list.push(value);
  };
  for (const one of holds) {
    switch (one.kind) {
      case 'bot':
      case 'not-said':
        keys.push(`${one.kind}: ${each(one.parts, texts)}`);
        break;
      case 'buttons':
        keys.push(`buttons: ${each(one.titles, texts)}`);
        break;
      case 'silent':
        keys.push('bot: []');
        break;
      case 'called':
        listed('called', one.call.with === null ? one.call.action : `{ ${one.call.action}: ${json(one.call.with)} }`);
        break;
      case 'not-called':
        listed('not-called', one.action);
        break;
      case 'step':
        listed('step', one.step);
        break;
      case 'flow':
        listed('flow', one.flow);
        break;
      case 'values':
        listed('values', `${one.path}: ${json(one.value)}`);
        break;
      case 'promise':
        keys.push(`promise: ${one.within === null ? '{}' : duration(one.within)}`);
        break;
      case 'timer':
        keys.push(`timer: ${one.inMs === null ? one.timer : `{ ${one.timer}: ${duration(one.inMs)} }`}`);
        break;
      case 'asks':
        keys.push(`asks: ${one.slot}`);
        break;
      case 'outcome':
        keys.push(`outcome: ${one.outcome ?? 'none'}`);
        break;
      default:
        keys.push(`${one.kind}: ${scalar(String((one as unknown as Record<string, string>)[one.kind]))}`);
    }
  }
  return keys.map((key) => {
    const list = lists.get(key);
    if (list === undefined) return key;
    if (key === 'values') return `values: { ${list.join(', ')} }`;
    return `${key}: ${list.length === 1 ? list[0] : `[${list.join(', ')}]`}`;
  });
}

function each<T>(value: Each<T>, write: (one: T) => string): string {
  if ('all' in value) return write(value.all);
  const parts = LANGUAGES.flatMap((language) => {
    const one = value.by[language];
    return one === undefined ? [] : [`${language}: ${write(one)}`];
  });
  return `{ ${parts.join(', ')} }`;
}

function texts(list: readonly string[]): string {
  const [only] = list;
  return list.length === 1 && only !== undefined ? scalar(only) : `[${list.map(scalar).join(', ')}]`;
}

/** Plain where YAML reads it as the same text, else in quotes. JSON's quotes are YAML's. */
function scalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N} .'/_-]*$/u.test(text) && !text.endsWith(' ');
  const isWord = !/^(true|false|null|[-+.]?\d[\d.,_:eExXoObBa-fA-F+-]*|\.inf|\.nan)$/i.test(text);
  return isPlain && isWord ? text : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped);
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function json(value: Json): string {
  if (typeof value === 'string') return scalar(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(json).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${json(one as Json)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

function duration(ms: number): string {
  const [unit, size] = UNITS.find(([, one]) => ms % one === 0) ?? ['s', 1000];
  return `${Math.max(1, Math.ceil(ms / size))}${unit}`;
}
