import { readScript } from '../../src/testing/read-script';
import { scriptText } from '../../src/testing/write-script';

function found(text: string): readonly string[] {
  const began = performance.now();
  const { reading } = readScript({ path: 'a.test.yaml', text });
  expect(performance.now() - began).toBeLessThan(5000);
  return reading.diagnostics.map((one) => `${one.line}:${one.column} ${one.code}`);
}

describe('a test file that is wrong is told of, and nothing is thrown', () => {
  test.each([
    ['', '1:1 YAML_EMPTY'],
    ['tests: []', '1:8 CONTENT_EMPTY'],
    ['hello', '1:1 CONTENT_WRONG_KIND'],
    ['tests: 7', '1:8 CONTENT_WRONG_KIND'],
    ['tests: [7]', '1:9 CONTENT_WRONG_KIND'],
    ['test: x', '1:1 CONTENT_UNKNOWN_KEY'],
    ['tests: [{ test: a, talk: [{ bot: x }], now: "2026-02-30 10:00" }]', '1:45 CONTENT_WRONG_VALUE'],
    ['tests: [{ test: a, talk: [{ bot: x }], now: "25:00" }]', '1:45 CONTENT_WRONG_VALUE'],
    ['tests: [{ test: a, talk: [{ bot: x }], actions: { a: 7 } }]', '1:54 CONTENT_WRONG_VALUE'],
    ['tests: [{ test: a, talk: [{ bot: x }], actions: { a: {} } }]', '1:54 CONTENT_WRONG_VALUE'],
    ['tests: [{ test: a, talk: [{ bot: x }], actions: { a: { answers: 0812345 } } }]', '1:65 YAML_NOT_TEXT'],
    ['tests: [{ test: a, talk: [{ bot: x, toString: y }] }]', '1:37 CONTENT_UNKNOWN_KEY'],
    ['tests: [{ test: a, talk: [{ bot: x, values: { __proto__: 1 } }] }]', '1:47 YAML_KEY_FORBIDDEN'],
    ['tests: [{ test: a, talk: [{ customer: x, bot: y, note: z }] }]', '1:50 CONTENT_UNKNOWN_KEY'],
    ['tests: [{ test: a, talk: [{ after: soon, bot: y }] }]', '1:36 CONTENT_WRONG_VALUE'],
    ['tests: [{ test: a, talk: [{ agent: sleeps, bot: y }] }]', '1:36 CONTENT_WRONG_VALUE'],
    ['tests: [{ test: a, talk: [{}, { bot: y }] }]', '1:27 CONTENT_EMPTY'],
    ['a: &a [x, x]\ntests: [*a, *a]', '1:4 YAML_ALIAS'],
  ])('%s', (text, first) => {
    expect(found(text)).toContain(first);
  });

  test('twenty thousand levels', () => {
    expect(found(`tests: ${'['.repeat(20_000)}`)).toEqual(['1:107 YAML_TOO_DEEP']);
  });

  test('a file of two megabytes', () => {
    expect(found(`# ${'x'.repeat(2_000_000)}`)).toEqual(['1:1 YAML_TOO_LARGE']);
  });

  test('a byte order mark, Windows line ends', () => {
    expect(found('\uFEFFtests:\r\n  - test: a\r\n    talk:\r\n      - bot: x\r\n')).toEqual([]);
  });
});

test('what a test says is written as it is read', () => {
  const text = `# as written
tests:
  - test: "everything: at once"
    languages: [id, en]
    now: "2026-11-23 02:30:15"
    channel: msteams
    name: Rina
    actions:
      a.one: { answers: { id: KH-1, none: null, list: [1, true, "2"] } }
      a.two:
        - { with: { id: KH-1 }, fails: SHUT, takes: 3s }
        - { answers: null }
    talk:
      - customer: { id: "halo, kak", en: hello }
        file: [a.jpg, b.pdf]
        bot: { id: [satu, dua], en: one }
      - file: c.png
        bot: []
      - press: yes
        called: [{ a.one: { id: KH-1 } }, a.two]
        not-called: a.three
      - after: 31m
        values: { order_id: KH-1, x.y: 2 }
        timer: { silence: 30m }
        promise: 2d
      - queue: { place: 2, wait: 5m, agents: 1 }
        not-said: sorry
        buttons: [a, b]
        asks: order_id
        step: [a, b/c]
        flow: a
      - agent-says: "Selamat pagi!"
        by: Budi
        owner: agent
        outcome: none
      - agent: returns
        by: Budi
        team: orders
        note: later
        reason: why
        urgency: crisis
        intent: x
        language: ms
`;
  const { script, reading } = readScript({ path: 'a.test.yaml', text });
  expect(reading.diagnostics).toEqual([]);
  expect(scriptText(script!.tests[0]!, 'as written')).toBe(text);
});
