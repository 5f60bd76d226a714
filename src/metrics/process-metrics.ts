import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Registry } from './registry';

/** The delay of the event loop is told for windows of this length, whoever asks and however often. */
const WINDOW_MS = 10_000;

/** What the machine gives this process: memory, processor, files, and how late its event loop is. Returns the way to stop. */
export function addProcessMetrics(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let last: readonly (readonly [quantile: number, seconds: number])[] = [0.5, 0.99, 1].map((one) => [one, 0]);
  const turn = setInterval(() => {
    last = last.map(([quantile]) => [quantile, secondsOf(quantile)]);
    delay.reset();
  }, WINDOW_MS).unref();

  const gauge = (name: string, help: string, read: () => number) => registry.gauge({ name, help }, () => [[read()]]);
  registry.gauge(
    {
      name: 'khidmat_event_loop_delay_seconds',
      help: 'How late the event loop was in the last whole window of 10 s.',
      labels: ['quantile'],
    },
    () => last.map(([quantile, seconds]) => [seconds, [String(quantile)]] as const),
  );
  registry.counted(
    { name: 'khidmat_event_loop_busy_seconds_total', help: 'Time in which the event loop had work.' },
    () => [[performance.eventLoopUtilization().active / 1000]],
  );
  registry.counted({ name: 'process_cpu_seconds_total', help: 'Time of the processor, all threads.' }, () => {
    const { user, system } = process.cpuUsage();
    return [[(user + system) / 1e6]];
  });
  gauge('process_resident_memory_bytes', 'Memory that the process holds.', () => process.memoryUsage.rss());
  gauge('nodejs_heap_size_used_bytes', 'Memory of live and not yet collected objects.', () => {
    return process.memoryUsage().heapUsed;
  });
  gauge('process_start_time_seconds', 'When the process began, seconds since the epoch.', () => {
    return performance.timeOrigin / 1000;
  });
  // Left out where there is no /proc.
  gauge('process_open_fds', 'Files and connections that are open.', () => readdirSync('/proc/self/fd').length);

  return () => {
    clearInterval(turn);
    delay.disable();
  };

  /** Nothing was measured yet where the window is empty. */
  function secondsOf(quantile: number): number {
    if (delay.count === 0) return 0;
    return (quantile === 1 ? delay.max : delay.percentile(quantile * 100)) / 1e9;
  }
}
