import type { Content, Program } from '../flow/program';
import { isReserved } from '../flow/standing-patterns';
import { frameOf } from '../insight/frame';
import type { FlowInReport } from '../insight/report';
import type { ReportContent } from '../reports/content';

/** What reports need of the content in force. */
export function reportContentOf({ bot, flows }: Content): ReportContent {
  return {
    botName: bot.name,
    languages: bot.languages,
    teams: bot.teams.map(({ name, title }) => ({ name, title })),
    flows: flowsInReport(flows),
    frame: frameOf(bot),
  };
}

function flowsInReport(flows: Content['flows']): readonly FlowInReport[] {
  return Object.values(flows)
    .filter(({ flow }) => !isReserved(flow))
    .map(flowOf);
}

function flowOf({ flow, title, owner, reviewBy, opensCase, urgency }: Program): FlowInReport {
  return { flow, title, owner, reviewBy, opensCase, isForPeople: urgency !== 'normal' };
}
