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
  return gatherHints((heard) => keepConnected('postgres', log, () => openLine(url, heard)));
}

async function openLine(url: string, heard: (text: string) => void): Promise<Line> {
  const client = new Client({
    connectionString: url,
    application_name: 'khidmat wake-ups',
    connectionTimeoutMillis: 3_000,
    query_timeout: 4_000,
    keepAlive: true,
  });
  const gone = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.on('error', () => resolve());
  });
  client.on('notification', ({ payload }) => heard(payload ?? ''));
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  return {
    gone,
    send: async (text) => void (await client.query('SELECT pg_notify($1, $2)', [CHANNEL, text])),
    ask: async () => void (await client.query('SELECT 1')),
    end: () => void client.end().catch(() => undefined),
  };
}
