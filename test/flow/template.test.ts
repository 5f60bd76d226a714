import type { Json } from '../../src/domain/json';
import type { Language } from '../../src/domain/language';
import { holds, renderText, renderValue, type Scope } from '../../src/flow/template';

const NOW = Date.UTC(2027, 0, 1, 7, 30);

function scope(
  values: { readonly [name: string]: Json } = {},
  language: Language = 'id',
  timeZone = 'Asia/Jakarta',
): Scope {
  return { values, language, timeZone, now: NOW };
}

const order = { id: 'KH-104233', status: 'shipped', total: 1250000, items: [{ name: 'kemeja' }, { name: 'celana' }] };

describe('a text', () => {
  test('without braces comes out as it is', () => {
    expect(renderText('Halo, Kak! 100% { aman }', scope())).toBe('Halo, Kak! 100% { aman }');
  });

  test('says variables, and nothing where there is none', () => {
    expect(renderText('{{ order.id }} {{ order.note }}{{ nobody.knows.it }}.', scope({ order }))).toBe('KH-104233 .');
  });

  test('never reads what a customer wrote as a template', () => {
    const name = '{{ order.id }}{% assign x = 1 %}';
    expect(renderText('Halo {{ name }} {{ name | append: "!" }}', scope({ name, order }))).toBe(
      `Halo ${name} ${name}!`,
    );
    expect(renderText('{{ list | map: name | json }}', scope({ name, list: [order] }))).not.toContain('KH-104233');
  });

  test('leaves only the faulty piece empty', () => {
    const source = '{{ order.id }}{% for i in (1..1000000000) %}x{% endfor %}';
    expect(renderText(`a ${source} b`, scope({ order }))).toMatch(/^a KH-104233/);
    expect(renderText('a {{ x | nothing }} b', scope())).toBe('');
    expect(renderText('{{ broken', scope())).toBe('');
  });

  test('cannot reach what objects inherit', () => {
    const source =
      '{{ order.constructor }}{{ order.__proto__ }}{{ order.toString }}{{ constructor.name }}{{ order.items.constructor }}';
    expect(renderText(source, scope({ order }))).toBe('');
  });

  test('cannot read files, make chance or count on across texts', () => {
    for (const tag of ['include "a"', 'render "a"', 'layout "a"', 'increment n']) {
      expect(renderText(`x{% ${tag} %}`, scope())).toBe('');
    }
    expect(renderText('{{ order.items | sample }}', scope({ order }))).toBe('');
  });

  test('says lists, money and dates in words, and objects not at all', () => {
    const values = {
      colours: ['merah', 'biru'],
      price: { amount: 1250.5, currency: 'MYR' },
      day: { date: '2027-01-01', time: '09:05' },
      order,
    };
    expect(renderText('{{ colours }}; {{ price }}; {{ day }}; {{ order }}', scope(values, 'ms'))).toBe(
      'merah, biru; RM1,250.50; Jumaat, 1 Januari 2027, 9.05 pagi; ',
    );
  });

  test('says what has words for each language in the customer’s', () => {
    const white = { id: 'putih', ms: 'putih', en: 'white' };
    const values = {
      item: { name: { id: 'Tas Anyam', ms: 'Beg Anyam', en: 'Woven Bag' } },
      colours: [white, 'sage'],
      odd: { id: 7 },
    };
    const source = '{{ item.name }}: {{ colours | list }}, {{ colours }}{{ odd }}';
    expect(renderText(source, scope(values, 'ms'))).toBe('Beg Anyam: putih dan sage, putih, sage');
    expect(renderText(source, scope(values, 'en'))).toBe('Woven Bag: white and sage, white, sage');
  });

  test('ends however long its loops are', () => {
    const nested =
      '{% for a in (1..999) %}{% for b in (1..999) %}{% for c in (1..999) %}{% endfor %}{% endfor %}{% endfor %}';
    expect(renderText(nested, scope()).length).toBeLessThan(100_000);
    const doubling = `{% assign x = "ab" %}${'{% assign x = x | append: x %}'.repeat(40)}{{ x }}`;
    expect(renderText(doubling, scope()).length).toBeLessThan(300_000);
  });

  test('ends however long the lists of an action are', () => {
    const list = Array.from({ length: 100 }, (_, n) => n);
    const nested = `${'{% for a in list %}'.repeat(5)}{% if false %}{% endif %}${'{% endfor %}'.repeat(5)}`;
    expect(renderText(`x${nested}y`, scope({ list }))).toBe('x');
  });

  test('knows now and language by itself, unless the flow has its own', () => {
    expect(renderText('{{ language }} {{ now }}', scope())).toBe(`id ${NOW}`);
    expect(renderText('{{ now }}', scope({ now: 5 }))).toBe('5');
  });
});

describe('money', () => {
  test.each([
    [150000, 'IDR', 'Rp150.000'],
    [1250000, 'IDR', 'Rp1.250.000'],
    [-2500.5, 'IDR', '-Rp2.501'],
    [150, 'MYR', 'RM150.00'],
    [1250.5, 'MYR', 'RM1,250.50'],
    [1.005, 'MYR', 'RM1.01'],
    [0, 'MYR', 'RM0.00'],
    ['1250.5', 'MYR', 'RM1,250.50'],
    [999999999999, 'IDR', 'Rp999.999.999.999'],
    [12.5, 'THB', 'THB 12,50'],
    ['belum ada', 'IDR', 'belum ada'],
    [null, 'IDR', ''],
  ])('%p in %s is %s', (amount, currency, shown) => {
    expect(renderText(`{{ amount | money: "${currency}" }}`, scope({ amount }))).toBe(shown);
  });
});

describe('days and times', () => {
  test.each([
    ['id', 'Jumat, 1 Januari 2027', '14.30'],
    ['ms', 'Jumaat, 1 Januari 2027', '2.30 petang'],
    ['en', 'Friday, 1 January 2027', '2:30 pm'],
  ] as const)('are said in %s', (language, day, time) => {
    expect(renderText('{{ now | day }}|{{ now | time }}', scope({}, language))).toBe(`${day}|${time}`);
  });

  test.each([
    ['2027-01-01', '0'],
    ['2026-12-25', '7'],
    ['2026-01-01', '365'],
    ['2027-01-03', '-2'],
    ['2026-12-31T23:59', '1'],
    ['soon', ''],
  ])('%s is %s days ago', (at, days) => {
    expect(renderText('{{ at | days_since }}', scope({ at }))).toBe(days);
    expect(renderText('{{ at | days_since }}', scope({ at: { date: at } }))).toBe(days);
  });

  test('are those of the time zone', () => {
    const source = '{{ at | day }} {{ at | time }}';
    const at = '2027-03-14T20:30:00Z';
    expect(renderText(source, scope({ at }, 'en', 'Asia/Kuala_Lumpur'))).toBe('Monday, 15 March 2027 4:30 am');
    expect(renderText(source, scope({ at }, 'en', 'America/New_York'))).toBe('Sunday, 14 March 2027 4:30 pm');
    expect(renderText(source, scope({ at }, 'en', 'No/Such_Zone'))).toBe('Sunday, 14 March 2027 8:30 pm');
  });

  test('follow a clock that changes in the middle of an hour', () => {
    const source = '{{ a | time }} {{ b | time }}';
    const values = { a: '2027-03-14T06:59:59Z', b: '2027-03-14T07:00:00Z' };
    expect(renderText(source, scope(values, 'en', 'America/New_York'))).toBe('1:59 am 3:00 am');
  });

  test('take a bare day as that day everywhere', () => {
    expect(renderText('{{ "2027-01-01" | day }}{{ "2027-01-01" | time }}', scope({}, 'en', 'Pacific/Honolulu'))).toBe(
      'Friday, 1 January 2027',
    );
  });

  test('leave what is no date as it is', () => {
    expect(renderText('{{ "besok" | day }} {{ "2027-02-30" | day }} {{ x | day }}', scope())).toBe('besok 2027-02-30 ');
  });

  test('have the formats of Liquid, with names in the language', () => {
    expect(renderText('{{ "now" | date: "%Y-%m-%d %H:%M %z" }}', scope())).toBe('2027-01-01 14:30 +0700');
    expect(renderText('{{ now | date: "%A %-d %B, %e/%-m, %I:%M %p %q 100%%" }}', scope({}, 'ms'))).toBe(
      'Jumaat 1 Januari,  1/1, 02:30 petang %q 100%',
    );
    expect(renderText('{{ "2027-12-31" | date: "%j %u %s" }}', scope({}, 'id', 'UTC'))).toBe('365 5 1830211200');
  });
});

describe('other filters', () => {
  test('mask all but the last four characters', () => {
    expect(
      renderText('{{ phone | mask }} {{ "123" | mask }}{{ nothing | mask }}', scope({ phone: '+628123456789' })),
    ).toBe('•••••••••6789 •••');
  });

  test('choose the plural', () => {
    const source = '{{ n }} {{ n | plural: "item", "items" }}';
    expect([0, 1, 2].map((n) => renderText(source, scope({ n })))).toEqual(['0 items', '1 item', '2 items']);
  });

  test('find by property', () => {
    const orders = [
      { id: 'a', open: true },
      { id: 'b', open: false },
    ];
    expect(
      renderText('{{ orders | where: "open" | map: "id" }} {{ orders | where: "id", "b" | size }}', scope({ orders })),
    ).toBe('a 1');
  });
});

describe('a value', () => {
  test('keeps its type when it is one variable', () => {
    const source = {
      total: '{{ order.total }}',
      items: ' {{ order.items }} ',
      all: ['{{ order.missing }}', 5, true, null],
    };
    expect(renderValue(source, scope({ order }))).toEqual({
      total: 1250000,
      items: order.items,
      all: [null, 5, true, null],
    });
  });

  test('is text when there is more around the variable', () => {
    expect(renderValue('no. {{ order.total }}', scope({ order }))).toBe('no. 1250000');
  });

  test('is always JSON', () => {
    expect(
      renderValue(['{{ 1 | divided_by: 0 }}', '{{ empty }}', '{{ order.total | nofilter }}'], scope({ order })),
    ).toEqual([null, '', null]);
  });
});

describe('a condition', () => {
  test.each([
    ['order == nil', false],
    ['refund == nil', true],
    ['order.status == "shipped"', true],
    ['order.total > 100000 and order.status == "shipped"', true],
    ['order.total > 5000000 or order.items.size == 2', true],
    ['(order.total > 5000000 or order.items.size == 2) and order.status == "lost"', false],
    ['not refund', true],
    ['order.id contains "104"', true],
    ['order.items | size', true],
    ['count', true],
    ['is_late', false],
    ['order.status = "shipped"', false],
    ['order.status == "shipped" order', false],
    ['', false],
    ['x | nofilter', false],
  ])('%s is %p', (condition, expected) => {
    expect(holds(condition, scope({ order, count: 0, is_late: false }))).toBe(expected);
  });
});

test('the same text is the same on every machine', () => {
  const source = '{{ now | date: "%A %B" }} {{ total | money: "MYR" }} {{ names | sort | join: "," }}';
  const values = { total: 1234.5, names: ['ä', 'z', 'a', 'Z'] };
  expect(renderText(source, scope(values))).toBe('Jumat Januari RM1,234.50 Z,a,z,ä');
});

describe('money and dates that an `ask` collected', () => {
  // NOW is 14.30 on New Year's Day in Jakarta.
  const values = {
    today: { date: '2027-01-01' },
    yesterday: { date: '2026-12-31' },
    noon: { date: '2027-01-01', time: '12:00' },
    price: { amount: 150000, currency: 'IDR' },
    ringgit: { amount: 150000, currency: 'MYR' },
  };

  test.each([
    ['today >= now', true],
    ['today == now', true],
    ['today > now', false],
    ['yesterday < now', true],
    ['yesterday >= now', false],
    ['noon < now', true],
    ['noon == today', true],
    ['today > yesterday', true],
    ['today == "2027-01-01"', true],
    ['today < "2027-01-02T08:00"', true],
    ['today == nil', false],
    ['today != nil', true],
    ['today > "soon"', false],
    ['price <= 150000', true],
    ['100000 < price', true],
    ['price > 150000', false],
    ['price == price', true],
    ['price == ringgit', false],
    ['price <= ringgit', false],
  ])('compare by what they say: %s', (condition, expected) => {
    expect(holds(condition, scope(values))).toBe(expected);
  });

  test('compare in a text as in a condition', () => {
    expect(renderText('{% if yesterday < now %}past{% endif %}', scope(values))).toBe('past');
  });
});
