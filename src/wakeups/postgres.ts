import { Socket } from 'node:net';
import { Client } from 'pg';
import type { Log } from '../log';
import { gatherHints } from './gather';
import { keepConnected, type Line } from './keep-connected';
import type { Wakeups } from './wakeups';

const CHANNEL = 'khidmat';

/**
 * LISTEN and NOTIFY on a connection of their own, never in a turn's transaction: there a NOTIFY costs 68 to 77 % of the
 * throughput (measured), since it holds one lock of the whole database until after the commit.
 */
export function postgresWakeups(url: string, log: Log): Wakeups {
  return gatherHints((heard) => keepConnected('postgres', log, (signal) => openLine(url, heard, signal)));
}

async function openLine(url: string, heard: (text: string) => void, signal: AbortSignal): Promise<Line> {
  const socket = new Socket();
  signal.addEventListener('abort', () => socket.destroy());
  const client = new Client({
    connectionString: url,
    application_name: 'khidmat wake-ups',
    connectionTimeoutMillis: 3_000,
    query_timeout: 4_000,
    keepAlive: true,
    stream: () => socket,
  });
  const gone = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.on('error', () => resolve());
  });
  client.on('notification', ({ payload }) => heard(payload ?? ''));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (error) {
    // A pooler without a free server lets in whoever comes and lets the query wait: one more at each try, were they kept.
    socket.destroy();
    throw error;
  }
  return {
    gone,
    send: async (text) => void (await client.query('SELECT pg_notify($1, $2)', [CHANNEL, text])),
    ask: async () => void (await client.query('SELECT 1')),
    end: () => void client.end().catch(() => undefined),
  };
}
