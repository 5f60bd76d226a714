import { TALK_TO_HUMAN } from '../domain/understanding';
import type { Content } from '../flow/program';
import { isReserved } from '../flow/standing-patterns';
import { frameOf } from '../insight/frame';
import type { FlowInReport } from '../insight/report';
import type { ReportContent } from '../reports/content';

/** What reports need of the content in force. */
export function reportContentOf({ bot, flows, flowOf }: Content): ReportContent {
  return {
    botName: bot.name,
    languages: bot.languages,
    teams: bot.teams.map(({ name, title }) => ({ name, title })),
    flows: flowsInReport(flows, flowOf[TALK_TO_HUMAN]),
    frame: frameOf(bot),
  };
}

function flowsInReport(flows: Content['flows'], ofPerson: string | undefined): readonly FlowInReport[] {
  return Object.values(flows)
    .filter(({ flow }) => !isReserved(flow))
    .map(({ flow, title, owner, reviewBy, opensCase, urgency }) => ({
      ...{ flow, title, owner, reviewBy },
      isWalked: opensCase && flow !== ofPerson,
      isForPeople: urgency !== 'normal',
    }));
}
