import type { Json } from './json';
import type { Language } from './language';

interface Currency {
  readonly sign: string;
  readonly decimals: number;
  readonly group: string;
  readonly point: string;
}

const CURRENCIES: { readonly [code: string]: Currency } = {
  IDR: { sign: 'Rp', decimals: 0, group: '.', point: ',' },
  MYR: { sign: 'RM', decimals: 2, group: ',', point: '.' },
  SGD: { sign: 'S$', decimals: 2, group: ',', point: '.' },
  USD: { sign: 'US$', decimals: 2, group: ',', point: '.' },
};

/** Those said with their own sign, and all others that there are, said by their letters. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set([
  ...Object.keys(CURRENCIES),
  ...(
    'AED AUD BDT BND BRL CAD CHF CNY DKK EGP EUR GBP HKD INR JPY KHR KRW KWD LAK LKR MMK MOP MXN NOK NPR NZD PGK ' +
    'PHP PKR PLN QAR RUB SAR SEK THB TRY TWD VND ZAR'
  ).split(' '),
]);

/** Beyond 15 digits a JavaScript number no longer holds the sen. */
const MOST = 1e15;

/**
 * An amount in words of the trade: `Rp1.250.000`, `RM1,250.50`. Takes a number, the digits of one, or a `{ amount, currency }`
 * as the `money` entity gives it. What is no amount stays as it is.
 */
export function formatMoney(value: unknown, currency: unknown, language: Language): string {
  const { amount, code } = amountOf(value, currency);
  if (amount === null || Math.abs(amount) >= MOST) return plainText(value);
  const known = code === null ? undefined : CURRENCIES[code];
  const style = known ?? { sign: code === null ? '' : `${code} `, decimals: 2, ...separators(language) };
  const digits = group(roundTo(Math.abs(amount), style.decimals), style);
  const shown = known ? digits : digits.replace(/[.,]00$/, '');
  // Less than half of the smallest coin is nothing, and nothing has no sign.
  return `${amount < 0 && /[1-9]/.test(shown) ? '-' : ''}${style.sign}${shown}`;
}

/** Whether it is a number, or the digits of one, of which no sen are lost. */
export function isAmount(value: unknown): boolean {
  const amount = toNumber(value);
  return amount !== null && Math.abs(amount) < MOST;
}

function amountOf(value: unknown, currency: unknown): { amount: number | null; code: string | null } {
  const code = typeof currency === 'string' && currency !== '' ? currency.toUpperCase() : null;
  if (value !== null && typeof value === 'object' && 'amount' in value) {
    const money = value as { amount?: Json; currency?: Json };
    return {
      amount: toNumber(money.amount),
      code: typeof money.currency === 'string' ? money.currency.toUpperCase() : code,
    };
  }
  return { amount: toNumber(value), code };
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'string' && !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return null;
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** Half away from zero, as a till rounds. The exponent keeps 1.005 from becoming 1.00499…. */
function roundTo(amount: number, decimals: number): string {
  const scaled = amount < 1e-6 ? 0 : Math.round(Number(`${amount}e${decimals}`));
  const digits = String(scaled).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function group(digits: string, style: { group: string; point: string }): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.group);
  return fraction === undefined ? grouped : `${grouped}${style.point}${fraction}`;
}

function separators(language: Language): { group: string; point: string } {
  return language === 'id' ? { group: '.', point: ',' } : { group: ',', point: '.' };
}

function plainText(value: unknown): string {
  return typeof value === 'string' || Number.isFinite(value) ? String(value) : '';
}
