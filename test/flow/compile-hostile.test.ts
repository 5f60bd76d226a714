import { compileContent } from '../../src/flow/compile-content';
import { soundFiles, soundFlow } from '../support/content';

const SAY = '{ id: a, ms: a, en: a }';
const BRANCH = '    - if: language == "id"\n      do: []\n';

function findingsOf(text: string, path = 'flows/order-status.yaml') {
  const files = [...soundFiles().filter((file) => file.path !== path), { path, text }];
  const { content, diagnostics } = compileContent(files, { actions: null, hash: 'h' });
  expect(content === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  return diagnostics.map(({ file, line, column, code }) => `${file === path ? '' : file}${line}:${column} ${code}`);
}

// The limit catches what hangs; what each takes is a few milliseconds.
const LIMIT = 10_000;

test('a flow of 2,000 steps and a choice of 500 branches are read', () => {
  const found = (steps: string) => findingsOf(soundFlow(`${steps}- resolve: {}\n`)).join();
  expect(found(`- say: ${SAY}\n`.repeat(1999))).not.toContain('FLOW_TOO_LARGE');
  expect(found(`- choose:\n${BRANCH.repeat(500)}`)).not.toContain('FLOW_TOO_LARGE');
});

test('after a hundred flows with mistakes the others are not walked', () => {
  const bad = Array.from({ length: 150 }, (_, n) => ({
    path: `flows/bad-${100 + n}.yaml`,
    text: `flow: bad-${100 + n}\ntitle: ${SAY}\nsteps:\n  - say: { id: "{{ x }}", ms: "{{ x }}", en: "{{ x }}" }\n  - handoff: {}\n`,
  }));
  const { content, diagnostics } = compileContent([...soundFiles(), ...bad], { actions: null, hash: 'h' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(content).toBeNull();
  expect(errors.at(-1)).toMatchObject({ file: 'flows/bad-200.yaml', code: 'CONTENT_WAITS' });
  expect(new Set(errors.map(({ file }) => file)).size).toBe(101);
});

describe('refused with its place', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${`*${'abcdefghi'[index]}, `.repeat(9)}*a]`),
  ];
  test.each([
    ['a YAML bomb', soundFlow(`- set: { a: &a [x, x], b: [*a, *a, *a] }\n- resolve: {}\n`), '5:15 YAML_ALIAS'],
    ['20,000 lists within each other', `flow: ${'['.repeat(20_000)}`, '1:106 YAML_TOO_DEEP'],
    ['20,000 dashes', `steps:\n  ${'- '.repeat(20_000)}x`, '2:201 YAML_TOO_DEEP'],
    ['20,000 maps', `flow: ${'{a: '.repeat(20_000)}`, '1:403 YAML_TOO_DEEP'],
    [
      '20,000 steps of indentation',
      Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`)
        .join('\n')
        .slice(0, 1_000_000),
      '101:101 YAML_TOO_DEEP',
    ],
    ['more than a mebibyte', `flow: ${'x'.repeat(1_048_576)}`, '1:1 YAML_TOO_LARGE'],
    ['more steps than anybody can follow', soundFlow(`- say: ${SAY}\n`.repeat(2001)), '2005:5 FLOW_TOO_LARGE'],
    ['more branches than that', soundFlow(`- choose:\n${BRANCH.repeat(501)}- resolve: {}\n`), '1006:9 FLOW_TOO_LARGE'],
    ['a million small pieces', `steps:\n${'- a\n'.repeat(250_000)}`, '24001:1 YAML_TOO_LARGE'],
    ['a file cut off in a text', 'flow: order-status\nsteps:\n  - say: { id: "Boleh mi', '3:16 YAML_SYNTAX'],
    ['a file cut off in a map', 'flow: order-status\nsteps:\n  - say: { id: a, ms: b', '3:24 YAML_SYNTAX'],
    ['a file cut off in a key', 'flow: order-status\nsteps:\n  - say: {}\n  - resol', '4:5 CONTENT_WRONG_KIND'],
    ['a file cut to nothing', '', '1:1 YAML_EMPTY'],
    ['a tab', soundFlow('- say: {}\n').replace('  - say', '\t- say'), '5:1 YAML_TAB'],
    ['a key twice', soundFlow(`- say: ${SAY}\n  say: ${SAY}\n- resolve: {}\n`), '6:5 YAML_DUPLICATE_KEY'],
    [
      'a way to the prototype',
      soundFlow('- set: { a: 1, __proto__: { b: 1 } }\n- resolve: {}\n'),
      '5:18 YAML_KEY_FORBIDDEN',
    ],
    [
      'an endless template loop',
      soundFlow('- handoff: { reason: "{% for i in (1..9999999999) %}x{% endfor %}" }\n'),
      '5:25 TEMPLATE_ENDLESS',
    ],
    [
      'loops within loops',
      soundFlow(`- handoff: { reason: "${'{% for i in (1..999) %}'.repeat(5)}x${'{% endfor %}'.repeat(5)}" }\n`),
      '5:25 TEMPLATE_ENDLESS',
    ],
    [
      'a template of 900 levels',
      soundFlow(`- handoff: { reason: "${'{% if language %}'.repeat(900)}" }\n`),
      '5:15308 TEMPLATE_SYNTAX',
    ],
    [
      'brackets without end',
      soundFlow(`- choose:\n    - if: ${'('.repeat(19_000)}\n      do: []\n    - else: []\n- resolve: {}\n`),
      '6:13 TEMPLATE_SYNTAX',
    ],
  ])(
    '%s',
    (_what, text, finding) => {
      expect(findingsOf(text)).toContain(finding);
    },
    LIMIT,
  );

  test(
    'a YAML bomb of nine levels',
    () => {
      expect(findingsOf(bomb.join('\n')).filter((finding) => finding.endsWith('YAML_ALIAS')).length).toBeGreaterThan(
        10,
      );
    },
    LIMIT,
  );

  test(
    'a pattern that would take for ever elsewhere does not here',
    () => {
      const entities = (pattern: string) => `entities:\n  order-number: { pattern: "${pattern}" }\n`;
      expect(findingsOf(entities('^(a|aa)+$'), 'intents/_entities.yaml')).toEqual([]);
      expect(findingsOf(entities('^(a+)+$'), 'intents/_entities.yaml')).toEqual(['2:28 ENTITY_PATTERN_REPEATS']);
      expect(findingsOf(entities('(a{1,1000}){1,1000}'), 'intents/_entities.yaml')).toEqual(['2:28 ENTITY_PATTERN']);
      expect(findingsOf(entities('(a)\\\\1'), 'intents/_entities.yaml')).toEqual(['2:28 ENTITY_PATTERN']);
      expect(findingsOf(entities('x*'), 'intents/_entities.yaml')).toEqual(['2:28 ENTITY_PATTERN']);
    },
    LIMIT,
  );
});

test('a file that cannot be read is one mistake, not one for each file that points at it', () => {
  expect(findingsOf('flow: "verify-customer', 'flows/verify-customer.yaml')).toEqual(['1:7 YAML_SYNTAX']);
  expect(findingsOf('name: "Kirana', 'flows/_bot.yaml')).toEqual(['1:7 YAML_SYNTAX']);
  expect(findingsOf('intent: "account', 'intents/account.yaml')).toEqual(['1:9 YAML_SYNTAX']);
  expect(findingsOf('entities: "', 'intents/_entities.yaml')).toEqual(['1:11 YAML_SYNTAX']);
});

test('names that every object of JavaScript has are no names', () => {
  for (const name of ['toString', 'valueOf', 'hasOwnProperty', 'constructor']) {
    expect(findingsOf(soundFlow(`- ask: ${name}\n  say: ${SAY}\n- resolve: {}\n`))).toEqual(['5:10 CONTENT_BAD_NAME']);
    expect(findingsOf(soundFlow(`- handoff: { reason: "{{ ${name}.x }}" }\n`))).toEqual([
      '5:28 TEMPLATE_UNKNOWN_VARIABLE',
    ]);
    expect(findingsOf(soundFlow(`- ${name}: 1\n`))).toHaveLength(1);
    expect(findingsOf(soundFlow(`- run: ${name}\n- resolve: {}\n`))).toEqual(['5:10 CONTENT_BAD_NAME']);
    expect(findingsOf(soundFlow(`- handoff: { reason: "{{ now | ${name} }}" }\n`))).toEqual([
      '5:34 TEMPLATE_UNKNOWN_FILTER',
    ]);
  }
});

test('no text whatever makes the reader throw', () => {
  const seeds = [
    '{',
    '[',
    '"',
    "'",
    '- ',
    ': ',
    '\n',
    '\n  ',
    '{{',
    '}}',
    '{%',
    '%}',
    '|',
    '>',
    '&a',
    '*a',
    '!',
    '#',
    '?',
    ',',
    ']',
    '}',
    'say',
    'if',
    '0x',
    '~',
    '\\',
    '\t',
    '\r',
    '\u2028',
    '😀',
    '---\n',
    '%YAML 9\n',
  ];
  let state = 1;
  const random = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  for (let round = 0; round < 2000; round++) {
    const noise = Array.from({ length: 1 + random(20) }, () => seeds[random(seeds.length)]).join('');
    const sound = soundFlow(
      `- say: ${SAY}\n- choose:\n    - if: language == "id"\n      do: [handoff: {}]\n    - else: []\n- resolve: {}\n`,
    );
    const at = random(sound.length);
    expect(() => findingsOf(sound.slice(0, at) + noise + sound.slice(at + random(10)))).not.toThrow();
  }
});
