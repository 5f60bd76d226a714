/** A piece of a text: plain, or with the address it leads to. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

// One pass, no nested repetition: a hostile text costs no more than its length.
const CANDIDATE = /(?:https?:\/\/|www\.|mailto:|tel:)[^\s<>"'`]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/gi;

/** Splits a text at what a customer would expect to be a link. The pieces joined are the text again. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const found = withoutTail(match[0]);
    const href = safeHref(addressOf(found));
    if (href === null) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

function addressOf(found: string): string {
  if (/^www\./i.test(found)) return `https://${found}`;
  return /^(?:https?|mailto|tel):/i.test(found) ? found : `mailto:${found}`;
}

/** A full stop or bracket at the end belongs to the sentence, unless the bracket was opened inside of the link. */
function withoutTail(found: string): string {
  let unopened = found.split(')').length - found.split('(').length;
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1]!;
    if (last === ')') {
      if (unopened <= 0) break;
      unopened -= 1;
    } else if (!'.,;:!?]}…*_'.includes(last)) break;
    end -= 1;
  }
  return found.slice(0, end);
}

/** The address when it may stand on a link, else null: a `javascript:` or `data:` address never may. */
export function safeHref(address: string): string | null {
  return allowed(address, ['http:', 'https:', 'mailto:', 'tel:']);
}

/** The same for pictures and files, which come over the web only. */
export function safeSource(address: string): string | null {
  return allowed(address, ['http:', 'https:', 'blob:']);
}

function allowed(address: string, schemes: readonly string[]): string | null {
  try {
    const url = new URL(address, document.baseURI);
    return schemes.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
