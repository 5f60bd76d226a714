import { freshId, pathOf, postSurely } from './api';
import type { CaseView } from './case-view';
import type { DeskState, ToastText } from './desk-state';

/** Where the presses come from, and who is to know what became of them. */
export interface DeedsHost {
  state(): DeskState;
  updateCase(number: string, change: (view: CaseView) => CaseView): void;
  read(number: string): void;
  show(number: string | null): void;
  /** The case is out of this agent's hands. */
  forget(number: string): void;
  toast(text: ToastText): void;
  complain(error: unknown): void;
}

/** What an agent or a supervisor does with a case by a press; each goes out under an id of its own, and surely. */
export class Deeds {
  /** Cases that this agent is giving away just now. */
  private readonly pressing = new Set<string>();
  /** Presses on their way. */
  private readonly pressed = new Set<string>();

  constructor(private readonly host: DeedsHost) {}

  isPressing(number: string): boolean {
    return this.pressing.has(number);
  }

  async take(number: string): Promise<void> {
    await this.press(number, 'take', {}, null);
    this.host.read(number);
  }

  giveBack(number: string, team: string | null, note: string): Promise<boolean> {
    return this.press(number, 'return', { team, note, ...this.overseeing(number) }, 'returnedToast');
  }

  resolve(number: string, note: string): Promise<boolean> {
    return this.press(number, 'resolve', { note, ...this.overseeing(number) }, 'resolvedToast');
  }

  assign(number: string, to: string, note: string): Promise<boolean> {
    return this.press(number, 'assign', { to, note, ...this.overseeing(number) }, 'assignedToast');
  }

  async takeOver(number: string): Promise<void> {
    await this.press(number, 'assign', { to: this.host.state().me.agentId, oversees: true }, null);
    this.host.read(number);
  }

  /** Only for colleagues: what stands in the box. */
  async note(number: string): Promise<void> {
    const text = this.host.state().cases[number]?.note.trim() ?? '';
    if (!(await this.pressAndStay(number, 'notes', { text }))) return;
    this.host.updateCase(number, (view) => ({ ...view, note: '' }));
    this.host.toast({ kind: 'text', key: 'noteToast' });
  }

  async promise(number: string, what: string, due: number): Promise<boolean> {
    const isDone = await this.pressAndStay(number, 'promises', { what, due });
    if (isDone) this.host.toast({ kind: 'text', key: 'promisedToast' });
    return isDone;
  }

  /** `of`: in which case it was made. */
  async keep(number: string, promise: string, of: string): Promise<void> {
    const { me, cases } = this.host.state();
    const stays = me.role !== 'agent' || cases[number]?.desk?.may.includes('answer') === true;
    if (stays) await this.pressAndStay(number, 'kept', { promise, of });
    else await this.press(number, 'kept', { promise, of }, 'keptToast');
  }

  async review(number: string, deed: { readonly to: string } | { readonly note: string }): Promise<boolean> {
    const isDone = await this.press(number, 'review', deed, null);
    // Looked into, it is an agent's no more.
    const stays = 'to' in deed || !isDone || this.host.state().me.role !== 'agent';
    if (stays) this.host.read(number);
    else if (this.host.state().open === number) this.host.show(null);
    if (isDone) this.host.toast({ kind: 'text', key: 'reviewToast' });
    return isDone;
  }

  lend(number: string, flow: string): Promise<boolean> {
    return this.press(number, 'lend', { flow }, 'lentToast');
  }

  handBack(number: string): Promise<boolean> {
    return this.press(number, 'hand-back', {}, 'handedBackToast');
  }

  reject(number: string, note: string): Promise<boolean> {
    return this.press(number, 'reject', { note }, 'rejectedToast');
  }

  private async pressAndStay(number: string, deed: string, body: object): Promise<boolean> {
    const isDone = await this.press(number, deed, body, null);
    this.host.read(number);
    return isDone;
  }

  /** A supervisor's press on a case that is a colleague's says so: else it would be refused. */
  private overseeing(number: string): { oversees?: true } {
    return this.host.state().cases[number]?.desk?.may.includes('oversee') ? { oversees: true } : {};
  }

  private async press(
    number: string,
    deed: string,
    body: object,
    toast: Extract<ToastText, { kind: 'case' }>['key'] | null,
  ): Promise<boolean> {
    // Pressed twice is meant once.
    const press = JSON.stringify([number, deed, body]);
    if (this.pressed.has(press)) return false;
    this.pressed.add(press);
    this.pressing.add(number);
    let isRefused = false;
    try {
      await postSurely(`${pathOf(number)}/${deed}`, { id: freshId(), ...body });
    } catch (error) {
      this.host.complain(error);
      isRefused = true;
    } finally {
      this.pressed.delete(press);
      this.pressing.delete(number);
    }
    // It is not as this page thought it was.
    if (isRefused) {
      this.host.read(number);
      return false;
    }
    if (toast === null) return true;
    this.host.toast({ kind: 'case', key: toast, number });
    if (this.host.state().open === number) this.host.show(null);
    this.host.forget(number);
    return true;
  }
}
