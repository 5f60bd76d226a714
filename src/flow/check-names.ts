import { didYouMean } from './did-you-mean';
import type { Reading, Reference } from './reading';
import type { Report } from './report';

/** Names that content may use; null where they are not known, so that nothing is said about them. */
export type KnownNames = { readonly [kind in Reference['kind']]: ReadonlySet<string> | null };

const CODES = {
  flow: 'FLOW_UNKNOWN_FLOW',
  team: 'FLOW_UNKNOWN_TEAM',
  action: 'FLOW_UNKNOWN_ACTION',
  intent: 'FLOW_UNKNOWN_INTENT',
  type: 'FLOW_UNKNOWN_TYPE',
  channel: 'FLOW_UNKNOWN_CHANNEL',
} as const;

/** Where each kind of name comes from, for the mend. */
const SOURCES = {
  flow: 'add it in flows/',
  team: "name it under 'teams' in flows/_bot.yaml",
  action:
    'answer it in project.ts or at ACTIONS_URL, or put a `handoff` or a `say` in its place (docs/add-an-action.md)',
  intent: 'add it in intents/',
  type: 'define it in intents/_entities.yaml',
  channel: "name it under 'channels' in flows/_bot.yaml",
} as const;

const MOST_LISTED = 12;

/** Every name in a file that another file must define. */
export function checkNames(reading: Reading, known: KnownNames, report: Report): void {
  for (const reference of reading.references) {
    const names = known[reference.kind];
    if (names === null || names.has(reference.name)) continue;
    const what = reference.kind === 'type' ? 'type of slot' : reference.kind;
    const mend =
      didYouMean(reference.name, [...names]) || `; ${SOURCES[reference.kind]}${listed(reference.kind, [...names])}`;
    report.error(CODES[reference.kind], reference, `There is no ${what} '${reference.name}'${mend}.`);
  }
}

/** The names that there are, where they are few: an author looks for a team or an action. */
function listed(kind: Reference['kind'], names: readonly string[]): string {
  if (!['team', 'action'].includes(kind) || names.length === 0) return '';
  const shown = names.slice(0, MOST_LISTED);
  return `; there ${names.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${shown.length < names.length ? ', …' : ''}`;
}
