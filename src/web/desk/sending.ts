import { freshId, pathOf, postSurely, Refusal } from './api';
import type { CaseView, Pending } from './case-view';

const MOST_FILES = 5;

/** Where what is written stands, and who is to know of it. */
export interface SendingHost {
  view(number: string): CaseView | undefined;
  update(number: string, change: (view: CaseView) => CaseView): void;
  /** The server's clock. */
  now(): number;
  /** Something was sent: whoever typed is done. */
  begun(): void;
  signedOut(): void;
}

/** An agent's answers on their way: each stands in the transcript at once and goes out under its own id until it is kept. */
export class Sending {
  private readonly busy = new Set<string>();

  constructor(private readonly host: SendingHost) {}

  say(number: string): void {
    const { draft = '', files = [] } = this.host.view(number) ?? {};
    const text = draft.trim();
    if (text === '' && files.length === 0) return;
    const pending: Pending = { id: freshId(), text, files, at: this.host.now(), state: 'sending', code: null };
    this.host.begun();
    this.host.update(number, (view) => ({ ...view, draft: '', files: [], pending: [...view.pending, pending] }));
    void this.sendPending(number);
  }

  addFiles(number: string, added: Iterable<File>): void {
    this.host.update(number, (view) => ({ ...view, files: [...view.files, ...added].slice(0, MOST_FILES) }));
  }

  removeFile(number: string, file: File): void {
    this.host.update(number, (view) => ({ ...view, files: view.files.filter((one) => one !== file) }));
  }

  retry(number: string): void {
    this.host.update(number, (view) => ({
      ...view,
      pending: view.pending.map((one) => (one.state === 'sent' ? one : { ...one, state: 'sending', code: null })),
    }));
    void this.sendPending(number);
  }

  discard(number: string, id: string): void {
    this.host.update(number, (view) => ({ ...view, pending: view.pending.filter((one) => one.id !== id) }));
  }

  /** One after the other, in the order in which they were written. */
  private async sendPending(number: string): Promise<void> {
    if (this.busy.has(number)) return;
    this.busy.add(number);
    try {
      for (;;) {
        const next = this.host.view(number)?.pending.find(({ state }) => state === 'sending');
        if (!next) return;
        await this.sendOne(number, next);
      }
    } finally {
      this.busy.delete(number);
    }
  }

  private async sendOne(number: string, { id, text, files }: Pending): Promise<void> {
    try {
      if (files.length === 0) await postSurely(`${pathOf(number)}/messages`, { id, text } as { id: string });
      else await postSurely(`${pathOf(number)}/files`, formOf(id, text, files));
      this.host.update(number, (view) => ({
        ...view,
        pending: view.pending.map((one) => (one.id === id ? { ...one, state: 'sent' } : one)),
      }));
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'other';
      // What was written after it must not overtake it.
      this.host.update(number, (view) => ({
        ...view,
        pending: view.pending.map((one) => (one.state === 'sent' ? one : { ...one, state: 'failed', code })),
      }));
      if (code === 'NotSignedIn') this.host.signedOut();
    }
  }
}

function formOf(id: string, text: string, files: readonly File[]): FormData {
  const form = new FormData();
  form.set('id', id);
  form.set('text', text);
  for (const file of files) form.append('file', file, file.name);
  return form;
}
