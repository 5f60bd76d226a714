import { readConfig } from '../config';
import type { ConversationId } from '../domain/conversation';
import { KhidmatError } from '../errors';
import { loadCustomerKey } from '../runtime/customer-key';
import {
  conversationsKnownBy,
  conversationsOfCustomer,
  eraseConversations,
  isErased,
  stillOpenIn,
} from '../runtime/erase';
import { sealAudit } from '../runtime/seal-audit';
import type { Store } from '../store/store';
import type { Command, Terminal } from './command';
import { openStore } from './open-store';
import { readOptions } from './options';
import { allIds, idsSince, sinceOf } from './recorded';

const usage = `Usage: khidmat erase <case|conversation> ... [--yes]
       khidmat erase --customer C-1007 [--yes]
       khidmat erase --user dl_4711 [--yes]
       khidmat erase --silent-for 400d [--yes]
       khidmat erase --compact

Takes what is personal of a customer out of the record, for good: what was said, understood and found, values, names, files,
what actions were given and brought, and by what the customer is known. A case or a conversation stands for its customer: all
conversations that are proved to be the same one's are erased together. Moments, flows, outcomes, scores and who of the desk
worked on it stay, so the figures stay as they are. Works while the server runs. Without --yes it only says what it would erase.

  --customer c      whom a flow proved to be this customer of your systems (a value with 'identity: true')
  --user id         whom your server named to the Direct Line
  --silent-for 400d every customer of whom nothing was heard for so long (m, h, d, w)
  --yes             erase it
  --compact         afterwards, or alone: writes the database's files anew, so that nothing of it is left in their free room either.
                    On SQLite the server must be stopped for it`;

export const eraseCommand: Command = {
  name: 'erase',
  summary: 'Take what is personal of a customer out of the record',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      customer: { type: 'string' },
      user: { type: 'string' },
      'silent-for': { type: 'string' },
      yes: { type: 'boolean', default: false },
      compact: { type: 'boolean', default: false },
    });
    const ways = [positionals.length > 0, values.customer, values.user, values['silent-for']].filter(Boolean);
    if (ways.length > 1 || (ways.length === 0 && !values.compact)) {
      terminal.err(usage);
      return 2;
    }
    const silentSince = values['silent-for'] === undefined ? null : sinceOf(values['silent-for'], Date.now());
    const config = readConfig(terminal.cwd, terminal.env);
    const store = await openStore(config, { beside: !values.compact });
    try {
      if (silentSince !== null) await eraseSilent(store, silentSince, values.yes, terminal);
      else if (ways.length > 0) {
        const found = await named(store, positionals, values);
        if (found.length === 0) terminal.out('Nothing is kept of that customer.');
        else await eraseOne(store, found, values.yes, terminal);
      }
      await sealAudit(store);
      if (values.compact) {
        await store.compact();
        terminal.out('The files of the database were written anew.');
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};

async function named(
  store: Store,
  names: readonly string[],
  { customer, user }: { readonly customer?: string | undefined; readonly user?: string | undefined },
): Promise<readonly ConversationId[]> {
  const keyOf = await loadCustomerKey(store);
  if (customer !== undefined) return conversationsKnownBy(store, { verified: keyOf(`verified ${customer.trim()}`) });
  if (user !== undefined) return conversationsKnownBy(store, { person: keyOf(`webchat ${user.trim()}`) });
  const found = new Set<ConversationId>();
  for (const name of names) {
    const conversation = (await store.readCase(name.toUpperCase()))?.conversation ?? name;
    if ((await store.readConversation(conversation)) === null)
      throw new KhidmatError(
        'CASE_UNKNOWN',
        `There is no case and no conversation '${name}'; a case looks like K-1001, a conversation like webchat:….`,
      );
    for (const one of await conversationsOfCustomer(store, conversation)) found.add(one);
  }
  return [...found];
}

async function eraseOne(
  store: Store,
  conversations: readonly ConversationId[],
  isSure: boolean,
  terminal: Terminal,
): Promise<void> {
  const open = (await Promise.all(conversations.map((one) => stillOpenIn(store, one)))).flat();
  if (open.length > 0) {
    const list = open.map(({ caseNumber, what }) => (what === 'case' ? caseNumber : `a promise in ${caseNumber}`));
    throw new KhidmatError(
      'ERASE_OPEN',
      `Still open: ${[...new Set(list)].join(', ')}. Nothing was erased; close the case, or keep the promise, at the desk first.`,
    );
  }
  for (const one of conversations) terminal.out(one);
  if (!isSure) {
    terminal.out(`${counted(conversations.length)} would be erased for good; with --yes it is done.`);
    return;
  }
  await eraseConversations(store, conversations, Date.now);
  terminal.out(
    `${counted(conversations.length)} erased. Copies made before ('khidmat backup', of the database) still hold it.`,
  );
}

async function eraseSilent(store: Store, since: number, isSure: boolean, terminal: Terminal): Promise<void> {
  const heard = new Set(await idsSince(store, since));
  const done = new Set<ConversationId>();
  const count = { erased: 0, open: 0 };
  for await (const one of allIds(store)) {
    if (heard.has(one) || done.has(one) || (await isErased(store, one))) continue;
    const all = await conversationsOfCustomer(store, one, false);
    if (all.some((other) => heard.has(other))) continue;
    for (const other of all) done.add(other);
    if ((await Promise.all(all.map((other) => stillOpenIn(store, other)))).flat().length > 0) {
      count.open += all.length;
      continue;
    }
    if (isSure) await eraseConversations(store, all, Date.now);
    count.erased += all.length;
  }
  const still = count.open === 0 ? '' : ` ${counted(count.open)} left as it is: a case or a promise is still open.`;
  terminal.out(
    `${counted(count.erased)} ${isSure ? 'erased' : 'would be erased for good; with --yes it is done'}.${still}`,
  );
}

function counted(count: number): string {
  return count === 1 ? '1 conversation' : `${count} conversations`;
}
