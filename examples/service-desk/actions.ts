import { type Action, ActionError, defineAction } from 'khidmat';
import { ACCOUNTS, type Account, ORDERS, REFUNDS, SOLD_OUT, usernameOf } from './data';

/** An input of texts and numbers: those that must be there, and those that may be left out or be nil. */
function fields(needs: readonly string[], may: readonly string[] = []) {
  const properties = [...needs.map((name) => [name, {}]), ...may.map((name) => [name, {}])];
  return {
    type: 'object',
    required: [...needs],
    properties: Object.fromEntries(properties) as { [name: string]: Record<string, never> },
    additionalProperties: false,
  };
}

const said = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();
const accountOf = (number: unknown) => ACCOUNTS.find((one) => said(one.number) === said(number));
const orderOf = (number: unknown) => ORDERS.find((one) => said(one.number) === said(number));

/** A number that is the same for the same words: a mock has no counter that two conversations would share. */
function numberFor(prefix: string, ...words: readonly unknown[]): string {
  let sum = 7;
  for (const letter of words.map(said).join('|')) sum = (sum * 31 + letter.charCodeAt(0)) % 9000;
  return `${prefix}-${1000 + sum}`;
}

function known(number: unknown): Account {
  const account = accountOf(number);
  if (account === undefined)
    throw new ActionError('NO_ACCOUNT', `there is no account ${said(number)}`, { retry: false });
  return account;
}

/** By name or by number. What proves who somebody is stays in the system. */
const findAccount = defineAction({
  name: 'accounts.find',
  input: fields(['who']),
  async run({ who }) {
    const byNumber = accountOf(who);
    const account = byNumber ?? ACCOUNTS.find(({ name }) => said(name) === said(who));
    if (account === undefined) return null;
    const { number, name, level } = account;
    return { number, name, level, found_by: byNumber ? 'number' : 'name' };
  },
});

const verifyIdentity = defineAction({
  name: 'identity.verify',
  input: fields(['account', 'name', 'order']),
  async run({ account, name, order }) {
    const found = accountOf(account);
    const isTheirs = found !== undefined && orderOf(order)?.account === found.number;
    return { verified: isTheirs && said(found.name) === said(name) };
  },
});

/** How many of the answers are those of the account; with enough of them, its username. */
const matchIdentity = defineAction({
  name: 'identity.match',
  input: fields(['account', 'enough'], ['name', 'postcode', 'phone', 'email']),
  async run({ account, enough, name, postcode, phone, email }) {
    const found = known(account);
    const right = [
      said(name) === said(found.name),
      said(postcode) === found.postcode,
      said(phone) === found.phone,
      said(email) === found.email,
    ];
    const matched = right.filter(Boolean).length;
    return { matched, username: matched >= Number(enough) ? usernameOf(found) : null };
  },
});

const validatePurchase = defineAction({
  name: 'purchases.validate',
  input: fields(['account', 'username', 'email', 'order']),
  async run({ account, username, email, order }) {
    const found = known(account);
    const isTheirs = orderOf(order)?.account === found.number;
    return { valid: isTheirs && said(username) === usernameOf(found) && said(email) === found.email };
  },
});

const findOrder = defineAction({
  name: 'orders.find',
  input: fields(['order']),
  async run({ order }) {
    const found = orderOf(order);
    if (found === undefined) return null;
    const { agrees: _kept, ...shown } = found;
    return { ...shown, items: shown.items.map((item) => ({ ...item })) };
  },
});

/** The shop's records, asked a question of yes or no. */
const checkRecords = defineAction({
  name: 'records.check',
  input: fields(['order', 'question']),
  async run({ order }) {
    return { yes: orderOf(order)?.agrees === true };
  },
});

const updateOrder = defineAction({
  name: 'orders.update',
  input: fields(['order', 'change'], ['value', 'address', 'reason']),
  async run({ order, change }) {
    return { reference: numberFor('U', order, change) };
  },
});

/** Null: the warehouse has none of it. */
const sendItem = defineAction({
  name: 'orders.send-item',
  input: fields(['account', 'order', 'product', 'fee'], ['address']),
  async run({ order, product }) {
    if (SOLD_OUT.some((one) => said(product).includes(one))) return null;
    return { number: numberFor('P', order, product) };
  },
});

const offerRefund = defineAction({
  name: 'refunds.offer',
  input: fields(['account', 'amount', 'to'], ['order', 'details', 'reason']),
  async run({ account, order, amount }) {
    return { number: numberFor('R', account, order, JSON.stringify(amount)) };
  },
});

const findRefund = defineAction({
  name: 'refunds.find',
  input: fields(['order']),
  async run({ order }) {
    return REFUNDS[String(order)] ?? null;
  },
});

/** Null: neither the PIN nor the answer is right. */
const makePassword = defineAction({
  name: 'accounts.make-password',
  input: fields(['account', 'username', 'secret']),
  async run({ account, username, secret }) {
    const found = known(account);
    const isRight = [found.pin, said(found.maidenName)].includes(said(secret)) && said(username) === usernameOf(found);
    return isRight ? { password: numberFor('fern', found.number) } : null;
  },
});

/** By the e-mail address, the PIN or the answer; always to the address on file. Null: none of them is right. */
const sendCode = defineAction({
  name: 'accounts.send-code',
  input: fields(['account', 'proof']),
  async run({ account, proof }) {
    const found = known(account);
    const isRight = [found.email, found.pin, said(found.maidenName)].includes(said(proof));
    return isRight ? { sent_to: found.email } : null;
  },
});

const sendLink = defineAction({
  name: 'accounts.send-link',
  input: fields(['account', 'page']),
  async run({ account }) {
    return { sent_to: known(account).email };
  },
});

const notifyTeam = defineAction({
  name: 'teams.notify',
  input: fields(['team', 'about'], ['account']),
  async run({ team, about }) {
    return { ticket: numberFor('N', team, about) };
  },
});

export const actions: readonly Action[] = [
  ...[findAccount, verifyIdentity, matchIdentity, validatePurchase, findOrder, checkRecords, updateOrder],
  ...[sendItem, offerRefund, findRefund, makePassword, sendCode, sendLink, notifyTeam],
];
