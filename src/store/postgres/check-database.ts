import type { Client } from 'pg';
import { KhidmatError, reasonOf } from '../../errors';
import { codeOf, storeError } from './store-error';

const OLDEST = 140_000;

/** Refuses a database on which the store's promises would not hold. */
export async function checkDatabase(client: Client, readOnly: boolean): Promise<void> {
  const { rows } = await client.query(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
      current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS sync, pg_is_in_recovery() AS standby`);
  const { version, name, encoding, sync, standby } = rows[0];
  if (version < OLDEST) throw new KhidmatError('DATABASE_TOO_OLD', `PostgreSQL is ${name}; 14 or newer is needed.`);
  if (encoding !== 'UTF8')
    throw new KhidmatError(
      'DATABASE_ENCODING',
      `The database is encoded in ${encoding}; make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
    );
  if (readOnly) return;
  if (standby)
    throw new KhidmatError(
      'DATABASE_READ_ONLY',
      'The database is a standby and takes no writes; let DATABASE_URL name the primary.',
    );
  if (sync === 'off')
    throw new KhidmatError(
      'DATABASE_UNSAFE',
      'synchronous_commit is off, so a crash of the database would lose messages that were acknowledged; set it to on for this user: ALTER ROLE … SET synchronous_commit = on.',
    );
}

/** What stands in the way of using the database at all, and the next move. The password is never in it. */
export function connectionFault(url: string, error: unknown): Error {
  if (error instanceof KhidmatError) return error;
  const code = codeOf(error) || codeOf((error as { errors?: unknown[] })?.errors?.[0]);
  const { user, place, name } = partsOf(url);
  const fault = (code: string, message: string) => new KhidmatError(code, message, { cause: error });
  if (/^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|EAI_AGAIN|57P03)$/.test(code))
    return fault(
      'DATABASE_UNREACHABLE',
      `PostgreSQL does not answer at ${place} (${code}); start it, or correct DATABASE_URL.`,
    );
  if (code === '08P01')
    return fault(
      'DATABASE_POOLER',
      `A pooler at ${place} does not let connections through as they are (${reasonOf(error)}); PgBouncer needs pool_mode = session and ignore_startup_parameters = options,statement_timeout.`,
    );
  const unread = error as { syscall?: unknown; path?: unknown } | null;
  if (unread?.syscall === 'open')
    return fault(
      'DATABASE_TLS',
      `'${unread.path}' cannot be read (${code}); see sslrootcert, sslcert and sslkey in DATABASE_URL.`,
    );
  if (/timeout/i.test(reasonOf(error)))
    return fault(
      'DATABASE_UNREACHABLE',
      `PostgreSQL did not answer at ${place} in time; see whether it is reached from here.`,
    );
  if (/^Connection terminated unexpectedly$/.test(reasonOf(error)))
    return fault(
      'DATABASE_UNREACHABLE',
      `What answers at ${place} ended the connection; see whether that is PostgreSQL, and what its log says.`,
    );
  if (code.startsWith('28') || /password/i.test(reasonOf(error)))
    return fault(
      'DATABASE_DENIED',
      `PostgreSQL at ${place} does not let '${user}' in; check the user and the password in DATABASE_URL.`,
    );
  if (code === '3D000')
    return fault(
      'DATABASE_UNKNOWN',
      `PostgreSQL at ${place} has no database '${name}'; make it: CREATE DATABASE ${quoted(name)} OWNER ${quoted(user)}.`,
    );
  if (code === '53300')
    return fault('DATABASE_FULL', `PostgreSQL at ${place} takes no more connections; raise its max_connections.`);
  if (code === '42501')
    return fault(
      'DATABASE_NO_RIGHTS',
      `'${user}' may not do what is needed in the database '${name}' (${reasonOf(error)}); make it the owner (ALTER DATABASE ${quoted(name)} OWNER TO ${quoted(user)}), also of the tables (after a copy was put back: pg_restore --role=${user}).`,
    );
  if (/SSL|TLS|certificate/i.test(reasonOf(error)))
    return fault(
      'DATABASE_TLS',
      `No encrypted connection to PostgreSQL at ${place}: ${reasonOf(error)}; see sslmode and sslrootcert in DATABASE_URL.`,
    );
  return storeError(error);
}

/** A name as SQL takes it. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function partsOf(url: string): { user: string; place: string; name: string } {
  const { username, hostname, port, pathname } = new URL(url);
  return {
    user: decodeURIComponent(username) || 'the user of this process',
    place: `${hostname || 'the local socket'}:${port || '5432'}`,
    name: decodeURIComponent(pathname.slice(1)),
  };
}
