import { misreadOf, withContext } from '../../src/insight/misread';
import { suggest, wordsAsCounted } from '../../src/nlu/suggest';
import { contentOf, Scene } from '../support/scene';
import { starter } from '../support/starter';

const CONTENT = contentOf({
  _bot: `name: Kirana
time-zone: Asia/Jakarta
teams: { general: { title: { id: a, ms: a, en: a }, hours: always } }
`,
  'order-status': `flow: order-status
title: { id: Cek pesanan, ms: a, en: a }
triggers: [order-status]
steps:
  - say: { id: Sedang dikirim, ms: a, en: a }
  - resolve: { confirm: true }
`,
  '../intents/order-status': 'intent: order-status\nexamples: { id: [pesanan saya di mana] }\n',
});
const UNSURE = { decision: 'clarify', others: ['order-status'] } as const;

function misread(...acts: readonly ((scene: Scene) => void)[]) {
  const scene = new Scene(CONTENT);
  for (const act of acts) act(scene);
  const turns = scene.history.map(({ event, effects }, index) => ({ turn: index + 1, event, effects }));
  return misreadOf('test:1', turns);
}

test('a message that was asked back about stands with what was said before, and which reading was meant', () => {
  const found = misread(
    (scene) => scene.say('pesanan saya di mana', { intent: 'order-status' }),
    (scene) => scene.say('ya', { acts: ['affirm'] }),
    (scene) => scene.say('paket gimana nih', UNSURE),
    (scene) => scene.press('Cek pesanan'),
  );
  expect(found).toEqual([
    expect.objectContaining({
      text: 'paket gimana nih',
      kind: 'asked-back',
      intent: 'order-status',
      meant: 'order-status',
      next: 'picked',
      turn: 3,
      after: expect.stringMatching(/\S/),
    }),
  ]);
});

test('what came of it is told: other words, people, silence', () => {
  const [otherwise, silent] = misread(
    (scene) => scene.say('paket gimana nih', UNSURE),
    (scene) => scene.say('cuaca hari ini?', { decision: 'handoff' }),
  );
  expect([otherwise?.next, silent?.next, silent?.kind]).toEqual(['said-otherwise', 'silence', 'outside']);
  const [people] = misread(
    (scene) => scene.say('paket gimana nih', UNSURE),
    (scene) => scene.say('petugas', { person: true }),
  );
  expect(people).toMatchObject({ next: 'people', meant: null });
});

test('what was understood, and buttons, are not among them', () => {
  const found = misread(
    (scene) => scene.say('pesanan saya di mana', { intent: 'order-status' }),
    (scene) => scene.press('Tidak', { decision: 'clarify' }),
  );
  expect(found).toEqual([]);
  const scene = new Scene(CONTENT);
  scene.say('paket gimana nih', UNSURE);
  const [{ event, effects }] = scene.history as [(typeof scene.history)[0]];
  const pressed = Object.assign({}, event, { choice: 'Cek pesanan' });
  expect(misreadOf('test:1', [{ turn: 1, event, effects }])).toHaveLength(1);
  expect(misreadOf('test:1', [{ turn: 1, event: pressed, effects }])).toEqual([]);
});

test('messages are grouped by what they seem to ask, each with where its words were said, spelt otherwise or with other numbers', () => {
  const { model, content } = starter();
  const context = { now: Date.UTC(2026, 10, 23), timeZone: 'Asia/Jakarta' };
  const texts = ['barangnya bermasalah +6281234567890', 'Barangnya  bermasalah +6289876543210', 'barangnya bermasalah'];
  const said = texts.flatMap((text, index) =>
    misread((scene) => scene.say(text, UNSURE)).map((one) => ({ ...one, case: `K-${index}` })),
  );
  const { groups } = suggest(texts, model, context, content.training);
  expect(groups.length).toBeGreaterThan(0);
  const placed = withContext(groups, said, wordsAsCounted(model, context));
  const messages = placed.flatMap((group) => group.messages);
  for (const { said: places, count } of messages) expect(places.length).toBe(count);
  const cases = messages.flatMap(({ said: places }) => places.map((one) => one.case));
  expect(cases).toEqual(expect.arrayContaining(['K-0', 'K-1']));
});
