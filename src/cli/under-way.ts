import { isAtRest, movedFrames } from '../flow/moves';
import type { Content } from '../flow/program';
import { stepInWords } from '../flow/ways';
import type { Store } from '../store/store';

/** Customers who stand at one step of one release. */
export interface Standing {
  readonly release: string;
  readonly flow: string;
  /** The step in the author's words, where the release can still be read. */
  readonly step: string;
  readonly count: number;
  /** What another content would do with them. */
  readonly fate: 'is on it' | 'moves' | 'stays';
  /** Where they move, `flow/step`. */
  readonly to: string | null;
}

/** More open cases than this are not looked at. */
const MOST_CASES = 100_000;

/** Where customers with an open case and a flow under way stand, the most crowded places first. */
export async function customersUnderWay(
  store: Store,
  contentOf: (release: string) => Promise<Content | null>,
  next: Content | null,
): Promise<readonly Standing[]> {
  const places = new Map<string, Standing>();
  // What people have in hand stands in no flow of the bot's.
  for (const { conversation } of await store.readCases({ owner: 'bot', limit: MOST_CASES })) {
    const state = (await store.readConversation(conversation))?.state;
    const frame = state?.frames.at(-1);
    if (state === undefined || frame === undefined || isAtRest(state)) continue;
    const moved = next === null ? null : movedFrames(state, next);
    const step = frame.at === null ? null : (await contentOf(state.release))?.flows[frame.flow]?.steps[frame.at];
    const standing: Standing = {
      release: state.release,
      flow: frame.flow,
      step: step ? stepInWords(step) : (frame.at ?? 'its end'),
      count: 0,
      fate: next?.hash === state.release ? 'is on it' : moved === null ? 'stays' : 'moves',
      to: moved?.places.at(-1)?.to ?? null,
    };
    const key = JSON.stringify([standing.release, standing.flow, frame.at, standing.fate, standing.to]);
    places.set(key, { ...standing, count: (places.get(key)?.count ?? 0) + 1 });
  }
  return [...places.values()].sort((one, other) => other.count - one.count);
}

/** Each on a line: `12  order-status: ask order_id "…"  stays on 1a2b3c`. */
export function formatStandings(standings: readonly Standing[]): string {
  if (standings.length === 0) return 'No customer is in the middle of a flow.';
  const all = standings.reduce((sum, { count }) => sum + count, 0);
  const rows = standings.map(({ count, flow, step, release, fate, to }) => {
    const then = { 'is on it': 'is on it already', moves: `moves to ${to}`, stays: `stays on ${short(release)}` }[fate];
    return `  ${String(count).padStart(5)}  ${flow}: ${step}; ${then}`;
  });
  return [`${all} ${all === 1 ? 'customer is' : 'customers are'} in the middle of a flow:`, ...rows].join('\n');
}

/** As long as people read and type a release's hash. */
export function short(hash: string): string {
  return hash.slice(0, 12);
}
