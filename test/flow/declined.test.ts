import { compileContent } from '../../src/flow/compile-content';
import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

// `resolve: { outcome: declined }`: the wish was heard, and the rules of the house refuse it.

const REASON = 'outside of the return window';
const DECLINE = `- resolve: { outcome: declined, reason: ${REASON} }\n`;
const ASKING = `- resolve: { outcome: declined, reason: ${REASON}, confirm: true }\n`;

function started(flows: { readonly [name: string]: string }, first = 'a'): Scene {
  const scene = new Scene(verbsContent(flows));
  scene.say(`about ${first}`, { intent: first });
  return scene;
}

const outcomes = (scene: Scene) => scene.facts.flatMap((one) => (one.fact === 'outcome' ? [one] : []));

describe('a declined wish', () => {
  it('closes the case as declined, with the reason on record', () => {
    const scene = started({ a: DECLINE });
    expect(scene.state.case).toMatchObject({ outcome: 'declined', declined: { reason: REASON } });
    expect(outcomes(scene)).toMatchObject([{ outcome: 'declined', reason: REASON }]);
  });

  it('needs no reason', () => {
    const scene = started({ a: '- resolve: { outcome: declined }\n' });
    expect(outcomes(scene)).toEqual([expect.not.objectContaining({ reason: expect.anything() })]);
    expect(scene.state.case?.outcome).toBe('declined');
  });

  it('stays declined when the customer says that the answer helped', () => {
    const scene = started({ a: ASKING });
    scene.press('Yes');
    expect(outcomes(scene)).toMatchObject([{ outcome: 'declined', reason: REASON }]);
  });

  it('stays declined when the customer falls silent, or goes on to another matter', () => {
    const silent = started({ a: ASKING });
    const due = silent.state.timers['silence']!;
    silent.at = due;
    silent.event({ kind: 'timer', timerId: 'silence', due });
    expect(silent.state.case?.outcome).toBe('declined');

    const other = started({ a: ASKING, b: '- resolve: {}\n' });
    other.say('about b', { intent: 'b' });
    expect(outcomes(other).map(({ outcome }) => outcome)).toEqual(['declined', 'resolved-implied']);
  });

  it('goes to a person when it did not help, and then a person ends it', () => {
    const scene = started({ a: ASKING });
    scene.press('No');
    expect(scene.owner).toBe('queue');
    const agent = { id: 'a1', name: 'Sari' };
    scene.event({ kind: 'desk-take', agent });
    scene.event({ kind: 'desk-resolve', agent });
    expect(scene.state.case?.outcome).toBe('handed-over');
  });

  it('may be declined by a flow that others run, which ends the case for them', () => {
    const scene = started({ a: `- run: part\n- say: ${t('Not said.')}\n- resolve: {}\n`, part: DECLINE });
    expect(scene.state.case?.outcome).toBe('declined');
    expect(scene.state.frames).toEqual([]);
  });

  it('is followed up all the same', () => {
    const scene = started({ a: `- follow-up: { after: 1h, say: ${t('A word later.')} }\n${DECLINE}` });
    expect(Object.keys(scene.state.timers)).toHaveLength(1);
  });

  it('does not colour the next request of the same case', () => {
    const scene = new Scene(verbsContent({ a: ASKING, b: '- resolve: { confirm: true }\n' }));
    scene.say('about a and b', { intent: 'a', requests: ['a', 'b'] });
    scene.press('Yes');
    expect(outcomes(scene).map(({ outcome }) => outcome)).toEqual(['resolved-confirmed']);
  });

  it.each([
    ['granted', 'declined', 'resolved-implied'],
    ['declined', 'granted', 'resolved-implied'],
    ['granted', 'granted', 'resolved-implied'],
    ['declined', 'declined', 'declined'],
  ])('counts where no other request of the message was granted: %s, then %s', (one, other, outcome) => {
    const steps = { granted: '- resolve: {}\n', declined: DECLINE };
    const scene = new Scene(verbsContent({ a: steps[one as 'granted'], b: steps[other as 'granted'] }));
    scene.say('about a and b', { intent: 'a', requests: ['a', 'b'] });
    expect(outcomes(scene).map((fact) => fact.outcome)).toEqual([outcome]);
    expect(outcomes(scene)[0]?.reason).toBe(outcome === 'declined' ? REASON : undefined);
  });

  it('counts by the one granted of three', () => {
    const flows = { a: DECLINE, b: '- resolve: {}\n', c: DECLINE };
    const scene = new Scene(verbsContent(flows));
    scene.say('about a, b and c', { intent: 'a', requests: ['a', 'b', 'c'] });
    expect(outcomes(scene).map(({ outcome }) => outcome)).toEqual(['resolved-implied']);
  });
});

describe('what an author may get wrong', () => {
  const messagesOf = (resolve: string) =>
    compileContent(
      [
        { path: 'flows/a.yaml', text: `flow: a\ntitle: ${t('A')}\ntriggers: []\nsteps:\n  - resolve: ${resolve}\n` },
        {
          path: 'flows/_bot.yaml',
          text: `name: B\ntime-zone: Asia/Jakarta\nteams: { x: { title: ${t('X')}, hours: always } }\n`,
        },
      ],
      { actions: null, hash: 'test' },
    ).diagnostics.map(({ line, message }) => `${line} ${message}`);

  it.each([
    ['{ reason: too late }', "5 'reason' says why a wish is declined; add `outcome: declined`, or take 'reason' out."],
    ['{ outcome: refused }', "5 'outcome' is 'refused'; give one of resolved, declined."],
    [
      '{ outcome: declined, reason: "after {{ x }}" }',
      "5 'reason' is 'after {{ x }}'; give words without {{ … }}: cases are counted by them.",
    ],
  ])('%s', (resolve, message) => {
    expect(messagesOf(resolve)).toContain(message);
  });
});
