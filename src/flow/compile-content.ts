import { KNOWN_CHANNELS, OWN_CHANNELS } from '../domain/channel-limits';
import { LANGUAGES, type Language } from '../domain/language';
import type { BotSettings } from '../domain/settings';
import type { EntityDefinition } from '../domain/training';
import { checkAnswers } from './check-answers';
import { checkButtons } from './check-buttons';
import { type ActionInputs, checkCalls } from './check-calls';
import { checkChoiceValues } from './check-choices';
import { checkExamples } from './check-examples';
import { checkExits } from './check-exits';
import { checkFilterTypes } from './check-filter-types';
import { checkFlows, type Proof } from './check-flows';
import { checkIdentity } from './check-identity';
import { checkIdle } from './check-idle';
import { checkKeptReads } from './check-kept-reads';
import { checkLater } from './check-later';
import { checkLists } from './check-lists';
import { checkMoves } from './check-moves';
import { checkNames, type KnownNames } from './check-names';
import { checkPlaceholders } from './check-placeholders';
import { checkPolicies } from './check-policies';
import { checkResults } from './check-results';
import { checkTeams } from './check-teams';
import { checkTwice } from './check-twice';
import type { Declared } from './check-variables';
import type { Diagnostic, SourceFile } from './diagnostic';
import { type LinkedFlow, linkFlow } from './link-steps';
import { personalNamesOf } from './personal-names';
import { checkPolicyNumbers, House, inHouse } from './policy-number';
import { policyShapeOf } from './policy-shape';
import type { Content, Program } from './program';
import { readDrafts } from './read-drafts';
import { type FileDraft, readContentFile, readShipped } from './read-file';
import type { IntentDraft } from './read-intents';
import { type Policies, policiesByLanguage } from './read-policies';
import type { Reading } from './reading';
import { Report } from './report';
import { customaryName } from './source-text';
import { isPattern, PATTERN_NAMES, shippedName } from './standing-patterns';
import { SLOT_TYPES } from './step-shapes';
import { botOf, entitiesOf } from './survey-content';

export interface Compiled {
  /** Null when any diagnostic is an error. */
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What was gone through to find them. */
  readonly proof: Proof;
}

export interface CompileOptions {
  /** The names that a `call` may use; null checks none. */
  readonly actions: readonly string[] | null;
  /** What they want to be given, where that is known: a call that cannot succeed is found. */
  readonly inputs?: ActionInputs;
  readonly hash: string;
  /** Kinds of values that a developer added, beside those of `intents/_entities.yaml`. */
  readonly entities?: readonly EntityDefinition[];
  /** True for a release that was published: what only a walk over its paths can show holds nobody up who is under way on it. */
  readonly isPublished?: boolean;
  /** `YYYY-MM-DD`: a flow whose `review-by` has come is reported. Without it no date is looked at. */
  readonly today?: string;
}

/** Compiles `flows/*.yaml` and `intents/*.yaml`. Every mistake is a diagnostic; nothing is thrown. */
export function compileContent(files: readonly SourceFile[], options: CompileOptions): Compiled {
  const sorted = [...files].sort(byName);
  // A release that was published is read to its end: it was sound when it was.
  const drafts = withPatterns(options.isPublished ? sorted.map(readContentFile) : readDrafts(sorted));
  const reports = new Map<Reading, Report>();
  const reportOf = (reading: Reading): Report => {
    const report = reports.get(reading) ?? new Report(reading.source);
    reports.set(reading, report);
    return report;
  };

  const bot = botOf(drafts);
  const policies = policiesOf(drafts);
  const house = new House(policies);
  const flows = linkFlows(drafts, house, reportOf);
  const intents = intentsOf(drafts, reportOf);
  const known = knownNames(drafts, bot, flows, intents, options);
  for (const { reading } of drafts) {
    checkNames(reading, known, reportOf(reading));
    checkPolicyNumbers(reading, house, reportOf(reading));
    if (bot) checkLanguages(reading, bot.languages, reportOf(reading));
  }
  const isWhole = drafts.every((draft) => draft.kind !== 'flow' || draft.flow !== null);
  const spoken = bot?.languages ?? LANGUAGES;
  const proof = checkFlows(flows, {
    menu: bot?.menu ?? [],
    languages: spoken,
    entities: entitiesOf(drafts, options.entities),
    today: options.today ?? null,
    declared: declaredIn(bot, policies),
    isWhole: isWhole && bot !== null,
  });
  checkTeams(drafts, bot, reportOf);
  if (options.inputs) checkCalls(flows, options.inputs);
  if (bot !== null) checkExits(flows, bot);
  if (bot !== null) checkButtons(flows, bot);
  if (bot !== null) checkIdentity(flows, bot);
  checkChoiceValues(flows, entitiesOf(drafts, options.entities));
  if (isWhole && bot !== null) checkAnswers(drafts, declaredIn(bot, policies), reportOf);
  checkLater(flows, bot);
  checkTwice(flows);
  checkIdle(flows);
  if (isWhole && bot !== null) checkPolicies(drafts, reportOf);
  checkResults(flows);
  checkFilterTypes(flows);
  checkLists(flows, policies && policyShapeOf(policies));
  if (isWhole) checkKeptReads(flows);
  checkSentences(drafts, intents, flows, reportOf);
  const reportOfFlow = new Map([...flows.values()].map(({ draft, report }) => [draft.reading, report]));
  for (const { reading } of drafts) {
    const found = [...reading.diagnostics, ...(reportOfFlow.get(reading)?.diagnostics ?? [])];
    checkPlaceholders(reading, spoken, found, reportOf(reading));
  }
  for (const draft of drafts) if (draft.kind === 'moves') checkMoves(draft.moves ?? [], flows, reportOf(draft.reading));

  const diagnostics = [
    ...missingBot(drafts),
    ...drafts.flatMap(({ reading }) => reading.diagnostics),
    ...[...reports.values()].flatMap((report) => report.diagnostics),
    ...[...flows.values()].flatMap(({ report }) => report.diagnostics),
  ].sort(byPlace);
  const isBroken = bot === null || diagnostics.some((one) => one.severity === 'error' && !isExcused(one, options));
  return {
    content: isBroken ? null : contentOf(drafts, bot, flows, intents, policies, options),
    diagnostics,
    proof,
  };
}

/** The shipped patterns stand beside the author's files, but for those that the author wrote anew. */
function withPatterns(drafts: readonly FileDraft[]): readonly FileDraft[] {
  const own = new Set(drafts.map(({ path }) => customaryName(path)));
  return [...drafts, ...PATTERN_NAMES.filter((name) => !own.has(name)).map(readShipped)];
}

/** What is said where an author's pattern leaves out what its rule must say. */
function shippedBeside(flows: Flows): readonly Program[] {
  return PATTERN_NAMES.flatMap((name) => {
    const shipped = readShipped(name);
    if (shipped.kind !== 'flow' || shipped.flow === null || flows.get(name)?.draft === shipped.flow) return [];
    return [{ ...linkFlow(shipped.flow).program, flow: shippedName(name) }];
  });
}

/** Found by a closer look than there was once: a release from before runs on as it did. */
const CLOSER: readonly string[] = [
  'FLOW_VARIABLE_UNSET',
  'FLOW_INPUT_MISSING',
  'FLOW_UNKNOWN_RESULT',
  'FLOW_LOOP_ALONE',
  'CONDITION_TYPES',
  'CONDITION_UNKNOWN_VALUE',
  'ENTITY_PATTERN_REPEATS',
  'POLICY_UNKNOWN',
  'FLOW_CHOICES',
  'FLOW_BUTTONS',
  'CONTENT_EMPTY',
  'TEMPLATE_TOO_LONG',
  'ENTITY_PATTERN',
  'PATTERN_VERB',
];

function isExcused({ code }: Diagnostic, { isPublished = false }: CompileOptions): boolean {
  return isPublished && CLOSER.includes(code);
}

type ReportOf = (reading: Reading) => Report;
type Flows = ReadonlyMap<string, LinkedFlow>;
type Intents = ReadonlyMap<string, IntentDraft>;

/** Null where the file could not be read, a group without members where there is none. */
function policiesOf(drafts: readonly FileDraft[]): Policies | null {
  for (const draft of drafts) if (draft.kind === 'policies') return draft.policies;
  return { kind: 'group', members: {} };
}

function declaredIn(bot: BotSettings | null, policies: Policies | null): Declared {
  return {
    case: bot && Object.keys(bot.values.case),
    customer: bot && Object.keys(bot.values.customer),
    policy: policies && policyShapeOf(policies),
    channels: bot && channelsOf(bot),
    served: [...OWN_CHANNELS, ...Object.keys(bot?.channels ?? {})],
  };
}

function channelsOf({ channels }: BotSettings): readonly string[] {
  return [...new Set([...KNOWN_CHANNELS, ...Object.keys(channels)])];
}

function missingBot(drafts: readonly FileDraft[]): Diagnostic[] {
  if (drafts.some(({ kind }) => kind === 'bot')) return [];
  const message =
    'There is no flows/_bot.yaml; it names the bot, its languages, its time zone and the teams of people behind it.';
  return [{ file: 'flows/_bot.yaml', line: 1, column: 1, code: 'BOT_MISSING', severity: 'error', message }];
}

function linkFlows(drafts: readonly FileDraft[], house: House, reportOf: ReportOf): Flows {
  const flows = new Map<string, LinkedFlow>();
  for (const draft of drafts) {
    if (draft.kind !== 'flow' || draft.flow === null) continue;
    const { name, at } = draft.flow;
    const first = flows.get(name)?.draft;
    if (first) {
      const { file, line } = first.reading.source.placeOf(first.at.start);
      const message = `The flow '${name}' stands in ${file}:${line} too; rename one of the two.`;
      reportOf(draft.reading).error('FLOW_DUPLICATE', at, message);
      continue;
    }
    flows.set(name, linkFlow(inHouse(draft.flow, house)));
  }
  return flows;
}

function intentsOf(drafts: readonly FileDraft[], reportOf: ReportOf): Intents {
  const intents = new Map<string, IntentDraft>();
  for (const draft of drafts) {
    if (draft.kind !== 'intent' || draft.intent === null) continue;
    const { name, at } = draft.intent;
    const first = intents.get(name);
    if (first) {
      const { file, line } = first.reading.source.placeOf(first.at.start);
      const message = `The intent '${name}' stands in ${file}:${line} too; put the sentences into one file.`;
      reportOf(draft.reading).error('INTENT_DUPLICATE', at, message);
      continue;
    }
    intents.set(name, draft.intent);
  }
  return intents;
}

function knownNames(
  drafts: readonly FileDraft[],
  bot: BotSettings | null,
  flows: Flows,
  intents: Intents,
  { actions, entities: own = [] }: CompileOptions,
): KnownNames {
  // A file that cannot be read is one mistake: what points at it is no second one.
  const unread = (kind: 'flow' | 'intent'): string[] =>
    drafts
      .filter(
        (draft) =>
          (draft.kind === 'flow' && kind === 'flow' && !draft.flow) ||
          (draft.kind === 'intent' && kind === 'intent' && !draft.intent),
      )
      .map(({ path }) => customaryName(path));
  const entities = drafts.flatMap((draft) => (draft.kind === 'entities' ? [draft.entities] : []));
  return {
    flow: new Set([...flows.keys(), ...unread('flow')].filter((name) => !isPattern(name))),
    intent: new Set([...intents.keys(), ...unread('intent')]),
    team: bot && new Set(bot.teams.map(({ name }) => name)),
    action: actions && new Set(actions),
    channel: bot && new Set(channelsOf(bot)),
    type: entities.includes(null)
      ? null
      : new Set([...SLOT_TYPES, ...[...entities.flatMap((some) => some ?? []), ...own].map(({ name }) => name)]),
  };
}

function checkLanguages(reading: Reading, languages: readonly Language[], report: Report): void {
  for (const text of reading.texts) {
    const missing = languages.filter((language) => !text.languages.includes(language));
    const [first] = text.languages;
    if (missing.length === 0 || first === undefined) continue;
    const message = `${text.label} is not written in ${missing.join(', ')}; those customers read it in ${first}.`;
    report.warn('TEXT_LANGUAGE_MISSING', text, message);
  }
}

function checkSentences(drafts: readonly FileDraft[], intents: Intents, flows: Flows, reportOf: ReportOf): void {
  const file = drafts.find((draft) => draft.kind === 'out-of-scope');
  const outOfScope =
    file?.kind === 'out-of-scope' ? { examples: file.examples ?? [], report: reportOf(file.reading) } : null;
  checkExamples([...intents.values()], outOfScope, ({ reading }) => reportOf(reading));
  // The flow that starts it may be in the file that cannot be read.
  if (drafts.some((draft) => draft.kind === 'flow' && draft.flow === null)) return;
  const used = new Set([...flows.values()].flatMap(({ program }) => program.triggers));
  for (const { name, at, reading } of intents.values()) {
    if (used.has(name)) continue;
    const message = `No flow has the trigger '${name}'; who means it hears that the bot cannot help, and is offered a person.`;
    reportOf(reading).warn('INTENT_WITHOUT_FLOW', at, message);
  }
}

function contentOf(
  drafts: readonly FileDraft[],
  bot: BotSettings,
  flows: Flows,
  intents: Intents,
  policies: Policies | null,
  options: CompileOptions,
): Content {
  const programs = [...flows.values()].map(({ program }) => program);
  const entities = entitiesOf(drafts, options.entities);
  return {
    hash: options.hash,
    bot,
    flows: Object.fromEntries([...programs, ...shippedBeside(flows)].map((program) => [program.flow, program])),
    flowOf: Object.fromEntries(programs.flatMap(({ flow, triggers }) => triggers.map((intent) => [intent, flow]))),
    training: {
      examples: [...intents.values()].flatMap(({ name, examples }) =>
        examples.map(({ text, language }) => ({ text, intent: name, ...(language && { language }) })),
      ),
      outOfScope: drafts
        .flatMap((draft) => (draft.kind === 'out-of-scope' ? (draft.examples ?? []) : []))
        .map(({ text }) => text),
      entities,
    },
    policies: policiesByLanguage(policies),
    moves: Object.fromEntries(
      drafts
        .flatMap((draft) => (draft.kind === 'moves' ? (draft.moves ?? []) : []))
        .map(({ from, to }) => [`${from.flow}/${from.step}`, to]),
    ),
    answers: drafts.flatMap((draft) => (draft.kind === 'answers' ? (draft.answers ?? []) : [])),
    personal: personalNamesOf(programs, entities, bot),
  };
}

/** `order-status.yaml` stands before `order-status-2.yaml`, so that a copy is the one that is reported. */
function byName(a: SourceFile, b: SourceFile): number {
  return a.path.replace(/\.ya?ml$/, '') < b.path.replace(/\.ya?ml$/, '') ? -1 : 1;
}

/** By file, line and column. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
