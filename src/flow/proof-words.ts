import type { Proof } from './check-flows';

/** What is taken for granted when every path of every flow is walked. */
export const ASSUMPTIONS: readonly string[] = [
  'an action answers with any value at all, fails, or does not answer in time; without `on-error` the last two lead to a person',
  'a customer answers every question in every way that its type, its choices and `valid` allow, skips it where that is allowed, or gives no usable answer until the tries are used up; without `on-failure` that leads to a person',
  'a person, "cancel", "back", a correction, silence and another request are heard at every question, by rules that no flow can switch off; each ends in a person, in an outcome, or back at the question',
  'a condition can come out either way, unless what is known on the path decides it; it comes out the same again until something that it asks about is filled anew, and the language may change with every word of the customer',
  'a loop runs from no round to all of its rounds, and each round asks its questions anew',
  'a flow that is run comes back in every way in which its own paths end, with the variables that these fill; a flow that customers start begins with none',
  'what is kept for the case or the customer may be there or not; a release does not change on the way',
  'where a step can be reached in more than 24 states that matter to what follows, they are looked at as one in which all of it may be so',
];

/** How much was gone through, and the longest road that was found. */
export function proofInWords({ flows, steps, states, longest }: Proof): string {
  const walked = `Every path of ${flows} flows, the standing patterns among them, was walked: ${steps} steps, in ${states} states.`;
  if (longest === null) return walked;
  const questions = longest.questions === 1 ? '1 question' : `${longest.questions} questions`;
  return `${walked} The longest road to an outcome has ${questions} (${longest.flow}).`;
}

export function assumptionsInWords(): string {
  return ['Assumed:', ...ASSUMPTIONS.map((one) => `- ${one}`)].join('\n');
}
