import type { CustomerKeys } from '../domain/customer-keys';
import type { Json, JsonObject } from '../domain/json';
import type { Turn } from './step-turn';
import { readValue } from './step-values';

/** From now on the customer is known by this key, and so is the case that is open. Cases of before stay as they were. */
export function identify(turn: Turn, by: keyof CustomerKeys, key: string): void {
  if (turn.state.identity?.[by] === key) return;
  const identity = { ...turn.state.identity, [by]: key };
  turn.set({ identity });
  if (turn.openCase !== null) turn.setCase({ customer: identity });
  turn.fact({ fact: 'customer-known', by, key });
}

/** `customer.<name>` of the value by which other systems know the customer; null where the author names none. */
export function identityName({ content }: Turn): string | null {
  for (const [name, { identity }] of Object.entries(content.bot.values.customer))
    if (identity) return `customer.${name}`;
  return null;
}

/** A customer's own words prove nothing: only what an action has brought, and what is handed on of it as it is. */
export function noteIdentity(turn: Turn, values: JsonObject): void {
  const name = identityName(turn);
  if (name === null || !Object.hasOwn(values, name)) return;
  const source = handedOn(values[name]!);
  if (source === null || turn.frame?.origins?.[source] !== 'action') return;
  becomeKnown(turn, readValue(turn, name) ?? null);
}

/** The variable of which a template hands on a value as it is, `{{ check.customer }}`; null for everything else. */
export function handedOn(template: Json): string | null {
  if (typeof template !== 'string') return null;
  return /^\{\{\s*([a-z_]\w*)(?:\.\w+)*\s*\}\}$/i.exec(template.trim())?.[1] ?? null;
}

/** Its key comes in with the event; where it does not, the turn says whom it has proved, and is decided again by whoever can make one. */
export function becomeKnown(turn: Turn, value: Json): void {
  const who = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (who === '') return;
  const { proved = {} } = turn.event;
  if (Object.hasOwn(proved, who)) identify(turn, 'verified', proved[who]!);
  else turn.proved.push(who);
}
