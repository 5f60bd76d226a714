import type { BotServer } from './bot-server';

const PATIENCE_MS = 15_000;
const PAUSE_MS = 40;

interface Activity {
  readonly from: { readonly role?: string };
  readonly text?: string;
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string; readonly value: unknown }[] };
  readonly attachments?: readonly unknown[];
}

/** A customer at the server's Direct Line, by polling as the simplest client does. */
export class DirectLineTalk {
  private watermark = '0';
  private sent = 0;
  private buttons: readonly { readonly title: string; readonly value: unknown }[] = [];
  readonly transcript: string[] = [];

  private constructor(
    private readonly url: string,
    private pass: { readonly token: string; readonly resume: string },
    readonly conversation: string,
  ) {}

  static async begin({ url }: Pick<BotServer, 'url'>, locale: string, name?: string): Promise<DirectLineTalk> {
    const answer = await fetch(`${url}/webchat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale, ...(name !== undefined && { user: { name } }) }),
    });
    const session = (await answer.json()) as { token: string; resume: string; conversationId: string };
    return new DirectLineTalk(url, session, session.conversationId);
  }

  /** What the customer types; `[Title]` presses that button. */
  async say(words: string): Promise<void> {
    this.transcript.push(`> ${words}`);
    const title = /^\[(.+)\]$/.exec(words)?.[1];
    const button = this.buttons.find((one) => one.title === title);
    if (title !== undefined && button === undefined) throw this.failure(`there is no button '${title}'`);
    const pressed = button === undefined ? { text: words } : { text: button.title, value: button.value };
    const body = { type: 'message', channelData: { clientActivityID: `c${++this.sent}` }, ...pressed };
    const answer = await this.call('activities', { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw this.failure(`the server answered ${answer.status} ${await answer.text()}`);
  }

  /** Waits until what the bot has said since the last words holds every pattern. */
  async hears(...patterns: readonly RegExp[]): Promise<void> {
    let heard = '';
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      heard += await this.poll();
      const missing = patterns.find((pattern) => !pattern.test(heard));
      if (missing === undefined) return;
      if (Date.now() > end) throw this.failure(`the answer lacks ${missing}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  private async poll(): Promise<string> {
    const answer = await this.call(`activities?watermark=${this.watermark}`, {});
    const { activities, watermark } = (await answer.json()) as { activities: Activity[]; watermark: string };
    this.watermark = watermark;
    const lines = activities.filter(({ from }) => from.role === 'bot').map((one) => this.shown(one));
    this.transcript.push(...lines);
    return lines.map((line) => `${line}\n`).join('');
  }

  /** A token lasts half an hour; then the window asks for another, as ours does. */
  private async call(path: string, init: { readonly method?: string; readonly body?: string }): Promise<Response> {
    const send = () =>
      fetch(`${this.url}/v3/directline/conversations/${this.conversation}/${path}`, {
        ...init,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.pass.token}` },
      });
    const answer = await send();
    if (answer.status !== 403 && answer.status !== 401) return answer;
    const resumed = await fetch(`${this.url}/webchat/resume`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resume: this.pass.resume }),
    });
    this.pass = (await resumed.json()) as { token: string; resume: string };
    return send();
  }

  private shown({ text = '', suggestedActions, attachments = [] }: Activity): string {
    if (suggestedActions !== undefined) this.buttons = suggestedActions.actions;
    const titles = (suggestedActions?.actions ?? []).map(({ title }) => `[${title}]`).join(' ');
    return [text, attachments.length > 0 ? JSON.stringify(attachments) : '', titles]
      .filter((part) => part !== '')
      .join(' ');
  }

  private failure(what: string): Error {
    // The whole talk stands in the failure: the last line alone seldom says why.
    return new Error(`${what}\n\n${this.transcript.join('\n')}`);
  }
}
