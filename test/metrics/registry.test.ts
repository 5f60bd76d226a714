import { KhidmatError } from '../../src/errors';
import { createMeters } from '../../src/metrics/meters';
import { Registry } from '../../src/metrics/registry';
import { meteredStore } from '../../src/metrics/store-metrics';
import { readExposition } from '../support/exposition';

test('writes the text format to the byte', async () => {
  const registry = new Registry();
  const asked = registry.counter({ name: 'asked_total', help: 'Asked.\nA \\ line.', labels: ['who', 'how'] });
  asked.add(['"a"', 'x\\y\nz']);
  asked.add(['"a"', 'x\\y\nz'], 2);
  registry.counter({ name: 'nothing_total', help: 'None yet.' });
  const took = registry.histogram({ name: 'took_seconds', help: 'Took.', labels: ['to'], bounds: [0.1, 1] });
  for (const value of [0.05, 0.1, 0.5, 7]) took.observe(value, ['a']);
  registry.gauge({ name: 'odd', help: 'Odd.', labels: ['n'] }, () => [
    [Number.NaN, ['1']],
    [Number.POSITIVE_INFINITY, ['2']],
    [-1.5e-9, ['3']],
  ]);
  const text = await registry.write();
  expect(text).toBe(`# HELP asked_total Asked.\\nA \\\\ line.
# TYPE asked_total counter
asked_total{who="\\"a\\"",how="x\\\\y\\nz"} 3
# HELP nothing_total None yet.
# TYPE nothing_total counter
nothing_total 0
# HELP took_seconds Took.
# TYPE took_seconds histogram
took_seconds_bucket{to="a",le="0.1"} 2
took_seconds_bucket{to="a",le="1"} 3
took_seconds_bucket{to="a",le="+Inf"} 4
took_seconds_sum{to="a"} 7.65
took_seconds_count{to="a"} 4
# HELP odd Odd.
# TYPE odd gauge
odd{n="1"} NaN
odd{n="2"} +Inf
odd{n="3"} -1.5e-9
`);
  expect(readExposition(text).size).toBe(10);
});

test('no input makes more than 200 series of a metric: the rest counts under "other"', async () => {
  const registry = new Registry();
  const counter = registry.counter({ name: 'asked_total', help: 'Asked.', labels: ['what', 'code'] });
  for (let n = 0; n < 5_000; n++) counter.add([`w${n}`, 'x']);
  const samples = readExposition(await registry.write());
  expect(samples.size).toBe(201);
  expect(samples.get('asked_total{what="other",code="other"}')).toBe(4_800);
});

test('a gauge that cannot be read is left out, and the others are told', async () => {
  const registry = new Registry();
  registry.gauge({ name: 'broken', help: 'Broken.' }, () => Promise.reject(new Error('away')));
  registry.gauge({ name: 'broken_at_once', help: 'Broken.' }, () => {
    throw new Error('away');
  });
  registry.gauge({ name: 'well', help: 'Well.' }, () => [[1]]);
  expect([...readExposition(await registry.write())]).toEqual([['well', 1]]);
});

test('a name stands once', () => {
  const registry = new Registry();
  registry.counter({ name: 'asked_total', help: 'Asked.' });
  expect(() => registry.counter({ name: 'asked_total', help: 'Asked.' })).toThrow('asked_total stands twice');
});

test('what alarms are set on stands at 0 before it happens for the first time, or its first rise would be no rise', async () => {
  const meters = createMeters();
  const before = readExposition(await meters.registry.write());
  for (const [status, code] of [
    [503, 'Shed'],
    [503, 'Overloaded'],
    [503, 'Unavailable'],
    [500, 'ServiceError'],
    [429, 'TooManyRequests'],
  ] as const) {
    const name = `khidmat_requests_refused_total{status="${status}",code="${code}"}`;
    expect([name, before.get(name)]).toEqual([name, 0]);
    meters.requestRefused(status, code);
    expect(readExposition(await meters.registry.write()).get(name)).toBe(1);
  }
  for (const code of ['STORE_FULL', 'STORE_UNAVAILABLE', 'OTHER'])
    expect(before.get(`khidmat_store_errors_total{code="${code}"}`)).toBe(0);
  for (const outcome of ['delivered', 'failed', 'ambiguous', 'held-back'] as const) {
    const name = `khidmat_deliveries_total{outcome="${outcome}"}`;
    expect([name, before.get(name)]).toEqual([name, 0]);
    meters.replyOffered(outcome);
    expect(readExposition(await meters.registry.write()).get(name)).toBe(1);
  }
  for (const place of ['folder', 'hook', 'mail'] as const) {
    const name = `khidmat_report_failures_total{place="${place}"}`;
    expect([name, before.get(name)]).toEqual([name, 0]);
    meters.reportFailed(place);
    expect(readExposition(await meters.registry.write()).get(name)).toBe(1);
  }
});

test('a metered store tells of each rejected call by its code, of its parts too, and changes no answer', async () => {
  class People {
    private readonly name = 'Ani';
    async read() {
      return this.name;
    }
    async fail(): Promise<void> {
      throw new KhidmatError('STORE_FULL', 'full');
    }
  }
  const meters = createMeters();
  const store = meteredStore({ people: new People(), ping: async () => Promise.reject(new TypeError('odd')) }, meters);
  expect(await store.people.read()).toBe('Ani');
  await expect(store.people.fail()).rejects.toThrow('full');
  await expect(store.people.fail()).rejects.toThrow('full');
  await expect(store.ping()).rejects.toThrow('odd');
  const samples = readExposition(await meters.registry.write());
  expect(samples.get('khidmat_store_errors_total{code="STORE_FULL"}')).toBe(2);
  expect(samples.get('khidmat_store_errors_total{code="OTHER"}')).toBe(1);
});
