import { readConfig } from '../config';
import type { ConversationId } from '../domain/conversation';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import type { Content } from '../flow/program';
import type { Project } from '../project';
import type { Store } from '../store/store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { replayConversation } from './replay-conversation';

const usage = `Usage: khidmat replay <conversation | case number> | --all

Decides every recorded turn again, each on the release that it ran on, and compares the state and the effects with the
record to the byte. Status 1 and the place of the first difference where one is found. Works while the server runs.`;

export const replayCommand: Command = {
  name: 'replay',
  summary: 'Decide recorded turns again and compare to the byte',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, { all: { type: 'boolean', default: false } });
    if (positionals.length !== (values.all ? 0 : 1)) {
      terminal.err(usage);
      return 2;
    }
    const config = readConfig(terminal.cwd, terminal.env);
    const store = await openStore(config, { readOnly: true });
    try {
      const contentOf = releasesOf(store, loadProject(config.contentDir));
      const count = { conversations: 0, turns: 0, different: 0 };
      for await (const conversation of values.all ? allConversations(store) : [await named(store, positionals[0]!)]) {
        const { turns, difference } = await replayConversation(
          conversation,
          await store.readTurns(conversation),
          contentOf,
        );
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

async function named(store: Store, name: string): Promise<ConversationId> {
  const row = await store.readCase(name.toUpperCase());
  if (row !== null) return row.conversation;
  if ((await store.readConversation(name)) !== null) return name;
  throw new KhidmatError(
    'CASE_UNKNOWN',
    `There is no case and no conversation '${name}'; a case looks like K-1001, a conversation like webchat:….`,
  );
}

const PAGE = 500;

async function* allConversations(store: Store): AsyncGenerator<ConversationId> {
  let after: ConversationId = '';
  for (;;) {
    const page = await store.readConversationIds(after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}

/** Releases as the store keeps them, each compiled once. */
function releasesOf(store: Store, { entities = [] }: Project): (hash: string) => Promise<Content> {
  const compiled = new Map<string, Promise<Content>>();
  const compile = async (hash: string) => {
    const release = await store.releases.readRelease(hash);
    if (release === null)
      throw new KhidmatError('RELEASE_UNKNOWN', `Release ${hash} is not kept here; its turns cannot be decided again.`);
    const { content, diagnostics } = compileContent(release.files, { actions: null, entities, hash });
    if (content !== null) return content;
    const first = diagnostics.find(({ severity }) => severity === 'error');
    throw new KhidmatError(
      'RELEASE_BROKEN',
      `Release ${hash} does not compile with this version of Khidmat: ${first?.code} ${first?.message}`,
    );
  };
  return (hash) => {
    const known = compiled.get(hash) ?? compile(hash);
    compiled.set(hash, known);
    return known;
  };
}
