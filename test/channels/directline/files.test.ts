import { connect, type Socket } from 'node:net';
import { Endpoint, SECRET, type Session } from '../../support/direct-line';

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806', 'hex');
const PDF = Buffer.from('%PDF-1.7\nhello');

let line: Endpoint;
let session: Session;
beforeEach(async () => {
  line = await new Endpoint().start();
  session = await line.session();
});
afterEach(() => line.stop());

function form(
  files: readonly [name: string, bytes: Buffer | string, type?: string][],
  activity?: object | string,
): FormData {
  const form = new FormData();
  if (activity !== undefined) {
    const text = typeof activity === 'string' ? activity : JSON.stringify(activity);
    form.append('activity', new Blob([text], { type: 'application/vnd.microsoft.activity' }));
  }
  for (const [name, bytes, type] of files)
    form.append('file', new Blob([bytes as BlobPart], { type: type ?? '' }), name);
  return form;
}

const upload = (body: object | string | Buffer, headers: Record<string, string> = {}) =>
  line.call('POST', `${session.path}/upload?userId=whoever`, { token: session.token, body, headers });
const last = async (after = 1) =>
  (await line.call('GET', `${session.path}/activities?watermark=${after}`, { token: session.token })).body
    .activities[0];

describe('an upload', () => {
  test('comes back as a message with links that save the file as it was', async () => {
    const { status, body } = await upload(
      form(
        [
          ['struk belanja.png', PNG, 'image/png'],
          ['nota.pdf', PDF, 'application/pdf'],
        ],
        { type: 'message', text: 'ini fotonya', from: { id: 'x' }, channelData: { clientActivityID: 'u1' } },
      ),
    );
    expect([status, body.id]).toEqual([200, `${session.conversationId}|0000002`]);
    const message = await last();
    expect(message).toMatchObject({
      text: 'ini fotonya',
      from: { id: session.userId },
      attachments: [
        { name: 'struk belanja.png', contentType: 'image/png' },
        { name: 'nota.pdf', contentType: 'application/pdf' },
      ],
      channelData: { clientActivityID: 'u1', khidmat: { bytes: [PNG.length, PDF.length] } },
    });
    const answer = await fetch(message.attachments[0].contentUrl);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    const header = (name: string) => answer.headers.get(name);
    expect(header('content-type')).toBe('image/png');
    expect(header('content-disposition')).toBe("attachment; filename*=UTF-8''struk%20belanja.png");
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('may be one file as the whole body', async () => {
    const answer = await upload(PNG, {
      'content-type': 'image/png',
      'content-disposition': 'name="file"; filename="a.png"',
    });
    expect(answer.status).toBe(200);
    expect((await last()).attachments[0].name).toBe('a.png');
  });

  test('may have no words and no activity', async () => {
    expect((await upload(form([['a.txt', 'teks']]))).status).toBe(200);
    expect((await last()).text).toBe('');
  });

  test.each([
    ['a page', 'a.html', '<script>alert(1)</script>'],
    ['a drawing that can run scripts', 'a.svg', '<svg onload=alert(1)>'],
    ['a program', 'a.exe', 'MZ'],
    ['a program named as a picture', 'a.png', 'MZ\u0090\0'],
    ['a page named as a picture', 'a.jpg', '<html>'],
    ['a picture named as a program', 'invoice.pdf.exe', PNG],
    ['no extension', 'README', 'x'],
    ['a name that is only an extension', '.png', PNG],
    ['a name that reads backwards', 'gnp\u202egpj.exe', 'MZ'],
    ['binary named as text', 'a.txt', Buffer.from([0x41, 0, 0xff])],
    ['nothing in it', 'a.png', ''],
  ])('is refused when it is %s', async (_what, name, bytes) => {
    const { status, body } = await upload(form([[name, bytes]], { text: 'x' }));
    expect([status, body.error.code]).toEqual([415, 'UnsupportedMediaType']);
    expect(line.house.events).toHaveLength(1);
  });

  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\temp\\nota.txt', 'nota.txt'],
    ['a\u202etxt.gpj.txt', 'atxt.gpj.txt'],
    ['"><img onerror=x>.txt', 'img onerror=x.txt'],
    [`${'n'.repeat(300)}.txt`, `${'n'.repeat(100)}.txt`],
    ['foto 📷 keluarga.txt', 'foto 📷 keluarga.txt'],
  ])('named %s is shown as %s', async (given, shown) => {
    await upload(form([[given, 'teks']]));
    const [file] = (await last()).attachments;
    expect(file.name).toBe(shown);
    const answer = await fetch(file.contentUrl);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(shown);
  });

  test('of 10 MiB is taken, of one byte more not', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024, 'x');
    expect((await upload(form([['a.txt', bytes]]))).status).toBe(200);
    const { status, body } = await upload(form([['a.txt', Buffer.concat([bytes, Buffer.from('x')])]]));
    expect([status, body.error.code]).toEqual([413, 'MessageSizeTooBig']);
    expect(
      (await upload(form(Array.from({ length: 6 }, (_, i) => [`${i}.txt`, 'x'] as [string, string])))).status,
    ).toBe(413);
  });

  test.each([
    ['no form', () => upload('{}'), 415],
    ['a form without its boundary', () => upload('x', { 'content-type': 'multipart/form-data' }), 415],
    [
      'a form that breaks off',
      () =>
        upload('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nxx', {
          'content-type': 'multipart/form-data; boundary=b',
        }),
      400,
    ],
    ['a form without a file', () => upload(form([], { text: 'x' })), 400],
    ['an activity that is no JSON', () => upload(form([['a.txt', 'x']], '{')), 400],
    ['an activity that is a list', () => upload(form([['a.txt', 'x']], '[]')), 400],
    ['gzip', () => upload(form([['a.txt', 'x']]), { 'content-encoding': 'gzip' }), 415],
  ])('is refused when it is %s, and the server lives', async (_what, send, status) => {
    expect((await send()).status).toBe(status);
    expect((await line.say(session, 'hidup')).status).toBe(200);
  });
});

describe('uploads at once', () => {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Begins an upload that never ends. */
  const begin = (bytes: number) => {
    const { hostname, port } = new URL(line.url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    sockets.push(socket);
    const head = [
      `POST ${session.path}/upload HTTP/1.1`,
      `Host: ${hostname}`,
      `Authorization: Bearer ${session.token}`,
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 20000000',
    ];
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    return new Promise<void>((resolve) =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${part}${'x'.repeat(bytes)}`, () => resolve()),
    );
  };

  test('that only begin keep no other customer from sending a file', async () => {
    for (let i = 0; i < 9; i += 1) await begin(10);
    const other = await line.session();
    const { status } = await line.call('POST', `${other.path}/upload`, {
      token: other.token,
      body: form([['a.txt', 'x']]),
    });
    expect(status).toBe(200);
  });

  test('of more than the memory they may fill are asked to come back, until others are over', async () => {
    await line.stop();
    line = await new Endpoint({ uploadsAtOnce: 0.25 }).start();
    session = await line.session();
    await begin(5_000_000);
    const send = () => upload(form([['a.txt', Buffer.alloc(2_000_000, 'x')]]));
    let answer = await send();
    while (answer.status === 200) answer = await send();
    expect([answer.status, answer.body.error.code]).toEqual([503, 'Overloaded']);
    for (const socket of sockets) socket.destroy();
    session = await line.session();
    while (answer.status !== 200) answer = await send();
  });
});

describe('the link of a file', () => {
  let url: string;
  beforeEach(async () => {
    await upload(form([['a.txt', 'rahasia']]));
    url = (await last()).attachments[0].contentUrl;
  });

  test('is the only way to it', async () => {
    const bare = url.split('?')[0]!;
    const statuses = await Promise.all(
      [bare, `${bare}?t=`, `${bare}?t=${session.token}`, `${bare}?t=${SECRET}`, `${url}x`].map(
        async (one) => (await fetch(one)).status,
      ),
    );
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
  });

  test('opens no other file, of no other conversation', async () => {
    await upload(form([['b.txt', 'lain']]));
    const other = (await last(3)).attachments[0].contentUrl as string;
    const swapped = `${other.split('?')[0]}?${url.split('?')[1]}`;
    expect((await fetch(swapped)).status).toBe(404);
    const elsewhere = (await line.session()).conversationId;
    expect((await fetch(url.replace(session.conversationId, elsewhere))).status).toBe(404);
  });

  test('ends after a day, and a new one is in the next answer', async () => {
    line.ahead = 25 * 3_600_000;
    const late = await fetch(url);
    expect([late.status, (await late.json()).error.code]).toEqual([403, 'TokenExpired']);
    const { body } = await line.call('POST', '/webchat/resume', { body: { resume: session.resume } });
    const again = await line.call('GET', `${session.path}/activities?watermark=1`, { token: body.token });
    expect(await (await fetch(again.body.activities[0].attachments[0].contentUrl)).text()).toBe('rahasia');
  });

  test('fills no memory for clients that ask again and again and read nothing', async () => {
    await upload(form([['besar.txt', Buffer.alloc(10 * 1024 * 1024, 'x')]]));
    const { pathname, search, port } = new URL((await last(3)).attachments[0].contentUrl);
    const sockets: Socket[] = [];
    const ask = (times = 1) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1');
        sockets.push(socket);
        socket.once('data', (data) => {
          socket.pause();
          resolve(data.toString('latin1', 9, 12));
        });
        socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`.repeat(times));
      });
    const statuses: string[] = [];
    for (let i = 0; i < 8; i += 1) statuses.push(await ask());
    expect(statuses).toEqual([...Array(6).fill('200'), '503', '503']);
    const freed = async () => {
      for (const socket of sockets.splice(0)) socket.destroy();
      for (let status = 503; status !== 200; ) {
        const answer = await fetch(`${line.url}${pathname}${search}`);
        status = answer.status;
        await answer.arrayBuffer();
      }
    };
    await freed();
    // All on one connection, where later answers wait for the first.
    expect(await ask(6)).toBe('200');
    await freed();
    for (let i = 0; i < 6; i += 1) expect(await ask()).toBe('200');
    await freed();
  });

  test('is not made from what a customer writes', async () => {
    const { status } = await line.say(session, 'lihat', {
      attachments: [{ contentType: 'text/html', contentUrl: 'https://evil.example/x' }],
    });
    expect(status).toBe(400);
  });
});
