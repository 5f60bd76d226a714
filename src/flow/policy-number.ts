import { didYouMean } from './did-you-mean';
import type { FlowDraft } from './draft';
import type { Time } from './program';
import type { Policies, Policy } from './read-policies';
import type { Reading } from './reading';
import type { Report } from './report';
import type { Span } from './source-text';

/** What a key takes: times in milliseconds, or whole numbers. */
export interface NumberRange {
  readonly kind: 'time' | 'whole';
  readonly least: number;
  readonly most: number;
  /** `a time from 1m to 90d, written like …`. */
  readonly words: string;
}

/** A number that stands in `flows/_policies.yaml`: `policy.callback_within`, `"{{ policy.refund_days[level] }}d"`. */
export interface PolicyNumber extends Span {
  readonly label: string;
  /** Names below `policy`. */
  readonly path: readonly string[];
  /** The variable whose value picks one of the group. */
  readonly by: string | null;
  /** Written after the braces, for a policy that is a bare number. */
  readonly unit: string | null;
  readonly range: NumberRange;
}

/** A number as it stands in a step: itself, or where to find it. */
export type Written = number | PolicyNumber;

/** The numbers of the house, for steps that take theirs from it. */
export class House {
  constructor(private readonly policies: Policies | null) {}

  time(written: Written): Time {
    if (typeof written === 'number') return written;
    const found = this.find(written);
    if (found === null) return written.range.least;
    if (typeof found === 'number') return found;
    return { by: written.by ?? '', times: found, otherwise: Math.max(...Object.values(found)) };
  }

  whole(written: Written): number {
    if (typeof written === 'number') return written;
    const found = this.find(written);
    return typeof found === 'number' ? found : written.range.least;
  }

  /** The number, one for each value of `by`, or null where there is none. Faults go to `report`. */
  find(written: PolicyNumber, report?: Report): number | { readonly [value: string]: number } | null {
    if (this.policies === null) return null;
    const named = `policy.${written.path.join('.')}`;
    const policy = follow(this.policies, written, report);
    if (policy === null) return null;
    if (written.by === null) return numberOf(policy, written, named, report);
    if (policy.kind !== 'group') {
      report?.error('CONTENT_WRONG_VALUE', written, `'${named}' is no group, so nothing in it is for [${written.by}].`);
      return null;
    }
    const numbers = Object.entries(policy.members).map(
      ([name, one]) => [name, numberOf(one, written, `${named}.${name}`, report)] as const,
    );
    const known = numbers.filter((one): one is readonly [string, number] => one[1] !== null);
    return known.length === 0 || known.length < numbers.length ? null : Object.fromEntries(known);
  }
}

/** The flow with the numbers of this house: the same draft as before while those that it takes are the same. */
export function inHouse(draft: FlowDraft, house: House): FlowDraft {
  const { policyNumbers } = draft.reading;
  if (policyNumbers.length === 0) return draft;
  const numbers = JSON.stringify(policyNumbers.map((one) => house.find(one)));
  const known = housed.get(draft);
  if (known?.numbers === numbers) return known.draft;
  const fresh = { ...draft, house };
  housed.set(draft, { numbers, draft: fresh });
  return fresh;
}

const housed = new WeakMap<FlowDraft, { readonly numbers: string; readonly draft: FlowDraft }>();

/** Every number that a file takes from the policies is there, and is one that its key takes. */
export function checkPolicyNumbers(reading: Reading, house: House, report: Report): void {
  for (const written of reading.policyNumbers) house.find(written, report);
}

function follow(policies: Policies, written: PolicyNumber, report?: Report): Policy | null {
  let policy: Policy = policies;
  for (const [depth, name] of written.path.entries()) {
    const members: Policies['members'] = policy.kind === 'group' ? policy.members : {};
    const next: Policy | undefined = Object.hasOwn(members, name) ? members[name] : undefined;
    if (next === undefined) {
      const above = ['policy', ...written.path.slice(0, depth)].join('.');
      const mend = didYouMean(name, Object.keys(members)) || '; write it in flows/_policies.yaml';
      // The first name is looked at with every other variable that the flow reads.
      if (depth > 0) report?.error('TEMPLATE_UNKNOWN_VARIABLE', written, `'${above}' has no '${name}'${mend}.`);
      return null;
    }
    policy = next;
  }
  return policy;
}

function numberOf(policy: Policy, written: PolicyNumber, named: string, report?: Report): number | null {
  const { range, unit, label } = written;
  const value = policy.kind === 'value' ? policy.value : null;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const number = range.kind === 'time' ? durationOf(`${text}${unit ?? ''}`) : wholeOf(text);
  if (number !== null && number >= range.least && number <= range.most) return number;
  const shown =
    text === '' || policy.kind !== 'value'
      ? 'no number'
      : `'${text}${unit ?? ''}' at flows/_policies.yaml:${policy.line}`;
  const message = `${label} is '${named}', which is ${shown}; ${mendOf(written, value, named)}.`;
  report?.error('CONTENT_WRONG_VALUE', written, message);
  return null;
}

function mendOf({ range, unit, by }: PolicyNumber, value: unknown, named: string): string {
  if (by === null && range.kind === 'time' && unit === null && typeof value === 'number') {
    return `write "{{ ${named} }}d" for days (s, m, h, d), or ${value}d in flows/_policies.yaml`;
  }
  return `give ${range.words}`;
}

function wholeOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

const UNITS: { readonly [unit: string]: number } = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `5m`, `4h`, `2d`, in milliseconds; null for anything else. */
export function durationOf(text: string): number | null {
  const found = /^(\d{1,6})(s|m|h|d)$/.exec(text.trim());
  return found ? Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0) : null;
}
