import type { Content } from '../../src/flow/program';
import type { Trial } from '../../src/runtime/run-again';
import { type WhatIfOptions, whatIf } from '../../src/runtime/what-if';
import type { RecordedTurn } from '../../src/store/store';
import { contentOf, Scene } from '../support/scene';
import { type Said, understood } from '../support/understood';

const BOT = `name: Kirana
languages: [id, ms, en]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: always }
  orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always }
survey: false
silence: 30m
`;
const STATUS = `flow: order-status
title: { id: Cek pesanan, ms: Semak pesanan, en: Check an order }
triggers: [order-status]
team: orders
steps:
  - ask: order_id
    type: order-number
    say: { id: "Nomor pesanannya?", ms: "Nombor pesanan?", en: "Which order number?" }
    tries: 2
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
    retry: 1
    on-error:
      - handoff: { team: orders, reason: order lookup failed }
  - say: { id: "Statusnya {{ order.status }}.", ms: "Statusnya {{ order.status }}.", en: "It is {{ order.status }}." }
  - resolve: { confirm: true }
`;
const DAMAGED = `flow: damaged
title: { id: Barang rusak, ms: Barang rosak, en: Damaged item }
triggers: [damaged]
steps:
  - ask: photo
    type: file
    say: { id: "Kirim fotonya.", ms: "Hantar fotonya.", en: "Send a photo." }
    tries: 2
  - ask: wish
    type: choice
    say: { id: "Tukar atau uang kembali?", ms: "Tukar atau duit balik?", en: "Swap or refund?" }
    choices:
      - { value: swap, title: { id: Tukar, ms: Tukar, en: Swap } }
      - { value: refund, title: { id: Uang, ms: Duit, en: Refund } }
    tries: 2
  - handoff: { team: orders, reason: damaged }
`;
const FILES = {
  _bot: BOT,
  'order-status': STATUS,
  damaged: DAMAGED,
  '../intents/order-status': 'intent: order-status\nexamples: { id: [pesanan saya di mana] }\n',
  '../intents/damaged': 'intent: damaged\nexamples: { id: [barang saya rusak] }\n',
  '../intents/_entities': 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }\n',
};
const CONTENT = contentOf(FILES);
const FREE_FROM = `flow: delivery
title: { id: Ongkir, ms: Penghantaran, en: Delivery }
triggers: [delivery]
steps:
  - ask: price
    type: number
    say: { id: "Berapa belanjanya?", ms: "Berapa?", en: "For how much?" }
    tries: 2
  - say: { id: "Gratis mulai {{ policy.free_from }}.", ms: "Percuma dari {{ policy.free_from }}.", en: "Free from {{ policy.free_from }}." }
  - choose:
      - if: price >= policy.free_from
        do: [{ resolve: { confirm: false } }]
      - else:
          - handoff: { team: orders, reason: too little }
`;

const WORDS: { readonly [text: string]: Said } = {
  'pesanan saya di mana': { intent: 'order-status' },
  'barang saya rusak': { intent: 'damaged' },
  'KH-104232': { entities: [{ type: 'order-number', value: 'KH-104232' }] },
  ya: { acts: ['affirm'] },
  batal: { acts: ['cancel'] },
  'minta orang': { person: true },
  ulangi: { acts: ['repeat'] },
};

/** A conversation that is had now, and its record. */
class Talk extends Scene {
  constructor(content: Content = CONTENT) {
    super(content);
  }

  says(...texts: readonly string[]): this {
    for (const text of texts) this.say(text, WORDS[text] ?? {});
    return this;
  }

  finds(): this {
    this.answer({ ok: true, value: { status: 'shipped' } });
    return this;
  }

  presses(title: string): this {
    this.press(title);
    return this;
  }

  sleeps(minutes: number): this {
    this.at += minutes * 60_000;
    return this;
  }

  /** The clock sees that a timer is due. */
  fires(timerId: string): this {
    this.event({ kind: 'timer', timerId, due: this.state.timers[timerId]! });
    return this;
  }

  get record(): readonly RecordedTurn[] {
    return this.history.map(({ event, state, effects }) => {
      return { turn: state.turn, event, release: state.release, effects, stateHash: '' };
    });
  }
}

function trial(change: { readonly [file: string]: (text: string) => string } = {}, words: typeof WORDS = {}): Trial {
  const files = Object.fromEntries(
    Object.entries(FILES).map(([name, text]) => {
      const changed = change[name]?.(text) ?? text;
      if (changed === text && change[name] !== undefined) throw new Error(`nothing changed in ${name}`);
      return [name, changed];
    }),
  );
  return { content: contentOf(files), understand: (text) => understood(text, { ...WORDS, ...words }[text] ?? {}) };
}

const replace = (from: string, to: string) => (text: string) => text.replaceAll(from, to);
const run = (talk: Talk, other: Trial, options: WhatIfOptions = {}) =>
  whatIf('test:1', talk.record, other, { until: talk.at, ...options });

/** What happened, and the outcome as one line. */
function outcomeOf(talk: Talk, other: Trial, options: WhatIfOptions = {}): string {
  const { divergence, compared, stretches } = run(talk, other, options);
  if (divergence === null) return `the same, ${compared} of ${stretches}`;
  return `${divergence.cause} at turn ${divergence.turn}: ${divergence.change}; ${compared} of ${stretches}`;
}

const status = () => new Talk().says('pesanan saya di mana', 'KH-104232').finds();
const photo = (talk: Talk) => {
  const attachments = [{ name: 'a.png', contentType: 'image/png', url: '/u/1' }];
  talk.event({ kind: 'message', text: '', understanding: null, attachments });
  return talk;
};
const ANI = { id: 'ani', name: 'Ani' };

describe('the same content changes nothing', () => {
  const talks: { readonly [what: string]: () => Talk } = {
    'answers of actions': () => status().says('ya'),
    'an action that fails': () => {
      const talk = new Talk().says('pesanan saya di mana', 'KH-104232');
      talk.answer({ ok: false, code: 'DOWN', message: 'no' });
      return talk;
    },
    'words while an action runs': () => new Talk().says('pesanan saya di mana', 'KH-104232', 'ya', 'halo').finds(),
    'an answer that comes too late': () => {
      const talk = new Talk().says('pesanan saya di mana', 'KH-104232');
      const late = talk.call!.callId;
      talk.says('batal', 'pesanan saya di mana', 'KH-104232');
      talk.event({ kind: 'action-result', callId: late, result: { ok: true, value: { status: 'lost' } } });
      return talk.finds().says('ya');
    },
    'buttons, of now and of long ago': () => {
      const talk = photo(status().presses('Ya').says('barang saya rusak'));
      const { buttons } = talk.state.lastSaid.at(-1)!;
      talk.presses('Uang');
      talk.event({
        kind: 'message',
        text: 'Tukar',
        understanding: understood('Tukar', {}),
        choice: buttons![0]!.choice,
      });
      return talk;
    },
    'silence that ends a case, and the next case': () =>
      status().sleeps(40).fires('silence').sleeps(60).says('pesanan saya di mana', 'KH-104232').finds().says('ya'),
    'people at the desk': () => {
      const talk = new Talk().says('minta orang');
      talk.event({ kind: 'queue-place', position: 2, waitMs: 60_000, agentsOnline: 1 });
      talk.event({ kind: 'desk-take', agent: ANI });
      talk.event({ kind: 'desk-take', agent: { id: 'budi', name: 'Budi' } });
      talk.event({ kind: 'desk-message', agent: ANI, text: 'Halo' });
      talk.says('halo');
      talk.event({ kind: 'desk-resolve', agent: ANI });
      return talk.says('pesanan saya di mana');
    },
    'repeating and cancelling': () => new Talk().says('pesanan saya di mana', 'ulangi', 'batal', 'batal'),
  };
  test.each(Object.keys(talks))('%s', (what) => {
    const talk = talks[what]!();
    const { length } = talk.record.filter(({ event }) => event.kind !== 'timer');
    expect(outcomeOf(talk, trial())).toBe(`the same, ${length} of ${length}`);
    expect(outcomeOf(talk, trial(), { from: trial() })).toBe(`the same, ${length} of ${length}`);
  });

  test('where the clock saw a timer late, after the next words', () => {
    // The server was down: the silence was over at 30 minutes, the customer wrote at 35 and was first.
    const talk = status().sleeps(35).says('ya');
    expect(outcomeOf(talk, trial())).toBe('the same, 4 of 4');
  });

  test('where a timer went off that had been set anew meanwhile: ids count otherwise from there on', () => {
    const talk = new Talk().says('pesanan saya di mana');
    const old = talk.state.timers.silence!;
    talk.says('halo');
    talk.event({ kind: 'timer', timerId: 'silence', due: old });
    talk.says('KH-104232').finds();
    // A bare button: its question's id is all there is.
    const { choice } = talk.state.lastSaid.at(-1)!.buttons![0]!;
    talk.event({ kind: 'message', text: '', understanding: null, choice });
    expect(talk.record.at(-1)!.effects).toContainEqual(expect.objectContaining({ fact: 'outcome' }));
    expect(outcomeOf(talk, trial())).toBe('the same, 5 of 5');
  });
});

describe('changed content', () => {
  test('words: told by their step, and followed to the end', () => {
    const other = trial({ 'order-status': replace('Statusnya', 'Keadaannya') });
    expect(outcomeOf(status().says('ya'), other)).toBe('text at turn 3: the words of order-status/say; 4 of 4');
  });

  test('standing words', () => {
    const other = trial({ _bot: (text) => `${text}texts: { not-understood: { id: Maaf?, ms: Maaf?, en: Sorry? } }\n` });
    const talk = new Talk().says('pesanan saya di mana', 'hm', 'KH-104232');
    expect(outcomeOf(talk, other)).toBe('text at turn 2: the words of a standing text; 3 of 3');
  });

  test('a step more: nothing is invented after it', () => {
    const other = trial({
      'order-status': replace(
        '  - call: orders.find',
        '  - ask: email\n    type: email\n    say: { id: "E-mel?", ms: "E-mel?", en: "Email?" }\n    tries: 2\n  - call: orders.find',
      ),
    });
    expect(outcomeOf(status().says('ya'), other)).toBe(
      'step at turn 2: order-status/call-orders.find → order-status/ask-email; 2 of 4',
    );
  });

  test('a step less', () => {
    const other = trial({ 'order-status': (text) => text.replace(/ {2}- say: .*\n/, '') });
    expect(outcomeOf(status().says('ya'), other)).toBe(
      'step at turn 3: order-status/say → order-status/resolve; 3 of 4',
    );
  });

  test('examples: the first words that mean something else', () => {
    const other = trial({}, { 'barang saya rusak': { intent: 'order-status' } });
    const talk = status().says('ya', 'barang saya rusak');
    expect(outcomeOf(talk, other)).toBe('intent at turn 5: damaged (answer) → order-status (answer); 5 of 5');
  });

  test('examples: words that were not understood, and are now', () => {
    const other = trial({}, { 'mana dong': { intent: 'order-status' } });
    const talk = new Talk().says('mana dong', 'barang saya rusak');
    expect(outcomeOf(talk, other)).toMatch(/^intent at turn 1: none \(\w+\) → order-status \(answer\); 1 of 2$/);
  });

  test('what an action is asked: never its input in the report', () => {
    const other = trial({ 'order-status': replace('"{{ order_id }}"', '"{{ order_id }}/1"') });
    expect(outcomeOf(status(), other)).toBe('call at turn 2: orders.find with other input; 2 of 3');
  });

  test('the team', () => {
    const talk = photo(new Talk().says('barang saya rusak')).presses('Tukar');
    talk.event({ kind: 'desk-take', agent: ANI });
    const other = trial({ damaged: replace('team: orders', 'team: general') });
    expect(outcomeOf(talk, other)).toBe('owner at turn 3: queue orders (flow) → queue general (flow); 3 of 4');
  });

  test('how a flow ends: the outcome, and not that a standing pattern no longer asks whether it helped', () => {
    const other = trial({ 'order-status': replace('confirm: true', 'confirm: false') });
    expect(outcomeOf(status().says('ya'), other)).toBe('outcome at turn 3: nothing → resolved-implied; 3 of 4');
  });

  test('a shorter silence: the case is over before the customer comes back', () => {
    const other = trial({ _bot: replace('silence: 30m', 'silence: 10m') });
    const talk = status().sleeps(20).says('ya');
    expect(outcomeOf(talk, other)).toBe('outcome at turn 3: nothing → abandoned; 3 of 4');
  });

  test('a longer silence: the case is still open when the customer comes back, else it ends all the same', () => {
    const other = trial({ _bot: replace('silence: 30m', 'silence: 2h') });
    const gone = () => status().sleeps(30).fires('silence');
    expect(outcomeOf(gone().sleeps(20).says('halo'), other)).toBe('outcome at turn 3: abandoned → nothing; 3 of 4');
    expect(outcomeOf(gone().sleeps(300), other)).toBe('the same, 3 of 3');
    expect(outcomeOf(gone().sleeps(20), other)).toBe('outcome at turn 3: abandoned → nothing; 3 of 3');
  });

  test('every change of words is told once, up to where the conversations part', () => {
    const words = (text: string) => text.replace('Statusnya', 'Keadaannya').replace('Nomor pesanan', 'Nomor order');
    const all = ['the words of order-status/ask-order_id', 'the words of order-status/say'];
    const talk = status().says('ya', 'pesanan saya di mana', 'KH-104232');
    const { divergence, wordings } = run(talk, trial({ 'order-status': words }));
    expect(wordings.map(({ change }) => change)).toEqual(all);
    expect(divergence).toBe(wordings[0]);
    const ends = replace('resolve: { confirm: true }', 'resolve: {}');
    const other = run(talk, trial({ 'order-status': (text) => ends(words(text)) }));
    expect(other.divergence?.cause).toBe('outcome');
    expect(other.wordings.map(({ change }) => change)).toEqual(all.slice(0, 1));
  });

  test('shows both sides of the turn', () => {
    const other = trial({ 'order-status': replace('Statusnya', 'Keadaannya') });
    const { divergence } = run(status(), other);
    const said = (effects: readonly { kind: string }[]) => JSON.stringify(effects);
    expect(said(divergence!.was)).toContain('Statusnya shipped.');
    expect(said(divergence!.now)).toContain('Keadaannya shipped.');
  });
});

describe('a changed policy', () => {
  const files = {
    ...FILES,
    delivery: FREE_FROM,
    '../intents/delivery': 'intent: delivery\nexamples: { id: [ongkirnya berapa] }\n',
    _policies: 'policies: { free_from: 100 }\n',
  };
  const other = { ...trial(), content: contentOf({ ...files, _policies: 'policies: { free_from: 50 }\n' }) };
  const buying = (price: number) => {
    const talk = new Talk(contentOf(files));
    talk.say('ongkirnya berapa', { intent: 'delivery' });
    talk.say(String(price), { entities: [{ type: 'number', value: price }] });
    return talk;
  };
  const understand: Trial['understand'] = (text) =>
    understood(
      text,
      /^\d/.test(text) ? { entities: [{ type: 'number', value: Number(text) }] } : { intent: 'delivery' },
    );

  test('is other words for those whom it leads the same way, and other steps for the others', () => {
    expect(outcomeOf(buying(200), { ...other, understand })).toBe('text at turn 2: the words of delivery/say; 2 of 2');
    expect(outcomeOf(buying(70), { ...other, understand })).toBe(
      'step at turn 2: delivery/handoff → delivery/resolve; 2 of 2',
    );
  });
});

describe('between two contents', () => {
  const moment = replace('  - say:', '  - say: { id: "Sebentar.", ms: "Sebentar.", en: "One moment." }\n  - say:');
  const more = trial({ 'order-status': moment });

  test('only what differs between them counts, however the record was', () => {
    const talk = status().says('ya');
    expect(outcomeOf(talk, more)).toMatch(/^step at turn 3/);
    expect(outcomeOf(talk, more, { from: more })).toBe('the same, 3 of 4');
  });

  test('the first turn that the first of them decides otherwise than the record is the last one compared', () => {
    const moreAndTeam = trial({ 'order-status': moment, damaged: replace('team: orders', 'team: general') });
    const talk = photo(status().says('ya', 'barang saya rusak')).presses('Tukar');
    expect(outcomeOf(talk, trial({ damaged: replace('team: orders', 'team: general') }))).toMatch(/^owner at turn 7/);
    expect(outcomeOf(talk, moreAndTeam, { from: more })).toBe('the same, 3 of 7');
  });
});

test('a long conversation is run in time that grows with its length only', () => {
  const talk = new Talk();
  for (let count = 0; count < 1_500; count += 1) talk.says('pesanan saya di mana', 'batal');
  expect(outcomeOf(talk, trial())).toBe('the same, 3000 of 3000');
});
