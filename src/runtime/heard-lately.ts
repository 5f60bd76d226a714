import type { Understanding } from '../domain/understanding';
import type { ContentSource } from './content-source';

type Context = Parameters<ContentSource['understand']>[1];

/** The clock that dates are read against shows no seconds. */
const CLOCK_MS = 60_000;
/** What is longer is hardly ever said twice. */
const LONGEST = 64;
const MOST = 2_000;

/**
 * What was understood of short texts within this minute. "Yes", "hello", the title of a button: much of what customers say others say
 * at the same time, and to read it takes a fifth of a turn. The same text in the same minute, language and settings is read alike.
 */
export class HeardLately {
  private readonly read = new Map<Context['content']['bot'], Map<string, Understanding>>();
  private minute = 0;
  private kept = 0;

  understand(text: string, context: Context, read: () => Understanding): Understanding {
    if (text.length > LONGEST) return read();
    const known = this.knownTo(context);
    const key = `${context.language} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = read();
    known.set(key, fresh);
    this.kept += 1;
    return fresh;
  }

  private knownTo({ now, content: { bot } }: Context): Map<string, Understanding> {
    const minute = Math.floor(now / CLOCK_MS);
    if (minute !== this.minute || this.kept >= MOST) {
      this.read.clear();
      this.minute = minute;
      this.kept = 0;
    }
    const known = this.read.get(bot) ?? new Map<string, Understanding>();
    this.read.set(bot, known);
    return known;
  }
}
