import type { Effect } from '../domain/effect';
import type { Divergence, WhatIf } from '../runtime/what-if';
import { CAUSES, said } from '../runtime/what-if';

/** What each cause is called in the report. */
const HEADINGS = {
  intent: 'understood as something else',
  step: 'other steps',
  call: 'other calls',
  owner: 'another owner of the case',
  outcome: 'another outcome',
  text: 'other words only',
} as const;

const COLUMN = 56;

/** The readable report of `khidmat what-if`: what would differ, the commonest change first, with conversations side by side. */
export function formatWhatIf(results: readonly WhatIf[], examples: number): string {
  const diverging = results.flatMap(({ conversation, divergence }) =>
    divergence === null ? [] : [{ conversation, divergence }],
  );
  const same = results.length - diverging.length;
  const lines = [`${results.length} conversations: ${same} the same, ${diverging.length} diverging`];
  for (const cause of CAUSES) {
    const ofCause = diverging.filter(({ divergence }) => divergence.cause === cause);
    if (ofCause.length === 0) continue;
    lines.push('', `${HEADINGS[cause]}: ${ofCause.length}`);
    for (const [change, group] of byChange(ofCause)) {
      lines.push(`  ${String(group.length).padStart(5)}  ${change}`);
      for (const { conversation, divergence } of group.slice(0, examples)) {
        lines.push('', ...sideBySide(conversation, divergence).map((line) => `         ${line}`.trimEnd()));
      }
      if (examples > 0) lines.push('');
    }
  }
  return lines.join('\n').trimEnd();
}

interface Diverging {
  readonly conversation: string;
  readonly divergence: Divergence;
}

function byChange(
  diverging: readonly Diverging[],
): readonly (readonly [change: string, group: readonly Diverging[]])[] {
  const groups = new Map<string, Diverging[]>();
  for (const one of diverging) {
    const { change } = one.divergence;
    groups.set(change, [...(groups.get(change) ?? []), one]);
  }
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}

function sideBySide(conversation: string, { turn, event, was, now }: Divergence): readonly string[] {
  const words =
    event.kind === 'message'
      ? `customer: ${event.choice === undefined ? '' : '[button] '}${event.text}`
      : `(${event.kind})`;
  const [left, right] = [was, now].map((effects) => effects.flatMap(lineOf).flatMap((line) => wrapped(line)));
  const rows = Math.max(left!.length, right!.length);
  const table = Array.from({ length: rows }, (_, row) => `${(left![row] ?? '').padEnd(COLUMN)} | ${right![row] ?? ''}`);
  return [`${conversation} turn ${turn}`, words, `${'was'.padEnd(COLUMN)} | now`, ...table];
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
      if (effect.fact === 'understood')
        return [
          `understood ${effect.intent ?? 'nothing'} ${(100 * effect.confidence).toFixed(0)} % → ${effect.decision}`,
        ];
      if (effect.fact === 'step') return [`step ${effect.flow}/${effect.step}`];
      if (effect.fact === 'owner-changed') return [`owner ${effect.to.kind} (${effect.reason})`];
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
