import { coverageOf, type FlowCoverage, percentOf, totalOf, visitsOf } from '../../src/testing/coverage';
import { gapInWords } from '../../src/testing/coverage-table';
import { playTest } from '../../src/testing/play-test';
import { readScript } from '../../src/testing/read-script';
import { starterStage } from '../support/stage';

const stage = starterStage();

async function coverage(flow: string, ...talks: readonly (readonly [language: 'id' | 'ms' | 'en', lines: string])[]) {
  const played = [];
  for (const [language, lines] of talks) {
    const text = `tests: [{ test: t, languages: [${language}], talk: [${lines}] }]`;
    played.push(await playTest(readScript({ path: 'a.test.yaml', text }).script!.tests[0]!, language, stage));
  }
  return coverageOf(stage.content, visitsOf(played)).find(({ program }) => program.flow === flow) as FlowCoverage;
}

describe('what talks went through', () => {
  test('nothing of a flow that never ran', async () => {
    const none = await coverage('complaint');
    expect(none.steps).toEqual({ done: 0, all: 11 });
    expect(percentOf(totalOf([none]))).toBe(0);
    expect(none.gaps).toHaveLength(totalOf([none]).all);
  });

  test('steps, branches, ways of trouble and languages, each by itself', async () => {
    const talk = '{ customer: I have a complaint }, { press: skip }, { customer: KH-104233, owner: queue }';
    const some = await coverage('complaint', ['en', talk]);
    // All but the steps after an answer that could not be used, after an error and after what becomes of the handoff.
    expect(some.steps).toEqual({ done: 6, all: 11 });
    // Skipped the first question, answered the second; the call answered; the case went to people.
    expect(some.branches).toEqual({ done: 4, all: 6 });
    expect(some.troubles).toEqual({ done: 0, all: 5 });
    expect(some.languages.map(({ share }) => share.done)).toEqual([0, 0, 10]);
    expect(some.gaps.map(gapInWords)).toContainEqual(
      expect.stringMatching(/^call complaints\.open: when 'complaints\.open' fails .* flows\/complaint\.yaml:\d+$/),
    );
  });

  test('what was gone in one language is gone, and each language counts for itself', async () => {
    const [id, en] = ['{ customer: mau komplain, owner: bot }', '{ customer: I have a complaint, owner: bot }'];
    const both = await coverage('complaint', ['id', id], ['en', en]);
    expect(both.steps.done).toBe(2);
    expect(both.languages.map(({ share }) => share.done)).toEqual([2, 0, 2]);
  });

  test('is never called whole while something is missing', () => {
    expect(percentOf({ done: 999, all: 1000 })).toBe(99);
    expect(percentOf({ done: 1000, all: 1000 })).toBe(100);
    expect(percentOf({ done: 0, all: 0 })).toBe(100);
  });

  test('has no standing pattern that the author did not write', () => {
    const flows = coverageOf(stage.content, visitsOf([])).map(({ program }) => program.flow);
    expect(flows).toContain('complaint');
    expect(flows.filter((flow) => flow.startsWith('_'))).toEqual(['_return', '_welcome']);
  });
});
