import type { Language } from '../domain/language';
import { textsIn } from '../flow/compare-content';
import { drawFlow } from '../flow/draw/draw-flow';
import type { Mark } from '../flow/draw/layout';
import type { Content, Program, Step } from '../flow/program';
import { LEAVINGS, type Leaving } from '../insight/passages';
import type { FlowTraffic, StepTraffic, Traffic } from '../insight/traffic';

export interface PictureOptions {
  readonly language?: Language;
  /** What went through, and of which time: `the last 30d`. */
  readonly traffic?: { readonly counted: Traffic; readonly time: string };
}

/** One flow as an SVG: its steps, the languages that are missing and, with traffic, how many went where and where they left. */
export function flowPicture(content: Content, program: Program, { language, traffic }: PictureOptions = {}): string {
  const counted = traffic?.counted.of(program.flow) ?? null;
  const most = Math.max(1, ...Object.values(counted?.steps ?? {}).map(({ visits }) => visits));
  const shareOf = (count: number) => count / most;
  const step = (id: string): Mark => {
    const lacking = lackingIn(program.steps[id]!, content.bot.languages);
    const seen = counted?.steps[id];
    const left = seen === undefined ? '' : leavings(seen.left);
    const foot = [lacking === '' ? '' : `not in ${lacking}`, left === '' ? '' : `left: ${left}`];
    // Who says nothing when the flow is over has it behind them.
    const isLeft = program.steps[id]!.verb !== 'resolve' && isLeaky(seen);
    return {
      tone: lacking !== '' || isLeft ? 'bad' : counted !== null && seen === undefined ? 'faint' : 'plain',
      foot: foot.filter((one) => one !== '').join('; '),
      ...(counted !== null && { note: grouped(seen?.visits ?? 0), weight: shareOf(seen?.visits ?? 0) }),
    };
  };
  const way = (id: string, name: string): Mark | undefined => {
    if (counted === null) return undefined;
    const count = counted.steps[id]?.ways[name] ?? 0;
    return { note: grouped(count), tone: count === 0 ? 'faint' : 'plain', weight: shareOf(count) };
  };
  return drawFlow(content, program, {
    step,
    way,
    ...(language !== undefined && { language }),
    ...(traffic !== undefined && {
      subtitle: `${traffic.time}: began ${times(counted!.starts)}; ${leavings(leftOf(counted!)) || 'nobody left it in the middle'}`,
    }),
    legend: [
      { tone: 'trouble', text: 'when something fails' },
      ...(counted === null ? [] : ([{ tone: 'faint', text: 'nobody came here' }] as const)),
      { tone: 'bad', text: counted === null ? 'a language is missing' : 'many leave here, or a language is missing' },
    ],
  });
}

/** A step that loses a tenth of its customers and more is worth a look; two or three of them are chance. */
function isLeaky(seen: StepTraffic | undefined): boolean {
  if (seen === undefined) return false;
  const left = LEAVINGS.reduce((sum, how) => sum + seen.left[how], 0);
  return left >= LEAST_LEFT && left >= seen.visits * LEAKY_SHARE;
}

const LEAST_LEFT = 4;
const LEAKY_SHARE = 0.1;

const LEFT_WORDS: { readonly [how in Leaving]: string } = {
  silent: 'silent',
  cancelled: 'cancelled',
  person: 'asked for a person',
  'gave-up': 'not helped',
};

/** Everybody who left in the middle of the flow. */
function leftOf(flow: FlowTraffic): StepTraffic['left'] {
  const sum = { silent: 0, cancelled: 0, person: 0, 'gave-up': 0 };
  for (const { left } of Object.values(flow.steps)) for (const how of LEAVINGS) sum[how] += left[how];
  return sum;
}

function lackingIn(step: Step, languages: readonly Language[]): string {
  const texts = textsIn(step);
  return languages.filter((language) => texts.some((text) => text[language] === undefined)).join(', ');
}

/** `48 silent, 9 asked for a person` */
function leavings(left: StepTraffic['left']): string {
  return LEAVINGS.filter((how) => left[how] > 0)
    .map((how) => `${grouped(left[how])} ${LEFT_WORDS[how]}`)
    .join(', ');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${grouped(count)} times`;
}

/** 12,345 */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
