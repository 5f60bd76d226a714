import type { Fact } from '../../src/domain/effect';
import { contentOf, Scene } from '../support/scene';

const CONTENT = contentOf({
  _bot: `name: Kirana
time-zone: Asia/Jakarta
survey: true
teams: { general: { title: { id: a, ms: a, en: a }, hours: always } }
`,
  'order-status': `flow: order-status
title: { id: Cek pesanan, ms: a, en: a }
triggers: [order-status]
steps:
  - say: { id: Sedang dikirim, ms: a, en: a }
  - resolve: { confirm: true }
`,
  thanks: `flow: thanks
title: { id: Terima kasih, ms: a, en: a }
triggers: [thanks]
case: false
steps:
  - say: { id: Sama-sama, ms: a, en: a }
`,
  '../intents/order-status': 'intent: order-status\nexamples: { id: [pesanan saya di mana] }\n',
  '../intents/thanks': 'intent: thanks\nexamples: { id: [terima kasih] }\n',
});

function factsOf(scene: Scene): readonly Fact[] {
  return scene.effects.flatMap((effect) => (effect.kind === 'fact' ? [effect] : []));
}
const named = (scene: Scene, name: Fact['fact']) =>
  factsOf(scene)
    .filter(({ fact }) => fact === name)
    .map((fact) => ({ ...fact, kind: undefined }));

test('a case is put on record with its language, and its flow as its matter', () => {
  const scene = new Scene(CONTENT);
  scene.say('pesanan saya di mana', { intent: 'order-status' });
  expect(named(scene, 'case-opened')).toMatchObject([{ language: 'id' }]);
  expect(named(scene, 'flow-started').filter((fact) => !('aside' in fact))).toMatchObject([{ flow: 'order-status' }]);
});

test('small talk is nobody’s matter', () => {
  const scene = new Scene(CONTENT);
  scene.say('terima kasih', { intent: 'thanks' });
  expect(named(scene, 'flow-started')).toMatchObject([{ flow: 'thanks', aside: true }]);
});

test('who is asked for a score is on record, answered or not', () => {
  const scene = new Scene(CONTENT);
  scene.say('pesanan saya di mana', { intent: 'order-status' });
  scene.say('ya', { acts: ['affirm'] });
  expect(named(scene, 'surveyed')).toMatchObject([{ scale: 'csat', caseNumber: scene.state.case?.number }]);
});

test('words that are not neutral leave their mood, whoever has the case', () => {
  const scene = new Scene(CONTENT);
  scene.say('pesanan saya di mana!!', { intent: 'order-status', mood: 'angry' });
  expect(named(scene, 'mood')).toMatchObject([{ mood: 'angry' }]);
  scene.say('petugas', { person: true });
  expect(named(scene, 'mood')).toEqual([]);
  scene.say('bagus', { mood: 'pleased' });
  expect(scene.state.case?.owner.kind).toBe('queue');
  expect(named(scene, 'mood')).toMatchObject([{ mood: 'pleased' }]);
});

test('which reading the customer meant is on record, and that it was none', () => {
  const unsure = () => {
    const scene = new Scene(CONTENT);
    scene.say('hm pesanan', { decision: 'clarify', others: ['order-status'] });
    expect(scene.state.phase.kind).toBe('clarifying');
    return scene;
  };
  const picks = unsure();
  picks.press('Cek pesanan');
  expect(named(picks, 'clarified')).toMatchObject([{ intent: 'order-status' }]);
  const picksNone = unsure();
  const { phase } = picksNone.state;
  picksNone.press('buttons' in phase ? phase.buttons.find(({ choice }) => choice.value === 'none')!.title : '');
  expect(named(picksNone, 'clarified')).toMatchObject([{ intent: null }]);
});

test('"yes" with nothing to say it to is no request', () => {
  const scene = new Scene(CONTENT);
  scene.say('ya', { decision: 'clarify', acts: ['affirm'] });
  expect(named(scene, 'understood')).toMatchObject([{ decision: 'no-request' }]);
});
