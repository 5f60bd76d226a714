import { HANDOFF_EXITS, type HandoffExit } from '../domain/case';
import type { StepDraft } from './draft';
import type { Fields } from './fields';
import type { HandoffStep, Step, StepId } from './program';
import { below, beside, type StepReader } from './read-keys';
import type { Reading } from './reading';

export const readHandoff: StepReader = (node, verb, reading, steps) => {
  const exits = beside(node, 'handoff', reading) as Fields;
  const fields = below('handoff', verb, reading);
  if (!fields) return null;
  const timeout = fields.get('timeout') ?? null;
  const lists = listsOf(exits, steps);
  const late = exits.entry('on-timed-out');
  if (late && !fields.entry('timeout')) {
    const message = '`on-timed-out` never comes without a time; add `timeout: 30m` to the `handoff`.';
    reading.error('FLOW_EXIT_NEVER', late.at, message);
  }
  for (const [index, exit] of HANDOFF_EXITS.entries()) checkExit(exit, lists[index] ?? [], reading);
  const base: Omit<HandoffStep, 'exits' | 'timeout'> = {
    verb: 'handoff',
    team: fields.get('team') ?? null,
    note: fields.get('reason') ?? null,
    urgency: fields.get('urgency') ?? null,
    say: fields.get('say') ?? null,
  };
  return {
    called: 'handoff',
    inner: lists,
    asides: HANDOFF_EXITS.map((exit) => (exit === 'accepted' || exit === 'resolved' ? exit : undefined)),
    make: (starts, house) => ({
      ...base,
      timeout: timeout === null ? null : house.time(timeout),
      exits: exitsOf(starts),
    }),
  };
};

/** Apart from the step that is made: that is kept, and would keep the nodes. */
function listsOf(exits: Fields, steps: Parameters<StepReader>[3]): readonly (readonly StepDraft[])[] {
  return HANDOFF_EXITS.map((exit) => exits.get(`on-${exit}`, steps.some) ?? []);
}

function exitsOf(starts: readonly (StepId | null)[]): HandoffStep['exits'] {
  return Object.fromEntries(
    HANDOFF_EXITS.flatMap((exit, index) => {
      const start = starts[index];
      return start == null ? [] : [[exit, start]];
    }),
  );
}

/** What can stand where the bot does not have the case: nothing that waits for words, and no second end. */
const SAID_ONLY: {
  readonly [exit in HandoffExit]?: { readonly verbs: readonly Step['verb'][]; readonly why: string };
} = {
  accepted: {
    verbs: ['say', 'set', 'choose', 'promise', 'kept', 'remind'],
    why: 'an agent has the case then, and the bot is silent',
  },
  resolved: {
    verbs: ['say', 'set', 'choose', 'kept', 'survey', 'follow-up'],
    why: 'the agent has closed the case then',
  },
};

function checkExit(exit: HandoffExit, steps: readonly StepDraft[], reading: Reading): void {
  const allowed = SAID_ONLY[exit];
  if (!allowed) return;
  for (const step of steps) {
    if (!allowed.verbs.includes(step.verb)) {
      const list = allowed.verbs.map((verb) => `\`${verb}\``).join(', ');
      const message = `\`${step.verb}\` cannot stand in \`on-${exit}\`: ${allowed.why}. There can be ${list}.`;
      reading.error('FLOW_EXIT_STEP', step, message);
    }
    for (const inner of step.inner) checkExit(exit, inner, reading);
  }
}
