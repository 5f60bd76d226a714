import { compareContent } from '../../src/flow/compare-content';
import { compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import type { Content } from '../../src/flow/program';
import { SMALL_BOT } from '../support/small-bot';

const FLOW = 'flows/order-status.yaml';

function compiled(files: readonly SourceFile[]): Content {
  const { content, diagnostics } = compileContent(files, { actions: null, hash: 'h' });
  if (content === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return content;
}
const before = compiled(SMALL_BOT);
const changes = (path: string, change: (text: string) => string) =>
  compareContent(
    before,
    compiled(SMALL_BOT.map((file) => (file.path === path ? { path, text: change(file.text) } : file))),
  );
const nothing = {
  flows: { added: [], removed: [], changed: [] },
  intents: { added: [], removed: [], changed: [] },
  others: [],
};
const flow = { flow: 'order-status', added: [], removed: [], changed: [], reworded: [], head: false };

test('files that only look otherwise change nothing', () => {
  expect(changes(FLOW, (text) => `# a remark\n\n${text}`)).toMatchObject(nothing);
});

test('other words are told from another step', () => {
  const words = changes(FLOW, (text) => text.replace('Nomor pesanannya?', 'Nomor?'));
  expect(words.flows.changed).toEqual([{ ...flow, reworded: ['ask-order_id'] }]);
  const tries = changes(FLOW, (text) => text.replace('tries: 2', 'tries: 3'));
  expect(tries.flows.changed).toEqual([{ ...flow, changed: ['ask-order_id'] }]);
});

test('what an action is asked is no text, whatever its names are', () => {
  // `with: { id: … }` looks like a text in Indonesian.
  const input = changes(FLOW, (text) => text.replace('id: "{{ order_id }}"', 'id: "{{ order_id }}/1"'));
  expect(input.flows.changed).toEqual([{ ...flow, changed: ['call-orders.find'] }]);
});

test('new and gone steps, the top of a flow, new and gone flows', () => {
  const renamed = changes(FLOW, (text) => text.replaceAll('order_id', 'number'));
  expect(renamed.flows.changed).toMatchObject([{ added: ['ask-number'], removed: ['ask-order_id'] }]);
  expect(changes(FLOW, (text) => text.replace('team: orders', 'team: general')).flows.changed[0]).toMatchObject({
    head: true,
  });
  const another = changes('flows/greeting.yaml', (text) => text.replace('flow: greeting', 'flow: salute'));
  expect(another.flows).toMatchObject({ added: ['salute'], removed: ['greeting'] });
});

test('examples by intent, settings and kinds of values', () => {
  const more = changes('intents/greeting.yaml', (text) => text.replace('id: [halo,', 'id: [halo semua, hai semua,'));
  expect(more.intents.changed).toEqual([{ intent: 'greeting', added: 2, removed: 1 }]);
  expect(changes('flows/_bot.yaml', (text) => text.replace('silence: 30m', 'silence: 10m')).others).toEqual([
    'settings',
  ]);
  expect(changes('intents/_entities.yaml', (text) => text.replace('\\\\d{6}', '\\\\d{7}')).others).toEqual([
    'kinds of values',
  ]);
  expect(changes('intents/_out-of-scope.yaml', (text) => text.replace('siapa', 'siapakah')).others).toEqual([
    'out-of-scope sentences',
  ]);
});
