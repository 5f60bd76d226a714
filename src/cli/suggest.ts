import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { didYouMean } from '../flow/did-you-mean';
import { type Candidate, type Group, OUT_OF_SCOPE, type Suggestions, suggest } from '../nlu/suggest';
import type { Command, Terminal } from './command';
import { formatEffect, formatGroup, formatSuggestions } from './format-suggestions';
import { readOptions } from './options';
import { type Material, modelOf, readProject } from './project-model';
import { readMessageFiles, readRecordedMessages } from './read-messages';
import { sinceOf } from './recorded';
import { changeFor, effectOf, sentencesAt, type TryOut, tryOutOf, writeChange } from './teach';
import { contextOf } from './understand';

const DEFAULT_SINCE = '30d';
const DEFAULT_GROUPS = 5;

const USAGE = `khidmat suggest [dir] [--since 30d | --file FILE…] [--groups N] [--quick] [--json]
khidmat suggest [dir] [--since 30d | --file FILE…] --accept GROUP [--intent NAME] [--only 1,3] [--new] [--dry-run]

Takes what customers wrote and proposes what to teach: messages that were read without certainty, grouped by likeness, the least certain
first, with the intent that each fits, and groups that look like an intent that is missing. For the first N groups (${DEFAULT_GROUPS}) it
tries the addition and shows what would change on messages and on examples held out; --quick leaves that out.

--since takes the record of the data folder (${DEFAULT_SINCE} unless said otherwise; 12h, 4w or a day as 2026-11-01 too); --file one text or one
{"text": "…"} a line. E-mail addresses and numbers are masked in all that is shown and written.
--accept writes a group's sentences into the file of the intent and shows the new lines; the rest of the file stays as it is. --only picks
sentences by their numbers, --new makes an intent that is not there yet, --intent ${OUT_OF_SCOPE} files them as nobody's business,
--dry-run shows it and writes nothing.`;

export const suggestCommand: Command = {
  name: 'suggest',
  summary: 'Propose which real messages to teach, and show what that would change',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, USAGE, {
      since: { type: 'string' },
      file: { type: 'string', multiple: true },
      groups: { type: 'string' },
      quick: { type: 'boolean' },
      accept: { type: 'string' },
      intent: { type: 'string' },
      only: { type: 'string' },
      new: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length > 1)
      throw new KhidmatError('USAGE', `Name one folder, not ${positionals.length}.\n\n${USAGE}`);
    if (values.since !== undefined && values.file !== undefined)
      throw new KhidmatError('USAGE', 'Take messages from --since or from --file, not from both.');
    const most = Number(values.groups ?? DEFAULT_GROUPS);
    if (!Number.isInteger(most) || most < 1)
      throw new KhidmatError('USAGE', `--groups is '${values.groups}'; give a number from 1.`);
    const config = readConfig(terminal.cwd, terminal.env);
    const material = await readProject(terminal.cwd, positionals[0] ?? config.contentDir);
    const context = contextOf(values.now, undefined, material);
    const texts =
      values.file !== undefined
        ? await readMessageFiles(terminal.cwd, values.file)
        : await readRecordedMessages(config, sinceOf(values.since ?? DEFAULT_SINCE, context.now));
    const found = suggest(texts, await modelOf(material), context, material.training);
    const tryOut = tryOutOf(found, material, context);
    if (values.accept !== undefined) {
      return accept(groupNamed(found, values.accept), values, material, tryOut, terminal);
    }
    const isFirst = firstOf(most);
    const groups = found.groups.map((group) => ({
      ...group,
      effect: values.quick || !isFirst(group) ? null : effectOf(group.messages, group.intent, tryOut),
    }));
    terminal.out(
      values.json ? JSON.stringify({ ...found, groups }) : formatSuggestions(found, groups.filter(firstOf(most))),
    );
    return 0;
  },
};

/** The first groups that an intent covers, and as many of those that none does. */
function firstOf(most: number): (group: Group) => boolean {
  let covered = 0;
  let others = 0;
  return ({ kind }) => (kind === 'fits' || kind === 'unsure' ? ++covered : ++others) <= most;
}

function groupNamed(found: Suggestions, id: string): Group {
  const group = found.groups.find((one) => one.id === id.toLowerCase());
  if (group !== undefined) return group;
  const ids = found.groups.slice(0, 10).map((one) => one.id);
  throw new KhidmatError(
    'GROUP_UNKNOWN',
    `There is no group '${id}' in these messages; ${ids.length === 0 ? 'there is none at all.' : `there are ${ids.join(', ')}${found.groups.length > ids.length ? ', …' : ''}.`} Give the same --since or --file as when it was shown.`,
  );
}

interface Wish {
  readonly intent?: string | undefined;
  readonly only?: string | undefined;
  readonly new?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly json?: boolean | undefined;
}

async function accept(
  group: Group,
  wish: Wish,
  material: Material,
  tryOut: TryOut,
  terminal: Terminal,
): Promise<number> {
  const name = intentFor(group, wish, material);
  const messages = picked(group, wish.only);
  const effect = effectOf(messages, name, tryOut);
  const file = await changeFor(name, messages, material);
  if (!wish['dry-run']) await writeChange(material.folder!, file);
  const done = !wish['dry-run'];
  terminal.out(
    wish.json
      ? JSON.stringify({ group: group.id, intent: name, file: file.path, written: done, added: file.added, effect })
      : [
          formatGroup({ ...group, messages }, null),
          ...formatEffect(effect, name),
          '',
          ...file.added.map(({ line, text }) => `${file.path}:${line} + ${text}`),
          '',
          done
            ? `Written to ${file.path}. Read it, then publish as always; khidmat check tells what collides.`
            : 'Nothing was written (--dry-run).',
        ].join('\n'),
  );
  return 0;
}

function intentFor(group: Group, wish: Wish, { training }: Material): string {
  const name = wish.intent ?? (group.kind === 'fits' ? group.intent : undefined);
  if (name === undefined) {
    throw new KhidmatError(
      'USAGE',
      `The group '${group.id}' fits no one intent; name it with --intent NAME, or --intent ${OUT_OF_SCOPE}.`,
    );
  }
  const names = [...new Set(training.examples.map(({ intent }) => intent))];
  if (name === OUT_OF_SCOPE || names.includes(name)) return name;
  if (wish.new && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return name;
  throw new KhidmatError(
    'INTENT_UNKNOWN',
    wish.new
      ? `'${name}' is no name for an intent; use small letters, digits and dashes, as gift-wrap.`
      : `There is no intent '${name}'${didYouMean(name, names) || '.'} With --new it is made.`,
  );
}

function picked({ id, messages }: Group, only: string | undefined): readonly Candidate[] {
  if (only === undefined) return messages;
  const found = sentencesAt(messages, only);
  if (found !== null) return found;
  throw new KhidmatError('USAGE', `--only is '${only}'; the group '${id}' has the sentences 1 to ${messages.length}.`);
}
