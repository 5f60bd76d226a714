import type { AskedCase } from '../../src/domain/event';
import { asksHowItStands, caseMeant, caseNumberIn, saysNotOver, saysUnsolved } from '../../src/flow/case-words';
import { standingOf } from '../../src/runtime/asked-case';
import { contentOf, Scene } from '../support/scene';
import { understood } from '../support/understood';

const CONTENT = contentOf({
  _bot: `
name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: { mon-fri: "08:00-17:00" } }
  returns: { title: { id: Retur, ms: Pemulangan, en: Returns }, hours: always }
survey: true
silence: 30m
`,
  returns: `
flow: returns
title: { id: Retur barang, ms: Pulangkan barang, en: Return an item }
team: returns
triggers: [returns]
steps:
  - ask: story
    type: text
    say: { id: "Ceritanya?", ms: "Ceritanya?", en: "What happened?" }
  - promise: { what: { id: "Kami kabari", ms: "Kami maklumkan", en: "We tell you" }, within: 2h }
  - handoff: {}
`,
  hours: `
flow: hours
title: { id: Jam, ms: Waktu, en: Hours }
triggers: [hours]
steps:
  - say: { id: "Jam 9.", ms: "Jam 9.", en: "Nine." }
  - resolve: {}
`,
  '../intents/returns': 'intent: returns\nexamples: { en: [return] }',
  '../intents/hours': 'intent: hours\nexamples: { en: [hours] }',
});

const AGENT = { id: 'a-sari', name: 'Sari' };
const NUMBER = 'K-1001';

/** The runtime's part: how the case stands, for words with its number. */
function ask(scene: Scene, text: string, { isThere = true } = {}): readonly string[] {
  const number = caseMeant({ text }, scene.state.lastSaid);
  const one = scene.state.case;
  const asked: AskedCase | undefined =
    number === null
      ? undefined
      : one?.number === number
        ? { number, found: standingOf(one, one.handoff?.team ?? null, scene.state.promises, isThere) }
        : { number, found: null };
  return scene
    .event({ kind: 'message', text, understanding: understood(text, {}), ...(asked && { asked }) })
    .map((said) => said.text);
}

function press(scene: Scene, isThere: boolean): readonly string[] {
  const one = scene.state.case!;
  const button = scene.state.lastSaid.at(-1)!.buttons!.find(({ choice }) => choice.value === `reopen:${NUMBER}`)!;
  const found = standingOf(one, one.handoff?.team ?? null, scene.state.promises, isThere);
  return scene
    .event({
      kind: 'message',
      text: button.title,
      choice: button.choice,
      understanding: understood(button.title, {}),
      asked: { number: NUMBER, found },
    })
    .map((said) => said.text);
}

const waiting = () => {
  const scene = new Scene(CONTENT);
  scene.say('return', { intent: 'returns' });
  scene.say('it is torn');
  expect(scene.state.case).toMatchObject({ number: NUMBER, owner: { kind: 'queue', team: 'returns' } });
  return scene;
};
const solved = () => {
  const scene = waiting();
  scene.event({ kind: 'desk-take', agent: AGENT });
  scene.event({ kind: 'desk-message', agent: AGENT, text: 'A new one is on its way.' });
  scene.event({ kind: 'desk-resolve', agent: AGENT });
  scene.say('5');
  expect(scene.state.case).toMatchObject({ outcome: 'handed-over', csat: 5 });
  return scene;
};

describe('the words', () => {
  it.each([
    ['bagaimana kasus K-1042?', 'K-1042'],
    ['status kes k1042', 'K-1042'],
    ['what about case K-1042', 'K-1042'],
    ['(K-1042)', 'K-1042'],
    ['K-1042', 'K-1042'],
    ['pesanan KH-104233', null],
    ['harga 5K', null],
    ['OK-1042', null],
    ['K-12', null],
  ])('%s: %s', (text, number) => expect(caseNumberIn(text)).toBe(number));

  it.each([
    'bagaimana kasus K-1042?',
    'status kes K-1042',
    'what about case K-1042',
    'K-1042',
    'kasus K-1042 gmn kak',
  ])('%s asks how it stands', (text) => expect(asksHowItStands(text)).toBe(true));

  it.each([
    ['kasus K-1042 belum selesai', true],
    ['kes K-1042 masih tak selesai', true],
    ['buka lagi kasus K-1042', true],
    ['case K-1042 is still not solved', true],
    ['please reopen K-1042', true],
    ['kasus K-1042 sudah selesai?', false],
    ['is K-1042 solved?', false],
  ])('%s says that it is not over: %s', (text, expected) => expect(saysUnsolved(text)).toBe(expected));

  it.each([
    'belum selesai, masih belum sampai paketnya',
    'belum kak, paketnya gak ada',
    'Belum.',
    'masih aja rusak',
    'paketnya belum sampai juga',
    'belum selesai, barang tak sampai lagi',
    'barang masih tak sampai',
    'belum dapat lagi',
    'not solved, it still has not come',
    "still hasn't arrived",
    "it hasn't come yet",
    'It hasn’t been solved',
    'not yet, sorry',
    'It’s not over',
  ])('%s takes up the offer to go on', (text) => expect(saysNotOver(text)).toBe(true));

  it.each([
    'terima kasih',
    'ok noted',
    'tidak ada lagi, makasih',
    'tak ada apa lagi, terima kasih',
    'no, that is all',
    'masih ada ukuran M?',
    'masih buka jam segini?',
    'saya mau tukar ukuran',
    'pesanan KH-104234 masih belum sampai',
    'belum pernah belanja di sini, ada promo apa',
    'sudah selesai kok',
    'is it still under warranty',
  ])('%s does not', (text) => expect(saysNotOver(text)).toBe(false));

  it('that tell a story with a number in it are a story', () => {
    expect(asksHowItStands('saya dapat paket kedua dengan kertas K-1042 di dalamnya dan isinya pecah semua')).toBe(
      false,
    );
  });
});

describe('a customer who asks for the case', () => {
  it('hears in the queue who will answer, and what was promised', () => {
    const [said = ''] = ask(waiting(), 'what about case K-1001');
    expect(said).toMatch(/^Case K-1001 \(Return an item\) has been waiting for Returns since /);
    expect(said).toContain('Next step: somebody answers you here.');
    expect(said).toContain('Our promise: We tell you, by ');
  });

  it.each([
    ['id', 'bagaimana kasus K-1001?', 'menunggu Retur sejak'],
    ['ms', 'status kes K-1001', 'menunggu Pemulangan sejak'],
  ] as const)('hears it in %s', (language, words, said) => {
    const scene = waiting();
    scene.state = { ...scene.state, language, languageFrom: 'message' };
    expect(ask(scene, words).join()).toContain(said);
  });

  it('hears when a closed team is back', () => {
    const scene = new Scene(CONTENT);
    scene.at += 12 * 3_600_000;
    scene.say('human', { person: true });
    expect(ask(scene, 'status K-1001?').join()).toContain('They open again Tuesday');
  });

  it('is not answered by the bot while an agent has it', () => {
    const scene = waiting();
    scene.event({ kind: 'desk-take', agent: AGENT });
    expect(ask(scene, 'status K-1001?')).toEqual([]);
  });

  it('hears of a case that is not theirs only that there is none', () => {
    const scene = new Scene(CONTENT);
    const [said] = ask(scene, 'what about case K-2002');
    expect(said).toContain('I could not find case K-2002 in this conversation.');
    expect(scene.state.case).toBeNull();
  });

  it('in the middle of a flow hears it, and the question comes again without a try', () => {
    const scene = new Scene(CONTENT);
    scene.say('return', { intent: 'returns' });
    expect(ask(scene, 'status K-2002?').at(-1)).toBe('What happened?');
    // To a question that takes any words, other words with a number in them are the answer.
    ask(scene, 'K-2002 came torn, and so did this');
    expect(scene.state.case?.owner).toEqual({ kind: 'queue', team: 'returns' });
  });
});

describe('a case that is not over', () => {
  it('is opened again by the button, under its number, with the agent who had it', () => {
    const scene = solved();
    expect(ask(scene, 'what about case K-1001').join()).toMatch(/was solved Monday.*If it is not over, we go on\./);
    expect(scene.state.lastSaid.at(-1)?.buttons?.map(({ title }) => title)).toEqual(['Not over, open it again']);
    expect(press(scene, true)).toEqual([
      'All right, I have opened case K-1001 again. Everything written before is still there.',
      'Sari is with you now.',
    ]);
    expect(scene.state.case).toMatchObject({
      number: NUMBER,
      owner: { kind: 'agent', agentId: 'a-sari' },
      responsible: { agentId: 'a-sari' },
      outcome: null,
      closedAt: null,
      attention: { firstAnswerAt: null },
    });
    expect(scene.facts.filter(({ fact }) => fact === 'case-opened')).toHaveLength(2);
  });

  it.each([
    ['id', 'bagaimana kasus K-1001?', 'masih belum sampai paketnya', 'Baik, kasus K-1001 saya buka lagi'],
    ['ms', 'bagaimana kes K-1001?', 'barang tak sampai lagi', 'Baik, kes K-1001 saya buka semula'],
    ['en', 'what about case K-1001?', 'it still has not come', 'I have opened case K-1001 again'],
    [
      'id',
      'bagaimana kasus K-1001?',
      'belum selesai, masih belum sampai paketnya',
      'Baik, kasus K-1001 saya buka lagi',
    ],
    ['ms', 'bagaimana kes K-1001?', 'belum selesai, barang tak sampai lagi', 'Baik, kes K-1001 saya buka semula'],
    ['en', 'what about case K-1001?', 'not solved, it still has not come', 'I have opened case K-1001 again'],
  ] as const)('is opened again by words in answer to the offer, without its number, in %s', (language, question, words, said) => {
    const scene = solved();
    scene.state = { ...scene.state, language, languageFrom: 'message' };
    ask(scene, question);
    expect(ask(scene, words)[0]).toContain(said);
    expect(scene.state.case).toMatchObject({ number: NUMBER, owner: { agentId: 'a-sari' }, closedAt: null });
  });

  it('stays closed for words that are about something else, and once the bot has spoken of something else', () => {
    const scene = solved();
    ask(scene, 'what about case K-1001?');
    expect(ask(scene, 'thank you').join()).not.toContain('K-1001');
    scene.say('hours', { intent: 'hours' });
    ask(scene, 'not solved, it still has not come');
    expect(scene.state.case?.number).not.toBe(NUMBER);
  });

  it('stands in front of its queue while that agent is away, who stays responsible', () => {
    const scene = solved();
    const said = ask(scene, 'case K-1001 is not solved', { isThere: false });
    expect(said.at(-1)).toContain('I am passing you to Returns. Your case number is K-1001.');
    expect(scene.state.case).toMatchObject({
      owner: { kind: 'queue', team: 'returns' },
      handoff: { returned: true },
      responsible: { agentId: 'a-sari' },
    });
  });

  it('asks for no second score when it is solved again', () => {
    const scene = solved();
    ask(scene, 'case K-1001 is not solved');
    scene.event({ kind: 'desk-message', agent: AGENT, text: 'Done now.' });
    const said = scene.event({ kind: 'desk-resolve', agent: AGENT }).map(({ text }) => text);
    expect(said).toEqual(['Case K-1001 is solved.']);
    expect(scene.facts.filter(({ fact }) => fact === 'surveyed')).toHaveLength(1);
  });

  it('cannot be opened again after 30 days, nor while another case is open', () => {
    const late = solved();
    late.at += 31 * 86_400_000;
    ask(late, 'case K-1001 is not solved');
    expect([late.state.case?.closedAt !== null, late.state.lastSaid.at(-1)?.buttons]).toEqual([true, undefined]);
    const other = solved();
    other.say('return', { intent: 'returns' });
    expect(other.state.case?.number).not.toBe(NUMBER);
    ask(other, 'case K-1001 is not solved?');
    expect(other.state.case?.number).not.toBe(NUMBER);
  });
});
