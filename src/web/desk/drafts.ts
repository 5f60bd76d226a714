import type { CaseView } from './case-view';

/** What stood in the two boxes of a case. */
export type Drafts = Pick<CaseView, 'draft' | 'note'>;

const NOTHING: Drafts = { draft: '', note: '' };

/**
 * What an agent had written and not sent when the session ended or the case went away, for whoever has it open again in this tab as the same
 * agent. In the page's memory only.
 */
const kept = new Map<string, Map<string, Drafts>>();

export function keepDrafts(agentId: string, views: Iterable<CaseView>): void {
  const own = kept.get(agentId) ?? new Map<string, Drafts>();
  kept.set(agentId, own);
  for (const { number, pending, draft, note } of views) {
    const unsent = pending.filter(({ state }) => state !== 'sent').map(({ text }) => text);
    const text = [...unsent, draft].filter((one) => one.trim() !== '').join('\n');
    if (text !== '' || note.trim() !== '') own.set(number, { draft: text, note });
  }
}

/** Once: from then on it stands in the boxes again. */
export function takeDrafts(agentId: string, number: string): Drafts {
  const own = kept.get(agentId);
  const drafts = own?.get(number) ?? NOTHING;
  own?.delete(number);
  return drafts;
}

/** Who signs out has done with it. */
export function dropDrafts(agentId: string): void {
  kept.delete(agentId);
}
