import type { Effect } from '../domain/effect';
import { CAUSES, type Cause, said } from '../runtime/compare-stretches';
import type { Change, WhatIfTally } from './what-if-tally';

/** What each cause is called in the report. */
const HEADINGS: { readonly [cause in Cause]: string } = {
  intent: 'understood as something else',
  step: 'other steps',
  call: 'other calls of actions',
  owner: 'another owner of the case',
  outcome: 'another outcome',
  text: 'other words',
};

const COLUMN = 56;

/** The readable report of `khidmat what-if`: what would differ, the commonest change first, with conversations side by side. */
export function formatWhatIf(tally: WhatIfTally, ms: number): string {
  const { conversations, same, unfinished, changes } = tally;
  const diverging = conversations - same;
  const seconds = (ms / 1000).toFixed(1);
  const lines = [`${plural(conversations, 'conversation')} in ${seconds} s: ${same} the same, ${diverging} different`];
  if (unfinished > 0)
    lines.push(`${unfinished} of the same only up to where --from itself leaves what was said on record`);
  for (const cause of CAUSES) {
    const ofCause = changes.filter((change) => change.cause === cause);
    if (ofCause.length === 0) continue;
    lines.push('', `${HEADINGS[cause]}: ${plural(tally.conversationsWith(cause), 'conversation')}`);
    for (const change of ofCause)
      lines.push(`  ${String(change.count).padStart(5)}  ${change.change}`, ...shown(change));
  }
  return lines.join('\n');
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function shown({ examples }: Change): readonly string[] {
  return examples.flatMap((example) => ['', ...sideBySide(example).map((line) => `         ${line}`.trimEnd()), '']);
}

function sideBySide({ conversation, turn, event, was, now }: Change['examples'][number]): readonly string[] {
  const words =
    event.kind === 'message'
      ? `customer: ${event.choice === undefined ? '' : '[button] '}${event.text}`
      : `(${event.kind})`;
  const left = was.flatMap(lineOf).flatMap(wrapped);
  const right = now.flatMap(lineOf).flatMap(wrapped);
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const [before = '', after = ''] = [left[row], right[row]];
    return `${before.padEnd(COLUMN)} ${before === after ? '|' : '≠'} ${after}`;
  });
  return [`${conversation}, turn ${turn}`, words, `${'was'.padEnd(COLUMN)} | now`, ...rows];
}

function lineOf(effect: Effect): readonly string[] {
  switch (effect.kind) {
    case 'message': {
      const { from, text, buttons = [] } = effect.message;
      if (from.role === 'customer') return [];
      const shown = text === '' ? said(effect.message) : text;
      return [`${from.role}: ${shown}${buttons.map(({ title }) => ` [${title}]`).join('')}`];
    }
    case 'call':
      return [`calls ${effect.action} ${JSON.stringify(effect.input)}`];
    case 'fact':
      if (effect.fact === 'understood') {
        const share = (100 * effect.confidence).toFixed(0);
        return [`understood ${effect.intent ?? 'nothing'} ${share} %, ${effect.decision}`];
      }
      if (effect.fact === 'step') return [`step ${effect.flow}/${effect.step}`];
      if (effect.fact === 'owner-changed')
        return [`owner ${effect.to.kind === 'queue' ? `queue ${effect.to.team}` : effect.to.kind} (${effect.reason})`];
      if (effect.fact === 'outcome') return [`outcome ${effect.outcome}`];
      return [];
    default:
      return [];
  }
}

function wrapped(line: string): readonly string[] {
  const lines: string[] = [];
  let rest = line.replaceAll('\n', ' ');
  while (rest.length > COLUMN) {
    const space = rest.lastIndexOf(' ', COLUMN);
    const cut = space > COLUMN / 2 ? space : COLUMN;
    lines.push(rest.slice(0, cut));
    rest = `  ${rest.slice(cut).trimStart()}`;
  }
  return [...lines, rest];
}
