import type { Language } from '../../src/domain/language';
import { compileContent } from '../../src/flow/compile-content';
import { PATTERN_INPUTS, PATTERN_NAMES, type PatternName, STANDING_PATTERNS } from '../../src/flow/standing-patterns';
import { contentOf, Scene } from '../support/scene';
import { understood } from '../support/understood';

const LANGUAGES = ['id', 'ms', 'en'] as const;

const FILES = {
  _bot: `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: { mon-fri: "08:00-17:00" } }
  night: { title: { id: Malam, ms: Malam, en: Night }, hours: never }
menu: [order]
survey: false
silence: 30m
`,
  order: `
flow: order
title: { id: Pesanan, ms: Pesanan, en: Order }
triggers: [order]
steps:
  - ask: order_id
    type: order-number
    say: { id: "Nomor?", ms: "Nombor?", en: "Which order?" }
  - ask: wanted
    type: yes-no
    say: { id: "Dikirim?", ms: "Dihantar?", en: "Shall we send it?" }
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
  - say: { id: "Ada.", ms: "Ada.", en: "Found." }
  - resolve: { confirm: true }
`,
  hours: `
flow: hours
title: { id: Jam, ms: Waktu, en: Hours }
triggers: [hours]
steps:
  - say: { id: "Jam 9.", ms: "Jam 9.", en: "Nine." }
  - resolve: {}
`,
  hello: `
flow: hello
title: { id: Salam, ms: Salam, en: Greeting }
case: false
triggers: [greeting]
steps:
  - say: { id: "Halo!", ms: "Hai!", en: "Hi!" }
`,
  '../intents/_entities': 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}" }\n',
  '../intents/order': 'intent: order\nexamples: { en: [order] }',
  '../intents/hours': 'intent: hours\nexamples: { en: [hours] }',
  '../intents/greeting': 'intent: greeting\nexamples: { en: [hello] }',
};

const shipped = contentOf(FILES);

function own(name: PatternName, steps: string) {
  return contentOf({ ...FILES, [name]: `flow: ${name}\nsteps:\n${steps.replace(/^(?=.)/gm, '  ')}` });
}

function sceneWith(content: typeof shipped, language: Language): Scene {
  const scene = new Scene(content);
  scene.state = { ...scene.state, language, languageFrom: 'message' };
  return scene;
}

const number = { entities: [{ type: 'order-number', value: 'KH-104233' }] };
const file = { name: 'a.png', contentType: 'image/png', url: '/a' };
const found = { ok: true, value: { id: 'KH-104233' } } as const;
const down = { ok: false, code: 'DOWN', message: 'down' } as const;
const unclear = { others: ['order', 'hours'] };

const begin = (scene: Scene) => void scene.say('order', { intent: 'order' });
const toCall = (scene: Scene) => {
  begin(scene);
  scene.say('KH-104233', number);
  scene.say('yes', { acts: ['affirm'] });
};
const toEnd = (scene: Scene) => {
  toCall(scene);
  scene.answer(found);
};
const timer = (scene: Scene, timerId: string) =>
  scene.event({ kind: 'timer', timerId, due: scene.state.timers[timerId] ?? -1 }).map(({ text }) => text);
const fall = (scene: Scene) => {
  timer(scene, 'still-there');
  timer(scene, 'silence');
};

type Deed = (scene: Scene) => unknown;

/** What is said at the last of these. */
const after =
  (...deeds: readonly Deed[]) =>
  (scene: Scene): readonly string[] =>
    deeds.map((deed) => deed(scene)).at(-1) as readonly string[];

const says =
  (...words: Parameters<Scene['say']>): Deed =>
  (scene) =>
    scene.say(...words);
const sends =
  (attachments: readonly (typeof file)[]): Deed =>
  (scene) =>
    scene.event({ kind: 'message', text: '', understanding: null, attachments }).map(({ text }) => text);
const yes = says('yes', { acts: ['affirm'] });
const human = says('human', { person: true });
const cancels = says('cancel', { acts: ['cancel'] });
const evening: Deed = (scene) => {
  scene.at += 12 * 3_600_000;
};
const is = (scene: Scene, kind: string, buttons: number) =>
  scene.state.phase.kind === kind && scene.state.lastSaid.at(-1)?.buttons?.length === buttons;

const LATE = 'promise-late:K-1/call';
const promised: Deed = (scene) => {
  const due = scene.at + 3_600_000;
  const promise = { id: 'call', what: 'We call you', due, by: null, state: 'open', caseNumber: 'K-1' } as const;
  scene.state = { ...scene.state, promises: [promise], timers: { ...scene.state.timers, [LATE]: due - 600_000 } };
};

/** How each rule comes to speak, and what must be true after it, whoever wrote the words. */
const CASES: { readonly [name in PatternName]: readonly [(scene: Scene) => readonly string[], Deed] } = {
  _welcome: [after((s) => s.event({ kind: 'opened' }).map(({ text }) => text)), (s) => s.state.phase.kind === 'idle'],
  '_anything-else': [after(yes), (s) => s.owner === 'bot'],
  '_also-asked': [
    after(says('hours and order', { intent: 'hours', requests: ['hours', 'order'] })),
    (s) => s.state.frames[0]?.flow === 'order' && s.state.phase.kind === 'asking',
  ],
  _resume: [
    after(begin, says('hours?', { intent: 'hours' })),
    (s) => s.state.frames.length === 1 && s.state.phase.kind === 'asking',
  ],
  _confirm: [after(toEnd, (s) => s.state.lastSaid.map(({ text }) => text)), (s) => is(s, 'confirming', 2)],
  _helped: [after(toEnd, yes), (s) => s.state.case?.outcome === 'resolved-confirmed'],
  _clarify: [after(says('mine', unclear)), (s) => is(s, 'clarifying', 4)],
  '_not-mine': [after(says('job', { decision: 'handoff' })), (s) => is(s, 'clarifying', 1)],
  _rephrase: [after(says('asdf')), (s) => is(s, 'rephrasing', 1)],
  '_no-words': [after(sends([])), (s) => s.owner === 'bot'],
  '_unknown-file': [after(begin, sends([file])), (s) => s.state.phase.kind === 'asking' && s.state.frames.length === 1],
  _cancel: [after(begin, cancels), (s) => s.state.frames.length === 0 && s.state.case?.outcome === 'abandoned'],
  _back: [
    after(begin, says('KH-104233', number), says('back', { acts: ['back'] })),
    (s) => s.state.frames[0]?.at === 'ask-order_id',
  ],
  _repeat: [after(begin, says('what?', { acts: ['repeat'] })), (s) => s.state.phase.kind === 'asking'],
  _correct: [
    after(
      begin,
      says('KH-104233', number),
      says('no, KH-104234', { acts: ['correct'], entities: [{ type: 'order-number', value: 'KH-104234' }] }),
    ),
    (s) => s.state.frames[0]?.slots['order_id'] === 'KH-104234' && s.state.frames[0]?.at === 'ask-wanted',
  ],
  _silence: [
    after(begin, (s) => timer(s, 'still-there')),
    (s) => {
      timer(s, 'silence');
      return s.state.case?.outcome === 'abandoned';
    },
  ],
  _return: [
    after(begin, fall, says('hello', { intent: 'greeting' })),
    (s) => s.state.frames[0]?.flow === 'order' && s.state.phase.kind === 'asking' && s.state.case?.outcome === null,
  ],
  _person: [after(begin, human), (s) => s.state.case?.handoff?.reason === 'asked'],
  '_not-helped': [after(toEnd, says('no', { acts: ['deny'] })), (s) => s.state.case?.handoff?.reason === 'not-helped'],
  _failed: [
    after(toCall, (s) => s.answer(down)),
    (s) => s.state.case?.handoff?.reason === 'action-failed' && s.state.case.handoff.note === 'orders.find: DOWN',
  ],
  '_handed-over': [after(human), (s) => s.owner === 'queue'],
  _closed: [after(evening, human), (s) => s.owner === 'queue'],
  _declined: [
    after(human, (s) => s.event({ kind: 'desk-reject', agent: { id: 'a1', name: 'Sari' } }).map(({ text }) => text)),
    (s) => s.owner === 'bot' && s.state.case?.outcome === null,
  ],
  '_promise-late': [
    after(begin, promised, (s) => timer(s, LATE)),
    (s) => s.state.promises[0]?.state === 'open' && s.state.phase.kind === 'asking',
  ],
  '_left-queue': [after(human, cancels), (s) => s.owner === 'bot' && s.state.case?.outcome === 'abandoned'],
  '_case-status': [
    after(begin, (s) =>
      s
        .event({
          kind: 'message',
          text: 'K-4711?',
          understanding: understood('K-4711?', {}),
          asked: { number: 'K-4711', found: null },
        })
        .map(({ text }) => text),
    ),
    (s) => s.owner === 'bot' && s.state.case?.outcome === null,
  ],
};

/** Rules that have no words of their own: the handing over that follows has them. */
const SILENT: readonly PatternName[] = ['_person'];

describe.each(PATTERN_NAMES)('%s', (name) => {
  const [come, holds] = CASES[name];

  it.each(LANGUAGES)('speaks as shipped in %s, and the rule holds', (language) => {
    const scene = sceneWith(shipped, language);
    const words = wordsOf(name, language);
    const said = come(scene).join('\n');
    if (!SILENT.includes(name)) expect(words.some((one) => said.includes(one))).toBe(true);
    expect(said.length).toBeGreaterThan(0);
    expect(holds(scene)).toBe(true);
  });

  it.each(LANGUAGES)('says an author’s words instead in %s, and the rule holds', (language) => {
    const scene = sceneWith(own(name, '- say: { id: "KATA id", ms: "KATA ms", en: "KATA en" }\n'), language);
    const said = come(scene).join('\n');
    expect(said).toContain(`KATA ${language}`);
    if (!SILENT.includes(name)) for (const words of wordsOf(name, language)) expect(said).not.toContain(words);
    expect(holds(scene)).toBe(true);
  });

  it('holds its rule when the author takes every word away', () => {
    const scene = sceneWith(own(name, '[]\n'), 'en');
    come(scene);
    expect(holds(scene)).toBe(true);
  });

  it('holds its rule after a question of its own, whether it is answered or not', () => {
    const content = own(name, '- ask: reason\n  tries: 1\n  say: { id: "KENAPA?", ms: "KENAPA?", en: "WHY?" }\n');
    for (const answer of ['because', '']) {
      const scene = sceneWith(content, 'en');
      const said = come(scene);
      expect(said.join('\n')).toContain('WHY?');
      if (name !== '_silence')
        scene.event({ kind: 'message', text: answer, understanding: answer === '' ? null : understood(answer, {}) });
      expect(holds(scene)).toBe(true);
    }
  });

  it('lets a person be reached from its question', () => {
    const scene = sceneWith(own(name, '- ask: reason\n  say: { id: "KENAPA?", ms: "KENAPA?", en: "WHY?" }\n'), 'en');
    come(scene);
    scene.say('human', { person: true });
    expect(scene.owner).toBe('queue');
  });

  it('knows its inputs and no other variable', () => {
    const reads = ['x', ...PATTERN_INPUTS[name].map((input) => `{{ ${input} }}`)].join(' ');
    const file = (text: string) => ({
      path: `flows/${name}.yaml`,
      text: `flow: ${name}\nsteps:\n  - say: { id: "${text}", ms: "${text}", en: "${text}" }\n`,
    });
    const rest = Object.entries(FILES).map(([path, text]) => ({
      path: path.startsWith('../') ? `${path.slice(3)}.yaml` : `flows/${path}.yaml`,
      text,
    }));
    expect(compileContent([...rest, file(reads)], { actions: null, hash: 'h' }).diagnostics).toEqual([]);
    const wrong = compileContent([...rest, file('{{ order_id }}')], { actions: null, hash: 'h' }).diagnostics;
    expect(wrong.map(({ code }) => code)).toContain('TEMPLATE_UNKNOWN_VARIABLE');
  });
});

/** Pieces of the shipped texts without places to fill. */
function wordsOf(name: PatternName, language: Language): readonly string[] {
  const texts = [...STANDING_PATTERNS[name].matchAll(new RegExp(`^ +${language}: "(.*)"$`, 'gm'))];
  return texts.map(([, text]) =>
    (text ?? '')
      .split(/\{[{%].*?[%}]\}/)
      .reduce((longest, piece) => (piece.length > longest.length ? piece : longest), ''),
  );
}

describe('an override', () => {
  it('may ask "are you sure?", and a customer who says no goes on', () => {
    const content = own(
      '_cancel',
      `- ask: sure
  type: yes-no
  say: { id: "Yakin?", ms: "Pasti?", en: "Sure?" }
- choose:
    - if: sure
      do: []
    - else:
        - set: { keep: true }
`,
    );
    const scene = sceneWith(content, 'en');
    begin(scene);
    expect(scene.say('cancel', { acts: ['cancel'] })).toEqual(['Sure?']);
    expect(scene.say('no', { acts: ['deny'] })).toEqual(['Which order?']);
    scene.say('cancel', { acts: ['cancel'] });
    scene.say('yes', { acts: ['affirm'] });
    expect(scene.state.frames).toEqual([]);
    begin(scene);
    scene.say('cancel', { acts: ['cancel'] });
    scene.say('cancel!', { acts: ['cancel'] });
    expect(scene.state.case?.outcome).toBe('abandoned');
  });

  it('cannot keep a customer who was not asked', () => {
    const scene = sceneWith(own('_cancel', '- set: { keep: true }\n'), 'en');
    begin(scene);
    scene.say('cancel', { acts: ['cancel'] });
    expect(scene.state.case?.outcome).toBe('abandoned');
  });

  it('keeps an action’s answer that came while it asked', () => {
    const content = own(
      '_cancel',
      '- ask: sure\n  type: yes-no\n  say: { en: "Sure?" }\n- set: { keep: "{{ sure }}" }\n',
    );
    const scene = sceneWith(content, 'en');
    toCall(scene);
    const { callId } = scene.call!;
    scene.say('cancel', { acts: ['cancel'] });
    expect(scene.event({ kind: 'action-result', callId, result: found })).toEqual([]);
    expect(scene.say('yes', { acts: ['affirm'] })).toEqual(['Found.', 'Did that help?']);
  });

  it('may choose a team for who asks for a person', () => {
    const content = own(
      '_person',
      '- choose:\n    - if: under_way == nil\n      do: [{ handoff: { team: night } }]\n    - else: []\n',
    );
    const scene = sceneWith(content, 'en');
    scene.say('human', { person: true });
    expect(scene.state.case?.handoff).toMatchObject({ team: 'night', reason: 'asked' });
    const other = sceneWith(content, 'en');
    begin(other);
    other.say('human', { person: true });
    expect(other.state.case?.handoff).toMatchObject({ team: 'general', reason: 'asked' });
  });

  it('collects a message while the case waits, and is silent once a person has it', () => {
    const content = own(
      '_closed',
      '- ask: email\n  type: email\n  say: { en: "Your e-mail?" }\n- say: { en: "Noted." }\n',
    );
    const scene = sceneWith(content, 'en');
    scene.at += 12 * 3_600_000;
    expect(scene.say('human', { person: true })).toEqual(['Your e-mail?']);
    expect(scene.say('a@b.example', { entities: [{ type: 'email', value: 'a@b.example' }] })).toEqual(['Noted.']);
    const other = sceneWith(content, 'en');
    other.at += 12 * 3_600_000;
    other.say('human', { person: true });
    other.event({ kind: 'desk-take', agent: { id: 'a', name: 'Sari' } });
    expect(other.state.frames).toEqual([]);
    expect(other.say('a@b.example', { entities: [{ type: 'email', value: 'a@b.example' }] })).toEqual([]);
  });
});

it('spends no try on a file that cannot be read, or on "pardon?"', () => {
  const scene = sceneWith(shipped, 'en');
  begin(scene);
  sends([file])(scene);
  scene.say('pardon?', { acts: ['repeat'] });
  expect(scene.state.frames[0]?.tries).toBe(0);
});

describe('silence and return', () => {
  it('asks once, after half of the time', () => {
    const scene = sceneWith(shipped, 'en');
    begin(scene);
    const { silence = 0, 'still-there': half = 0 } = scene.state.timers;
    expect([half - scene.at, silence - scene.at]).toEqual([900_000, 1_800_000]);
    expect(timer(scene, 'still-there')).toEqual(['Are you still there? Take your time; I will wait 15 more minutes.']);
    expect(Object.keys(scene.state.timers)).toEqual(['silence']);
    expect(scene.say('KH-104233', number)).toEqual(['Shall we send it?']);
  });

  it('takes "yes" to "are you still there?" for no answer to the question before it', () => {
    const scene = sceneWith(shipped, 'en');
    begin(scene);
    scene.say('KH-104233', number);
    timer(scene, 'still-there');
    expect(scene.say('yes', { acts: ['affirm'] })).toEqual([
      'Hello again! We were at: Order. Let us go on from there.',
      'Shall we send it?',
    ]);
    expect(scene.say('yes', { acts: ['affirm'] })).toEqual([]);
    expect(scene.call?.input).toEqual({ id: 'KH-104233' });
  });

  it('takes an answer that comes a day later, in a case of its own', () => {
    const scene = sceneWith(shipped, 'en');
    begin(scene);
    const first = scene.state.case?.number;
    fall(scene);
    scene.at += 86_400_000;
    expect(scene.say('KH-104233', number).at(-1)).toBe('Shall we send it?');
    expect(scene.state.case).toMatchObject({ outcome: null, intent: 'order' });
    expect(scene.state.case?.number).not.toBe(first);
  });

  it('leaves it alone when the customer has another request, or comes after days', () => {
    const scene = sceneWith(shipped, 'en');
    begin(scene);
    fall(scene);
    expect(scene.say('hours', { intent: 'hours' })).toEqual(['Nine.']);
    const late = sceneWith(shipped, 'en');
    begin(late);
    fall(late);
    late.at += 4 * 86_400_000;
    expect(late.say('hello', { intent: 'greeting' })).toEqual(['Hi!']);
  });

  it('gives files in a row to a person, for who cannot read them cannot help', () => {
    const scene = sceneWith(shipped, 'en');
    for (let count = 0; count < 3; count += 1) {
      scene.event({ kind: 'message', text: '', understanding: null, attachments: [file] });
    }
    expect(scene.owner).toBe('queue');
  });
});
