import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A connection that is kept, for one request after the other: cheap enough for thousands of them a second in the loading process. */
export class RawHttp {
  private socket: Socket | null = null;
  private received = '';
  private waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

  /** `headers`: lines that go with every request. */
  constructor(
    private readonly port: () => number,
    private readonly headers: readonly string[] = [],
  ) {}

  /** Rejects when the server goes away; the next request connects anew. */
  ask(method: 'GET' | 'POST', path: string, options: { token?: string; json?: unknown } = {}): Promise<Answer> {
    const body = options.json === undefined ? '' : JSON.stringify(options.json);
    const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...this.headers];
    if (options.token !== undefined) lines.push(`authorization: Bearer ${options.token}`);
    if (body !== '') lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.open().write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    if (this.socket !== null) return this.socket;
    const socket = connect({ port: this.port(), host: '127.0.0.1', noDelay: true });
    this.socket = socket;
    this.received = '';
    // Bodies are counted in bytes: latin1 keeps one character for each.
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => this.read(String(chunk)));
    const gone = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.waiting?.reject(new Error('the server closed the connection'));
      this.waiting = null;
    };
    socket.on('error', gone);
    socket.on('close', gone);
    return socket;
  }

  private read(chunk: string): void {
    this.received += chunk;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.slice(0, headEnd);
    const end = headEnd + 4 + Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.received.length < end) return;
    const body = Buffer.from(this.received.slice(headEnd + 4, end), 'latin1').toString();
    this.received = this.received.slice(end);
    if (/connection: *close/i.test(head)) {
      const socket = this.socket;
      this.socket = null;
      socket?.destroy();
    }
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
