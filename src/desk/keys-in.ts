import type { Case } from '../domain/case';
import type { CustomerKeys } from '../domain/customer-keys';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';

/** One key in the place of another: figures still know that two conversations are one customer's. */
export type OtherKey = (key: string) => string;

/** Every place of a record in which the key of a customer stands, with another key there. */
export function keysInState<T extends { readonly identity?: CustomerKeys; readonly case: Case | null }>(
  state: T,
  other: OtherKey,
): T {
  return {
    ...state,
    ...(state.identity !== undefined && { identity: otherKeys(state.identity, other) }),
    case: state.case === null ? null : keysInCase(state.case, other),
  };
}

export function keysInCase<T extends { readonly customer?: CustomerKeys }>(it: T, other: OtherKey): T {
  return it.customer === undefined ? it : { ...it, customer: otherKeys(it.customer, other) };
}

export function keysInEvent(event: Event, other: OtherKey): Event {
  if (event.kind !== 'message' && event.kind !== 'opened') return event;
  return event.person === undefined ? event : { ...event, person: other(event.person) };
}

export function keysInEffect(effect: Effect, other: OtherKey): Effect {
  return effect.kind === 'fact' && effect.fact === 'customer-known' ? { ...effect, key: other(effect.key) } : effect;
}

function otherKeys({ person, verified }: CustomerKeys, other: OtherKey): CustomerKeys {
  return {
    ...(person !== undefined && { person: other(person) }),
    ...(verified !== undefined && { verified: other(verified) }),
  };
}
