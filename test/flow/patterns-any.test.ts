import fc from 'fast-check';
import type { Content } from '../../src/flow/program';
import { PATTERN_NAMES, type PatternName } from '../../src/flow/standing-patterns';
import { contentOf, Scene } from '../support/scene';
import type { Said } from '../support/understood';

const BASE = {
  _bot: `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { en: Care }, hours: { mon-fri: "08:00-17:00" } }
  night: { title: { en: Night }, hours: never }
menu: [order]
silence: 30m
`,
  order: `
flow: order
title: { en: Order }
triggers: [order]
steps:
  - ask: order_id
    type: order-number
    say: { en: "Which order?" }
  - ask: wanted
    type: yes-no
    say: { en: "Send it?" }
  - call: orders.find
    save: order
  - resolve: { confirm: true }
`,
  hello: `
flow: hello
title: { en: Greeting }
case: false
triggers: [greeting]
steps:
  - say: { en: "Hi!" }
`,
  part: `
flow: part
title: { en: Part }
case: false
steps:
  - ask: part
    say: { en: "Which part?" }
    tries: 1
  - choose:
      - if: part == "end"
        do: [{ resolve: {} }]
      - else: []
`,
  '../intents/_entities': 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}" }\n',
  '../intents/order': 'intent: order\nexamples: { en: [order] }',
  '../intents/greeting': 'intent: greeting\nexamples: { en: [hello] }',
};

const plainStep = fc.constantFrom(
  '- say: { en: "Words." }',
  '- say: { en: "Start." }\n  buttons: [{ title: { en: Order }, flow: order }]',
  '- ask: why\n  tries: 1\n  say: { en: "Why?" }',
  '- ask: sure\n  type: yes-no\n  say: { en: "Sure?" }',
  '- ask: sure\n  type: yes-no\n  tries: 1\n  say: { en: "Sure?" }\n  on-failure: [{ set: { keep: true } }]',
  '- ask: number\n  type: order-number\n  say: { en: "Which number?" }',
  '- set: { keep: true }',
  '- set: { keep: "{{ sure }}", why: null }',
  '- run: part',
  '- run: order',
  '- call: orders.note',
  '- call: orders.note\n  on-error: [{ say: { en: "No." } }]',
  '- repeat: { until: why == "x", at-most: 3, do: [{ set: { why: null } }, { ask: why, tries: 1, say: { en: "Why?" } }] }',
  '- choose: [{ if: sure, do: [{ set: { keep: true } }] }, { else: [] }]',
);
const lastStep = fc.constantFrom(
  '',
  '- handoff: {}',
  '- handoff: { team: night, urgency: crisis }',
  '- choose: [{ if: sure, do: [{ handoff: {} }] }, { else: [] }]',
);

const pattern = (name: PatternName) =>
  fc.tuple(fc.array(plainStep, { maxLength: 4 }), lastStep).map(([steps, last]) => {
    const all = [...steps, name === '_closed' || name === '_handed-over' ? '' : last].filter((one) => one !== '');
    const body = all.length === 0 ? ' []' : `\n${all.join('\n').replace(/^(?=.)/gm, '  ')}`;
    return `flow: ${name}\nsteps:${body}\n`.replaceAll(
      '{{ sure }}',
      all.some((one) => one.includes('ask: sure')) ? '{{ sure }}' : 'x',
    );
  });

/** Any of the patterns in any other words; variables that a random pattern reads and nobody fills are given to it first. */
const overrides = fc
  .tuple(...PATTERN_NAMES.map((name) => fc.option(pattern(name), { nil: null, freq: 2 })))
  .map((texts) =>
    Object.fromEntries(
      PATTERN_NAMES.flatMap((name, at) => {
        const text = texts[at];
        if (text === null || text === undefined) return [];
        const given = text.includes('steps: []')
          ? text
          : text.replace('steps:\n', 'steps:\n  - set: { sure: null, why: null }\n');
        return [[name, given]];
      }),
    ),
  );

type Move = (scene: Scene) => void;

const say =
  (text: string, said: Said): Move =>
  (scene) =>
    void scene.say(text, said);

const person = say('human', { person: true });
const cancel = say('cancel', { acts: ['cancel'] });

const MOVES: readonly Move[] = [
  say('order', { intent: 'order' }),
  say('hello', { intent: 'greeting' }),
  say('KH-104233', { entities: [{ type: 'order-number', value: 'KH-104233' }] }),
  say('no, KH-104234', { acts: ['correct'], entities: [{ type: 'order-number', value: 'KH-104234' }] }),
  say('yes', { acts: ['affirm'] }),
  say('no', { acts: ['deny'] }),
  say('asdf', {}),
  say('mine', { others: ['order'] }),
  say('job', { decision: 'handoff' }),
  say('end', {}),
  say('back', { acts: ['back'] }),
  say('pardon?', { acts: ['repeat'] }),
  cancel,
  (scene) => void scene.event({ kind: 'opened' }),
  (scene) => void scene.event({ kind: 'message', text: '', understanding: null }),
  (scene) =>
    void scene.event({
      kind: 'message',
      text: '',
      understanding: null,
      attachments: [{ name: 'a', contentType: 'image/png', url: '/a' }],
    }),
  (scene) => timer(scene, 'still-there'),
  (scene) => timer(scene, 'silence'),
  (scene) => answer(scene, true),
  (scene) => answer(scene, false),
  (scene) => void scene.event({ kind: 'desk-hand-back', agent: { id: 'a', name: 'Sari' } }),
];

function timer(scene: Scene, timerId: string): void {
  const due = scene.state.timers[timerId];
  if (due !== undefined) scene.event({ kind: 'timer', timerId, due });
}

function answer(scene: Scene, ok: boolean): void {
  if (scene.state.phase.kind !== 'calling') return;
  scene.answer(ok ? { ok: true, value: { id: 'KH-104233' } } : { ok: false, code: 'DOWN', message: 'down' });
}

const moves = fc.array(fc.nat(MOVES.length - 1), { maxLength: 14 });

function play(content: Content, walked: readonly number[]): Scene {
  const scene = new Scene(content);
  for (const at of walked) {
    MOVES[at]!(scene);
    // What is stored is all there is.
    scene.state = JSON.parse(JSON.stringify(scene.state));
  }
  return scene;
}

const RUNS = { numRuns: 80, seed: 20_261_122 };

function ofAny(claim: (scene: Scene) => void): void {
  fc.assert(
    fc.property(overrides, moves, (own, walked) => claim(play(contentOf({ ...BASE, ...own }), walked))),
    RUNS,
  );
}

describe('whatever an author writes into the patterns', () => {
  it('a person is reached by asking, at the latest when it is said again', () => {
    ofAny((scene) => {
      person(scene);
      if (scene.owner === 'bot') person(scene);
      expect(scene.owner).toBe('queue');
      expect(scene.state.case?.outcome).toBeNull();
    });
  });

  it('"cancel" ends what is under way, at the latest when it is said again, unless a person has it', () => {
    ofAny((scene) => {
      cancel(scene);
      cancel(scene);
      const isOver = scene.state.frames.every(({ origin, flow }) => origin !== 'trigger' || flow.startsWith('_'));
      expect(isOver || scene.owner !== 'bot').toBe(true);
    });
  });

  it('silence ends in no resolved case, and after it nothing waits', () => {
    ofAny((scene) => {
      const wasOpen = scene.state.case !== null && scene.state.case.closedAt === null;
      const before = scene.state.case?.number;
      timer(scene, 'still-there');
      if (scene.owner !== 'bot') return;
      const had = scene.state.timers['silence'] !== undefined;
      timer(scene, 'silence');
      if (wasOpen && had && scene.state.case?.number === before) expect(scene.state.case?.outcome).toBe('abandoned');
    });
  });

  it('words that are not understood, again and again, lead to a person', () => {
    ofAny((scene) => {
      for (let count = 0; count < 40 && scene.owner === 'bot'; count += 1) {
        // An own word each time: no pattern's question takes what is nothing.
        scene.event({
          kind: 'message',
          text: '',
          understanding: null,
          attachments: [{ name: 'a', contentType: 'image/png', url: '/a' }],
        });
        answer(scene, false);
      }
      expect(scene.owner).not.toBe('bot');
    });
  });

  it('the bot is silent while a person has the case', () => {
    ofAny((scene) => {
      person(scene);
      if (scene.owner === 'bot') person(scene);
      scene.event({ kind: 'desk-take', agent: { id: 'b', name: 'Budi' } });
      expect(scene.owner).toBe('agent');
      const seq = scene.state.seq;
      scene.say('yes', { acts: ['affirm'] });
      scene.say('cancel', { acts: ['cancel'] });
      expect(scene.state.seq).toBe(seq + 2);
      expect(scene.state.frames.filter(({ origin }) => origin === 'pattern')).toEqual([]);
    });
  });

  it('a message of the customer is always answered while the bot has the case', () => {
    ofAny((scene) => {
      if (scene.owner !== 'bot' || scene.state.phase.kind === 'calling') return;
      const before = scene.state.seq;
      scene.say('asdf', {});
      const { kind }: { kind: string } = scene.state.phase;
      expect(scene.state.seq > before + 1 || kind === 'calling').toBe(true);
    });
  });
});
