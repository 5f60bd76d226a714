import { CalledClient } from './client';

/** What an agent pressed, and what came of it. */
interface Pressed {
  readonly id: string;
  readonly refused: string | null;
}

/**
 * A customer on a channel that must be called, from the first word to the last: an answer, an action and a timer; or people.
 * Each step is done until it is acknowledged, whatever dies meanwhile.
 */
export class Day extends CalledClient {
  readonly takings: Pressed[] = [];
  readonly replies: Pressed[] = [];

  async talk(): Promise<void> {
    this.conversation = await this.open();
    for (const text of ['halo', 'status pesanan KH-104232', 'ingatkan saya', 'halo']) await this.customer(text);
  }

  async withPeople(): Promise<void> {
    this.conversation = await this.open();
    await this.customer('halo');
    await this.customer('saya mau bicara dengan orang');
    this.takings.push(...(await Promise.all(['ani', 'budi'].map((name) => this.press('desk-take', name)))));
    const [winner] = this.takings.filter(({ refused }) => refused === null);
    const name = winner?.id.split('-').at(-1) ?? 'nobody';
    for (const text of ['Saya bantu ya.', 'Sudah selesai.'])
      this.replies.push(await this.press('desk-message', name, { text }));
    await this.press('desk-resolve', name);
  }

  private async customer(text: string): Promise<void> {
    const sent = { eventId: `${this.name}-${this.sent.length}`, text, acknowledged: [] as number[] };
    this.sent.push(sent);
    sent.acknowledged.push(await this.again((url) => this.say(url, sent)));
  }

  private async press(kind: string, name: string, more: { readonly text?: string } = {}): Promise<Pressed> {
    const id = `${kind}-${more.text ?? ''}-${name}`;
    const event = { kind, agent: { id: name, name }, ...more };
    const body = { conversation: this.conversation, id, event };
    const { refused } = await this.again((url) => this.post(url, '/act', body));
    return { id, refused: refused ?? null };
  }
}
