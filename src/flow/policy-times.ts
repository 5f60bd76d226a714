import type { Policies } from './read-policies';
import { MILLISECONDS, writtenDuration } from './written-duration';

/** The rules of the house that are times, in milliseconds: `callback: 4h`, and numbers whose name ends in their unit, `refund_days: 7`. */
export type PolicyTimes = ReadonlyMap<string, number>;

/** Null, where `flows/_policies.yaml` could not be read, stands for any time of any name. */
export function policyTimes(policies: Policies | null): PolicyTimes | null {
  if (policies === null) return null;
  const times = new Map<string, number>();
  for (const [name, policy] of Object.entries(policies.members)) {
    if (policy.kind !== 'value') continue;
    const unit = /_(minute|hour|day)s$/.exec(name)?.[1]?.[0];
    const time =
      typeof policy.value === 'number' && unit !== undefined
        ? policy.value * (MILLISECONDS[unit] ?? 0)
        : writtenDuration(String(policy.value));
    if (time !== null) times.set(name, time);
  }
  return times;
}
