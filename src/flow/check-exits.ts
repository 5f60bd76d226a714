import type { BotSettings, Team } from '../domain/settings';
import type { LinkedFlow } from './link-steps';

const MINUTES_OF_A_WEEK = 7 * 24 * 60;

/** Exits of a `handoff` that can never be taken, as the settings have it: `on-closed` of a team that never closes. */
export function checkExits(flows: ReadonlyMap<string, LinkedFlow>, bot: BotSettings): void {
  const parts = new Set(
    [...flows.values()].flatMap(({ program }) =>
      Object.values(program.steps).flatMap((step) => (step.verb === 'run' ? [step.flow] : [])),
    ),
  );
  for (const { program, drafts, draft, report } of flows.values()) {
    // A part without a team of its own has that of whoever runs it.
    const ofFlow = program.team ?? (parts.has(program.flow) ? null : bot.defaultTeam);
    for (const step of Object.values(program.steps)) {
      if (step.verb !== 'handoff') continue;
      const team = bot.teams.find(({ name }) => name === (step.team ?? ofFlow));
      const first = step.exits.closed;
      const inside = first == null ? undefined : drafts.get(first);
      if (!team || !inside || !neverCloses(team)) continue;
      const start = draft.reading.source.text.lastIndexOf(KEY, inside.start);
      const message = `'${team.name}' is always open, so \`${KEY}\` never comes; take it out, or give the team \`hours\`.`;
      report.warn('FLOW_EXIT_NEVER', { start, end: start + KEY.length }, message);
    }
  }
}

const KEY = 'on-closed';

function neverCloses({ hours: { week, holidays } }: Team): boolean {
  const open = week.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
  return open >= MINUTES_OF_A_WEEK && holidays.length === 0;
}
