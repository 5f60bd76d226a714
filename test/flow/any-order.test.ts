import fc from 'fast-check';
import { type Happening, happenings, playInAnyOrder } from '../support/any-order';
import { starterContent } from '../support/starter';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const EVERYTHING = verbsContent({
  '#part': `flow: part
title: ${t('part')}
results: [order_id, email]
steps:
  - ask: order_id
    type: order-number
    say: ${t('Which order?')}
    remind: { after: 5m, say: ${t('Your order?')} }
  - ask: email
    type: email
    say: ${t('Email?')}
    optional: true
  - wait: 10m
`,
  everything: `- promise: { id: soon, what: ${t('Soon')}, within: 3h, by: orders }
- remind: { after: 2h, say: ${t('Still with us, {{ case.number }}?')} }
- follow-up: { after: 3d, say: ${t('All well?')} }
- run: part
  with: { purpose: "{{ now }}" }
  save: got
- call: orders.find
  with: { id: "{{ got.order_id }}" }
  save: orders
  on-error:
    - say: ${t('Slow today.')}
- ask: pick
  say: ${t('Which one?')}
  choices: { from: orders, value: "{{ item.id }}", title: ${t('{{ item.title }}')} }
  optional: true
- ask: photo
  type: file
  accept: [image]
  say: ${t('A picture?')}
  on-failure:
    - set: { photo_missing: true }
- repeat:
    until: more == false
    at-most: 3
    do:
      - ask: more
        type: yes-no
        say: ${t('More?')}
        tries: 1
        on-failure: { set: { odd: true } }
- wait: 1h
- choose:
    - if: pick
      do:
        - handoff: { team: general, timeout: 30m, reason: "{{ pick }}" }
          on-accepted:
            - say: ${t('A picture ready?')}
            - promise: { id: answer, what: ${t('An answer')}, within: 1h }
            - remind: { after: 1h, say: ${t('Soon.')} }
          on-resolved:
            - survey: csat
            - survey: nps
            - follow-up: { after: 2d, say: ${t('Fine?')} }
          on-no-agent: { handoff: { team: orders, timeout: 10m } }
          on-closed:
            - say: ${t('Closed.')}
            - kept: soon
          on-timed-out:
            - ask: again
              say: ${t('Shall we wait on?')}
          on-customer-left: { wait: 1m }
          on-rejected:
            - say: ${t('They cannot.')}
    - else: []
- survey: csat
- survey: nps
- kept: answer
- resolve: { confirm: true }
`,
});

const RUNS = { numRuns: 120, seed: 7 };

test('a flow that uses everything stands anything, in any order', () => {
  const steps = EVERYTHING.flows['everything']?.steps ?? {};
  const taken = new Set<string>();
  const play = (things: readonly Happening[]) => {
    for (const effect of playInAnyOrder(EVERYTHING, things)) {
      if (effect.kind === 'fact' && effect.fact === 'step') taken.add(steps[effect.step]?.verb ?? '');
    }
  };
  fc.assert(fc.property(happenings, play), RUNS);
  // Not by never coming to it.
  expect([...new Set(Object.values(steps).map(({ verb }) => verb))].filter((verb) => !taken.has(verb))).toEqual([]);
});

test('so do the shipped flows', () => {
  const content = starterContent();
  fc.assert(
    fc.property(happenings, (things) => void playInAnyOrder(content, things)),
    RUNS,
  );
});
