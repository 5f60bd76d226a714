import { reasonOf } from '../errors';
import type { Log } from '../log';

/** Does one thing again and again with a pause between; a failure is logged, and the next time comes all the same. */
export class Repeater {
  private running = false;
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly pauseMs: number,
    private readonly log: Log,
    private readonly work: () => Promise<void>,
  ) {}

  start(): void {
    this.running = true;
    this.plan(0);
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    this.running = false;
    clearTimeout(this.timer);
    await this.underWay;
  }

  private plan(pauseMs: number): void {
    if (!this.running) return;
    this.timer = setTimeout(() => {
      this.underWay = this.round();
    }, pauseMs);
  }

  private async round(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.log.error({ reason: reasonOf(error) }, 'a repeated task failed; trying again');
    }
    this.plan(this.pauseMs);
  }
}
