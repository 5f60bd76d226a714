import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const flow = (name: string, head = '') => `flow: ${name}
title: ${t(name)}
triggers: [${name}]
${head}steps:
  - say: ${t(`This is ${name}.`)}
  - resolve: {}
`;
const content = verbsContent({
  broken: flow('broken', 'settles: [money-back]\n'),
  'money-back': flow('money-back'),
  cost: flow('cost', 'settles: [time]\n'),
  time: flow('time', 'settles: [cost]\n'),
});

const asking = verbsContent({
  broken: `flow: broken\ntitle: ${t('broken')}\ntriggers: [broken]\nsettles: [money-back]\nsteps:\n  - ask: photo\n    type: file\n    say: ${t('Your photo?')}\n  - resolve: {}\n`,
  'money-back': flow('money-back'),
  cost: flow('cost'),
});

it('what the flow under way sees to is no question about something else', () => {
  const scene = new Scene(asking);
  scene.say('broken', { intent: 'broken' });
  expect(scene.say('money back', { intent: 'money-back' }).join()).toContain('Your photo?');
  expect(scene.say('money back', { intent: 'money-back' }).join()).not.toContain('This is money-back.');
  const another = new Scene(asking);
  another.say('broken', { intent: 'broken' });
  expect(another.say('the cost', { intent: 'cost' })[0]).toBe('This is cost.');
});

function answersTo(...requests: readonly string[]): readonly string[] {
  return new Scene(content).say('both', { intent: requests[0]!, requests }).filter((one) => one.startsWith('This is'));
}

it.each([
  ['what another request of the same message sees to is not begun', ['broken', 'money-back'], ['This is broken.']],
  ['nor is it begun first', ['money-back', 'broken'], ['This is broken.']],
  ['of two that see to each other the first is begun', ['time', 'cost'], ['This is time.']],
  ['others are begun one after the other', ['broken', 'cost'], ['This is broken.', 'This is cost.']],
])('%s', (_fact, requests, heard) => expect(answersTo(...requests)).toEqual(heard));
