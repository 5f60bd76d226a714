import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const PERSON = `- handoff: { team: general, reason: asked }\n`;
const titles = (scene: Scene) =>
  ('buttons' in scene.state.phase ? scene.state.phase.buttons : []).map(({ title }) => title);

it('offers a person once among the readings, even where a person is one of them', () => {
  const content = verbsContent({ 'talk-to-human': PERSON, a: `- say: ${t('A.')}\n- resolve: {}\n` });
  // An author sends what is about points to people.
  const scene = new Scene({ ...content, flowOf: { ...content.flowOf, points: 'talk-to-human' } });
  scene.say('hm', { decision: 'clarify', others: ['talk-to-human', 'a', 'points', 'hours'] });
  const shown = titles(scene);
  expect(shown).toHaveLength(4);
  expect(shown).not.toContain('talk-to-human');
});

it('says that it cannot help, and offers a person, where no flow serves what was understood', () => {
  const content = verbsContent({ a: `- say: ${t('A.')}\n- resolve: {}\n` });
  const flowOf = Object.fromEntries(Object.entries(content.flowOf).filter(([intent]) => intent !== 'hours'));
  const scene = new Scene({ ...content, flowOf });
  expect(scene.say('when do you open', { intent: 'hours', others: ['a'] }).join()).toContain('cannot answer this one');
  expect(titles(scene)).toHaveLength(1);
});

it('lets any flow show the menu', () => {
  const bot = (menu: string) => `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams: { general: { title: ${t('Care')}, hours: always } }
menu: ${menu}
`;
  const a = `- say: ${t('Pick one of {{ bot.menu.size }}.')}\n  buttons: { from: bot.menu }\n- resolve: {}\n`;
  const said = (menu: string) => {
    const scene = new Scene(verbsContent({ a }, bot(menu)));
    scene.say('about a', { intent: 'a' });
    const message = scene.history
      .at(-1)
      ?.effects.find((one) => one.kind === 'message' && one.message.from.role === 'bot');
    return message?.kind === 'message' ? message.message : undefined;
  };
  expect(said('[hours, a]')).toMatchObject({ text: 'Pick one of 2.', buttons: [{ title: 'hours' }, { title: 'a' }] });
  expect(said('[hours]')?.buttons).toHaveLength(1);
});

it('takes what was answered in between for the question that waits', () => {
  const asks = (then: string) =>
    `- ask: order\n  type: order-number\n  say: ${t('Which?')}\n- say: ${t(then)}\n- resolve: {}\n`;
  const scene = new Scene(verbsContent({ a: asks('A of {{ order }}.'), b: asks('B of {{ order }}.') }));
  scene.say('about a', { intent: 'a' });
  scene.say('wait, about b', { intent: 'b' });
  const said = scene.say('KH-104233', { entities: [{ type: 'order-number', value: 'KH-104233' }] });
  expect(said[0]).toBe('B of KH-104233.');
  expect(said).toContain('A of KH-104233.');
  expect(said).not.toContain('Which?');
});
