import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from 'liquidjs';
import type { Json } from '../../src/domain/json';
import { conditionHolds, parseCondition, parseText, renderCounted, renderParsed } from '../../src/flow/liquid';
import { straightText, straightValue } from '../../src/flow/straight-liquid';
import type { Scope } from '../../src/flow/template';

const NOW = Date.UTC(2027, 0, 1, 7, 30);

const VALUES: readonly Json[] = [
  null,
  true,
  false,
  0,
  3,
  '',
  'shipped',
  'order-status',
  { date: '2027-01-01' },
  { date: '2027-01-03', time: '09:00' },
  { amount: 1_250_000, currency: 'IDR' },
  [],
  ['shipped', 3, null],
  [{ id: 'KH-104233', status: 'shipped' }],
  { id: 'KH-104233', status: 'shipped', eta: '2027-01-05', items: [{ name: 'kemeja' }], size: 7 },
];

const PATHS = [
  'a',
  'b',
  'a.status',
  'b.status',
  'a.items',
  'a.length',
  'a.size',
  'a.first',
  'now',
  'language',
  'nobody',
  'constructor',
  'a.constructor',
];
const LITERALS = ['nil', 'blank', 'empty', 'true', 'false', '3', '"shipped"', '"2027-01-02"', '"ship"'];
const OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'contains'];

const CONDITIONS: readonly string[] = [
  ...PATHS,
  ...LITERALS,
  ...OPERATORS.flatMap((operator) =>
    PATHS.flatMap((path) => ['b', ...LITERALS].map((other) => `${path} ${operator} ${other}`)),
  ),
  ...OPERATORS.map((operator) => `nil ${operator} a`),
  'a and b',
  'a or b == 3 and not b',
  'not (a == nil or b == 3)',
  'a and nil',
  'not blank',
  'a.status == "shipped" and b contains "ship" or a == b',
];

const TEXTS: readonly string[] = [
  'a {{ a }} b {{ b.status }}.',
  '{{- a -}} {{ a | day }}, {{ a | money }}; {{ b | money: "IDR" }}',
  '{{ a.eta | day }} {{ a | days_since }} {{ a | plural: "day", "days" }}',
  '{{ b | list: "or" }} {{ a | mask: "phone" }} {{ nil }} {{ blank }} {{ empty }} {{ a == b }}',
  '{{ now | date: "%d/%m" }} {{ language }} {{ a.items | where: "name", b }}',
];

function scopes(): Scope[] {
  return VALUES.flatMap((a) =>
    VALUES.map((b) => ({ values: { a, b }, language: 'en' as const, timeZone: 'Asia/Jakarta', now: NOW })),
  );
}

/** The long way, which counts what it renders. */
function longWay(source: string): (scope: Scope) => string {
  const parsed = parseText(source);
  return (scope) => renderCounted(parsed, scope).text;
}

describe('the short way', () => {
  const all = scopes();

  test('finds of every condition what liquidjs finds', () => {
    for (const source of CONDITIONS) {
      const parsed = parseCondition(source);
      const longOf = longWay(`{% if ${source} %}yes{% else %}no{% endif %}`);
      for (const scope of all) {
        const long = longOf(scope);
        const short = conditionHolds(parsed, scope) ? 'yes' : 'no';
        if (short !== long) throw new Error(`${source} of ${JSON.stringify(scope.values)}: ${short}, not ${long}`);
      }
    }
  });

  test('says of every text what liquidjs says', () => {
    for (const source of TEXTS) {
      const parsed = parseText(source);
      const longOf = longWay(source);
      for (const scope of all) expect(renderParsed(parsed, scope)).toBe(longOf(scope));
    }
  });

  test('takes all that is plain, and leaves tags, lists by number and filters of Liquid to the long one', () => {
    for (const source of TEXTS) expect(straightText(parseText(source))).not.toBeNull();
    for (const source of ['{% if a %}x{% endif %}', '{{ a[0] }}', '{{ a.size }}', '{{ a | upcase }}', '{{ (1..3) }}'])
      expect(straightText(parseText(source))).toBeNull();
    expect(straightValue(parseCondition('a.status == "shipped" and b') as Value)).not.toBeNull();
  });

  test('comes to the same limits', () => {
    const scope = { ...all[0]!, values: { a: 'x'.repeat(30_000), list: Array(6_000).fill('x') } };
    for (const source of ['{{ a }}{{ a }}!', '{{ list | list }}{{ list | list }}', '{{ a | mask: "phone" }}'.repeat(8)])
      expect(renderParsed(parseText(source), scope)).toBe(longWay(source)(scope));
  });

  test('is the way of nearly every text of our own flows', () => {
    const flows = join(__dirname, '..', '..', 'flows', 'order-status.yaml');
    const texts = readFileSync(flows, 'utf8').match(/\{\{[^{}]*\}\}/g) ?? [];
    const straight = texts.filter((source) => straightText(parseText(source)) !== null);
    expect(straight.length / texts.length).toBeGreaterThan(0.8);
  });
});
