import { KhidmatError } from '../../errors';
import type { Database } from './database';
import { sql as first } from './migrations/001-first';
import { sql as releases } from './migrations/002-releases';
import { sql as formerCases } from './migrations/003-former-cases';
import { sql as figures } from './migrations/004-figures';
import { sql as begun } from './migrations/005-begun';
import { sql as figureRefs } from './migrations/006-figure-refs';
import { sql as reviews } from './migrations/007-reviews';
import { sql as figureLinks } from './migrations/008-figure-links';
import { sql as customers } from './migrations/009-customers';
import { sql as audit } from './migrations/010-audit';
import { sql as giveUpAt } from './migrations/011-give-up-at';
import { sql as lent } from './migrations/012-lent';
import { sql as owed } from './migrations/013-owed';
import { sql as casesInHand } from './migrations/014-cases-in-hand';
import { sql as parts } from './migrations/015-parts';

/** In order; the place in this list is the schema's number. A released one is never edited. */
const MIGRATIONS: readonly string[] = [
  first,
  releases,
  formerCases,
  figures,
  begun,
  figureRefs,
  reviews,
  figureLinks,
  customers,
  audit,
  giveUpAt,
  lent,
  owed,
  casesInHand,
  parts,
];

/** Brings the schema up to this program's. Each step is one transaction, so a killed one is done again. */
export function migrate(db: Database): void {
  for (let number = schemaOf(db); number < MIGRATIONS.length; number++) {
    db.transaction(() => {
      db.exec(MIGRATIONS[number]!);
      db.pragma(`user_version = ${number + 1}`);
    }).immediate();
  }
}

export function needsMigration(db: Database): boolean {
  return schemaOf(db) < MIGRATIONS.length;
}

/** Rejects a schema that this program cannot read: of a newer program, or (for a reader) not yet brought up. */
export function checkSchema(db: Database, file: string, readOnly: boolean): void {
  const found = schemaOf(db);
  if (found > MIGRATIONS.length)
    throw new KhidmatError(
      'STORE_NEWER',
      `${file} was written by a newer Khidmat (schema ${found}, this one knows ${MIGRATIONS.length}); use that version, or a copy of the data made before it.`,
    );
  if (readOnly && found < MIGRATIONS.length)
    throw new KhidmatError(
      'STORE_OLDER',
      `${file} has schema ${found}, this Khidmat reads ${MIGRATIONS.length}; start the server once to bring it up.`,
    );
}

function schemaOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}
