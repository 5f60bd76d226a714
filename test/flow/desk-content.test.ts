import { compileContent } from '../../src/flow/compile-content';

const BOT = (team = '') => `name: Kirana
time-zone: Asia/Jakarta
teams:
  general: { title: { id: L, ms: K, en: Care }, hours: always${team} }
values:
  case: { proof: }
`;
const FLOW = `flow: order
title: { id: P, ms: P, en: Order }
triggers: [order]
steps:
  - ask: order_id
    say: { id: "Nomor?", ms: "Nombor?", en: "Number?" }
  - handoff: {}
`;
const INTENT = 'intent: order\nexamples: { en: [my order] }\n';

function compile(answers: string, team = '', more = '') {
  const { content, diagnostics } = compileContent(
    [
      { path: 'flows/_bot.yaml', text: BOT(team) + more },
      { path: 'flows/order.yaml', text: FLOW },
      { path: 'intents/order.yaml', text: INTENT },
      ...(answers === '' ? [] : [{ path: 'flows/_answers.yaml', text: answers }]),
    ],
    { actions: null, hash: 'h', isPublished: true },
  );
  return {
    content,
    found: diagnostics.filter(({ file }) => /_answers|_bot/.test(file)).map(({ code, line }) => [code, line]),
  };
}

const say = (en: string) => `{ id: "${en}", ms: "${en}", en: "${en}" }`;

describe('flows/_answers.yaml', () => {
  it('is read with its teams and titles', () => {
    const { content, found } = compile(
      `answers:\n  hello: { team: general, say: ${say('Hi {{ customer.name }}, {{ order_id }}, {{ case.proof }}, {{ agent.name }}')} }\n`,
    );
    expect(found).toEqual([]);
    expect(content?.answers).toEqual([
      {
        name: 'hello',
        title: null,
        team: 'general',
        say: expect.objectContaining({ en: expect.stringContaining('Hi') }),
      },
    ]);
    expect(compile('').content?.answers).toEqual([]);
  });

  it.each([
    ['a variable that no flow collects', '{{ ordr_id }}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['a value that the case has not got', '{{ case.prof }}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['a policy that there is not', '{{ policy.days }}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['a filter that there is not', '{{ order_id | shout }}', 'TEMPLATE_UNKNOWN_FILTER'],
  ])('is checked: %s', (_what, text, code) => {
    const { content, found } = compile(`answers:\n  hello: { say: ${say(text)} }\n`);
    expect([...new Set(found.map(([one]) => one))]).toEqual([code]);
    expect(content).toBeNull();
  });

  it.each([
    ['no map', 'answers: [a]\n', 'CONTENT_WRONG_KIND'],
    ['a team that there is not', `answers:\n  a: { team: gone, say: ${say('x')} }\n`, 'FLOW_UNKNOWN_TEAM'],
    ['no words', 'answers:\n  a: { title: { id: A, ms: A, en: A } }\n', 'CONTENT_MISSING_KEY'],
    ['a key that there is not', `answers:\n  a: { say: ${say('x')}, sai: 1 }\n`, 'CONTENT_UNKNOWN_KEY'],
    ['a language that is missing', 'answers:\n  a: { say: { en: x } }\n', 'TEXT_LANGUAGE_MISSING'],
  ])('is checked: %s', (_what, text, code) => {
    expect(compile(text).found.map(([one]) => one)).toContain(code);
  });
});

describe('what the desk looks up', () => {
  it.each([
    ['call: orders.find, with: { id: "{{ order_id }}" }', []],
    ['call: orders.find, with: { id: "{{ order_idd }}" }', ['TEMPLATE_UNKNOWN_VARIABLE']],
    ['call: orders.find', ['CONTENT_MISSING_KEY']],
  ])('is checked: %s', (more, codes) => {
    const { content, diagnostics } = compileContent(
      [
        {
          path: 'flows/_bot.yaml',
          text: `${BOT()}desk:\n  look-up:\n    order: { title: ${say('Order')}, ${more} }\n`,
        },
        { path: 'flows/order.yaml', text: FLOW },
        { path: 'intents/order.yaml', text: INTENT },
      ],
      { actions: ['orders.find'], hash: 'h', isPublished: true },
    );
    expect(diagnostics.filter(({ file }) => /_bot/.test(file)).map(({ code }) => code)).toEqual(codes);
    expect(content === null).toBe(codes.length > 0);
  });
});

describe('what a team owes', () => {
  it('is read with its defaults', () => {
    const { content, found } = compile(
      '',
      ', sla: { first-answer: 5m, resolution: 8h }, silent-agent: 15m, assignment: push',
    );
    expect(found).toEqual([]);
    expect(content?.bot.teams[0]).toMatchObject({
      sla: { firstAnswerMs: 300_000, resolutionMs: 28_800_000, warnAt: 0.75 },
      silentAgentMs: 900_000,
      assignment: 'push',
    });
  });

  it.each([
    [', sla: { first-answer: 2h, resolution: 1h }', 'TEAM_SLA'],
    [', sla: { first-answer: soon }', 'CONTENT_WRONG_VALUE'],
    [', sla: { answer: 5m }', 'CONTENT_UNKNOWN_KEY'],
    [', sla: { first-answer: 5m, warn-at: 2 }', 'CONTENT_WRONG_VALUE'],
    [', assignment: shove', 'CONTENT_WRONG_VALUE'],
    [', silent-agent: 5s', 'CONTENT_WRONG_VALUE'],
  ])('is checked: %s', (team, code) => {
    expect(compile('', team).found.map(([one]) => one)).toEqual([code]);
  });
});

describe('how promises are looked after', () => {
  it('is read', () => {
    const { content, found } = compile('', '', 'promises: { remind: 1h, tell: 15m, new-time: 4h }\n');
    expect(found).toEqual([]);
    expect(content?.bot.promises).toEqual({ remindMs: 3_600_000, tellMs: 900_000, newTimeMs: 14_400_000 });
    expect(compile('', '', 'promises: { remind: 1h, tell: 15m }\n').content?.bot.promises?.newTimeMs).toBeNull();
  });

  it.each([
    ['{ remind: 15m, tell: 15m }', 'BOT_PROMISES'],
    ['{ remind: 1h }', 'CONTENT_MISSING_KEY'],
    ['{ remind: 1h, tell: soon }', 'CONTENT_WRONG_VALUE'],
    ['{ remind: 1h, tell: 15m, new: 1h }', 'CONTENT_UNKNOWN_KEY'],
  ])('is checked: %s', (promises, code) => {
    expect(compile('', '', `promises: ${promises}\n`).found.map(([one]) => one)).toEqual([code]);
  });
});
