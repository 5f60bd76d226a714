import { compileContent } from '../../src/flow/compile-content';
import { soundFiles } from '../support/content';

const TITLE = '{ id: a, ms: a, en: a }';

function compileWith(path: string, text: string) {
  const files = [...soundFiles().filter((file) => file.path !== path), { path, text }];
  return compileContent(files, { actions: null, hash: 'the-hash' });
}

function findings(path: string, text: string): string[] {
  return compileWith(path, text).diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

function hoursOf(hours: string) {
  const text = `name: K\ntime-zone: Asia/Jakarta\nteams:\n  general: { title: ${TITLE}, hours: ${hours} }\n`;
  const { content, diagnostics } = compileWith('flows/_bot.yaml', text);
  return (
    content?.bot.teams[0].hours.week.map(({ day, fromMinute, toMinute }) => `${day} ${fromMinute}-${toMinute}`) ??
    diagnostics.map(({ code }) => code)
  );
}

describe('hours', () => {
  const all = (stretch: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => `${day} ${stretch}`);

  test.each([
    ['always', all('0-1440')],
    ['never', []],
    ['{ mon-sun: "08:00-22:00" }', all('480-1320')],
    [
      '{ mon-wed: "08:00-12:00, 13:00-17:30", sat: ["09:00-10:00", "11:00-24:00"] }',
      ['1 480-720', '1 780-1050', '2 480-720', '2 780-1050', '3 480-720', '3 780-1050', '6 540-600', '6 660-1440'],
    ],
    ['{ "sun,tue": "9:00-10:00" }', ['2 540-600', '7 540-600']],
    ['{ sat-mon: "00:00-01:00" }', ['1 0-60', '6 0-60', '7 0-60']],
    ['{ sun: "22:00-02:00" }', ['1 0-120', '7 1320-1440']],
    ['{ fri: "20:00-00:00" }', ['5 1200-1440']],
  ])('%s', (hours, expected) => {
    expect(hoursOf(hours)).toEqual(expected);
  });

  test.each([
    '{ monday: "08:00-12:00" }',
    '{ mon: "8-12" }',
    '{ mon: "08:00-08:00" }',
    '{ mon: "08:00-25:00" }',
    '{ mon: "08:60-09:00" }',
    '{ mon: 8 }',
    '{ mon: "08:00-12:00, 11:00-13:00" }',
    '{ sun: "22:00-02:00", mon: "01:00-03:00" }',
  ])('refuses %s', (hours) => {
    expect(hoursOf(hours)).toEqual(['BOT_HOURS']);
  });
});

describe('_bot.yaml', () => {
  test('has defaults for all but name, time zone and teams', () => {
    const text = `name: K\ntime-zone: Asia/Kuala_Lumpur\nteams: { general: { title: ${TITLE}, hours: never, holidays: [2027-12-25] } }\n`;
    expect(compileWith('flows/_bot.yaml', text).content?.bot).toEqual({
      name: 'K',
      languages: ['id', 'ms', 'en'],
      timeZone: 'Asia/Kuala_Lumpur',
      thresholds: null,
      teams: [{ name: 'general', title: { id: 'a', ms: 'a', en: 'a' }, hours: { week: [], holidays: ['2027-12-25'] } }],
      defaultTeam: 'general',
      survey: ['csat'],
      menu: [],
      lookUps: [],
      channels: {},
      silenceMs: 1_800_000,
      texts: {},
      values: { case: {}, customer: {} },
      brand: { colour: '#0b6e4f', title: { id: 'Halo', ms: 'Hai', en: 'Hello' } },
    });
  });

  const head = 'name: K\ntime-zone: Asia/Jakarta\n';
  const team = `{ title: ${TITLE}, hours: always }`;
  test.each([
    ['two teams and no default-team', `${head}teams: { a: ${team}, b: ${team} }\n`, '3:1 CONTENT_MISSING_KEY'],
    [
      'a default-team that is none',
      `${head}default-team: c\nteams: { a: ${team}, b: ${team} }\n`,
      '3:15 FLOW_UNKNOWN_TEAM',
    ],
    ['no team at all', `${head}teams: {}\n`, '3:8 CONTENT_WRONG_VALUE'],
    [
      'a language that it does not speak',
      `${head}languages: [id, jv]\nteams: { a: ${team} }\n`,
      '3:17 CONTENT_WRONG_VALUE',
    ],
    [
      'a day that does not exist',
      `${head}teams: { a: { title: ${TITLE}, hours: always, holidays: [2027-02-30] } }\n`,
      '3:73 CONTENT_WRONG_VALUE',
    ],
    [
      'a threshold above one',
      `${head}thresholds: { confidence: 60, margin: 0.1, trust: 0.5 }\nteams: { a: ${team} }\n`,
      '3:27 CONTENT_WRONG_VALUE',
    ],
    [
      'a colour that YAML read as a comment',
      `${head}brand: { colour: red }\nteams: { a: ${team} }\n`,
      '3:18 CONTENT_WRONG_VALUE',
    ],
    ['an offset for a time zone', `name: K\ntime-zone: "+07:00"\nteams: { a: ${team} }\n`, '2:12 BOT_TIME_ZONE'],
  ])('is refused with %s', (_what, text, finding) => {
    expect(findings('flows/_bot.yaml', text)).toEqual([finding]);
  });

  test('may say the standing texts in its own words, with variables that only the rules know', () => {
    const text = `${head}teams: { a: ${team} }\ntexts:\n  queue-place: { id: "Nomor {{ position }}", ms: "Nombor {{ position }}", en: "Number {{ position }}" }\n`;
    const { content, diagnostics } = compileWith('flows/_bot.yaml', text);
    expect(diagnostics).toEqual([]);
    expect(content?.bot.texts).toEqual({
      'queue-place': { id: 'Nomor {{ position }}', ms: 'Nombor {{ position }}', en: 'Number {{ position }}' },
    });
  });
});

describe('intents and entities', () => {
  test('make the training set', () => {
    const files = [
      ...soundFiles().filter(({ path }) => path !== 'intents/_entities.yaml'),
      { path: 'intents/_out-of-scope.yaml', text: 'examples: [resep rendang]\n' },
      {
        path: 'intents/_entities.yaml',
        text: 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }\n  product: { values: { kemeja: [kemeja, shirt], celana: [] } }\n',
      },
    ];
    const { content } = compileContent(files, { actions: null, hash: 'the-hash' });
    expect(content?.hash).toBe('the-hash');
    expect(content?.flowOf).toEqual({ account: 'account', 'order-status': 'order-status' });
    expect(content?.training).toEqual({
      examples: [
        { text: 'akun saya terkunci', intent: 'account', language: 'id' },
        { text: 'pesanan saya di mana', intent: 'order-status', language: 'id' },
      ],
      outOfScope: ['resep rendang'],
      entities: [
        { kind: 'pattern', name: 'order-number', pattern: 'KH-?\\d{6}', format: 'KH-######' },
        {
          kind: 'list',
          name: 'product',
          values: [
            { value: 'kemeja', synonyms: ['kemeja', 'shirt'] },
            { value: 'celana', synonyms: [] },
          ],
        },
      ],
    });
  });

  test.each([
    [
      'a number among the sentences',
      'intent: account\nexamples: { id: [akun saya, 08123456] }\n',
      '2:29 YAML_NOT_TEXT',
    ],
    [
      'the same sentence twice',
      'intent: account\nexamples: { id: [akun saya, "Akun  saya!"] }\n',
      '2:29 INTENT_EXAMPLE_TWICE',
    ],
    [
      'a sentence of another intent',
      'intent: account\nexamples: { id: [akun saya, "Pesanan saya di mana?"] }\n',
      '1:23 INTENT_EXAMPLE_TWICE',
    ],
    ['an unknown language', 'intent: account\nexamples: { jv: [akun kula] }\n', '2:13 CONTENT_UNKNOWN_KEY'],
  ])('%s is found', (_what, text, finding) => {
    // The second of the two is reported, and that is the one in the later file.
    expect(findings('intents/account.yaml', text)).toContain(finding.replace('1:23', '2:18'));
  });

  test('one sentence in two languages of one intent is no mistake', () => {
    expect(findings('intents/account.yaml', 'intent: account\nexamples: { id: [halo], ms: [halo] }\n')).toEqual([]);
  });
});
