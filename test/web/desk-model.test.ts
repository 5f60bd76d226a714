import type { DeskMe } from '../../src/domain/desk';
import { DeskModel } from '../../src/web/desk/desk-model';
import { takeDrafts } from '../../src/web/desk/drafts';
import { eventually } from '../support/small-bot';

/** What the page has in a browser, as far as the model needs it. */
class Socket {
  static readonly OPEN = 1;
  static last: Socket;
  readonly readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor() {
    Socket.last = this;
    queueMicrotask(() => this.onopen?.());
  }
  send(): void {}
  close(): void {}
  tells(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const given: Record<string, unknown> = {};
let answers: (method: string) => Promise<{ readonly status: number; readonly body: unknown }>;
let asked: string[] = [];

beforeAll(() => {
  const listening = { addEventListener() {}, removeEventListener() {} };
  const nothing = { getItem: () => null, setItem() {}, removeItem() {} };
  const page = {
    window: listening,
    document: { ...listening, visibilityState: 'visible' },
    location: { protocol: 'http:', host: 'desk.example', pathname: '/desk' },
    sessionStorage: nothing,
    localStorage: nothing,
    WebSocket: Socket,
    fetch: async (_url: string, { method = 'GET' }: { method?: string } = {}) => {
      asked.push(method);
      const { status, body } = await answers(method);
      return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
    },
  };
  for (const [name, value] of Object.entries(page)) {
    given[name] = Reflect.get(globalThis, name);
    Reflect.set(globalThis, name, value);
  }
});
afterAll(() => {
  for (const [name, value] of Object.entries(given)) Reflect.set(globalThis, name, value);
});

const deskOf = (owner: string) => ({
  status: 200,
  body: {
    card: { number: 'K-1', owner: { kind: 'agent', agentId: owner, name: owner }, afterSeq: 0 },
    ...{ messages: [], hasEarlier: false, letters: [], may: owner === 'budi' ? ['answer', 'resolve'] : ['take'] },
  },
});

async function opened(signedOut: () => void = () => undefined): Promise<DeskModel> {
  const me = { agentId: 'budi', name: 'Budi', role: 'agent', at: 0, teams: [], allTeams: [], flows: [] };
  const model = new DeskModel(DeskModel.stateFor(me as unknown as DeskMe), () => undefined, signedOut);
  model.show('K-1');
  await eventually(async () => model.state.cases['K-1']?.desk != null);
  asked = [];
  return model;
}

test('after a press that was refused the case is read again', async () => {
  answers = async () => deskOf('budi');
  const model = await opened();
  answers = async (method) =>
    method === 'POST' ? { status: 409, body: { error: { code: 'NotYours', message: '' } } } : deskOf('siti');
  await model.deeds.resolve('K-1', '');
  await eventually(async () => model.state.cases['K-1']?.desk?.may.join() === 'take');
  expect(asked).toEqual(['POST', 'GET']);
  model.stop();
});

test('a change that is told while the case is being read is read, too', async () => {
  answers = async () => deskOf('budi');
  const model = await opened();
  const waiting: (() => void)[] = [];
  let owner = 'budi';
  answers = async () => {
    const seen = deskOf(owner);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return seen;
  };
  Socket.last.tells({ kind: 'changed', number: 'K-1' });
  await eventually(async () => waiting.length === 1);
  owner = 'siti';
  for (let times = 0; times < 3; times += 1) Socket.last.tells({ kind: 'changed', number: 'K-1' });
  waiting[0]!();
  await eventually(async () => waiting.length === 2);
  waiting[1]!();
  await eventually(async () => model.state.cases['K-1']?.desk?.may.join() === 'take');
  expect(asked).toEqual(['GET', 'GET']);
  model.stop();
});

test('an open case that was taken away is read again when it is given back, with what was half written', async () => {
  answers = async () => deskOf('budi');
  const model = await opened();
  model.write('K-1', 'I have found your par');
  answers = async () => ({ status: 404, body: { error: { code: 'NotFound', message: '' } } });
  Socket.last.tells({ kind: 'lists', lists: { at: 0, mine: [], reviews: [] } });
  Socket.last.tells({ kind: 'changed', number: 'K-1' });
  await eventually(async () => model.state.cases['K-1']?.gone === true);
  answers = async () => deskOf('budi');
  Socket.last.tells({ kind: 'lists', lists: { at: 0, mine: [{ number: 'K-1' }], reviews: [] } });
  // Long before the line is made anew, upon which all is read again.
  await eventually(async () => model.state.cases['K-1']?.gone === false, 5_000);
  expect(model.state.cases['K-1']?.draft).toBe('I have found your par');
  model.stop();
});

test('what is sent when the session is over is a draft again, and is tried no more under whoever signs in next', async () => {
  answers = async () => deskOf('budi');
  let times = 0;
  const model = await opened(() => {
    times += 1;
  });
  answers = async () => ({ status: 401, body: { error: { code: 'NotSignedIn', message: '' } } });
  model.write('K-1', 'I have found your parcel');
  model.sending.say('K-1');
  await eventually(async () => times > 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([asked, times]).toEqual([['POST'], 1]);
  expect(takeDrafts('budi', 'K-1').draft).toBe('I have found your parcel');
});

test('what could not be sent yet when the session ends is not sent under whoever signs in next', async () => {
  answers = async () => deskOf('budi');
  let times = 0;
  const model = await opened(() => {
    times += 1;
  });
  answers = async () => ({ status: 503, body: { error: { code: 'Unavailable', message: '' } } });
  model.write('K-1', 'I have found your parcel');
  model.sending.say('K-1');
  await eventually(async () => asked.length === 1);
  Socket.last.tells({ kind: 'signed-out' });
  answers = async () => ({ status: 200, body: { done: true } });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect([asked, times]).toEqual([['POST'], 1]);
  expect(takeDrafts('budi', 'K-1').draft).toBe('I have found your parcel');
});
