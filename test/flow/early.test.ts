import { Scene } from '../support/scene';
import { understood } from '../support/understood';
import { flowOf, textOf as t, verbsContent } from '../support/verbs-bot';

const asksForADay = (early: string) =>
  `- ask: day\n  type: date\n${early}  say: ${t('Which day?')}\n- say: ${t('On {{ day.date }}.')}\n- resolve: {}\n`;
const content = verbsContent({
  deliver: asksForADay('  early: true\n  valid: value >= now\n'),
  call: asksForADay(''),
  note: flowOf('note', `- ask: order_id\n  type: order-number\n  say: ${t('Which order?')}\n- resolve: {}\n`),
});
const on = (date: string) => ({ entities: [{ type: 'date', value: { date } }] });
const LATER = '2026-11-28';

test('a day that was said in the request answers a question that takes it early', () => {
  expect(new Scene(content).say('deliver on Saturday', { intent: 'deliver', ...on(LATER) })).toEqual([`On ${LATER}.`]);
});

test('one that was said in answer to something else does too', () => {
  const scene = new Scene(content);
  scene.say('a note', { intent: 'note' });
  scene.say('on Saturday', on(LATER));
  expect(scene.say('deliver it', { intent: 'deliver' })[0]).toBe(`On ${LATER}.`);
});

test('what `valid` refuses is asked for', () => {
  expect(new Scene(content).say('deliver', { intent: 'deliver', ...on('2026-11-20') })).toEqual(['Which day?']);
});

test('any other question for a day is put all the same', () => {
  expect(new Scene(content).say('call on Saturday', { intent: 'call', ...on(LATER) })).toEqual(['Which day?']);
});

describe('a file', () => {
  const asksForAPhoto = (early: string) =>
    `- ask: photo\n  type: file\n${early}  accept: [image]\n  say: ${t('A photo?')}\n- say: ${t('Thank you.')}\n- resolve: {}\n`;
  const claims = verbsContent({ deliver: asksForAPhoto('  early: true\n'), call: asksForAPhoto('') });
  const photo = { name: 'mug.jpg', contentType: 'image/jpeg', url: 'https://example.com/mug.jpg' };
  const send = (scene: Scene, intent: string, file = photo) =>
    scene
      .event({ kind: 'message', text: 'broken', understanding: understood('broken', { intent }), attachments: [file] })
      .map(({ text }) => text);

  test('that came with the request answers a question that takes it early', () => {
    expect(send(new Scene(claims), 'deliver')).toEqual(['Thank you.']);
  });

  test('is asked for elsewhere', () => {
    expect(send(new Scene(claims), 'call')).toEqual(['A photo?']);
  });

  test('of a kind that is not taken is asked for', () => {
    expect(send(new Scene(claims), 'deliver', { ...photo, name: 'mug.pdf', contentType: 'application/pdf' })).toEqual([
      'A photo?',
    ]);
  });

  test('answers one question only', () => {
    const ask = (slot: string) => `- ask: ${slot}\n  type: file\n  early: true\n  say: ${t(`${slot}?`)}\n`;
    const twice = verbsContent({ deliver: `${ask('front')}${ask('back')}- resolve: {}\n` });
    expect(send(new Scene(twice), 'deliver')).toEqual(['back?']);
  });
});

test('of content that asks for nothing early no date is kept', () => {
  const plain = verbsContent({ call: asksForADay('') });
  const scene = new Scene(plain);
  scene.say('call on Saturday', { intent: 'call', ...on(LATER) });
  expect(scene.state.known).toEqual({});
});
