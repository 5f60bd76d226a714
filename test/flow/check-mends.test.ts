import { compileContent } from '../../src/flow/compile-content';
import { soundFiles } from '../support/content';

/** What is said about the steps of a flow, in short: its line and the sentence. */
function said(...steps: readonly string[]): string[] {
  return saidOf('[order-status]', steps);
}

function saidOf(triggers: string, steps: readonly string[]): string[] {
  const text = [
    'flow: gift-wrap',
    'title: { id: Kado, ms: Hadiah, en: Gift }',
    `triggers: ${triggers}`,
    'steps:',
    ...steps,
    '',
  ].join('\n');
  const files = [
    ...soundFiles().filter(({ path }) => path !== 'flows/order-status.yaml'),
    { path: 'flows/order-status.yaml', text },
  ];
  const { diagnostics } = compileContent(files, { actions: ['orders.find'], hash: 'h', today: '2027-01-31' });
  return diagnostics.map(({ line, message }) => `${line}: ${message}`);
}

const END = '  - resolve: {}';

test('a step whose lines begin in different columns is told once, where the first goes astray', () => {
  expect(said('  - ask: pieces', '   type: quantity', '    say: { id: a, ms: b, en: c }', '    tries: 2', END)).toEqual(
    ['6: This line begins in another column than its neighbours; indent it as they are.'],
  );
});

test('a text that begins with braces is told to take quotes', () => {
  expect(said('  - say:', '      id: {{ customer.name }}, halo', '      ms: b', '      en: c', END)).toEqual([
    '6: A text cannot begin with {{ without quotes; put the whole text in quotes.',
  ]);
});

test.each([
  ['{{ language } in it', "'{{' is not closed; write '}}' behind the variable."],
  ['{% if language } in it', "'{%' is not closed; write '%}' at the end of the tag."],
  ['{% if language %}in it', "'if' is not closed; write {% endif %} where it ends."],
])('what is opened and not closed is named, and nothing else is said: %s', (text, sentence) => {
  expect(
    said('  - say:', '      id: "{{ language }}"', '      ms: "{{ language }}"', `      en: "${text}"`, END),
  ).toEqual([`8: ${sentence}`]);
});

test('a misspelt variable is told once and not as missing in every language', () => {
  const found = said(
    '  - ask: order_id',
    '    say: { id: a, ms: b, en: c }',
    '  - say: { id: "{{ oder_id }}", ms: "{{ order_id }}", en: "{{ order_id }}" }',
    END,
  );
  expect(found).toEqual(["7: No step of this flow fills 'oder_id'; did you mean 'order_id'?"]);
});

test('a text with a comma inside braces is told to take quotes', () => {
  expect(said('  - say: { id: Baik, siap, ms: b, en: c }', END)).toEqual([
    "5: 'say' has no language 'siap'; put a text with a comma in quotes.",
  ]);
});

test('a word where a list belongs is shown as one', () => {
  expect(saidOf('order-status', [END])).toContain(
    "3: 'triggers' takes a list, such as [order-status]; here is 'order-status'.",
  );
});

test('a team or an action that is not there is told with those that are', () => {
  expect(said('  - handoff: { team: kitchen }')[0]).toMatch(/'teams' in flows\/_bot\.yaml; there (is|are) general/);
  expect(said('  - call: visits.book', END)).toEqual([
    "5: There is no action 'visits.book'; answer it in project.ts (read at the start: start again after a change) or at ACTIONS_URL, or take the call out, with a `handoff` or a `say` in its place in a flow (docs/add-an-action.md); there is orders.find.",
  ]);
});

describe("a beginner's slip is told with what to write instead", () => {
  const T = '{ id: a, ms: b, en: c }';

  test.each<[string, readonly string[], readonly string[]]>([
    ['a colon forgotten', [`  - say ${T}`, END], ["5: After 'say' a colon is missing; write `say: …`."]],
    ['no space after it', [`  - say:${T}`, END], ["5: After 'say:' a space is missing; write `say: …`."]],
    [
      'a dash forgotten',
      [`  - say: ${T}`, '  resolve: {}'],
      ['6: A dash is missing: what stands in this column begins with one; write `- resolve:`.'],
    ],
    [
      'keys indented too far',
      ['  - ask: x', '      type: text', `      say: ${T}`, END],
      ["6: 'type' is indented too far; begin it in the same column as 'ask', which is column 5."],
    ],
    [
      'a second colon',
      ['  - say:', '      id: Status: sent', '      ms: b', '      en: c', END],
      ['6: A second ": " stands in this line; put the whole text in quotes.'],
    ],
    [
      'languages with dashes',
      ['  - say:', '      - id: a', '      - ms: b', '      - en: c', END],
      ["6: 'say' takes a list for variants with `if`; the languages stand without dashes: { id: …, ms: …, en: … }."],
    ],
    [
      'two verbs in one step',
      [`  - say: ${T}`, '    ask: x', END],
      ["6: 'ask' is a step of its own and not a part of `say`; begin it with a dash: `- ask: …`."],
    ],
    [
      'a verb in the verb',
      ['  - say:', `      say: ${T}`, END],
      ["6: 'say' has no language 'say'; write the languages in its place: { id: …, ms: …, en: … }."],
    ],
    [
      'else in the branch',
      ['  - choose:', '      - if: language == "id"', '        do: []', '        else: []', END],
      ["8: 'else' is a branch of its own; begin it with a dash, in the column of `- if`: `- else: …`."],
    ],
    [
      'elseif',
      ['  - choose:', '      - elseif: language == "id"', '        do: []', '      - else: []', END],
      ["6: A branch of `choose` has no key 'elseif'; did you mean 'if'?"],
    ],
    [
      'a word without quotes',
      ['  - choose:', '      - if: channel == webchat', '        do: []', '      - else: []', END],
      ['6: No step of this flow fills \'webchat\'; a word goes in quotes: "webchat".'],
    ],
    [
      'curly quotes',
      ['  - choose:', '      - if: channel == “webchat”', '        do: []', '      - else: []', END],
      ['6: “ is no quote here; write straight ones: "…" or \'…\'.'],
    ],
    [
      'a time in words',
      ['  - wait: 2 hours', END],
      ["5: 'wait' is '2 hours'; give a time from 1m to 90d, written like 2h."],
    ],
    [
      'a time without a unit',
      ['  - wait: 5', END],
      ["5: 'wait' is '5'; give a time from 1m to 90d, written like 5s, 5m, 5h or 5d."],
    ],
    [
      'a call with brackets',
      ['  - call: orders.find(x)', END],
      ["5: 'call' is 'orders.find(x)'; write 'orders.find', and what it is given beside it, under `with`."],
    ],
    [
      'braces around a name',
      ['  - call: orders.find', '    save: "{{ order }}"', END],
      ["6: 'save' is '{{ order }}'; a variable has letters, digits and '_'; write 'order'."],
    ],
    [
      'a word for a map',
      ['  - handoff: general'],
      ["5: `handoff` takes a map with team, reason, urgency, say, such as { team: general }; here is 'general'."],
    ],
    [
      'a # that begins a comment',
      ['  - say:', '      id: Order #104', '      ms: b', '      en: c', END],
      ["6: 'say' in id ends before '#', where YAML begins a comment; put the text in quotes, or a space after the #."],
    ],
  ])('%s', (_slip, steps, sentences) => {
    expect(said(...steps)).toEqual(sentences);
  });

  test('and a comment of the author is none', () => {
    expect(said('  - say:', '      id: Order 104 # the first', '      ms: "b" #x', '      en: c', END)).toEqual([]);
  });
});
