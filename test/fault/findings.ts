import { appendFileSync } from 'node:fs';

/** What one kind of fault was found to do; `npm run fault` makes its table of these. */
export interface Finding {
  readonly what: string;
  readonly times: number;
  readonly broken: readonly string[];
  /** What else is worth a word: counts, never a customer's words. */
  readonly found?: string;
}

/** Into the file that FAULT_FINDINGS names; without it nobody asks. */
export function note(finding: Finding): void {
  const file = process.env.FAULT_FINDINGS;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(finding)}\n`);
}
