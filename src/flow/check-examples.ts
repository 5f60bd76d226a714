import type { ExampleDraft, IntentDraft } from './read-intents';
import type { Report } from './report';

/** The same sentence under two intents teaches the model nothing; twice in one list it only looks like more. */
export function checkExamples(
  intents: readonly IntentDraft[],
  outOfScope: { readonly examples: readonly ExampleDraft[]; readonly report: Report } | null,
  reportOf: (intent: IntentDraft) => Report,
): void {
  const owners = new Map<string, { owner: string; language: string | null; line: string }>();
  for (const intent of intents) check(intent.examples, intent.name, reportOf(intent));
  if (outOfScope) check(outOfScope.examples, '_out-of-scope', outOfScope.report);

  function check(examples: readonly ExampleDraft[], owner: string, report: Report): void {
    for (const { text, language, at } of examples) {
      const key = plainly(text);
      const first = owners.get(key);
      const place = report.source.placeOf(at.start);
      if (!first) {
        owners.set(key, { owner, language, line: `${place.file}:${place.line}` });
      } else if (first.owner !== owner) {
        const message = `'${text}' stands under '${first.owner}' too (${first.line}); keep it under the one that it means.`;
        report.error('INTENT_EXAMPLE_TWICE', at, message);
      } else if (first.language === language) {
        report.warn(
          'INTENT_EXAMPLE_TWICE',
          at,
          `'${text}' stands twice under '${owner}' (${first.line}); once is enough.`,
        );
      }
    }
  }
}

function plainly(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || text
  );
}
