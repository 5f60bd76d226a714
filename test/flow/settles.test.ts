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

function answersTo(...requests: readonly string[]): readonly string[] {
  return new Scene(content).say('both', { intent: requests[0]!, requests }).filter((one) => one.startsWith('This is'));
}

it.each([
  ['what another request of the same message sees to is not begun', ['broken', 'money-back'], ['This is broken.']],
  ['nor is it begun first', ['money-back', 'broken'], ['This is broken.']],
  ['of two that see to each other the first is begun', ['time', 'cost'], ['This is time.']],
  ['others are begun one after the other', ['broken', 'cost'], ['This is broken.', 'This is cost.']],
])('%s', (_fact, requests, heard) => expect(answersTo(...requests)).toEqual(heard));
