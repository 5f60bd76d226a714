import type { BotSettings, CannedAnswer } from '../domain/settings';
import type { EntityDefinition } from '../domain/training';
import type { SourceFile } from './diagnostic';
import { didYouMean } from './did-you-mean';
import type { FlowDraft } from './draft';
import { readAnswers } from './read-answers';
import { readBot } from './read-bot';
import { readFlow } from './read-flow';
import { type ExampleDraft, type IntentDraft, readEntities, readIntent, readOutOfScope } from './read-intents';
import { type MoveDraft, readMoves } from './read-moves';
import { type Policies, readPolicies } from './read-policies';
import { Reading } from './reading';
import { SourceText } from './source-text';
import { isPattern, PATTERN_NAMES, type PatternName, shippedFile } from './standing-patterns';
import type { Node } from './yaml-node';
import { readYaml } from './yaml-source';

/** One file as it was read by itself. What could not be read is null; its diagnostics say why. */
export type FileDraft = { readonly path: string; readonly reading: Reading } & (
  | { readonly kind: 'bot'; readonly bot: BotSettings | null }
  | { readonly kind: 'flow'; readonly flow: FlowDraft | null }
  | { readonly kind: 'intent'; readonly intent: IntentDraft | null }
  | { readonly kind: 'policies'; readonly policies: Policies | null }
  | { readonly kind: 'moves'; readonly moves: readonly MoveDraft[] | null }
  | { readonly kind: 'answers'; readonly answers: readonly CannedAnswer[] | null }
  | { readonly kind: 'entities'; readonly entities: readonly EntityDefinition[] | null }
  | { readonly kind: 'out-of-scope'; readonly examples: readonly ExampleDraft[] | null }
  | { readonly kind: 'unknown' }
);

const SPECIAL: ReadonlyMap<string, 'bot' | 'policies' | 'moves' | 'answers' | 'entities' | 'out-of-scope'> = new Map([
  ['flows/_bot', 'bot'],
  ['flows/_policies', 'policies'],
  ['flows/_moves', 'moves'],
  ['flows/_answers', 'answers'],
  ['intents/_entities', 'entities'],
  ['intents/_out-of-scope', 'out-of-scope'],
]);

/** The last draft of each path: after one file is saved, only that one is read anew. */
const drafts = new Map<string, { text: string; draft: FileDraft }>();
const MOST_DRAFTS = 4000;

export function readContentFile(file: SourceFile): FileDraft {
  const known = drafts.get(file.path);
  if (known && known.text === file.text && !file.refused) return known.draft;
  const draft = readAnew(file);
  if (drafts.size >= MOST_DRAFTS) drafts.clear();
  if (!file.refused) drafts.set(file.path, { text: file.text, draft });
  return draft;
}

function refuse({ code, message, offset = 0 }: NonNullable<SourceFile['refused']>, reading: Reading): null {
  reading.error(code, { start: offset, end: offset + 1 }, message);
  return null;
}

/** The shipped pattern, read as an author's file would be. */
export function readShipped(pattern: PatternName): FileDraft {
  const known = shipped.get(pattern);
  if (known) return known;
  const draft = readAnew(shippedFile(pattern));
  shipped.set(pattern, draft);
  return draft;
}

const shipped = new Map<PatternName, FileDraft>();

function readAnew(file: SourceFile): FileDraft {
  const reading = new Reading(new SourceText(file));
  const { path } = file;
  const kind = kindOf(path);
  if (kind === 'unknown') {
    if (file.refused) refuse(file.refused, reading);
    if (file.refused) return { path, reading, kind };
    const mend = didYouMean(
      path,
      [...SPECIAL.keys(), ...PATTERN_NAMES.map((name) => `flows/${name}`)].map((name) => `${name}.yaml`),
    );
    reading.error(
      'CONTENT_UNKNOWN_FILE',
      { start: 0, end: 1 },
      `'${path}' is no file of a bot: flows/<goal>.yaml, flows/_bot.yaml, flows/_policies.yaml, flows/_moves.yaml, flows/_answers.yaml, intents/<intent>.yaml, intents/_entities.yaml and intents/_out-of-scope.yaml are read${mend}.`,
    );
    return { path, reading, kind };
  }
  const node = file.refused ? refuse(file.refused, reading) : readYaml(reading.source, reading);
  const read = <T>(reader: (node: Node, reading: Reading) => T): T | null =>
    node === null ? null : reader(node, reading);
  switch (kind) {
    case 'bot':
      return { path, reading, kind, bot: read(readBot) };
    case 'flow':
      return { path, reading, kind, flow: read(readFlow) };
    case 'intent':
      return { path, reading, kind, intent: read(readIntent) };
    case 'policies':
      return { path, reading, kind, policies: read(readPolicies) };
    case 'moves':
      return { path, reading, kind, moves: read(readMoves) };
    case 'answers':
      return { path, reading, kind, answers: read(readAnswers) };
    case 'entities':
      return { path, reading, kind, entities: read(readEntities) };
    case 'out-of-scope':
      return { path, reading, kind, examples: read(readOutOfScope) };
  }
}

function kindOf(path: string): FileDraft['kind'] {
  const name = path.replace(/\.ya?ml$/, '');
  const special = SPECIAL.get(name);
  if (special) return special;
  if (name.startsWith('flows/') && isPattern(name.slice('flows/'.length))) return 'flow';
  if (name === path || /(^|\/)_[^/]*$/.test(name)) return 'unknown';
  if (name.startsWith('flows/')) return 'flow';
  return name.startsWith('intents/') ? 'intent' : 'unknown';
}
