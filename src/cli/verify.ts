import { resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { tipOf } from '../runtime/seal-audit';
import { type NotedTip, verifyActs, verifyTrail } from '../runtime/verify-audit';
import { type Broken, verifyConversation } from '../runtime/verify-conversation';
import { openSqliteBackup } from '../store/sqlite/open-sqlite-store';
import type { Store } from '../store/store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { recordedSince, releasesOf, sinceOf } from './recorded';
import { replayConversation } from './replay-conversation';

const usage = `Usage: khidmat verify [--since 30d] [--replay] [--audit-tip n:hash]

Holds what the store keeps against what was promised, conversation by conversation: no message lost, each event once, all in
order, nothing stuck on its way out, one owner for every case, no answer of an agent lost, nothing damaged; and the audit trail
against itself and against what staff did. Works while the server runs. Status 1 and one line for each broken promise; places, never a customer's words.

  --since 30d  only conversations in which something happened since (m, h, d, w)
  --replay     decides every turn again, too
  --audit-tip  the end of the audit trail as it was noted before (the server's log, 'khidmat audit'): nothing was cut off since
  --backup f   looks at a file that 'khidmat backup' made, instead of the store in use`;

const PROMISES: Readonly<Record<string, string>> = {
  I1: 'no message is lost',
  I2: 'each event has one turn',
  I3: 'messages are dense and in order',
  I4: 'nothing is stuck on its way out',
  I6: 'a case has one owner at every moment',
  I7: 'no answer of an agent is lost',
  I8: 'nothing is damaged',
  I9: 'the audit trail is whole',
  replay: 'turns are decided again alike',
};

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Hold what the store keeps against what was promised',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      since: { type: 'string' },
      replay: { type: 'boolean', default: false },
      backup: { type: 'string' },
      'audit-tip': { type: 'string' },
    });
    if (positionals.length > 0) {
      terminal.err(usage);
      return 2;
    }
    const noted = values['audit-tip'] === undefined ? null : tipIn(values['audit-tip']);
    const since = values.since === undefined ? null : sinceOf(values.since, Date.now());
    const config = readConfig(terminal.cwd, terminal.env);
    const store =
      values.backup === undefined
        ? await openStore(config, { readOnly: true })
        : await openSqliteBackup(resolve(terminal.cwd, values.backup));
    const broken = new Map<string, number>(Object.keys(PROMISES).map((promise) => [promise, 0]));
    const say = (promise: string, what: string) => {
      broken.set(promise, broken.get(promise)! + 1);
      terminal.err(`${promise}  ${what}`);
    };
    try {
      const contentOf = values.replay ? releasesOf(store, loadProject(config.contentDir)) : null;
      const count = { conversations: 0, turns: 0 };
      const trail = await verifyTrail(store, Date.now(), noted);
      for (const what of trail.broken) say('I9', what);
      for await (const { conversation, record } of recordedSince(store, since)) {
        count.conversations++;
        count.turns += record.length;
        for (const { promise, what } of await brokenIn(store, conversation)) say(promise, what);
        for (const what of await verifyActs(store, conversation, trail)) say('I9', what);
        if (contentOf === null) continue;
        const { difference } = await replayConversation(conversation, record, contentOf);
        if (difference !== null) say('replay', `${conversation}: turn ${difference.turn}: ${difference.what}`);
      }
      for (const what of await store.checkIntegrity()) say('I8', what);
      if (contentOf === null) broken.delete('replay');
      terminal.out(`${count.conversations} conversations, ${count.turns} turns`);
      for (const [promise, times] of broken)
        terminal.out(
          `  ${promise.padEnd(6)}  ${PROMISES[promise]!.padEnd(40)}  ${times === 0 ? 'kept' : `broken ${times} times`}`,
        );
      const waiting =
        trail.unsealed === 0
          ? ''
          : `; ${trail.unsealed}${trail.isMore ? ' or more' : ''} acts wait to be sealed into it`;
      terminal.out(`  The audit trail has ${trail.rows} rows and ends at ${tipOf(trail.tip)}${waiting}.`);
      terminal.out("  I5 (a customer's window shows each message once) is for the window to tell.");
      return [...broken.values()].some((times) => times > 0) ? 1 : 0;
    } finally {
      await store.close();
    }
  },
};

function tipIn(given: string): NotedTip {
  const [, n, hash] = /^(\d{1,15}):([\w-]*)$/.exec(given.trim()) ?? [];
  if (n !== undefined && hash !== undefined) return { n: Number(n), hash };
  throw new KhidmatError('USAGE', `--audit-tip is '${given}'; give it as it was noted, like 412:Xy3….`);
}

/** Read at one moment: a turn that is committed meanwhile must not look like damage. */
async function brokenIn(store: Store, conversation: string): Promise<readonly Broken[]> {
  for (let tries = 0; ; tries++) {
    const stored = await store.readConversation(conversation);
    const kept = {
      conversation,
      stored,
      turns: await store.readTurns(conversation),
      messages: await store.readMessages(conversation, 0, 1_000_000),
      ...(await store.readPending(conversation)),
    };
    const after = await store.readConversation(conversation);
    if (after?.version === stored?.version || tries === 20) return verifyConversation(kept, Date.now());
  }
}
