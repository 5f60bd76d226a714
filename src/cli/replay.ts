import { readConfig } from '../config';
import type { ConversationId } from '../domain/conversation';
import { KhidmatError } from '../errors';
import { VERSION } from '../runtime/program-version';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { recordedNamed, recordedSince, releasesOf, sinceOf } from './recorded';
import { type Difference, replayConversation } from './replay-conversation';

const usage = `Usage: khidmat replay <conversation | case number> | --all | --since 30d

Decides every recorded turn again, each on the release that it ran on, and compares the state and the effects with the
record to the byte. Status 1 and the place of the first difference where one is found. Works while the server runs.

A turn that another version of Khidmat decided, and this one decides otherwise, is told as such: that version replays it.

  --all           every conversation
  --since 30d     those in which something happened since (m, h, d, w)
  --same-version  turns that another version decided otherwise are told, and are no error`;

export const replayCommand: Command = {
  name: 'replay',
  summary: 'Decide recorded turns again and compare to the byte',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      all: { type: 'boolean', default: false },
      since: { type: 'string' },
      'same-version': { type: 'boolean', default: false },
    });
    const [name] = positionals;
    const ways = [...positionals, ...(values.all ? ['all'] : []), ...(values.since === undefined ? [] : ['since'])];
    if (ways.length !== 1) {
      terminal.err(usage);
      return 2;
    }
    const since = values.since === undefined ? null : sinceOf(values.since, Date.now());
    const config = readConfig(terminal.cwd, terminal.env);
    const store = await openStore(config, { readOnly: true });
    try {
      const contentOf = releasesOf(store, loadProject(config.contentDir));
      const count = { conversations: 0, turns: 0, different: 0, ofOthers: 0 };
      const chosen = name === undefined ? recordedSince(store, since) : [await recordedNamed(store, name)];
      for await (const { conversation, record } of chosen) {
        count.conversations++;
        const replayed = await replayConversation(conversation, record, contentOf).catch(asKhidmatError);
        if (replayed instanceof KhidmatError) {
          count.different++;
          terminal.err(`${replayed.code}  ${conversation}: ${replayed.message}`);
          continue;
        }
        count.turns += replayed.turns;
        const { difference } = replayed;
        if (difference === null) continue;
        const isOurs = difference.program === VERSION;
        if (isOurs) count.different++;
        else count.ofOthers++;
        terminal.err(told(conversation, difference, isOurs));
      }
      terminal.out(
        `${count.conversations} conversations, ${count.turns} turns decided again, ${count.different} different${count.ofOthers === 0 ? '' : `, ${count.ofOthers} decided by another version`}`,
      );
      return count.different === 0 && (count.ofOthers === 0 || values['same-version']) ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

function told(conversation: ConversationId, { turn, eventId, what, program }: Difference, isOurs: boolean): string {
  const place = `${conversation} turn ${turn} (event ${eventId})`;
  if (isOurs) return `REPLAY_DIFFERS  ${place}: ${what}`;
  const version = program === null ? 'An older Khidmat' : `Khidmat ${program}`;
  const mend = program === null ? '' : `; it is exact with npx khidmat@${program} replay`;
  return `REPLAY_OTHER_VERSION  ${place}: ${version} decided it, and this is ${VERSION}${mend}. ${what}`;
}

/** A release that is gone or does not compile any more is a fault of one conversation, and the others go on. */
function asKhidmatError(error: unknown): KhidmatError {
  if (error instanceof KhidmatError) return error;
  throw error;
}
