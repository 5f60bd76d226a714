import { readConfig } from '../config';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { recordedNamed, recordedSince, releasesOf, sinceOf } from './recorded';
import { replayConversation } from './replay-conversation';

const usage = `Usage: khidmat replay <conversation | case number> | --all | --since 30d

Decides every recorded turn again, each on the release that it ran on, and compares the state and the effects with the
record to the byte. Status 1 and the place of the first difference where one is found. Works while the server runs.

  --all        every conversation
  --since 30d  those in which something happened since (m, h, d, w)`;

export const replayCommand: Command = {
  name: 'replay',
  summary: 'Decide recorded turns again and compare to the byte',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      all: { type: 'boolean', default: false },
      since: { type: 'string' },
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
      const count = { conversations: 0, turns: 0, different: 0 };
      const chosen = name === undefined ? recordedSince(store, since) : [await recordedNamed(store, name)];
      for await (const { conversation, record } of chosen) {
        const { turns, difference } = await replayConversation(conversation, record, contentOf);
        count.conversations++;
        count.turns += turns;
        if (difference === null) continue;
        count.different++;
        terminal.err(
          `REPLAY_DIFFERS  ${conversation} turn ${difference.turn} (event ${difference.eventId}): ${difference.what}`,
        );
      }
      terminal.out(
        `${count.conversations} conversations, ${count.turns} turns decided again, ${count.different} different`,
      );
      return count.different === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
