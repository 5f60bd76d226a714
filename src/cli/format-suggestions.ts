import type { Candidate, Group, Suggestions } from '../nlu/suggest';
import type { Effect, Verdict } from '../nlu/try-addition';

type Tried = Group & { readonly effect: Effect | null };

const MOST_MESSAGES = 12;
const MOST_CHANGES = 6;

export function formatSuggestions(found: Suggestions, shown: readonly Tried[]): string {
  const { messages, different, settled, groups } = found;
  const rest = groups.length - shown.length;
  const covered = shown.filter(({ kind }) => kind === 'fits' || kind === 'unsure');
  const missing = shown.filter(({ kind }) => kind === 'missing');
  const strange = shown.filter(({ kind }) => kind === 'strange');
  return [
    `${messages} messages, ${different} different; ${settled} need no label, ${different - settled} are worth one, in ${groups.length} groups.`,
    ...covered.flatMap((group) => ['', formatGroup(group, group.effect)]),
    ...(missing.length > 0 ? ['', 'These look like an intent that is missing:'] : []),
    ...missing.flatMap((group) => ['', formatGroup(group, group.effect)]),
    ...(strange.length > 0 ? ['', 'No intent covers these, and few wrote so:'] : []),
    ...strange.flatMap((group) => ['', formatGroup(group, group.effect)]),
    ...(rest > 0
      ? ['', `${rest} more groups: --groups ${groups.length} shows them all, --quick without trying them.`]
      : []),
  ].join('\n');
}

export function formatGroup(group: Group, effect: Effect | null): string {
  const { id, kind, intent, customers, smallestMargin, messages } = group;
  const what =
    kind === 'fits'
      ? `fits ${intent}`
      : kind === 'unsure'
        ? `unsure; most likely ${intent}`
        : `no intent; perhaps ${intent}`;
  const hidden = messages.length - MOST_MESSAGES;
  return [
    `${id}  ${what}; written ${customers} times, smallest margin ${smallestMargin.toFixed(2)}`,
    ...messages.slice(0, MOST_MESSAGES).map(line),
    ...(hidden > 0 ? [`  … ${hidden} more`] : []),
    ...(effect === null ? [] : formatEffect(effect, intent)),
    ...(effect === null
      ? []
      : [`  khidmat suggest --accept ${id} --intent ${intent}${kind === 'missing' ? ' --new' : ''}`]),
  ].join('\n');
}

function line(message: Candidate, index: number): string {
  const { text, count, intent, second, margin, decision, nearest } = message;
  const times = count > 1 ? ` (${count} times)` : '';
  const readings = intent === null ? 'no reading' : second === null ? intent : `${intent} or ${second}`;
  const like = nearest === null ? '' : `; most like '${nearest.text}' (${nearest.intent})`;
  return `  ${String(index + 1).padStart(2)}. ${text}${times}\n        ${decision}: ${readings}, margin ${margin.toFixed(2)}${like}`;
}

export function formatEffect(effect: Effect, intent: string): string[] {
  const { added, messages, heldOut } = effect;
  const share = (count: number) => (heldOut.n === 0 ? '-' : `${((100 * count) / heldOut.n).toFixed(2)} %`);
  return [
    `  Under ${intent}: ${added.after} of these ${added.n} would be read as meant (now ${added.before});`,
    `  other messages that change: ${messages.length}; of ${heldOut.n} examples held out ${share(heldOut.before)} -> ${share(heldOut.after)} right, ${heldOut.changed.length} change.`,
    ...changes(messages.map((one) => `    ${one.text}: ${verdict(one.from)} -> ${verdict(one.to)}`)),
    ...changes(
      heldOut.changed.map((one) => `    ${one.text} [${one.meant}]: ${verdict(one.from)} -> ${verdict(one.to)}`),
    ),
  ];
}

function changes(lines: readonly string[]): string[] {
  return [
    ...lines.slice(0, MOST_CHANGES),
    ...(lines.length > MOST_CHANGES ? [`    … ${lines.length - MOST_CHANGES} more`] : []),
  ];
}

function verdict({ intent, decision }: Verdict): string {
  return decision === 'answer' ? (intent ?? decision) : decision;
}
