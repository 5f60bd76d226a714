import { compileContent } from '../../src/flow/compile-content';
import { soundFiles, soundFlow } from '../support/content';
import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

function started(steps: string, first: readonly { type: string; value: string }[] = []): Scene {
  const scene = new Scene(verbsContent({ a: steps }));
  scene.say('about a', { intent: 'a', entities: first });
  return scene;
}

function mistakesIn(steps: string): readonly string[] {
  const files = soundFiles().map((file) =>
    file.path === 'flows/order-status.yaml' ? { ...file, text: soundFlow(steps) } : file,
  );
  return compileContent(files, { actions: null, hash: 'h' }).diagnostics.map(
    ({ code, message }) => `${code} ${message}`,
  );
}

describe('a question of several types', () => {
  const steps = `- ask: who
  type: [order-number, text]
  say: ${t('Who?')}
- ask: sure
  type: yes-no
  say: ${t('{{ who }}, sure?')}
- resolve: {}
`;
  const order = (value: string) => ({ entities: [{ type: 'order-number', value }] });

  it('takes the first type that is in the words', () => {
    expect(started(steps).say('it is KH-104233', order('KH-104233'))).toEqual(['KH-104233, sure?']);
    expect(started(steps).say('Rina Putri')).toEqual(['Rina Putri, sure?']);
  });

  it('is not asked where such a value was said before', () => {
    const scene = started(steps, [{ type: 'order-number', value: 'KH-104233' }]);
    expect(scene.state.frames.at(-1)?.slots).toMatchObject({ who: 'KH-104233' });
  });

  it('is the one that a correction goes back to, whatever it was answered with', () => {
    const scene = started(steps);
    scene.say('Rina Putri');
    const said = scene.say('no, I meant KH-104234', { ...order('KH-104234'), acts: ['correct'] });
    expect(said.join('\n')).toContain('KH-104234, sure?');
  });

  it.each([
    ['[text, order-number]', 'text as the last of a list'],
    ['[order-number, yes-no]', 'in a list a type that is read out of words'],
    ['[order-number, order-number]', 'each type once'],
    ['[order-number]', 'a list of at least two'],
  ])('does not take %s', (types, mend) => {
    const found = mistakesIn(`- ask: who\n  type: ${types}\n  say: ${t('Who?')}\n- handoff: { reason: "{{ who }}" }\n`);
    expect(found.join('\n')).toContain(mend);
  });

  it('names a type that is not there', () => {
    const found = mistakesIn(`- ask: who\n  type: [order-numbr, text]\n  say: ${t('Who?')}\n- resolve: {}\n`);
    expect(found.join('\n')).toMatch(/FLOW_UNKNOWN_TYPE .*'order-numbr'/);
  });
});

describe('a question of an entity with choices', () => {
  const steps = `- ask: order
  type: order-number
  say: ${t('Which?')}
  choices: [{ value: KH-000001, title: ${t('The first')} }, { value: KH-000002, title: ${t('The second')} }]
- say: ${t('Got {{ order }}.')}
- resolve: {}
`;

  it('shows them as buttons', () => {
    const scene = started(steps);
    expect(scene.state.lastSaid.at(-1)?.buttons?.map(({ title }) => title)).toEqual(['The first', 'The second']);
    expect(scene.press('The second')[0]).toBe('Got KH-000002.');
  });

  it('takes a value beside them, and one that was said before', () => {
    const order = { entities: [{ type: 'order-number', value: 'KH-104233' }] };
    expect(started(steps).say('KH-104233', order)[0]).toBe('Got KH-104233.');
    expect(started(steps, order.entities).state.frames).toEqual([]);
  });

  it('is refused for a type that the language brings', () => {
    expect(mistakesIn(steps.replace('type: order-number', 'type: email')).join('\n')).toContain('FLOW_CHOICES');
  });
});

describe('a question for money', () => {
  const steps = `- ask: price\n  type: money\n  say: ${t('How much?')}\n- say: ${t('So {{ price }}.')}\n- resolve: {}\n`;
  const number = (...values: readonly number[]) => ({ entities: values.map((value) => ({ type: 'number', value })) });

  it('takes one number without a currency as a sum of the country', () => {
    expect(started(steps).say('it was 80', number(80))[0]).toBe('So Rp80.');
  });

  it('does not choose between two', () => {
    expect(started(steps).say('2 for 80', number(2, 80)).join(' ')).not.toContain('So ');
  });
});

describe('questions-at-most', () => {
  const asks = Array.from({ length: 16 }, (_, at) => `  - ask: q${at}\n    say: ${t('a')}\n`).join('');
  const flow = (head: string) =>
    `flow: order-status\ntitle: ${t('a')}\n${head}triggers: [order-status]\nsteps:\n${asks}  - resolve: {}\n`;
  const codes = (head: string) =>
    compileContent(
      soundFiles().map((file) => (file.path === 'flows/order-status.yaml' ? { ...file, text: flow(head) } : file)),
      { actions: null, hash: 'h' },
    ).diagnostics.map(({ code }) => code);

  it('lets a road be as long as it is said to be, and no longer', () => {
    expect(codes('')).toContain('FLOW_LONG_ROAD');
    expect(codes('questions-at-most: 16\n')).not.toContain('FLOW_LONG_ROAD');
    expect(codes('questions-at-most: 15\n')).toContain('FLOW_LONG_ROAD');
  });
});
