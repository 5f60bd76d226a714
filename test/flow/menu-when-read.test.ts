import type { Event } from '../../src/domain/event';
import type { Content } from '../../src/flow/program';
import { beginConversation } from '../../src/flow/step';
import { type Rules, Turn } from '../../src/flow/step-turn';
import { renderText } from '../../src/flow/template';

const flow = { flow: 'return', title: { en: 'Return an item' } };
const content = {
  bot: { name: 'Kirana', languages: ['en'], menu: ['return', 'gone'], timeZone: 'Asia/Jakarta', texts: {} },
  flows: { return: flow },
  policies: {},
} as unknown as Content;
const scope = () => {
  const state = beginConversation('webchat:a', 'webchat', content);
  return new Turn(state, { at: 0 } as Event, content, {} as Rules).scope();
};

test('a text reads the titles of the menu, of flows that are there', () => {
  const menu = '{{ bot.name }}:{% for one in bot.menu %} {{ one.title }} ({{ one.flow }}){% endfor %}';
  expect(renderText(menu, scope())).toBe('Kirana: Return an item (return)');
  expect(renderText('{{ bot.other }}', scope())).toBe('');
  expect(JSON.stringify(scope().values.bot)).toBe(
    '{"name":"Kirana","menu":[{"flow":"return","title":"Return an item"}]}',
  );
});

test('no getter is made for it in each turn, for that keeps the turn alive', () => {
  const { bot } = scope().values;
  for (const name of ['name', 'menu']) expect(Object.getOwnPropertyDescriptor(bot, name)).not.toHaveProperty('get');
});
