import { Agent, request } from 'node:http';
import type { KilledServer } from './killed-server';
import { ANSWERS } from './verify';

interface Sent {
  readonly eventId: string;
  readonly text: string;
  readonly acknowledged: number[];
}

const TEXTS = Object.keys(ANSWERS);

/** A customer who sends one message after the other, each until it is acknowledged, and a tenth of them twice. */
export abstract class Client {
  readonly sent: Sent[] = [];
  protected readonly agent = new Agent({ keepAlive: true, maxSockets: 2 });
  conversation = '';

  constructor(
    readonly name: string,
    /** Any of them takes any request. */
    private readonly servers: readonly KilledServer[],
    private readonly random: () => number,
  ) {}

  /** Sends until `isOver`, then ends after the message that is under way. */
  async run(isOver: () => boolean): Promise<void> {
    this.conversation = await this.again((url) => this.open(url));
    while (!isOver()) {
      const text = TEXTS[this.random() < 0.8 ? 0 : 1]!;
      const sent: Sent = { eventId: `${this.name}-${this.sent.length}`, text, acknowledged: [] };
      this.sent.push(sent);
      const copies = this.random() < 0.1 ? 2 : 1;
      await Promise.all(
        Array.from({ length: copies }, async () => {
          sent.acknowledged.push(await this.again((url) => this.say(url, sent)));
        }),
      );
    }
    this.agent.destroy();
  }

  /** Until it works: a killed server is no answer. */
  protected async again<T>(attempt: (url: string) => Promise<T>): Promise<T> {
    for (;;) {
      const ready = this.servers.filter(({ isReady }) => isReady);
      const choice = ready.length > 0 ? [ready[Math.floor(this.random() * ready.length)]!] : this.servers;
      const url = await Promise.race(choice.map((server) => server.whenReady()));
      try {
        return await attempt(url);
      } catch (error) {
        if (error instanceof Refused) throw error;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
  }

  protected abstract open(url: string): Promise<string>;
  /** Resolves with the `seq` that the message was acknowledged with. */
  protected abstract say(url: string, sent: Sent): Promise<number>;

  protected post(
    url: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Record<string, string>> {
    return new Promise((resolve, reject) => {
      const json = JSON.stringify(body);
      const outgoing = request(
        url + path,
        {
          method: 'POST',
          agent: this.agent,
          timeout: 10_000,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json), ...headers },
        },
        (answer) => {
          let text = '';
          answer.on('data', (chunk) => {
            text += chunk;
          });
          answer.on('error', reject);
          answer.on('end', () => {
            const status = answer.statusCode ?? 0;
            if (status >= 200 && status < 300 && answer.complete) resolve(JSON.parse(text));
            else if (status >= 400 && status < 500) reject(new Refused(`${path}: ${status} ${text}`));
            else reject(new Error(`${path}: ${status}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 10 s')));
      outgoing.end(json);
    });
  }
}

class Refused extends Error {}

/** On our own web chat, which fetches its answers. */
export class WebChatClient extends Client {
  private token = '';

  protected async open(url: string): Promise<string> {
    const { conversationId, token } = await this.post(url, '/webchat/session', {});
    this.token = token!;
    return conversationId!;
  }

  protected async say(url: string, { eventId, text }: Sent): Promise<number> {
    const activity = { type: 'message', text, from: { id: 'dl_x' }, channelData: { clientActivityID: eventId } };
    const path = `/v3/directline/conversations/${encodeURIComponent(this.conversation)}/activities`;
    const { id } = await this.post(url, path, activity, { authorization: `Bearer ${this.token}` });
    return Number(id!.split('|')[1]);
  }
}

/** On a channel that must be called with every answer. */
export class CalledClient extends Client {
  protected async open(): Promise<string> {
    return `called:${this.name}`;
  }

  protected async say(url: string, { eventId, text }: Sent): Promise<number> {
    const { seq } = await this.post(url, '/called', { conversation: this.conversation, eventId, text });
    return Number(seq);
  }
}
