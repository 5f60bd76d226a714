import { seesTeam } from '../desk/team-rights';
import type { CaseAgent, Owed, Owner, Review } from '../domain/case';
import type { Agent } from '../store/store';

/** What somebody wants to do at the desk. */
export type Deed =
  | { readonly deed: 'use-desk' }
  | { readonly deed: 'see-team'; readonly team: string | null }
  | {
      readonly deed: 'read-case' | 'take' | 'take-back' | 'reject' | 'work-on' | 'oversee' | 'review';
      readonly of: CaseInQuestion;
    }
  | { readonly deed: 'keep'; readonly of: CaseInQuestion; readonly promise: Owed }
  | { readonly deed: 'see-house' }
  | { readonly deed: 'manage-people' }
  | { readonly deed: 'see-reports' };

export interface CaseInQuestion {
  readonly case: {
    readonly owner: Owner;
    readonly lentBy?: CaseAgent;
    readonly closedAt: number | null;
    readonly review?: Review;
    readonly owed?: readonly Owed[];
  };
  readonly team: string | null;
  /** Who promised something in it and cannot keep it any more. */
  readonly gone?: ReadonlySet<string>;
}

/** The one place that says who may do what. What is not allowed here is forbidden. */
export function may(agent: Agent | null, deed: Deed): boolean {
  if (agent === null || agent.disabled) return false;
  switch (deed.deed) {
    case 'use-desk':
      return true;
    case 'see-team':
      return seesTeam(agent, deed.team);
    case 'read-case':
      return (
        has(agent, deed.of) ||
        oversees(agent) ||
        waitsFor(agent, deed.of) ||
        reviews(agent, deed.of) ||
        (deed.of.case.owed ?? []).some((promise) => owes(agent, deed.of, promise))
      );
    case 'take':
      return waitsFor(agent, deed.of);
    // Lent to the bot, it is still theirs to have back.
    case 'take-back':
      return isLender(agent, deed.of);
    case 'reject':
      return waitsFor(agent, deed.of) || may(agent, { deed: 'work-on', of: deed.of });
    case 'work-on':
      return isOwner(agent, deed.of) && deed.of.case.closedAt === null;
    // A case that people have, or have lent, whoever it is: to be taken over, given to somebody, closed.
    case 'oversee':
      return oversees(agent) && deed.of.case.closedAt === null && isWithPeople(deed.of);
    // A bad score that is not looked into yet.
    case 'review':
      return isUnderReview(deed.of) && (oversees(agent) || reviews(agent, deed.of));
    case 'keep':
      return isOwner(agent, deed.of) || oversees(agent) || owes(agent, deed.of, deed.promise);
    case 'see-house':
      return oversees(agent);
    case 'manage-people':
      return agent.role === 'admin';
    case 'see-reports':
      return oversees(agent);
  }
}

function oversees(agent: Agent): boolean {
  return agent.role === 'supervisor' || agent.role === 'admin';
}

function isOwner(agent: Agent, { case: { owner } }: CaseInQuestion): boolean {
  return owner.kind === 'agent' && owner.agentId === agent.id;
}

function isLender(agent: Agent, { case: { lentBy } }: CaseInQuestion): boolean {
  return lentBy?.agentId === agent.id;
}

function has(agent: Agent, of: CaseInQuestion): boolean {
  return isOwner(agent, of) || isLender(agent, of);
}

function isWithPeople({ case: { owner, lentBy } }: CaseInQuestion): boolean {
  return owner.kind !== 'bot' || lentBy !== undefined;
}

function isUnderReview({ case: { review } }: CaseInQuestion): boolean {
  return review !== undefined && review.done === null;
}

/** The case is this agent's to read for as long as the bad score is theirs to look into. */
function reviews(agent: Agent, of: CaseInQuestion): boolean {
  return isUnderReview(of) && of.case.review?.assignee?.agentId === agent.id;
}

/** Whose customer is with nobody at the desk: the agent who made the promise is to keep it, or of the team whoever is first. */
function owes(agent: Agent, { case: one, team, gone }: CaseInQuestion, { madeBy, team: by }: Owed): boolean {
  if (isWithPeople({ case: one, team }) || !seesTeam(agent, team ?? by)) return false;
  const isTeams = madeBy === undefined || gone?.has(madeBy.agentId) === true;
  return isTeams ? seesTeam(agent, by) : madeBy.agentId === agent.id;
}

function waitsFor(agent: Agent, { case: one }: CaseInQuestion): boolean {
  return one.owner.kind === 'queue' && one.closedAt === null && seesTeam(agent, one.owner.team);
}
