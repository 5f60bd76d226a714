/** How many of a phone's last digits prove who asks; flows ask for `policy.proof_digits`. */
export const PROOF_DIGITS = 4;

/** The last digits of what a customer wrote, or null when there are too few. */
export function lastDigits(written: string): string | null {
  const digits = written.replace(/\D/g, '');
  return digits.length < PROOF_DIGITS ? null : digits.slice(-PROOF_DIGITS);
}

/** The e-mail address or the phone number in what a customer wrote. */
export function accountIn(written: string): { email: string } | { phone: string } | null {
  const email = /[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[a-z]{2,}/i.exec(written);
  if (email) return { email: email[0] };
  const phone = /\+?\d[\d\s().-]{7,18}\d/.exec(written);
  return phone ? { phone: phone[0] } : null;
}

/** `rina.wulandari@example.com` → `ri…@example.com`. */
export function mask(email: string): string {
  const [name, domain] = email.split('@');
  return `${(name ?? '').slice(0, 2)}…@${domain ?? ''}`;
}
