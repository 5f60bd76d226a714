import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const CHOICES = `
  choices:
    - { value: r, title: { id: Merah, ms: Merah, en: Red } }
    - { value: b, title: { id: Biru, ms: Biru, en: Blue } }`;

function answered(steps: string, answer: string, flows: { readonly [name: string]: string } = {}): Scene {
  const scene = new Scene(verbsContent({ a: steps, ...flows }));
  scene.say('about a', { intent: 'a' });
  scene.say(answer);
  return scene;
}

const messages = ({ history }: Scene) =>
  history.flatMap(({ effects }) => effects.flatMap((one) => (one.kind === 'message' ? [one.message] : [])));
const lastSaid = (scene: Scene) =>
  messages(scene)
    .filter(({ from }) => from.role === 'bot')
    .map(({ text }) => text);

describe('a choice in a text', () => {
  it('is said by its title, while conditions, filters with values and actions have its value', () => {
    const scene = answered(
      `- ask: colour
  say: ${t('Which?')}${CHOICES}
- say: ${t("You chose {{ colour }}, {{ colour | downcase }}, {% if colour == 'r' %}warm{% else %}cold{% endif %}, {% case colour %}{% when 'r' %}one{% endcase %}.")}
- set: { kept: "{{ colour }}" }
- say: ${t('Kept: {{ kept }}.')}
- call: paint
  with: { colour: "{{ colour }}", note: "in {{ colour }}" }
- resolve: {}
`,
      'red',
    );
    expect(lastSaid(scene)).toEqual(['Which?', 'You chose Red, red, warm, one.', 'Kept: r.']);
    expect(scene.effects.find(({ kind }) => kind === 'call')).toMatchObject({ input: { colour: 'r', note: 'in r' } });
  });

  it('is said by its title out of a list, on a card and in a reminder of every language', () => {
    const scene = answered(
      `- set: { colours: [{ id: r, name: Red wine }, { id: b, name: Sea }] }
- ask: colour
  choices: { from: colours, value: "{{ item.id }}", title: { id: "id {{ item.name }}", ms: "ms {{ item.name }}", en: "{{ item.name }}" } }
  say: ${t('Which?')}
- remind: { after: 1h, say: ${t('Still {{ colour }}?')} }
- say: ${t('Look:')}
  card: { title: ${t('Paint')}, facts: [{ label: ${t('Colour')}, value: "{{ colour }}" }] }
- ask: more
  say: ${t('More about {{ colour }}?')}
- resolve: {}
`,
      'sea',
    );
    expect(lastSaid(scene).at(-1)).toBe('More about Sea?');
    expect(JSON.stringify(messages(scene))).toContain('"value":"Sea"');
    expect(JSON.stringify(scene.state)).toContain('"ms":"ms: Still ms Sea?"');
  });

  it('that is kept for the case is said by its title in other flows too', () => {
    const kept = (steps: string) =>
      verbsContent({ a: steps, '#part': `- say: ${t('It is {{ case.colour }}.')}\n` }, BOT);
    const scene = new Scene(
      kept(`- ask: case.colour
  say: ${t('Which?')}${CHOICES}
- run: part
- resolve: {}
`),
    );
    scene.say('about a', { intent: 'a' });
    scene.say('blue');
    expect(lastSaid(scene)).toContain('It is Blue.');
  });

  it('says yes and no in the words of the customer, and never "true"', () => {
    const scene = answered(
      `- ask: sure
  type: yes-no
  say: ${t('Sure?')}
- say: ${t('You said {{ sure }}{% if sure %}!{% endif %}')}
- call: paint
  with: { sure: "{{ sure }}", note: "sure={{ sure }}" }
- resolve: {}
`,
      'yes',
    );
    expect(lastSaid(scene).at(-1)).toBe('You said yes!');
    expect(scene.effects.find(({ kind }) => kind === 'call')).toMatchObject({
      input: { sure: true, note: 'sure=true' },
    });
  });
});

const BOT = `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Customer Care }, hours: always }
values: { case: { colour: } }
`;
