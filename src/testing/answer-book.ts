import type { CallEffect } from '../domain/effect';
import type { Json } from '../domain/json';
import { type Action, ActionError } from '../runtime/action';
import type { Answer } from './script';

/** What a test lets its actions answer. Each call gets its answer once: the first that fits and was not given yet, else the last that fits. */
export class AnswerBook {
  private readonly given = new Set<Answer>();
  private readonly byCall = new Map<string, Answer | null>();

  constructor(private readonly answers: { readonly [action: string]: readonly Answer[] }) {}

  /** The real actions, with those of the test in their place. Their schemas stay: rubbish is refused as in service. */
  actions(real: readonly Action[]): readonly Action[] {
    const named = Object.keys(this.answers);
    const byName = new Map(real.map((action) => [action.name, action]));
    const own = named.map((name): Action => {
      const { input, result } = byName.get(name) ?? {};
      return {
        name,
        ...(input === undefined ? {} : { input }),
        ...(result === undefined ? {} : { result }),
        run: async (_input, context) => this.answer(context.idempotencyKey.replace(/^.*\//, '')),
      };
    });
    return [...real.filter(({ name }) => !named.includes(name)), ...own];
  }

  /** How long the customer waits for the answer. Longer than the flow waits: the call fails when its time is up. */
  latency(call: CallEffect): number {
    const answer = this.find(call);
    if (answer === null) return 0;
    const most = call.timeoutMs * call.attempts;
    return Math.min(answer.takesMs, most);
  }

  private answer(callId: string): Json {
    const answer = this.byCall.get(callId) ?? null;
    if (answer === null)
      throw new ActionError('ACTION_FAILED', 'The test has no answer for this input.', { retry: false });
    if ('fails' in answer.result) throw new ActionError(answer.result.fails, 'As the test says.', { retry: false });
    return answer.result.value;
  }

  private find(call: CallEffect): Answer | null {
    const answers = Object.hasOwn(this.answers, call.action) ? this.answers[call.action]! : null;
    if (answers === null) return null;
    const fitting = answers.filter((one) => one.with === null || holdsPart(call.input, one.with));
    const answer = fitting.find((one) => !this.given.has(one)) ?? fitting.at(-1) ?? null;
    if (answer !== null) this.given.add(answer);
    const isLate = answer !== null && answer.takesMs >= call.timeoutMs * call.attempts;
    this.byCall.set(call.callId, isLate ? { ...answer, result: { fails: 'ACTION_TIMEOUT' } } : answer);
    return answer;
  }
}

/** Whether a value is the expected one; of maps only the keys that are expected are looked at. */
export function holdsPart(value: Json | undefined, expected: Json): boolean {
  if (value === undefined) return expected === null;
  if (expected === null || typeof expected !== 'object') return value === expected;
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(expected)) {
    const list = value as readonly Json[];
    return (
      Array.isArray(value) &&
      list.length === expected.length &&
      expected.every((one, index) => holdsPart(list[index], one))
    );
  }
  if (Array.isArray(value)) return false;
  const map = value as { readonly [key: string]: Json };
  return Object.entries(expected).every(([key, one]) => holdsPart(Object.hasOwn(map, key) ? map[key] : undefined, one));
}
