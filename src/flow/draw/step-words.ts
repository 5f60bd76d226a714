import { LANGUAGES, type Language, type LocalText } from '../../domain/language';
import type { Content, Step, Time } from '../program';
import { textOfSay } from '../ways';

/** A step as its author thinks of it: the verb, what it is about, and the words. */
export interface StepWords {
  readonly verb: Step['verb'];
  readonly about: string;
  readonly text: string;
}

/** What stands on a step in a picture, in one of the bot's languages (or the next that the author wrote). */
export function wordsOf(step: Step, content: Content, language: Language): StepWords {
  const said = (text: LocalText | null) => plainly(text === null ? '' : textIn(text, language));
  switch (step.verb) {
    case 'say':
      return { verb: step.verb, about: '', text: said(textOfSay(step)) || said(step.card?.title ?? null) };
    case 'ask':
      return { verb: step.verb, about: step.slot, text: said(step.prompts.first) };
    case 'choose':
      return { verb: step.verb, about: '', text: '' };
    case 'call':
      return { verb: step.verb, about: step.action, text: step.save === null ? '' : `→ ${step.save}` };
    case 'set':
      return { verb: step.verb, about: '', text: Object.entries(step.values).map(assigned).join(', ') };
    case 'run': {
      const program = content.flows[step.flow];
      return { verb: step.verb, about: step.flow, text: program === undefined ? '' : said(program.title) };
    }
    case 'repeat':
      return { verb: step.verb, about: `at most ${step.atMost}×`, text: `until ${plainly(step.until)}` };
    case 'handoff': {
      const team = content.bot.teams.find(({ name }) => name === step.team);
      return { verb: step.verb, about: team === undefined ? '' : said(team.title), text: plainly(step.note ?? '') };
    }
    case 'promise':
      return { verb: step.verb, about: `within ${timeWords(step.within)}`, text: said(step.what) };
    case 'kept':
      return { verb: step.verb, about: step.promise, text: '' };
    case 'survey':
      return { verb: step.verb, about: step.scale, text: said(step.say) };
    case 'wait':
      return { verb: step.verb, about: timeWords(step.rest), text: '' };
    case 'remind':
    case 'follow-up':
      return { verb: step.verb, about: `after ${timeWords(step.after)}`, text: said(step.say) };
    case 'resolve':
      return {
        verb: step.verb,
        about: step.declined === null ? '' : 'declined',
        text: step.confirm ? 'asks whether it helped' : (step.declined?.reason ?? 'done'),
      };
  }
}

export function textIn(text: LocalText, language: Language): string {
  for (const one of [language, ...LANGUAGES]) {
    const found = text[one];
    if (found !== undefined) return found;
  }
  return '';
}

/** A template as people read it: `{{ order.eta | day }}` becomes `‹order.eta›`, and what only steers goes. */
export function plainly(template: string): string {
  return template
    .replace(/\{\{-?\s*([^}|]*?)\s*(?:\|[^}]*)?-?\}\}/g, '‹$1›')
    .replace(/\{%-?[^%]*-?%\}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function assigned([name, value]: readonly [string, unknown]): string {
  const isWord = typeof value === 'string' && value !== '';
  return `${name} = ${plainly(isWord ? value : JSON.stringify(value))}`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** `2d`; `1d to 5d` where it hangs on a variable. */
function timeWords(time: Time): string {
  if (typeof time === 'number') return timeOf(time);
  const least = Math.min(...Object.values(time.times));
  return least === time.otherwise ? timeOf(least) : `${timeOf(least)} to ${timeOf(time.otherwise)}`;
}

/** `2d`, `90m`: as authors write it. */
export function timeOf(ms: number): string {
  const [unit, size] = UNITS.find(([, one]) => ms % one === 0 && ms >= one) ?? ['s', 1000];
  return `${Math.round(ms / size)}${unit}`;
}
