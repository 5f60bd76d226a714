import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../src/domain/language';
import { METRIC_NAMES, METRICS } from '../../src/insight/metrics';
import { metricsDocument } from '../../src/insight/metrics-document';

test('docs/metrics.md is what the metrics say; `khidmat report --definitions > docs/metrics.md` writes it anew', () => {
  expect(readFileSync(join(__dirname, '../../docs/metrics.md'), 'utf8')).toBe(metricsDocument());
});

test('every figure has a title in each language, and words', () => {
  for (const name of METRIC_NAMES) {
    const { title, words } = METRICS[name];
    for (const language of LANGUAGES) expect(title[language]).toMatch(/\S/);
    expect(words).toMatch(/\.$/);
  }
});
