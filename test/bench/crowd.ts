import { connect, type Socket } from 'node:net';
import { type NextRequest, shareOf } from './http-load';

export interface CrowdResult {
  /** Begun, whatever became of them. */
  readonly sent: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Whose connection ended before an answer. */
  readonly broken: number;
  /** Refusals by 429 or 503 that did not say when to come back. */
  readonly untold: number;
  /** Answered well while it lasted, a second. */
  readonly perSecond: number;
  /** Of what was answered well, in milliseconds from the sending; where a connection was needed, from when that was asked for. */
  readonly p50: number;
  readonly p99: number;
  /** The same of what was refused. */
  readonly refusedP99: number;
  /** Cores that this process took. */
  readonly ownCores: number;
}

/**
 * A crowd of clients that do not listen to Retry-After. `stay`: each sends its next request on its connection once the last is answered, and
 * opens another one where that was closed. `anew`: the same on a new connection each time. Else each request has a connection of its own, as many a second as `perSecond` says.
 */
export async function crowd(options: {
  port: number;
  seconds: number;
  next: NextRequest;
  stay?: { readonly connections: number };
  anew?: { readonly clients: number };
  fresh?: { readonly perSecond: number; readonly mostOpen: number; readonly conversations: number };
}): Promise<CrowdResult> {
  const { port, seconds, next, stay, anew, fresh } = options;
  const [well, refused]: [number[], number[]] = [[], []];
  const statuses = new Map<number, number>();
  const open = new Set<Socket>();
  let [sent, broken, untold] = [0, 0, 0];
  let isOver = false;
  const cpuBefore = process.cpuUsage();
  const begin = performance.now();
  const end = begin + seconds * 1000;

  if (stay !== undefined) for (let at = 0; at < stay.connections; at += 1) join(at, true);
  if (anew !== undefined) for (let at = 0; at < anew.clients; at += 1) join(at, false);
  for (let due = 0; performance.now() < end; ) {
    if (fresh !== undefined) {
      const dueNow = Math.floor(((performance.now() - begin) * fresh.perSecond) / 1000);
      for (; due < dueNow; due += 1) if (open.size < fresh.mostOpen) join(due % fresh.conversations, false);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  isOver = true;
  const over = (performance.now() - begin) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  for (const socket of open) socket.destroy();
  return {
    ...{ sent, statuses, broken, untold },
    perSecond: well.length / over,
    p50: shareOf(well, 0.5),
    p99: shareOf(well, 0.99),
    refusedP99: shareOf(refused, 0.99),
    ownCores: (cpu.user + cpu.system) / 1e6 / over,
  };

  function join(at: number, stays: boolean): void {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let since = performance.now();
    let waits = true;
    open.add(socket);
    sent += 1;
    socket.write(next(at));
    socket.on('data', (chunk) => {
      // An answer is one write of the server's: small, headers and all.
      if (!waits || isOver) return;
      waits = false;
      const status = Number(chunk.toString('latin1', 9, 12));
      const now = performance.now();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status < 300) well.push(now - since);
      else {
        refused.push(now - since);
        const head = chunk.toString('latin1');
        if (!/\r\nretry-after: *\d/i.test(head)) untold += 1;
        if (/\r\nconnection: close/i.test(head)) return void socket.destroy();
      }
      if (!stays) return void socket.destroy();
      since = now;
      waits = true;
      sent += 1;
      socket.write(next(at));
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      if (isOver) return;
      if (waits) broken += 1;
      if (stays || anew !== undefined) setImmediate(() => isOver || join(at, stays));
    });
  }
}
