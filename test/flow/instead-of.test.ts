import { Scene } from '../support/scene';
import { flowOf, textOf as t, verbsContent } from '../support/verbs-bot';

const content = verbsContent({
  cancel: flowOf(
    'cancel',
    `- ask: order_id
  type: order-number
  say: ${t('Which order?')}
- run: prove
- ask: sure
  type: yes-no
  say: ${t('Cancel it?')}
- say:
    - { if: sure, text: ${t('Cancelled.')} }
    - else: ${t('Kept.')}
- resolve: {}
`,
  ),
  '#prove': flowOf('prove', `- ask: code\n  type: digits\n  say: ${t('Your code?')}\n`, 'case: false\n'),
  change: flowOf(
    'change',
    `- ask: order_id
  type: order-number
  say: ${t('Change which order?')}
- say: ${t('Changed {{ order_id }}.')}
- resolve: {}
`,
    'instead-of: [cancel]\n',
  ),
});
const INSTEAD = "All right, let's do this instead: change.";
let scene: Scene;
const order = { entities: [{ type: 'order-number', value: 'KH-104231' }] };
const underWay = () => scene.state.frames.map(({ flow }) => flow);
beforeEach(() => {
  scene = new Scene(content);
  scene.say('cancel KH-104231', { intent: 'cancel', ...order });
});

test('a flow takes the place of one that it is instead of, in the same case, and what was said is not asked again', () => {
  const number = scene.state.case?.number;
  expect(underWay()).toEqual(['cancel', 'prove']);
  expect(scene.say('rather change it', { intent: 'change' })).toEqual([INSTEAD, 'Changed KH-104231.']);
  expect(underWay()).toEqual([]);
  expect(scene.state.case).toMatchObject({ number, outcome: 'resolved-implied' });
  expect(scene.effects).toContainEqual({ kind: 'fact', fact: 'flow-cancelled', flow: 'cancel' });
});

test('what lies on top of it ends too', () => {
  scene.say('when are you open?', { intent: 'hours' });
  expect(scene.say('rather change it', { intent: 'change' })).toEqual([INSTEAD, 'Changed KH-104231.']);
  expect(underWay()).toEqual([]);
});

test('one that names both means the other', () => {
  const both = { intent: 'cancel', requests: ['cancel', 'change'] };
  expect(scene.say("don't cancel it, change it", both)).toEqual([INSTEAD, 'Changed KH-104231.']);
});

test('a no that says what is wanted instead is more than a no', () => {
  scene.say('1234');
  expect(scene.state.phase.kind).toBe('asking');
  const no = { intent: 'change', acts: ['deny' as const] };
  expect(scene.say('no, just change it', no)).toEqual([INSTEAD, 'Changed KH-104231.']);
});

test('a no is a no where what it names takes no place', () => {
  scene.say('1234');
  expect(scene.say('no, when are you open', { intent: 'hours', acts: ['deny' as const] })[0]).toBe('Kept.');
});

test('any other flow lies on top, and the first goes on', () => {
  expect(scene.say('when are you open?', { intent: 'hours' })[0]).toBe('Nine to six.');
  expect(underWay()).toEqual(['cancel', 'prove']);
});

test('after the answer it is a matter of its own', () => {
  scene.say('1234');
  scene.say('yes', { acts: ['affirm'] });
  expect(
    scene.say('change KH-104232', { intent: 'change', entities: [{ type: 'order-number', value: 'KH-104232' }] })[0],
  ).toBe('Changed KH-104232.');
});
