import type { LocalText } from '../domain/language';
import type { BotSettings } from '../domain/settings';
import type { PersonalMarks } from './personal-values';

/** The part of the compiled content that gives the card its words. */
export interface LabelSource {
  readonly flowOf: { readonly [intent: string]: string };
  readonly flows: { readonly [flow: string]: { readonly title: LocalText } };
  readonly personal: PersonalMarks;
  readonly bot: Pick<BotSettings, 'teams' | 'timeZone'>;
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

/** Did the author mark the slot as personal? Slots of a flow that is gone count as personal: better covered than shown. */
export function isPersonalSlot({ personal }: LabelSource, flow: string, slot: string): boolean {
  return own(personal.slots, flow)?.includes(slot) ?? true;
}

/** Does what an action brings hold anything that tells who the customer is? */
export function isPersonalResult({ personal }: LabelSource, action: string): boolean {
  return own(personal.results, action) !== undefined;
}

/** Own keys only: intents and flows come from the record, and `constructor` must find nothing. */
function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
