import { type Plain, packTurn, TurnReader } from '../../src/store/sqlite/packed-turn';
import type { TurnRows } from '../../src/store/turn-rows';

const NOTHING: TurnRows = {
  conversation: 'webchat:a',
  version: 0,
  state: '{"seq":2}',
  reference: null,
  eventId: 'c:1',
  at: 1_795_348_820_540,
  kind: 'message',
  receipt: { turn: 1, seq: null, refused: null },
  release: 'r',
  facts: '[]',
  event: '{"text":"😀 \\u0000"}',
  effects: '[]',
  messages: [],
  timers: { set: [], dropped: [], ended: null },
  callId: null,
  letter: null,
  fence: null,
  room: null,
  outbox: [],
  cases: [],
};

const EVERYTHING: TurnRows = {
  ...NOTHING,
  conversation: 'msteams:b',
  version: 7,
  reference: '{"serviceUrl":"x"}',
  kind: 'timer',
  room: { agentId: 'ani', most: 3 },
  receipt: { turn: 8, seq: 12, refused: 'gone' },
  messages: [
    { seq: 12, json: '{"text":"halo"}' },
    { seq: 13, json: '{}' },
  ],
  timers: {
    set: [
      { timerId: 'wait', due: 5 },
      { timerId: 'ask:1', due: 6 },
    ],
    dropped: [{ timerId: 'silence' }],
    ended: { timerId: 'still-there', due: 4 },
  },
  callId: 'c8.1',
  letter: { id: 'c8.1', deed: 'bury', error: 'ACTION_ABANDONED' },
  fence: 3,
  outbox: [{ id: 'reply:13', kind: 'reply', n: 0, due: 9, payload: '{"kind":"reply"}' }],
  cases: [
    { row: ['msteams:b', 'K-1', null, 3], takenAt: null },
    { row: ['msteams:b', 'K-2', 'x', 4], takenAt: 11 },
  ],
};

test('turns come out of the list as they went in, one behind the other', () => {
  const list: Plain[] = [];
  for (const turn of [NOTHING, EVERYTHING, NOTHING]) packTurn(turn, list);
  const reader = new TurnReader(list);
  expect(reader.turn()).toEqual(NOTHING);
  expect(reader.turn()).toEqual(EVERYTHING);
  expect(reader.isAtEnd).toBe(false);
  expect(reader.turn()).toEqual(NOTHING);
  expect(reader.isAtEnd).toBe(true);
});

test('the list holds nothing that would have to be made anew in the other thread', () => {
  const list: Plain[] = [];
  packTurn(EVERYTHING, list);
  expect(list.filter((value) => value !== null && typeof value === 'object')).toEqual([]);
});
