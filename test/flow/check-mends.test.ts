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
    "5: There is no action 'visits.book'; a developer adds it (docs/add-an-action.md); there is orders.find.",
  ]);
});
