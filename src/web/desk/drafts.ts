import type { CaseView } from './case-view';

/**
 * What an agent had written and not sent when the session ended, for whoever signs in again in this tab as the same agent. In the page's
 * memory only.
 */
const kept = new Map<string, Map<string, string>>();

export function keepDrafts(agentId: string, views: Iterable<CaseView>): void {
  const own = kept.get(agentId) ?? new Map<string, string>();
  kept.set(agentId, own);
  for (const { number, pending, draft } of views) {
    const unsent = pending.filter(({ state }) => state !== 'sent').map(({ text }) => text);
    const text = [...unsent, draft].filter((one) => one.trim() !== '').join('\n');
    if (text !== '') own.set(number, text);
  }
}

/** Once: from then on it stands in the box again. */
export function takeDraft(agentId: string, number: string): string {
  const own = kept.get(agentId);
  const text = own?.get(number) ?? '';
  own?.delete(number);
  return text;
}

/** Who signs out has done with it. */
export function dropDrafts(agentId: string): void {
  kept.delete(agentId);
}
