import type { BotSettings } from '../domain/settings';
import type { FileDraft } from './read-file';
import type { Reading } from './reading';
import type { Report } from './report';
import type { Span } from './source-text';

/**
 * A person can be reached from every place where a customer waits, since the rules see to it that asking for one always
 * leads to a team; what is left to prove is that somebody of that team is there at some time.
 */
export function checkTeams(
  drafts: readonly FileDraft[],
  bot: BotSettings | null,
  reportOf: (reading: Reading) => Report,
): void {
  const settings = drafts.find(({ kind }) => kind === 'bot')?.reading;
  const never: ReadonlyMap<string, Span> = settings?.neverThere ?? new Map();
  if (!bot || !settings || never.size === 0) return;
  const hours = never.get(bot.defaultTeam);
  if (hours) {
    const message = `Nobody of '${bot.defaultTeam}' is ever there, and it takes what no flow gives to a team; give it hours, or name another 'default-team'.`;
    reportOf(settings).warn('TEAM_NEVER_THERE', hours, message);
  }
  for (const { reading } of drafts) {
    if (reading === settings) continue;
    for (const reference of reading.references) {
      if (reference.kind !== 'team' || !never.has(reference.name)) continue;
      const message = `Nobody of '${reference.name}' is ever there (\`hours: never\`), so the customer would wait for ever; name another team, or give it hours.`;
      reportOf(reading).warn('TEAM_NEVER_THERE', reference, message);
    }
  }
}
