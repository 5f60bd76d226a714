import type { Event, EventBody } from '../../src/domain/event';
import { beginConversation, step } from '../../src/flow/step';
import { MONDAY_MORNING, Talk, type TalkTurn } from '../../src/runtime/talk';
import type { RecordedTurn } from '../../src/store/store';
import { Disguise } from '../../src/testing/disguise';
import { languagesToPlay, playTest, toldPlayed } from '../../src/testing/play-test';
import { recordTest, type Stage } from '../../src/testing/record-attempts';
import { contentOf } from '../support/scene';
import { starterScripts, starterStage } from '../support/stage';
import { flowOf, textOf as t } from '../support/verbs-bot';

const stage = starterStage();
const { scripts } = starterScripts(stage.known);

function recordOf(turns: readonly TalkTurn[]): readonly RecordedTurn[] {
  return turns.map(({ event, effects }, index) => ({ turn: index + 1, event, effects, release: 'r', stateHash: '' }));
}

describe('what is personal', () => {
  const customer = {
    name: 'Kusuma Hidayat',
    said: [
      'halo, saya Kusuma, cek pesanan kh 104 240 dong, email kusuma.h@mail.example',
      'mau retur KH-104240, telepon saya 0812-9876-5432 atau +62 812 9876 5432',
      '4567',
      'akun saya diretas',
      'kusuma.h@mail.example',
    ],
  };
  const secrets = /kusuma|hidayat|104.?240|9876|5432|4567|mail\.example/i;

  test('is in no recorded test, whatever form it had, and the test holds', async () => {
    const { content, model } = stage;
    const real = stage.actions(MONDAY_MORNING);
    const talk = new Talk({ content, model, actions: real.actions });
    await talk.open({ name: customer.name, locale: 'id' });
    for (const words of customer.said) await talk.say(words);
    const { text, played } = await recordTest([recordOf(talk.turns)], { name: 'recorded', channel: 'webchat', stage });
    real.close();
    expect(played.difference).toBeNull();
    expect(text.split('\n').filter((line) => secrets.test(line))).toEqual([]);
    // One phone stays one phone, one order one order.
    const [, first = '', second = ''] = /telepon saya ([\d-]+) atau \+62 ([\d ]+)/.exec(text) ?? [];
    expect(first.replace(/\D/g, '').replace(/^0/, '')).toBe(second.replace(/\D/g, ''));
    expect(new Set(text.match(/KH-\d{6}/g)).size).toBe(1);
  });

  test('is no yes and no no, though it was said where a phone, an address or a story was asked for', async () => {
    const lost: string[] = [];
    const talks = [
      ['mau komplain', 'ya', 'ya ada', 'barangnya rusak dan kurirnya kasar', 'ya', 'tidak'],
      ['akun saya diretas', 'ya', 'kusuma.h@mail.example', 'ya'],
      ['ganti alamat kirim KH-104236', 'ya', '4567', 'ya kak', 'Jl. Mawar 3, Bandung 40115', 'ya', 'tidak'],
      ['mana refund saya KH-104250', 'iya', '4567', 'boleh', 'tidak'],
    ];
    for (const said of talks) {
      const { content, model } = stage;
      const real = stage.actions(MONDAY_MORNING);
      const talk = new Talk({ content, model, actions: real.actions });
      await talk.open({ locale: 'id' });
      for (const words of said) await talk.say(words);
      const { text, played } = await recordTest([recordOf(talk.turns)], {
        name: 'recorded',
        channel: 'webchat',
        stage,
      });
      real.close();
      if (played.difference !== null) lost.push(`${toldPlayed(played).join('\n')}\n${text}`);
      for (const words of said.filter((one) => /^(ya|iya|boleh|tidak)\b/.test(one)))
        expect(text).toContain(`: ${words}\n`);
    }
    expect(lost.join('\n\n')).toBe('');
  });

  test('has no name that somebody in it has', () => {
    const { cover } = new Disguise(0, new Set(['sari', 'rina']));
    expect(cover({ kind: 'name', text: 'Sari Rina' })).toBe('Adi Hadi');
    expect(cover({ kind: 'address', text: 'Jalan Sari' })).toBe('Maya Joko');
  });

  test('has another value of the same shape, the same wherever it stands', () => {
    const { cover, within } = new Disguise();
    const phone = cover({ kind: 'phone', text: '+62 812-3456-7890' });
    expect(phone).toMatch(/^\+62 812-\d{4}-\d{4}$/);
    expect(phone).not.toContain('3456');
    expect(cover({ kind: 'phone', text: '081234567890' }).slice(1)).toBe(phone.replace(/\D/g, '').slice(2));
    expect(cover({ kind: 'order-number', text: 'kh 104 233' })).toMatch(/^kh \d{3} \d{3}$/);
    const order = cover({ kind: 'order-number', text: 'KH-104233' });
    expect(within('KX104233ID')).toBe(`KX${order.slice(3)}ID`);
    expect(cover({ kind: 'name', text: 'Budi Santoso' }).split(' ')[0]).toBe(cover({ kind: 'name', text: 'budi' }));
    expect(cover({ kind: 'email', text: 'Budi@x.example' })).toBe(cover({ kind: 'account', text: 'budi@x.example' }));
    expect(cover({ kind: 'address', text: 'Jl. Mawar 3, Bandung' })).toMatch(/^\p{L}+\. \p{L}+ \d, \p{L}+$/u);
  });
});

describe('a recorded conversation as a test', () => {
  it.each(
    scripts.flatMap(({ file, tests }) => tests.map((one) => ({ file, name: one.name, one }))),
  )('holds on the same content: $file $name', async ({ one }) => {
    for (const language of languagesToPlay(one, stage.content)) {
      const talk = await playTest(one, language, stage);
      const { text, played } = await recordTest([recordOf(talk.turns)], {
        name: 'recorded',
        channel: 'webchat',
        stage,
      });
      if (played.difference !== null) throw new Error(`\n${toldPlayed(played).join('\n')}\n\n${text}`);
    }
  });
});

test('what would hold as it was said, and does not with other words for what is personal, is told apart', async () => {
  const content = contentOf({
    _bot: `name: K\nlanguages: [en, id, ms]\ntime-zone: Asia/Jakarta\nteams: { general: { title: ${t('Care')}, hours: always } }\nmenu: [a]\n`,
    a: flowOf(
      'a',
      `- ask: word\n  type: text\n  personal: true\n  say: ${t('Which word?')}\n- choose:\n    - if: word == "marigold"\n      do:\n        - say: ${t('Right.')}\n    - else:\n        - say: ${t('Wrong.')}\n- resolve: {}\n`,
    ).replace(/^triggers: .*\n/m, ''),
  });
  const own: Stage = { ...stage, content, known: { content, actions: null } };
  const recorded = async (word: string, on: Stage) => {
    const talk = new Talk({ content, model: stage.model, actions: [] });
    await talk.open({ locale: 'en' });
    await talk.press('a');
    await talk.say(word);
    return recordTest([recordOf(talk.turns)], { name: 'word', channel: 'webchat', stage: on });
  };
  const { played, isLostByDisguise, text } = await recorded('marigold', own);
  expect(played.difference).not.toBeNull();
  expect(isLostByDisguise).toBe(true);
  expect(text).not.toContain('marigold');
  expect(await recorded('tulip', own)).toMatchObject({ played: { difference: null }, isLostByDisguise: false });
});

describe('the number of a case', () => {
  /** As on an installation that has had thousands of cases. */
  const elsewhere = (turns: readonly TalkTurn[]): readonly RecordedTurn[] =>
    JSON.parse(
      JSON.stringify(recordOf(turns)).replace(/\b(k-?)(\d{4})\b/gi, (_all, before, digits) => `${before}7${digits}`),
    );

  test('that customers quote is that of the test', async () => {
    const { content, model } = stage;
    const real = stage.actions(MONDAY_MORNING);
    const talk = new Talk({ content, model, actions: real.actions });
    const number = () => talk.state.case?.number ?? '';
    await talk.open({ locale: 'en' });
    await talk.say('I want to talk to a person');
    const [first] = [number()];
    await talk.say(`how is case ${first}?`);
    await talk.desk({ kind: 'desk-take', agent: { id: 'ani', name: 'Ani' } });
    await talk.desk({ kind: 'desk-resolve', agent: { id: 'ani', name: 'Ani' } });
    await talk.say('I want to talk to a person');
    expect(number()).not.toBe(first);
    await talk.say(`what about ${number().replace('K-', 'k')}?`);
    await talk.say(`and what about case ${first}?`);
    await talk.say('status of case K-5555');
    real.close();
    const record = elsewhere(talk.turns);
    const { text, played } = await recordTest([record], { name: 'recorded', channel: 'webchat', stage });
    if (played.difference !== null) throw new Error(`\n${toldPlayed(played).join('\n')}\n\n${text}`);
    expect(text).toContain('how is case K-…?');
    expect(text).toContain('what about K-…?');
    expect(text).toContain('and what about case K-#1?');
    expect(text).toContain('status of case K-975555');
    expect(text).not.toMatch(/7100\d/);
  });
});

describe('timers that went off late together', () => {
  const BOT = `name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
teams: { general: { title: ${t('Care')}, hours: always } }
menu: [a]
silence: 7d
`;
  const FLOW = flowOf(
    'a',
    `- remind: { after: 10m, say: ${t('First word.')} }
- remind: { after: 20m, say: ${t('Second word.')} }
- remind: { after: 40m, say: ${t('Third word.')} }
- ask: x
  say: ${t('X?')}
- resolve: {}
`,
    'case: true\n',
  ).replace(/^triggers: .*\n/m, '');

  const recorded = async (flow: string, late: number) => {
    const content = contentOf({ _bot: BOT, a: flow });
    let state = beginConversation('webchat:1', 'webchat', content);
    const turns: TalkTurn[] = [];
    const happen = (at: number, body: EventBody) => {
      const event = { id: `e${turns.length}`, at, caseNumber: `K-${turns.length}`, ...body } as Event;
      const decided = step(state, event, content);
      state = decided.state;
      turns.push({ event, effects: decided.effects });
    };
    const at = MONDAY_MORNING;
    happen(at, { kind: 'opened' });
    const button = turns[0]!.effects.flatMap((one) => (one.kind === 'message' ? (one.message.buttons ?? []) : []))[0]!;
    happen(at + 4000, { kind: 'message', text: button.title, choice: button.choice, understanding: null });
    // The server was away for half an hour.
    const due = () => Object.entries(state.timers).sort(([, a], [, b]) => a - b);
    for (const [index, [timerId, when]] of due().slice(0, late).entries()) {
      happen(at + 1_800_000 + 7 * index, { kind: 'timer', timerId, due: when });
    }
    const [timerId, when] = due()[0]!;
    happen(when, { kind: 'timer', timerId, due: when });
    const own: Stage = { ...stage, content, known: { content, actions: null } };
    const { text, played } = await recordTest([recordOf(turns)], { name: 'late', channel: 'webchat', stage: own });
    expect(toldPlayed(played).join('\n')).not.toMatch(/>>>/);
    return text;
  };

  test('are one line of the test, at the end of the time that the server was off', async () => {
    const text = await recorded(FLOW, 2);
    expect(text.match(/asleep: \S+/g)).toHaveLength(1);
    expect(text.match(/after: \S+/g)).toHaveLength(1);
    expect(text).toMatch(/asleep[^-]*First word\.[^-]*Second word\.[\s\S]*after[\s\S]*Third word\./);
  });

  test('and what they set off is as late', async () => {
    const resting = flowOf(
      'a',
      `- remind: { after: 10m, say: ${t('First word.')} }
- wait: 15m
- say: ${t('Rested.')}
- remind: { after: 10m, say: ${t('Ten minutes after that.')} }
- ask: x
  say: ${t('X?')}
- resolve: {}
`,
      'case: true\n',
    ).replace(/^triggers: .*\n/m, '');
    expect(await recorded(resting, 2)).toMatch(
      /asleep[^-]*First word\.[^-]*Rested\.[\s\S]*after[^-]*Ten minutes after/,
    );
  });
});
