import { HttpError } from '../../src/channels/http';
import { createLog } from '../../src/log';
import { createHttpServer } from '../../src/server/http';
import { PenaltyBox } from '../../src/server/penalty-box';

test('a token that a limit refuses ten times within a second is held until that second is over; no other is', () => {
  let now = 0;
  const box = new PenaltyBox(() => now);
  for (let n = 0; n < 9; n += 1) box.noteRefusal('flood');
  expect(box.holds('flood')).toBe(false);
  box.noteRefusal('flood');
  expect(box.holds('flood')).toBe(true);
  expect(box.holds('honest')).toBe(false);
  expect(box.holds(undefined)).toBe(false);
  now = 1_000;
  expect(box.holds('flood')).toBe(false);
  box.noteRefusal('flood');
  expect(box.holds('flood')).toBe(false);
});

test('at the door: the flood does not reach its route any more, another customer does', async () => {
  let reached = 0;
  const server = createHttpServer({ log: createLog({ level: 'silent' }) });
  server.route('POST', '/say', (request) => {
    reached += 1;
    if (request.headers.authorization !== 'Bearer flood') return { status: 200, body: { said: true } };
    throw new HttpError(429, 'TooManyRequests', 'Too many requests; try again in 1 s.', { 'retry-after': '1' });
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const say = (token: string) =>
    fetch(`${url}/say`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '' });
  try {
    const answers = await Promise.all(Array.from({ length: 200 }, () => say('flood')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([429]));
    expect(answers.every(({ headers }) => headers.get('retry-after') === '1')).toBe(true);
    expect(reached).toBeLessThan(200);
    expect((await say('honest')).status).toBe(200);
  } finally {
    await server.close({ graceMs: 1_000 });
  }
});
