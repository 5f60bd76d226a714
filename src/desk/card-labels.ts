import type { LocalText } from '../domain/language';

/** The part of the compiled content that gives the card its words. */
export interface LabelSource {
  readonly flowOf: { readonly [intent: string]: string };
  readonly flows: {
    readonly [flow: string]: {
      readonly title: LocalText;
      readonly steps: {
        readonly [id: string]: { readonly verb: string; readonly slot?: string; readonly personal?: boolean };
      };
    };
  };
}

/** The title of a flow as it stands on buttons, or null for a flow that is gone. */
export function titleOfFlow(labels: LabelSource, flow: string): LocalText | null {
  return own(labels.flows, flow)?.title ?? null;
}

/** What an intent is about: the title of the flow that it starts. */
export function titleOfIntent(labels: LabelSource, intent: string): LocalText | null {
  const flow = own(labels.flowOf, intent);
  return flow === undefined ? null : titleOfFlow(labels, flow);
}

/** Did the author mark the slot as personal? Unknown slots count as personal: better covered than shown. */
export function isPersonalSlot(labels: LabelSource, flow: string, slot: string): boolean {
  const program = own(labels.flows, flow);
  if (!program) return true;
  const asked = Object.values(program.steps).filter((step) => step.verb === 'ask' && step.slot === slot);
  return asked.some((step) => step.personal === true);
}

/** Own keys only: intents and flows come from the record, and `constructor` must find nothing. */
function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
