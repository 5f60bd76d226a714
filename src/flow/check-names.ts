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
  flow: 'add it in flows/, or take out what leads there',
  team: "name it under 'teams' in flows/_bot.yaml",
  action:
    'answer it in project.ts (read at the start: start again after a change) or at ACTIONS_URL, or take the call out, with a `handoff` or a `say` in its place in a flow (docs/add-an-action.md)',
  intent: 'write intents/<name>.yaml with sentences of customers',
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
      otherType(reference) ||
      didYouMean(reference.name, [...names]) ||
      `; ${SOURCES[reference.kind].replace('<name>', reference.name)}${listed(reference.kind, [...names])}`;
    report.error(CODES[reference.kind], reference, `There is no ${what} '${reference.name}'${mend}.`);
  }
}

/** The type that is meant by a word of other tools, or of another language. */
function otherType({ kind, name }: Reference): string {
  const meant = kind === 'type' ? OTHER_TYPES.get(name.toLowerCase()) : undefined;
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}

const OTHER_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    text: 'string str free freetext words teks',
    number: 'int integer float decimal digits angka nombor bilangan',
    'yes-no': 'bool boolean yesno yes_no confirm confirmation',
    file: 'picture image photo attachment upload document foto gambar berkas fail dokumen',
    choice: 'enum select option options list buttons pilihan menu',
    date: 'datetime time day calendar tanggal tarikh',
    money: 'currency amount price uang wang harga',
    phone: 'telephone mobile tel hp telepon telefon',
    email: 'mail e-mail emel surel',
  }).flatMap(([type, words]) => words.split(' ').map((word) => [word, type] as const)),
);

/** The names that there are, where they are few: an author looks for a team or an action. */
function listed(kind: Reference['kind'], names: readonly string[]): string {
  if (!['team', 'action'].includes(kind) || names.length === 0) return '';
  const shown = names.slice(0, MOST_LISTED);
  return `; there ${names.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${shown.length < names.length ? ', …' : ''}`;
}
