/**
 * A value with its telling part hidden. Not asterisks: channels read those as markup. An e-mail address keeps its first letter and its
 * domain, a card the four digits that are printed on receipts, anything else its last four characters; a text of four or fewer is hidden whole.
 */
export function maskText(text: string, kind: unknown): string {
  const is = typeof kind === 'string' ? kind : kindOf(text);
  if (is === 'email') return maskEmail(text);
  if (is === 'card') return maskCard(text);
  return lastFour(is === 'phone' ? text.replace(/[\s().-]/g, '') : text);
}

function kindOf(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'email';
  return /^\d(?:[ -]?\d){12,18}$/.test(text) ? 'card' : 'text';
}

function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 1) return lastFour(text);
  const [first = ''] = text;
  return `${first}•••${text.slice(at)}`;
}

function maskCard(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 12 ? lastFour(text) : `•••• •••• •••• ${digits.slice(-4)}`;
}

function lastFour(text: string): string {
  const characters = [...text];
  const shown = characters.length > 4 ? characters.slice(-4) : [];
  return '•'.repeat(characters.length - shown.length) + shown.join('');
}
