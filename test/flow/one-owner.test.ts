import fc from 'fast-check';
import type { Effect } from '../../src/domain/effect';
import { deskHistories, playOwners } from '../support/any-order';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const CONTENT = verbsContent({
  order: `- handoff: { team: orders, timeout: 30m, reason: look }
  on-accepted:
    - say: ${t('Somebody is with you.')}
  on-timed-out:
    - say: ${t('Nobody came.')}
    - resolve: {}
  on-rejected:
    - say: ${t('They cannot.')}
    - resolve: {}
`,
  ask: `- ask: order_id
  type: order-number
  say: ${t('Which order?')}
- promise: { id: look, what: ${t('A look')}, within: 2h }
- handoff: { team: general }
`,
});

const HISTORIES = 10_000;

jest.setTimeout(300_000);

test(`a case has exactly one owner at every instant, in ${HISTORIES} histories`, () => {
  const changes = new Map<string, number>();
  const count = (effect: Effect) => {
    if (effect.kind === 'fact' && effect.fact === 'owner-changed')
      changes.set(effect.reason, (changes.get(effect.reason) ?? 0) + 1);
    if (effect.kind === 'refused') changes.set(effect.code, (changes.get(effect.code) ?? 0) + 1);
  };
  let played = 0;
  fc.assert(
    fc.property(deskHistories, (things) => {
      // Each turn is held against what must be true of owners: see `ownersMustHold`.
      for (const effect of playOwners(CONTENT, things)) count(effect);
      played += 1;
    }),
    { numRuns: HISTORIES, seed: 11 },
  );
  expect(played).toBe(HISTORIES);
  // Every way in which a case can change hands was taken, and every refusal was met.
  const ways = [
    'taken',
    'assigned',
    'returned',
    'agent-lost',
    'agent-silent',
    'lent',
    'given-back',
    'handed-back',
    'resolved',
    'rejected',
  ];
  for (const way of [...ways, 'asked', 'flow', 'timed-out', 'not-waiting', 'not-yours', 'closed', 'answered'])
    expect([way, changes.get(way) ?? 0]).not.toEqual([way, 0]);
});
