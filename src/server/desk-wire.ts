import { type LabelSource, titleOfIntent } from '../desk/card-labels';
import { deadlinesOf, losesAt } from '../desk/deadlines';
import type { DeskItem, DeskMe, DeskTeam } from '../domain/desk';
import type { Attachment, Message } from '../domain/message';
import { isOpen } from '../domain/opening-hours';
import type { Agent, CaseRow } from '../store/store';
import type { DeskContent } from './desk-parts';
import { may } from './desk-permission';

/** What the page is told about the one who sits in front of it. */
export function meOf(agent: Agent, content: DeskContent, now: number): DeskMe {
  const allTeams = teamsOf(content, now);
  return {
    agentId: agent.id,
    name: agent.name,
    email: agent.email,
    role: agent.role,
    teams: allTeams.filter(({ name }) => may(agent, { deed: 'see-team', team: name })),
    allTeams,
    botName: content.bot.name,
    asksScore: content.bot.survey.length > 0,
    flows: Object.values(content.flows)
      .filter(({ flow, opensCase }) => opensCase && !flow.startsWith('_'))
      .map(({ flow, title }) => ({ flow, title })),
    timeZone: content.bot.timeZone,
    at: now,
  };
}

function teamsOf({ bot }: DeskContent, now: number): readonly DeskTeam[] {
  return bot.teams.map(({ name, title, hours }) => ({ name, title, open: isOpen(hours, now, bot.timeZone) }));
}

/** A case as a line of a list. */
export function itemOf(row: CaseRow, labels: LabelSource): DeskItem {
  const { handoff, intent, owner, lentBy, attention } = row.case;
  const holder = owner.kind === 'agent' ? owner : (lentBy ?? null);
  const team = labels.bot.teams.find(({ name }) => name === row.team);
  const { timeZone } = labels.bot;
  return {
    number: row.case.number,
    channel: row.channel,
    language: row.language,
    customerName: row.customerName,
    team: row.team,
    urgency: row.urgency,
    reason: handoff?.reason ?? null,
    returned: handoff?.returned ?? false,
    waitingSince: handoff?.waitingSince ?? row.case.openedAt,
    intent,
    headline: intent === null ? null : titleOfIntent(labels, intent),
    owner: holder === null ? null : { agentId: holder.agentId, name: holder.name },
    ...(lentBy !== undefined && { lent: true as const }),
    due: deadlinesOf(row.case, team, timeZone)[0] ?? null,
    unansweredSince: attention?.unansweredSince ?? null,
    losesAt: losesAt(row.case, team, timeZone),
  };
}

/** A message for the desk: files are fetched through the desk, and what only the channel reads stays away. */
export function messageForDesk(message: Message, caseNumber: string): Message {
  const { channelData: _, ...rest } = message;
  if (!message.attachments) return rest;
  return {
    ...rest,
    attachments: message.attachments.map((file, at) => throughDesk(file, caseNumber, message.seq, at)),
  };
}

// Files of the web are links for the agent's browser. All others are kept by this server, which gives them to the
// customer's own token only: the desk has its own road to them, by message and place.
function throughDesk(file: Attachment, caseNumber: string, seq: number, at: number): Attachment {
  if (/^https?:\/\//i.test(file.url)) return file;
  return { ...file, url: `/desk/api/cases/${encodeURIComponent(caseNumber)}/files/${seq}/${at}` };
}
