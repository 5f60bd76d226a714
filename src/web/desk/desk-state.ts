import type { DeskLists, DeskMe } from '../../domain/desk';
import type { CaseView } from './case-view';

/** All that the page shows once somebody is signed in. Replaced whole on every change. */
export interface DeskState {
  readonly me: DeskMe;
  /** How far the server's clock is ahead of this one. */
  readonly clockAheadMs: number;
  readonly line: 'connecting' | 'open' | 'lost';
  readonly lists: DeskLists | null;
  readonly cases: { readonly [number: string]: CaseView };
  /** Number of the case that is shown. */
  readonly open: string | null;
  readonly taking: boolean;
  readonly toast: { readonly id: number; readonly text: ToastText; readonly bad: boolean } | null;
}

/** A key of the texts or a code of a fault: what it says is decided where it is shown. */
export type ToastText =
  | {
      readonly kind: 'text';
      readonly key:
        | 'letterAgainToast'
        | 'reviewToast'
        | 'letterAsideToast'
        | 'nobodyToTake'
        | 'invitedToast'
        | 'savedToast'
        | 'backOnline'
        | 'noteToast'
        | 'promisedToast';
    }
  | {
      readonly kind: 'case';
      readonly key:
        | 'resolvedToast'
        | 'returnedToast'
        | 'handedBackToast'
        | 'rejectedToast'
        | 'lostToast'
        | 'assignedToast'
        | 'lentToast'
        | 'keptToast';
      readonly number: string;
    }
  | { readonly kind: 'fault'; readonly code: string };
