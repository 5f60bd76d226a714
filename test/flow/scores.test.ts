import { noticesOf } from '../../src/runtime/desk-notice';
import { contentOf, Scene } from '../support/scene';

const t = (en: string) => `{ id: "${en}", ms: "${en}", en: "${en}" }`;

function scene(steps: string): Scene {
  const content = contentOf({
    _bot: `
name: Kirana
languages: [en]
time-zone: Asia/Jakarta
default-team: care
teams:
  care: { title: ${t('Care')}, hours: always }
survey: false
`,
    help: `flow: help\ntitle: ${t('Help')}\nteam: care\ntriggers: [help]\nsteps:\n${steps}`,
    '../intents/help': 'intent: help\nexamples: { en: [about help] }\n',
  });
  const made = new Scene(content, 'webchat');
  made.say('help', { intent: 'help' });
  return made;
}
const asked = (of: Scene) => of.facts.filter(({ fact }) => fact === 'surveyed').length;

const TIMED_OUT = `  - handoff: { timeout: 5m }
    on-timed-out:
      - call: tickets.open
        save: ticket
        on-error:
          - resolve: { confirm: false }
      - say: ${t('Nobody was free.')}
      - call: tickets.note
        save: noted
        on-error:
          - resolve: { confirm: false }
      - survey: csat
      - resolve: { confirm: false }
`;

test('after a time-out nobody is asked how it was, however many systems are asked between; but who has written since is', () => {
  for (const isBack of [false, true]) {
    const of = scene(TIMED_OUT);
    const due = of.state.timers['handoff-timeout']!;
    of.at = due - 1000;
    of.event({ kind: 'timer', timerId: 'handoff-timeout', due });
    of.answer({ ok: true, value: { n: 1 } });
    if (isBack) of.say('hello?');
    of.answer({ ok: true, value: { n: 2 } });
    expect([isBack, asked(of)]).toEqual([isBack, isBack ? 1 : 0]);
  }
});

test('a bad score is told also where the same turn gives the customer to people', () => {
  const of = scene(`  - say: ${t('Here is help.')}\n  - survey: csat\n  - handoff: {}\n`);
  of.press('1');
  const { event, state, effects } = of.history.at(-1)!;
  expect(noticesOf(event, state, effects).map((one) => one.event)).toEqual(['case.waiting', 'score.bad']);
});

test('why the bot handed over stays with the case when a colleague passes it on with a word', () => {
  const of = scene('  - handoff: { reason: order lookup failed }\n');
  const agent = { id: 'a-sari', name: 'Sari' };
  of.event({ kind: 'desk-take', agent });
  of.event({ kind: 'desk-return', agent, note: 'please look' });
  expect(of.state.case!.handoff).toMatchObject({ note: 'order lookup failed', returned: true });
});
