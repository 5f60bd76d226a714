import type { Kept, Origin, Origins } from '../domain/conversation';
import type { Json, JsonObject } from '../domain/json';
import type { Turn } from './step-turn';

/** Where a name that a step writes to is kept: `order_id` in the flow, `case.order` in the case, `customer.email` with the customer. */
interface Target {
  readonly scope: 'slot' | 'case' | 'customer';
  readonly name: string;
}

function targetOf(name: string): Target {
  const dot = name.indexOf('.');
  const scope = name.slice(0, dot);
  if (scope === 'case' || scope === 'customer') return { scope, name: name.slice(dot + 1) };
  return { scope: 'slot', name };
}

/** The value of a slot, `case.<name>` or `customer.<name>`; undefined when nothing has filled it. */
export function readValue(turn: Turn, written: string): Json | undefined {
  const { scope, name } = targetOf(written);
  if (scope === 'customer' && name === 'name') return turn.state.customer.name;
  const values = scope === 'slot' ? turn.frame?.slots : keptIn(turn, scope).values;
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Stores values where their names say, each with its origin. */
export function writeValues(turn: Turn, values: JsonObject, origin: Origin): void {
  for (const [written, value] of Object.entries(values)) {
    const { scope, name } = targetOf(written);
    if (scope === 'slot') {
      const { slots, origins } = turn.frame ?? {};
      turn.setFrame({ slots: { ...slots, [name]: value }, origins: { ...origins, [name]: origin } });
    } else if (scope === 'customer' && name === 'name') {
      nameCustomer(turn, value, origin);
    } else {
      const { values: before, origins } = keptIn(turn, scope);
      keep(turn, scope, { values: { ...before, [name]: value }, origins: { ...origins, [name]: origin } });
    }
  }
}

/** Forgets values, so that their questions are asked again. */
export function clearValues(turn: Turn, written: readonly string[]): void {
  for (const target of written.map(targetOf)) {
    const { scope, name } = target;
    if (scope === 'slot') {
      const { slots = {}, origins = {} } = turn.frame ?? {};
      turn.setFrame({ slots: without(slots, name), origins: without(origins, name) });
    } else if (scope === 'customer' && name === 'name') {
      nameCustomer(turn, null, 'flow');
    } else {
      const { values, origins = {} } = keptIn(turn, scope);
      keep(turn, scope, { values: without(values, name), origins: without(origins, name) });
    }
  }
}

/** What the customer said of themselves weighs more than what the channel says. */
export function nameFromChannel(turn: Turn, name: string): void {
  const { origins } = turn.state.customer;
  if (origins?.['name'] === undefined || origins['name'] === 'channel') nameCustomer(turn, name, 'channel');
}

function nameCustomer(turn: Turn, value: Json, origin: Origin): void {
  const { name: _before, origins = {}, ...customer } = turn.state.customer;
  const name = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (name === '') turn.set({ customer: { ...customer, origins: without(origins, 'name') } });
  else turn.set({ customer: { ...customer, name, origins: { ...origins, name: origin } } });
}

function keptIn(turn: Turn, scope: 'case' | 'customer'): Kept {
  return scope === 'case' ? (turn.state.ofCase ?? NOTHING) : turn.state.customer;
}

function keep(turn: Turn, scope: 'case' | 'customer', kept: Kept): void {
  if (scope === 'case') turn.set({ ofCase: kept });
  else turn.set({ customer: { ...turn.state.customer, ...kept } });
}

const NOTHING: Kept = { values: {} };

function without<T extends { readonly [name: string]: Json } | Origins>(values: T, name: string): T {
  const { [name]: _gone, ...others } = values as { readonly [name: string]: unknown };
  return others as T;
}
