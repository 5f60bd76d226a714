/**
 * Rows as CSV (RFC 4180, CRLF, UTF-8). What a spreadsheet would take for a formula gets an apostrophe before it, also behind white space and,
 * within a cell, behind a semicolon or a line's end: where the comma is the decimal sign, spreadsheets part cells by semicolons and know
 * no quotes in the middle of one. Numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = String(value);
  const safe = (/^[\t\r\n]/.test(text) ? `'${text}` : text).replace(FORMULA, "$1'");
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Where a cell may begin, and a sign that makes it a formula. Quotes are taken off by who reads it. */
const FORMULA = /(^|[;\t\r\n])(?=(?:[^\S\t\r\n]|[\0"])*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
