import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const content = verbsContent({
  complaint: `- say: ${t("I'm very sorry about this experience.")}\n- ask: what\n  type: text\n  say: ${t('What happened?')}\n- resolve: {}\n`,
  stock: `- say: ${t('Two are left.')}\n- resolve: {}\n`,
  late: `- call: orders.find\n  save: order\n- say: ${t('I am sorry that it is late.')}\n- resolve: { confirm: true }\n`,
  lookup: `- call: orders.find\n  save: order\n  on-error: { handoff: { reason: it failed } }\n- say: ${t('It is here.')}\n- resolve: {}\n`,
});
const OFFER = 'If you would rather talk to one of our people right away, just write "person".';
const SORRY = `I am sorry that we have upset you. ${OFFER}`;
const angry = (intent: string) => new Scene(content).say('!!!', { intent, mood: 'angry' });

test('an answer to angry words begins with an apology and the offer of a person', () => {
  expect(angry('stock')[0]).toBe(`${SORRY}\n\nTwo are left.`);
});

test('one that begins with an apology of its own has the offer only', () => {
  expect(angry('complaint')[0]).toBe(`I'm very sorry about this experience.\n\n${OFFER}`);
});

describe('where a system is asked first', () => {
  let scene: Scene;
  const begin = (intent: string) => {
    scene = new Scene(content);
    return scene.say('!!!', { intent, mood: 'angry' });
  };

  test('the apology of its answer is the only one', () => {
    expect(begin('late')).toEqual([]);
    expect(scene.answer({ ok: true, value: {} })).toEqual([
      `I am sorry that it is late.\n\n${OFFER}`,
      'Did that help?',
    ]);
    expect(scene.state.offerOwed).toBe(false);
  });

  test('an answer without one begins with ours', () => {
    begin('lookup');
    expect(scene.answer({ ok: true, value: {} })[0]).toBe(`${SORRY}\n\nIt is here.`);
  });

  test('nothing is offered to who is given to people', () => {
    begin('lookup');
    expect(scene.answer({ ok: false, code: 'DOWN', message: 'down' }).join()).not.toContain(OFFER);
    expect(scene.state).toMatchObject({ offerOwed: false, case: { owner: { kind: 'queue' } } });
  });
});
