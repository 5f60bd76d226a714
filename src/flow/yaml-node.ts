import type { Span } from './source-text';

/** A scalar as YAML read it. `source` is what stands in the file, without quotes. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly source: string;
}
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly Node[];
}
export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}
export interface Entry {
  readonly key: string;
  readonly at: Span;
  readonly value: Node;
}
/** What is refused and reported already: readers pass over it in silence. */
export interface RefusedNode extends Span {
  readonly kind: 'refused';
}
export type Node = ScalarNode | ListNode | MapNode | RefusedNode;
