import { EventEmitter } from 'node:events';
import type { Incoming } from '../../src/channels/channel';
import type { Archive, Bot } from '../../src/channels/directline/host';
import type { Json } from '../../src/domain/json';
import type { Message, Speaker } from '../../src/domain/message';
import { MemoryShared } from '../../src/store/memory-shared';

type Said = Omit<Message, 'seq' | 'at'>;
type Upload = Parameters<Archive['uploads']['saveUpload']>[0];

const BOT: Speaker = { role: 'bot', name: 'Khidmat' };

/**
 * A bot and its archive in memory, with the promises that a channel builds on: an event counts once, `seq` is dense,
 * messages are kept before anybody hears of them. It greets, and answers `echo: …`, or what `answers` says.
 */
export class ScriptedHouse implements Bot, Archive {
  readonly events: Incoming[] = [];
  readonly typed: string[] = [];
  readonly answers = new Map<string, readonly Said[]>();
  /** Loses every hint, as a broken wire between two processes would. */
  losesHints = false;
  failsWith: Error | null = null;

  private readonly threads = new Map<string, Message[]>();
  private readonly receipts = new Map<string, { seq: number | null }>();
  private readonly values = new Map<string, Json>();
  private readonly kept = new Map<string, Upload>();
  private readonly wire = new EventEmitter().setMaxListeners(0);

  async receive(incoming: Incoming): Promise<{ seq: number | null }> {
    if (this.failsWith) throw this.failsWith;
    const key = `${incoming.conversation} ${incoming.id}`;
    const known = this.receipts.get(key);
    if (known) return known;
    this.events.push(incoming);
    const said = this.turn(incoming);
    const messages = this.add(incoming.conversation, said);
    const receipt = { seq: incoming.body.kind === 'message' ? messages[0]!.seq : null };
    this.receipts.set(key, receipt);
    return receipt;
  }

  /** Something that is not an answer: an agent speaks, a promise comes due. */
  say(conversation: string, ...said: Said[]): void {
    this.add(conversation, said);
  }

  onMessages(conversation: string, listener: (messages: readonly Message[]) => void): () => void {
    this.wire.on(`said ${conversation}`, listener);
    return () => this.wire.off(`said ${conversation}`, listener);
  }

  typing(conversation: string, from: { role: 'customer' | 'agent'; name?: string }): void {
    this.typed.push(`${from.role} ${from.name ?? ''}`.trim());
    this.wire.emit(`typed ${conversation}`, from);
  }

  onTyping(conversation: string, listener: (from: { role: 'customer' | 'agent'; name?: string }) => void): () => void {
    this.wire.on(`typed ${conversation}`, listener);
    return () => this.wire.off(`typed ${conversation}`, listener);
  }

  /** Sockets that listen to a conversation. */
  listeners(conversation: string): number {
    return this.wire.listenerCount(`said ${conversation}`);
  }

  async readConversation(conversation: string) {
    const thread = this.threads.get(conversation);
    return thread ? { state: { seq: thread.length } } : null;
  }

  async readMessages(conversation: string, after: number, limit: number): Promise<readonly Message[]> {
    return (this.threads.get(conversation) ?? []).slice(after, after + limit);
  }

  async writeValue(key: string, value: Json, options?: { ifAbsent?: boolean }): Promise<Json> {
    if (!options?.ifAbsent || !this.values.has(key)) this.values.set(key, value);
    return this.values.get(key)!;
  }

  readonly uploads: Archive['uploads'] = {
    saveUpload: async (upload) => {
      this.kept.set(`${upload.conversation} ${upload.id}`, upload);
    },
    readUpload: async (conversation, id) => this.kept.get(`${conversation} ${id}`) ?? null,
  };

  readonly shared = new MemoryShared();

  private turn({ body }: Incoming): readonly Said[] {
    if (body.kind === 'opened') {
      const greeting = body.locale === 'en' ? 'Welcome' : 'Selamat datang';
      return [{ from: BOT, text: greeting }];
    }
    const own: Said = {
      from: { role: 'customer', ...(body.name === undefined ? {} : { name: body.name }) },
      text: body.text,
      ...(body.choice === undefined ? {} : { choice: body.choice }),
      ...(body.clientId === undefined ? {} : { clientId: body.clientId }),
      ...(body.attachments === undefined ? {} : { attachments: body.attachments }),
    };
    return [own, ...(this.answers.get(body.text) ?? [{ from: BOT, text: `echo: ${body.text}` }])];
  }

  private add(conversation: string, said: readonly Said[]): Message[] {
    const thread = this.threads.get(conversation) ?? [];
    this.threads.set(conversation, thread);
    const messages = said.map((one, i) => ({ ...one, seq: thread.length + 1 + i, at: Date.now() }));
    thread.push(...messages);
    if (!this.losesHints) this.wire.emit(`said ${conversation}`, messages);
    return messages;
  }
}
