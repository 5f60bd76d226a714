import { readConfig } from '../config';
import { toCsv } from '../insight/csv';
import { tipOf } from '../runtime/seal-audit';
import type { AuditRow } from '../store/audit';
import type { Store } from '../store/store';
import type { Command } from './command';
import { openStore } from './open-store';
import { readOptions } from './options';
import { sinceOf } from './recorded';

const usage = `Usage: khidmat audit [--since 7d] [--who name] [--json | --csv]

Prints what staff did, in the order in which it was sealed: who, what, on what, when; never a customer's words. The last line is
the tip, the end of the trail: noted elsewhere, it lets 'khidmat verify --audit-tip' prove later that nothing was cut off. Works
while the server runs, which seals within seconds.

  --since 7d  only acts since (m, h, d, w)
  --who name  only acts of one person (name, e-mail address or id), of operator, program or somebody
  --json      one object a line, with digests and hashes
  --csv       the same columns for a table`;

const PAGE = 1_000;

export const auditCommand: Command = {
  name: 'audit',
  summary: 'Show what staff did, and where the trail of it ends',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      since: { type: 'string' },
      who: { type: 'string' },
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
    });
    if (positionals.length > 0 || (values.json && values.csv)) {
      terminal.err(usage);
      return 2;
    }
    const since = values.since === undefined ? Number.NEGATIVE_INFINITY : sinceOf(values.since, Date.now());
    const store = await openStore(readConfig(terminal.cwd, terminal.env), { readOnly: true });
    try {
      const names = await namesOf(store);
      const isWanted = (row: AuditRow) => row.at >= since && (values.who === undefined || isBy(row, values.who, names));
      const show = values.json ? asJson : values.csv ? asCsv : asText;
      if (values.csv) terminal.out(COLUMNS.join(','));
      let tip: AuditRow | null = null;
      for (let after = 0; ; ) {
        const rows = await store.audit.readRows(after, PAGE);
        for (const row of rows) if (isWanted(row)) terminal.out(show(row, names.get(row.who)?.name ?? ''));
        tip = rows.at(-1) ?? tip;
        after = tip?.n ?? 0;
        if (rows.length < PAGE) break;
      }
      // Beside the rows, so that what reads them meets rows alone.
      if (values.json || values.csv) terminal.err(`tip ${tipOf(tip)}`);
      else terminal.out(`tip ${tipOf(tip)}`);
      return 0;
    } finally {
      await store.close();
    }
  },
};

type Names = ReadonlyMap<string, { readonly name: string; readonly email: string }>;

async function namesOf(store: Store): Promise<Names> {
  return new Map((await store.people.readAgents()).map(({ id, name, email }) => [id, { name, email }]));
}

function isBy({ who }: AuditRow, wanted: string, names: Names): boolean {
  const person = names.get(who);
  const known = [who, who.split(':', 1)[0]!, person?.name, person?.email];
  return known.some((one) => one?.toLowerCase() === wanted.trim().toLowerCase());
}

const COLUMNS = 'n at who name act subject conversation event digest previous hash'.split(' ');

function cellsOf(row: AuditRow, name: string): readonly (string | number | null)[] {
  const { n, at, who, act, subject, conversation, eventId, digest, previous, hash } = row;
  return [n, new Date(at).toISOString(), who, name, act, subject, conversation, eventId, digest, previous, hash];
}

function asJson(row: AuditRow, name: string): string {
  return JSON.stringify(Object.fromEntries(cellsOf(row, name).map((cell, at) => [COLUMNS[at], cell])));
}

function asCsv(row: AuditRow, name: string): string {
  return toCsv([cellsOf(row, name)]).trimEnd();
}

function asText(row: AuditRow, name: string): string {
  const when = `${new Date(row.at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const who = printable(name) || row.who;
  return `${String(row.n).padStart(6)}  ${when}  ${who.padEnd(24)}  ${row.act.padEnd(16)}  ${row.subject ?? row.conversation ?? ''}`.trimEnd();
}

/** A name may hold what would move a terminal's cursor. */
function printable(name: string): string {
  return name.replace(/\p{C}/gu, '').slice(0, 40);
}
