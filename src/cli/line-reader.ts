import { type UnderstandContext, understand } from '../nlu/understand';

export type Understanding = ReturnType<typeof understand>;
type Model = Parameters<typeof understand>[1];

/** The texts as they are understood, one JSON line each. */
export function readLines(texts: readonly string[], model: Model, context: UnderstandContext): string {
  return texts.map((text) => oneLine({ text, ...inShort(understand(text, model, context)) })).join('\n');
}

/** Some readers end a line at these too. */
function oneLine(value: object): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An understanding with the best intent, the language and the mood by their names. */
function inShort({ intents, language, mood, model: _, ...rest }: Understanding) {
  return {
    intent: intents[0]?.intent ?? null,
    ...rest,
    language: language.value,
    mood: mood.value,
    moodEvidence: mood.evidence,
    intents,
  };
}
