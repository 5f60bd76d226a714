import { DEFAULT_RETURN_WITHIN_MS, DEFAULT_SLA } from './frame';
import { METRIC_NAMES, METRICS, type Metric } from './metrics';

/** `docs/metrics.md`: every figure in words. */
export function metricsDocument(): string {
  const sections = METRIC_NAMES.map((name) => sectionOf(name, METRICS[name]));
  return `${HEAD}\n${sections.join('\n')}`;
}

const { firstAnswerMs, nextAnswerMs, resolutionMs } = DEFAULT_SLA;

const HEAD = `# What the figures count

Every figure of \`khidmat report\` is a pure function over the record of events (\`src/insight/\`): the same record gives the same figure,
today and after a mistake in a function was mended. Nothing is counted while it happens, so nothing can be counted wrongly for good.
\`khidmat report --definitions\` prints this page.

Some rules hold for all of them:

- **Bot and agent are never mixed.** A word of the bot stops no clock of an agent, and the other way round. Where both can earn a figure
  (resolution, first contact, scores), it can be taken apart by who did (\`by\`).
- **Each number leads to its cases.** A figure of n things is made of n samples, and each names its conversation, its case and its moment.
- **A day is one of the calendar** in the bot's time zone. A figure of a week is made by adding up its days, nothing else.
- **Working hours** are those of the team that had the case then, holidays included.
- **The median and nine of ten** of times are told to two digits; averages and counts are exact.
- **Unless set otherwise**: a return counts within ${DEFAULT_RETURN_WITHIN_MS / 86_400_000} days; the first answer is due within ${firstAnswerMs / 60_000} minutes, the next within ${nextAnswerMs / 60_000}, the end of
  a case within ${resolutionMs / 3_600_000} working hours.
- **A change is more than chance** where, with nothing changed, it would come about in fewer than one of a hundred pairs of times; for each
  figure by itself, so among forty figures about every third report marks one for nothing. Of a time that has just ended customers are still
  to come back: as many as came back in the time before are taken as still to come, and only what is beyond that is marked. Cases of a day that
  is not over are held against none.
- **Agents**: cases an hour are the cases that an agent closed by the time with at least one case in hand; in parallel is the time of all
  cases in hand, added up, by that same time.

What the record cannot tell is not guessed: the same person on two channels is two customers until a proof says otherwise, and a customer who falls silent after a good
answer counts as abandoned, for nobody knows.
`;

function sectionOf(name: string, { title, unit, better, words }: Metric): string {
  const good = better === null ? '' : ` ${better === 'more' ? 'More' : 'Less'} is better.`;
  return `## ${title.en} (\`${name}\`)\n\n${words} ${UNITS[unit]}${good}\n`;
}

const UNITS: { readonly [unit in Metric['unit']]: string } = {
  share: 'A share.',
  time: 'An average time, with its median and what nine of ten are below.',
  score: 'An average score.',
  count: 'A count.',
  points: 'Points.',
};
