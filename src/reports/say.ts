import { channelName } from '../domain/channel-name';
import type { Language, LocalText } from '../domain/language';
import type { Advice, CauseName } from '../insight/cause';
import { FILTERS } from '../insight/cut';
import { changeWords, dayWords, numberWords, timeWords, valueWords } from '../insight/figure-words';
import { METRICS, type MetricName } from '../insight/metrics';
import { ENDED, fill, REASONS, SUGGESTIONS, TEXTS } from '../insight/report-texts';
import type { ReportContent } from './content';
import { LANGUAGE_NAMES, PAGE_TEXTS } from './texts';
import type { Wish } from './wish';

const WORDS = { ...TEXTS, ...PAGE_TEXTS };
export type TextName = keyof typeof WORDS;

const LOCALES: { readonly [language in Language]: string } = { id: 'id-ID', ms: 'ms-MY', en: 'en-GB' };

/** How things are called and written in the language of the page. */
export class Say {
  constructor(
    readonly language: Language,
    private readonly content: ReportContent,
  ) {}

  t(name: TextName, values: { readonly [name: string]: string | number } = {}): string {
    const texts = Object.entries(values).map(([key, value]) => [key, String(value)]);
    return fill(WORDS[name][this.language], Object.fromEntries(texts));
  }

  title(text: LocalText, otherwise = ''): string {
    return text[this.language] ?? text.en ?? text.id ?? text.ms ?? otherwise;
  }

  metric(name: MetricName): string {
    return this.title(METRICS[name].title, name);
  }

  value(metric: MetricName, value: number | null): string {
    return valueWords(metric, value, this.language);
  }

  change(metric: MetricName, change: number | null): string {
    return changeWords(metric, change, this.language);
  }

  number(value: number, digits = 0): string {
    return numberWords(value, this.language, digits);
  }

  /** `1 case`, `20 cases`. */
  cases(n: number): string {
    return this.t(n === 1 ? 'oneCase' : 'someCases', { n: this.number(n) });
  }

  share(value: number | null): string {
    return valueWords('to-people', value, this.language);
  }

  time(ms: number): string {
    return timeWords(ms, this.language);
  }

  day(day: string): string {
    return dayWords(day, this.language);
  }

  /** `16 Nov`: for an axis. */
  shortDay(day: string): string {
    const format = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(LOCALES[this.language], format).format(Date.parse(`${day}T00:00:00Z`));
  }

  moment(at: number): string {
    return new Intl.DateTimeFormat(LOCALES[this.language], {
      ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false },
      timeZone: this.content.frame.timeZone,
    }).format(at);
  }

  /** A flow by its title; `none` is the matter of cases that reached no flow. */
  flow(name: string): string {
    if (name === 'none') return this.t('none');
    const flow = this.content.flows.find((one) => one.flow === name);
    return flow === undefined ? name : this.title(flow.title, name);
  }

  /** `flow/step`, the flow by its title, the step in its author's words. */
  place(place: string): string {
    const at = place.indexOf('/');
    return at < 0 ? this.flow(place) : `${this.flow(place.slice(0, at))} › ${this.step(place)}`;
  }

  team(name: string): string {
    const team = this.content.teams.find((one) => one.name === name);
    return team === undefined ? name : this.title(team.title, name);
  }

  reason(reason: string): string {
    const text = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
    return text === undefined ? reason : this.title(text, reason);
  }

  cause({ matter, intent, ended, reason, place }: CauseName): string {
    const none = this.flow('none');
    const about = matter !== null ? this.flow(matter) : intent === null ? none : `${none} (${intent})`;
    const why = reason === null ? ENDED[ended][this.language] : this.reason(reason);
    return [about, why, ...(place === null ? [] : [this.stepOf(place, matter)])].join(' · ');
  }

  /** The step alone where it is one of the flow that is named already. */
  private stepOf(place: string, matter: string | null): string {
    return place.startsWith(`${matter}/`) ? this.step(place) : this.place(place);
  }

  /** The step of `flow/step`, in its author's words where it has some. */
  private step(place: string): string {
    const at = place.indexOf('/');
    const step = place.slice(at + 1);
    const steps = this.content.flows.find(({ flow }) => flow === place.slice(0, at))?.steps ?? {};
    return Object.hasOwn(steps, step) ? this.title(steps[step]!, step) : step;
  }

  advice({ kind, about }: Advice): string {
    return fill(SUGGESTIONS[kind][this.language], { about: about === null ? '…' : this.place(about) });
  }

  filter({ filters }: Wish): string {
    const all = FILTERS.flatMap((name) => {
      const part = filters[name];
      return part === undefined ? [] : [`${this.t(name)}: ${this.part(name, part)}`];
    });
    return all.length === 0 ? this.t('everybody') : all.join(' · ');
  }

  channel(channel: string): string {
    return channelName(channel, this.language);
  }

  /** A part of a figure, as people call it. */
  part(dimension: string, part: string): string {
    switch (dimension) {
      case 'team':
        return this.team(part);
      case 'language':
        return Object.hasOwn(LANGUAGE_NAMES, part) ? LANGUAGE_NAMES[part as Language] : part;
      case 'matter':
      case 'flow':
        return this.flow(part);
      case 'reason':
        return this.reason(part);
      case 'step':
        return this.place(part);
      case 'channel':
        return this.channel(part);
      default:
        return part;
    }
  }
}
