import { HttpError } from '../channels/http';
import type { By } from '../store/audit';
import type { Agent, PeopleStore } from '../store/store';

/** More changes of one account at the same moment are not people's. */
const MOST_TRIES = 10;

/**
 * Changes an account as it stands at the moment of writing: what somebody else changed between the reading and the writing is
 * read again, never undone. 404 for nobody; 409 where it changes all the time, but an administrator's word (`isFinal`) is written
 * even then: nobody keeps the account's rights by changing it without end.
 */
export async function changeAgent(
  people: Pick<PeopleStore, 'readAgent' | 'updateAgent'>,
  id: string,
  change: (was: Agent) => Change | Promise<Change>,
  isFinal = false,
): Promise<{ readonly was: Agent; readonly agent: Agent }> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const was = await people.readAgent(id);
    if (was === null) throw new HttpError(404, 'NotFound', 'There is nobody of this id.');
    const { agent, by } = await change(was);
    const isLast = isFinal && tries === MOST_TRIES;
    if (await people.updateAgent(agent, by, isLast ? undefined : was)) return { was, agent };
  }
  throw new HttpError(409, 'ChangedMeanwhile', 'This account is changed from several places at once; try again.');
}

interface Change {
  readonly agent: Agent;
  readonly by: By;
}
