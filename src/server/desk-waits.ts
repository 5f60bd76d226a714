import { HttpError } from '../channels/http';
import { median, wasKept } from '../desk/expected-wait';
import type { DeskWaits } from '../domain/desk';
import type { DeskGuard } from './desk-guard';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';

const WITHIN_MS = 24 * 60 * 60_000;
const MOST = 200;

/** What customers were told of their wait and what came, by team, of the last day: for supervisors. */
export function mountWaitRoutes(guard: DeskGuard, { store, content, now }: DeskParts): void {
  guard.read('/desk/api/waits', async (_request, { agent }) => {
    if (!may(agent, { deed: 'see-house' }))
      throw new HttpError(404, 'NotFound', 'There is no such thing at this desk.');
    const since = now() - WITHIN_MS;
    const waits = await Promise.all(
      content().bot.teams.map(async ({ name }): Promise<DeskWaits> => {
        const told = await store.readToldWaits(name, since, MOST);
        return {
          team: name,
          told: told.length,
          kept: told.filter(wasKept).length,
          toldMs: told.length === 0 ? 0 : median(told.map(({ toldMs }) => toldMs)),
          cameMs: told.length === 0 ? 0 : median(told.map(({ cameMs }) => cameMs)),
        };
      }),
    );
    return { status: 200, body: { waits } };
  });
}
