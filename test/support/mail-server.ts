import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A letter as it was given to the server. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly user: string | null;
}

/** What the server does instead of taking the letter of an address: `451 …`, `550 …`; 'hang' says nothing, 'cut' hangs up, 'drip' never comes to the end of its answer. */
export type Mood = (to: string, attempt: number) => string | 'hang' | 'cut' | 'drip' | null;

/** A small server of RFC 5321, enough to be sent letters. */
export class MailServer {
  readonly received: Received[] = [];
  /** How often each address was asked for. */
  readonly asked = new Map<string, number>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly mood: Mood,
    private readonly greets: boolean,
  ) {}

  static async start({ mood = () => null, greets = true }: { mood?: Mood; greets?: boolean } = {}) {
    const server = createServer();
    const own = new MailServer(server, mood, greets);
    server.on('connection', (socket) => own.talk(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return own;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => {});
    let buffer = '';
    let letter: { from: string; to: string[]; user: string | null } = { from: '', to: [], user: null };
    let isData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    if (this.greets) say('220 mail.example ESMTP');
    socket.on('data', (piece) => {
      buffer += piece.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          this.received.push({ ...letter, source: line });
          say('250 taken');
          continue;
        }
        const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO') socket.write('250-mail.example\r\n250 AUTH PLAIN\r\n');
        else if (verb === 'AUTH') {
          const [, user = '', password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
            .toString()
            .split('\0');
          letter = { ...letter, user };
          say(password === 'right' ? '235 come in' : '535 5.7.8 wrong user or password');
        } else if (verb === 'MAIL') {
          letter = { ...letter, from: address, to: [] };
          say('250 ok');
        } else if (verb === 'RCPT') {
          const attempt = (this.asked.get(address) ?? 0) + 1;
          this.asked.set(address, attempt);
          const mood = this.mood(address, attempt);
          if (mood === 'cut') socket.destroy();
          else if (mood === 'drip') {
            const dripping = setInterval(() => say('250-ok'), 5);
            socket.on('close', () => clearInterval(dripping));
          } else if (mood === null) {
            letter.to.push(address);
            say('250 ok');
          } else if (mood !== 'hang') say(mood);
        } else if (verb === 'DATA') {
          isData = true;
          say('354 go on');
        } else if (verb === 'QUIT') {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  }
}
