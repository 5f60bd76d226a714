import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTests } from '../../src/cli/read-tests';
import { testActionsOf } from '../../src/cli/test-actions';
import { compileContent } from '../../src/flow/compile-content';
import { formatDiagnostics } from '../../src/flow/format-diagnostic';
import { ActionSchemas } from '../../src/runtime/action-schema';
import { languagesToPlay, playTest, toldPlayed } from '../../src/testing/play-test';
import { starterScripts } from '../support/stage';
import { starter, starterContent, starterFiles } from '../support/starter';

/** The starter's conversations, as `khidmat test` plays them. */
const content = starterContent();
const { scripts, diagnostics } = starterScripts({ content, actions: null });
const actions = testActionsOf({ config: { actions: null }, project: {} });
const schemas = new ActionSchemas();

test('the test files have no mistake', () => {
  expect(formatDiagnostics(diagnostics)).toBe('0 errors, 0 warnings');
  expect(scripts.length).toBeGreaterThan(5);
});

describe.each(scripts.map(({ file, tests }) => [file, tests] as const))('%s', (_file, tests) => {
  const rows = tests.flatMap((one) =>
    languagesToPlay(one, content).map((language) => ({ one, language, name: one.name })),
  );
  it.each(rows)('$name ($language)', async ({ one, language }) => {
    const played = await playTest(one, language, { ...starter(), actions, schemas });
    if (played.difference !== null) throw new Error(`\n${toldPlayed(played).join('\n')}`);
  });
});

describe('each goal of a customer', () => {
  const goals = Object.values(content.flows).filter(({ opensCase, triggers }) => opensCase && triggers.length > 0);
  const textOf = (flow: string) => readFileSync(join(__dirname, `${flow}.test.yaml`), 'utf8');
  const lacking = (shows: RegExp, flows = goals) =>
    flows.map(({ flow }) => flow).filter((flow) => !shows.test(textOf(flow)));

  test('is tried by who thinks again', () => {
    expect(goals.length).toBeGreaterThan(30);
    expect(lacking(/outcome: abandoned/)).toEqual([]);
  });

  test('is tried to its good end', () => {
    expect(lacking(/outcome: (resolved|declined)|owner: queue|promise: /)).toEqual([]);
  });

  test('is tried in all three languages, whatever is tried', () => {
    const ofGoals = scripts.filter(({ file }) => goals.some(({ flow }) => file.endsWith(`/${flow}.test.yaml`)));
    expect(ofGoals).toHaveLength(goals.length);
    const fewer = ofGoals.flatMap(({ file, tests }) =>
      tests.flatMap((one) => (languagesToPlay(one, content).length === 3 ? [] : [`${file}: ${one.name}`])),
    );
    expect(fewer).toEqual([]);
  });

  test('is tried by who would rather have a person', () => {
    expect(
      lacking(/test: (gives|gets|hands over|is given) .*(person|who|asked|main menu)|reason: (asked|not-helped)/),
    ).toEqual([]);
  });

  test('is tried with a system that fails, where it asks one itself', () => {
    const calling = goals.filter(({ steps }) => Object.values(steps).some(({ verb }) => verb === 'call'));
    expect(calling.length).toBeGreaterThan(15);
    expect(lacking(/actions:\s*(\{ |\n +)[\w.-]+: (fails|times-out|\{ (fails|answers))/, calling)).toEqual([]);
  });
});

describe('policy.return_days', () => {
  // KH-104240 came five days ago.
  const talks = (talk: string) => `tests:\n  - test: a return\n    talk:\n${talk}`;
  const open = talks('      - customer: retur KH-104240\n        asks: phone_digits\n');
  const late = talks(`      - customer: retur KH-104240
        step: window-closed
        bot: "DAYS hari"
        asks: want_person
`);
  const lateRefund = talks(`      - customer: saya mau refund pesanan KH-104240
        reason: after the return window
        bot: "DAYS hari"
`);

  it.each([
    [3, late],
    [3, lateRefund],
    [4, late],
    [5, open],
    [14, open],
  ])('of %d is kept by the flows, whatever the shop thinks of it', async (days, text) => {
    const files = starterFiles().map((one) =>
      one.path === 'flows/_policies.yaml'
        ? { ...one, text: one.text.replace('return_days: 14', `return_days: ${days}`) }
        : one,
    );
    const { content: house } = compileContent(files, { actions: null, hash: 'starter' });
    if (house === null) throw new Error('it does not compile');
    const file = { path: 'test/a.test.yaml', text: text.replace('DAYS', String(days)) };
    const [script] = readTests([file], { content: house, actions: null }).scripts;
    const played = await playTest(script!.tests[0]!, 'id', { ...starter(), content: house, actions, schemas });
    if (played.difference !== null) throw new Error(`\n${toldPlayed(played).join('\n')}`);
  });
});
