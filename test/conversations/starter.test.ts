import { testActionsOf } from '../../src/cli/test-actions';
import { formatDiagnostics } from '../../src/flow/format-diagnostic';
import { ActionSchemas } from '../../src/runtime/action-schema';
import { languagesToPlay, playTest, toldPlayed } from '../../src/testing/play-test';
import { starterScripts } from '../support/stage';
import { starter, starterContent } from '../support/starter';

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
