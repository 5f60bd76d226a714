import { compareWaiting } from '../../src/desk/queue-order';
import { contentOf, Scene } from '../support/scene';
import { wait } from '../support/wait';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const agent = { id: 'a-sari', name: 'Sari' };
const t = (en: string) => `{ id: "${en}", ms: "${en}", en: "${en}" }`;

/** A scene of a Monday, 10:00, in which a customer waits for a team that goes home at 17:00. */
function waiting(exits = '', minutes = 0): Scene {
  const content = contentOf({
    _bot: `
name: Kirana
languages: [en]
time-zone: Asia/Jakarta
default-team: care
teams:
  care: { title: ${t('Care')}, hours: { mon-fri: "08:00-17:00" } }
  security: { title: ${t('Security')}, hours: always }
survey: false
`,
    help: `flow: help\ntitle: ${t('Help')}\nteam: care\ntriggers: [help]\nsteps:\n  - handoff: {}\n${exits}`,
    '../intents/help': 'intent: help\nexamples: { en: [about help] }\n',
  });
  const scene = new Scene(content, 'webchat');
  scene.at += minutes * MINUTE;
  scene.say('help', { intent: 'help' });
  return scene;
}

const CLOSED = `    on-closed:\n      - say: ${t('We are closed.')}\n      - resolve: { confirm: false }\n`;

describe('the team goes home while a customer waits', () => {
  it('who hears when it is back, each evening that nobody came, and their place anew in the morning', () => {
    const scene = waiting();
    scene.event({ kind: 'queue-place', position: 3, waitMs: null, agentsOnline: 1 });
    expect(wait(scene, 6 * HOUR)).toEqual([]);
    expect(wait(scene, 2 * HOUR)).toEqual([
      expect.stringMatching(/^Care is closed now and opens again Tuesday, 24 November 2026 8:00 am\./),
    ]);
    expect(scene.state).toMatchObject({ case: { owner: { kind: 'queue', team: 'care' } }, placeTold: null });
    expect(wait(scene, 12 * HOUR)).toEqual([]);
    const place = { kind: 'queue-place', position: 3, waitMs: null, agentsOnline: 1 } as const;
    scene.at = Date.parse('2026-11-24T09:00:00+07:00');
    expect(scene.event(place)).toHaveLength(1);
    expect(wait(scene, 24 * HOUR)).toEqual([expect.stringMatching(/^Care is closed now and opens again Wednesday/)]);
  });

  it('and by the way that the flow has for that', () => {
    const scene = waiting(CLOSED);
    expect(wait(scene, 8 * HOUR)).toEqual(['We are closed.']);
    expect(scene.state.case).toMatchObject({ owner: { kind: 'bot' } });
  });

  it('who came at night is told at the end of the next day', () => {
    const scene = waiting('', 12 * 60);
    expect(wait(scene, 18 * HOUR)).toEqual([]);
    expect(wait(scene, 2 * HOUR)).toEqual([expect.stringMatching(/opens again Wednesday/)]);
  });

  it('and nothing is said to who was moved to a team that never does, or is with an agent', () => {
    const moved = waiting(CLOSED);
    moved.event({ kind: 'desk-return', agent: { id: 'boss', name: 'Boss' }, team: 'security', oversees: true });
    expect(wait(moved, 24 * HOUR)).toEqual([]);
    expect(moved.state.case).toMatchObject({ owner: { kind: 'queue', team: 'security' } });
    const taken = waiting(CLOSED);
    taken.event({ kind: 'desk-take', agent });
    expect(wait(taken, 24 * HOUR)).toEqual([]);
    expect(taken.state.timers).not.toHaveProperty('handoff-closed');
  });

  it('and again nothing while it is open: a timer that comes late', () => {
    const scene = waiting();
    const due = scene.state.timers['handoff-closed']!;
    scene.at = Date.parse('2026-11-24T09:00:00+07:00');
    expect(scene.event({ kind: 'timer', timerId: 'handoff-closed', due })).toEqual([]);
    expect(scene.state.timers['handoff-closed']).toBe(due + 24 * HOUR);
  });
});

describe('how long somebody waited', () => {
  it('is told by the working hours of the team, and stays when the case comes back and is taken again', () => {
    const scene = waiting();
    const { waitingSince } = scene.state.case!.handoff!;
    scene.at = Date.parse('2026-11-24T08:30:00+07:00') - 1000;
    scene.event({ kind: 'desk-take', agent });
    const taken = {
      at: scene.at,
      waitedMs: 7 * HOUR + 30 * MINUTE - (waitingSince - Date.parse('2026-11-23T10:00:00+07:00')),
    };
    expect(scene.state.case!.handoff).toMatchObject({ taken, queuedMs: scene.at - waitingSince });
    scene.at += 48 * HOUR;
    scene.event({ kind: 'desk-return', agent, team: 'security' });
    // What an agent worked on for two days is not older than a crisis.
    const handoff = scene.state.case!.handoff!;
    expect(handoff.waitingSince).toBe(scene.at - (taken.at - waitingSince));
    const crisis = {
      team: 'security',
      urgency: 'crisis',
      returned: false,
      waitingSince: scene.at - 10 * MINUTE,
    } as const;
    expect(compareWaiting(crisis, handoff, {})).toBeLessThan(0);
    scene.event({ kind: 'desk-take', agent: { id: 'a-omar', name: 'Omar' } });
    expect(scene.state.case!.handoff!.taken).toEqual(taken);
  });

  it('begins anew when the case is opened again', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent });
    scene.event({ kind: 'desk-hand-back', agent });
    scene.at += HOUR;
    scene.say('human', { person: true });
    expect(scene.state.case!.handoff).toMatchObject({ waitingSince: scene.at });
    expect(scene.state.case!.handoff).not.toHaveProperty('taken');
  });
});
