import type { Json } from '../../src/domain/json';
import type { Language } from '../../src/domain/language';
import { holds, renderText, renderValue, type Scope } from '../../src/flow/template';
import { contentOf, Scene } from '../support/scene';

const scope = (values: { readonly [name: string]: Json } = {}, language: Language = 'id'): Scope => ({
  values,
  language,
  timeZone: 'Asia/Jakarta',
  now: Date.UTC(2027, 0, 1, 7, 30),
});

describe('address', () => {
  it.each([
    ['Budi Santoso', null, 'Kak Budi', 'Budi Santoso', 'Budi'],
    ['Ahmad bin Ali', null, 'Pak Ahmad', 'Encik Ahmad', 'Mr Ahmad'],
    ['Siti Nurhaliza binti Tarudin', null, 'Bu Siti Nurhaliza', 'Puan Siti Nurhaliza', 'Ms Siti Nurhaliza'],
    ['Muhammad Rizki Pratama', null, 'Kak Muhammad Rizki', 'Muhammad Rizki Pratama', 'Muhammad Rizki'],
    ['Encik Lim Wei', null, 'Pak Lim', 'Encik Lim Wei', 'Mr Lim'],
    ['Raj a/l Kumar', null, 'Pak Raj', 'Encik Raj', 'Mr Raj'],
    ['Dr. Lee Meng', null, 'Kak Lee', 'Lee Meng', 'Lee'],
    ['Prof.', null, 'Kak Prof.', 'Prof.', 'Prof.'],
    ['Dewi', 'Puan', 'Bu Dewi', 'Puan Dewi', 'Ms Dewi'],
    ['Dewi', 'f', 'Bu Dewi', 'Puan Dewi', 'Ms Dewi'],
    [null, null, 'Kak', 'Tuan/Puan', 'dear customer'],
    ['', 'Mr', 'Pak', 'Encik', 'dear customer'],
    ['user_8812', null, 'Kak', 'Tuan/Puan', 'dear customer'],
    ['{{ bot.name }}', null, 'Kak', 'Tuan/Puan', 'dear customer'],
    ['x'.repeat(500), null, `Kak ${'x'.repeat(40)}`, 'x'.repeat(40), 'x'.repeat(40)],
  ])('%s, %s', (name, title, id, ms, en) => {
    const say = (language: Language) =>
      renderText('{{ customer.name | address: title }}', scope({ customer: { name }, title }, language));
    expect([say('id'), say('ms'), say('en')]).toEqual([id, ms, en]);
  });
});

test('what is no number that one could count out is nothing, and nothing has no sign', () => {
  const say = (value: number, filter: string) => renderText(`{{ value | ${filter} }}`, scope({ value }));
  expect(say(-0.3, 'money: "IDR"')).toBe('Rp0');
  expect(say(-0.3, 'money: "MYR"')).toBe('-RM0.30');
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    expect([say(value, 'money: "IDR"'), say(value, 'day'), say(value, 'mask')]).toEqual(['', '', '']);
});

describe('how_long', () => {
  it.each([
    ['4h', '4 jam', '4 jam', '4 hours'],
    ['1d', '1 hari', '1 hari', '1 day'],
    ['30m', '30 menit', '30 minit', '30 minutes'],
    ['10s', '10 detik', '10 saat', '10 seconds'],
    ['soon', 'soon', 'soon', 'soon'],
    [null, '', '', ''],
  ])('%s', (value, id, ms, en) => {
    const say = (language: Language) => renderText('{{ value | how_long }}', scope({ value }, language));
    expect([say('id'), say('ms'), say('en')]).toEqual([id, ms, en]);
  });
});

describe('mask', () => {
  it.each([
    ['budi.s@mail.co.id', '', 'b•••@mail.co.id'],
    ['4111 1111 1111 1111', '', '•••• •••• •••• 1111'],
    ['+62 812-3456-7890', ': "phone"', '••••••••••7890'],
    ['+628123456789', '', '•••••••••6789'],
    ['KH-104233', '', '•••••4233'],
    ['4711', '', '••••'],
    ['@', ': "email"', '•'],
  ])('%s%s', (value, kind, masked) => {
    expect(renderText(`{{ value | mask${kind} }}`, scope({ value }))).toBe(masked);
  });
});

test.each([
  ['id', 'a, b dan c; a atau b; a; ;'],
  ['ms', 'a, b dan c; a atau b; a; ;'],
  ['en', 'a, b and c; a or b; a; ;'],
] as const)('list joins as one speaks in %s', (language, words) => {
  const values = { three: ['a', 'b', 'c'], two: ['a', 'b'], one: ['a'], none: [] };
  const text = '{{ three | list }}; {{ two | list: "or" }}; {{ one | list }}; {{ none | list }};';
  expect(renderText(text, scope(values, language))).toBe(words);
});

test('a list says money and dates in words', () => {
  const values = {
    sums: [
      { amount: 5000, currency: 'IDR' },
      { amount: 2.5, currency: 'MYR' },
    ],
  };
  expect(renderText('{{ sums | list }}', scope(values))).toBe('Rp5.000 dan RM2.50');
});

/** Templates that try to take time or memory; with a list of a thousand long items from an action. */
const HOSTILE: { readonly [what: string]: string } = {
  'nested ranges': `${'{% for a in (1..99999) %}'.repeat(6)}x${'{% endfor %}'.repeat(6)}`,
  'a huge range': '{% for i in (1..999999999) %}{{ i }}{% endfor %}',
  'a huge range as a value':
    '{{ (1..999999999) | join: "," }}{{ (1..99999999) | size }}{{ (1..99999999) | reverse | first }}',
  'a range with huge ends': '{% for i in (1..1e308) %}x{% endfor %}{{ (1..huge) | size }}',
  doubling: `{% assign x = "ab" %}${'{% assign x = x | append: x %}'.repeat(60)}{{ x }}`,
  'doubling in a loop': '{% assign x = "ab" %}{% for i in (1..500) %}{% assign x = x | append: x %}{% endfor %}{{ x }}',
  'doubling by capture':
    '{% assign x = "ab" %}{% for i in (1..500) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}{{ x }}',
  'replacing into more':
    '{% assign x = long %}{% for i in (1..50) %}{% assign x = x | replace: "a", "aaaaaaaaaa" %}{% endfor %}{{ x }}',
  'lists that grow':
    '{% assign x = list %}{% for i in (1..50) %}{% assign x = x | concat: x %}{% endfor %}{{ x | size }}',
  'sorting again and again':
    '{% for i in (1..5000) %}{% assign x = list | sort | reverse | uniq %}{% endfor %}{{ x | size }}',
  'long output': '{% for i in (1..9999) %}{{ long }}{% endfor %}',
  'splitting into letters': '{% for i in (1..5000) %}{% assign x = long | split: "" %}{% endfor %}',
  'a number that is none': '{{ 1 | times: 1e308 | times: 1e308 }}{{ 0 | divided_by: 0 }}{{ 1 | modulo: 0 }}',
  'padding by truncation': '{{ "x" | truncate: 999999999, long }}{{ long | slice: 0, 99999999999 }}',
  'dates without end': '{% for i in (1..9999) %}{{ "2027-01-01" | date: long }}{% endfor %}',
  'lists in words': '{% for i in (1..9999) %}{{ list | list }}{{ long | mask }}{{ long | address }}{% endfor %}',
  'own filters without output':
    '{% for i in (1..9999) %}{% assign x = long | mask %}{% assign y = list | where: "name", "z" %}{% endfor %}',
  'names without output':
    '{% for i in (1..9999) %}{% assign x = long | address %}{% assign y = list | list %}{% endfor %}',
  'prices without output':
    '{% for i in (1..9999) %}{% assign x = long | money: long %}{% assign y = long | day %}{% endfor %}',
  'much json': '{% for i in (1..9999) %}{% assign x = list | json %}{% endfor %}',
  parentheses: `{{ ${'('.repeat(3000)}1${')'.repeat(3000)} }}`,
  'ifs in ifs': `${'{% if true %}'.repeat(1400)}x`,
  'filters in a row': `{{ long ${'| append: long '.repeat(1200)} }}`,
};

describe('a hostile template', () => {
  const values = {
    long: 'a b'.repeat(3000),
    list: Array.from({ length: 1000 }, (_, at) => ({ name: `item ${at} ${'x'.repeat(50)}`, at })),
    huge: 1e308,
  };

  it.each(Object.entries(HOSTILE))('is cut off: %s', (_what, source) => {
    renderText('{{ 1 }}', scope());
    const took: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const before = process.cpuUsage();
      const text = renderText(source, scope(values));
      renderValue(source, scope(values));
      const { user, system } = process.cpuUsage(before);
      took.push((user + system) / 2000);
      expect(text.length).toBeLessThanOrEqual(50_000);
    }
    // Measured in the time of the processor, and the limit is 50 ms; the machine that tests may be slower.
    expect(Math.min(...took)).toBeLessThan(100);
  });
});

describe('what a customer wrote is never a template', () => {
  const evil = '{{ bot.name }}{% assign x = 1 %}{{ "a" | append: "b" }}';
  const content = contentOf({
    _bot: 'name: Kirana\nlanguages: [en]\ntime-zone: Asia/Jakarta\nsurvey: false\nteams: { general: { title: { en: Care }, hours: always } }\n',
    echo: `
flow: echo
title: { en: Echo }
triggers: [echo]
steps:
  - ask: said
    say: { en: "Say it, {{ customer.name }}" }
  - set: { again: "{{ said }}", both: "{{ said }} {{ said }}" }
  - call: echo
    with: { text: "{{ again }}", deep: { list: ["{{ both }}"] } }
    save: result
  - ask: pick
    choices:
      - { value: one, title: { en: "{{ said }}" } }
      - { value: two, title: { en: "{{ result.title }}" } }
    say: { en: "{{ again }}|{{ result.title }}|{{ result.list | join: ', ' }}|{{ said | upcase | downcase }}" }
  - say: { en: "{{ both }}" }
    card: { title: { en: "{{ result.title }}" }, facts: [{ label: { en: Said }, value: "{{ again }}" }] }
  - handoff: { reason: "{{ said }}" }
`,
    '../intents/echo': 'intent: echo\nexamples: { en: [echo] }',
  });

  it('in names, slots, results, titles, cards and notes', () => {
    const scene = new Scene(content);
    scene.event({ kind: 'opened', name: evil });
    expect(scene.say('echo', { intent: 'echo' })).toEqual([`Say it, ${evil}`]);
    scene.say(evil);
    expect(scene.call?.input).toEqual({ text: evil, deep: { list: [`${evil} ${evil}`] } });
    const [asked] = scene.answer({ ok: true, value: { title: evil, list: [evil, evil] } });
    expect(asked).toBe(`${evil}|${evil}|${evil}, ${evil}|${evil.toLowerCase()}`);
    expect(scene.state.lastSaid[0]?.buttons?.map(({ title }) => title)).toEqual([evil, evil]);
    scene.press(evil);
    const card = scene.effects.find((one) => one.kind === 'message' && one.message.card !== undefined);
    expect(card).toMatchObject({
      message: { text: `${evil} ${evil}`, card: { title: evil, facts: [{ value: evil }] } },
    });
    expect(scene.state.case?.handoff?.note).toBe(evil);
  });

  it('in conditions, even where the flow compares it', () => {
    const values = { said: 'nil or true', path: 'bot.name', bot: { name: 'Kirana' } };
    expect(holds('said == nil', scope(values))).toBe(false);
    expect(holds('path == "Kirana"', scope(values))).toBe(false);
  });
});

describe('what a template may cost', () => {
  const DOUBLING =
    '{% assign s = "0123456789" %}{% for i in (1..40) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}';

  it.each([
    '{{ s | size }}',
    '{% if s contains "zz" %}y{% endif %}n',
    '{{ s }}',
  ])('captured again and again: %s', (rest) => {
    expect(renderText(DOUBLING + rest, scope())).toBe('');
  });

  it('a short capture is as ever', () => {
    expect(renderText('{% capture s %}a{{ x }}{% endcapture %}{{ s }}{{ s }}', scope({ x: 'b' }))).toBe('abab');
  });

  it.each([
    '{{ 1 | divided_by: 0 }}',
    '{{ 0 | modulo: 0 }}',
    '{{ x }}',
  ])('%s is no number, and says nothing', (source) => {
    expect(renderText(`<${source}>`, scope({ x: Number.NaN }))).toBe('<>');
  });
});

describe('arithmetic', () => {
  const values = {
    ...{ word: 'abc', seven: '7', empty: '', yes: true, price: { amount: 150_000, currency: 'IDR' } },
    ...{ day: { date: '2027-01-01' }, huge: 9e307, mixed: [1, 'x'], lines: [{ price: 10 }, { price: '2.5' }] },
  };

  it.each([
    '9e307 | times: 100',
    'huge | times: 100',
    '"abc" | times: 2',
    'word | times: 2',
    '2 | times: word',
    'word | times: 2 | plus: 1',
    'word | minus: 1',
    'word | round',
    'word | abs',
    'word | at_least: 3',
    'empty | plus: 1',
    'yes | plus: 1',
    'day | plus: 1',
    'unknown | plus: 1',
    '1 | plus: unknown',
    '1 | plus',
    '"0x10" | plus: 1',
    '"1,000" | plus: 1',
    '1 | divided_by: 0',
    'mixed | sum',
    'word | sum',
    'word | times: 2 | money: "IDR"',
    'word | times: 2 | append: ""',
  ])('{{ %s }} has no number to say', (source) => {
    expect(renderText(`<{{ ${source} }}>`, scope(values))).toBe('<>');
  });

  it('is nil in a condition and in a value, and may have a default', () => {
    expect(holds('(word | times: 2) == nil', scope(values))).toBe(true);
    expect(holds('word | times: 2', scope(values))).toBe(false);
    expect(renderValue('{{ word | times: 2 }}', scope(values))).toBeNull();
    expect(renderText('{{ unknown | default: 0 | plus: 1 }}', scope(values))).toBe('1');
    expect(renderText('{{ word | times: 2 | default: "?" }}', scope(values))).toBe('?');
  });

  it.each([
    ['seven | times: 2', '14'],
    ['" -7.5 " | plus: 1', '-6.5'],
    ['"1e3" | plus: 1', '1001'],
    ['price | times: 2', '300000'],
    ['price | times: 2 | money: "IDR"', 'Rp300.000'],
    ['5 | divided_by: 2', '2.5'],
    ['5 | divided_by: 2, true', '2'],
    ['7 | modulo: 4', '3'],
    ['1.256 | round: 2', '1.26'],
    ['1.5 | round', '2'],
    ['1.2 | ceil', '2'],
    ['1.8 | floor', '1'],
    ['-3 | abs', '3'],
    ['3 | at_least: 5', '5'],
    ['3 | at_most: 2', '2'],
    ['lines | sum: "price"', '12.5'],
    ['lines | map: "price" | sum', '12.5'],
  ])('{{ %s }} is %s', (source, expected) => {
    expect(renderText(`{{ ${source} }}`, scope(values))).toBe(expected);
  });
});
