import type { BotSettings } from '../domain/settings';
import { spanOf } from './check-unused';
import type { LinkedFlow } from './link-steps';
import { handedOn } from './step-identity';

/** The value that tells who the customer is must come from an action: whoever could say it could say somebody else's. */
export function checkIdentity(flows: ReadonlyMap<string, LinkedFlow>, { values }: BotSettings): void {
  const [name] = Object.entries(values.customer).find(([, { identity }]) => identity) ?? [];
  if (name === undefined) return;
  const written = `customer.${name}`;
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) {
      const isSaid = step.verb === 'ask' && step.slot === written;
      const isMade =
        step.verb === 'set' && Object.hasOwn(step.values, written) && handedOn(step.values[written]!) === null;
      if (!isSaid && !isMade) continue;
      const at = flow.drafts.get(step.id) ?? flow.draft.at;
      const message = isSaid
        ? `'${written}' tells who the customer is, so it cannot be asked of them; let an action bring it after a proof.`
        : `'${written}' tells who the customer is; set it to what an action has brought, as it is: "{{ check.customer }}".`;
      flow.report.error('FLOW_IDENTITY', isMade ? spanOf(flow, at, written) : at, message);
    }
  }
}
