import type { Language } from '../domain/language';
import type { Thresholds } from '../domain/training';
import type { DialogueAct, Entity, Evidence, RankedIntent, Understanding } from '../domain/understanding';
import { correctedTo, readActs } from './acts';
import { probabilitiesOf } from './calibrate';
import { coverValues } from './cover-values';
import { decide } from './decide';
import { extractEntities } from './entities/extract';
import { FeatureBuffer } from './features';
import { guessLanguage, type LanguageGuess } from './language';
import type { Model } from './model';
import { readMood } from './mood';
import { EMOJI, isEmoji, type Normalised } from './normalise';
import { hearsPerson, inWords, type PersonHeard } from './person-heard';
import { prepare, toolsOf } from './prepare';
import { type PartReading, readRequests } from './requests';
import { MAX_CHARACTERS, type Word } from './scan';
import { hearFor, namesStranger, Scores, scoreFeatures } from './scores';
import { strongestWords, wordShares } from './shares';
import { isOfStrangers } from './strange-things';
import { signalsOf, trustOf } from './trust';
import { EMPTY_WORDS } from './words/empty-words';

export interface UnderstandContext {
  /** Epoch milliseconds: "besok" counts from here. */
  readonly now: number;
  readonly timeZone: string;
  /** The conversation's language so far. */
  readonly language?: Language;
  /** Else the model's own. */
  readonly thresholds?: Thresholds;
}

const RANKED = 5;
const buffer = new FeatureBuffer();

/** Reads one text: what the customer wants, how sure that is, and everything else that the words say. */
export function understand(whole: string, model: Model, context: UnderstandContext): Understanding {
  return read(whole, model, context).understanding;
}

/** What was understood of a text, and by what: for whoever asks why. Valid until the next text is read. */
export interface Read {
  readonly understanding: Understanding;
  readonly words: readonly Word[];
  readonly scored: Scores;
  readonly person: PersonHeard;
}

export function read(whole: string, model: Model, context: UnderstandContext): Read {
  const text = whole.length > MAX_CHARACTERS ? whole.slice(0, MAX_CHARACTERS) : whole;
  const { normalised, words, patterns } = prepare(text, model);
  const reading = classify(words, model);
  const [best, second] = reading.intents;
  const gates = context.thresholds ?? model.thresholds;
  const evidence = best === undefined ? [] : evidenceFor(reading, words, model);
  const corrected = correctedTo(text);
  const acts = withCorrection(actsOf(spoken(text, normalised.words), reading, gates), corrected);
  const language = languageOf(text, normalised, context.language, model);
  const covered = coverValues(text, words, normalised.written, model.entities);
  const person = hearsPerson(text, covered, reading, (part) => readPart(part, model), model.person);
  const judged = {
    normalised: normalised.text,
    intents: reading.intents,
    confidence: best?.probability ?? 0,
    margin: best === undefined ? 0 : best.probability - (second?.probability ?? 0),
    trust: reading.trust,
    wantsHuman: wantsHuman(person, evidence),
    requests: readRequests(text, words, reading.intents, (part) => readPart(part, model), gates),
  };
  const understanding = {
    model: model.hash,
    normalised: judged.normalised,
    changes: normalised.changes,
    language,
    intents: judged.intents,
    confidence: judged.confidence,
    margin: judged.margin,
    trust: judged.trust,
    decision: decide(asksForNothing(words) ? { ...judged, normalised: '' } : judged, gates),
    gates,
    evidence,
    wantsHuman: judged.wantsHuman,
    acts,
    ...(corrected === null ? {} : { corrected }),
    // An emoji put into words still shows the mood.
    mood: readMood(text, normalised.changes[0]?.rule === EMOJI ? normalised.written : normalised.words),
    entities: withAnswer(
      text,
      spoken(text, normalised.words),
      acts,
      extractEntities(text, normalised, patterns, model.entities, toolsOf(model).lexicon.has, {
        ...context,
        said: () => languageOf(text, normalised, undefined, model).value,
      }),
    ),
    requests: judged.requests,
  };
  return { understanding, words, scored: reading.scored, person };
}

/** "dan", "five thousand", "😡": such words may answer a question or show a mood, and ask for nothing. */
function asksForNothing(words: readonly Word[]): boolean {
  return words.every(
    (word) =>
      EMPTY_WORDS.has(word.text) || (word.text.charCodeAt(0) >= 48 && word.text.charCodeAt(0) <= 57) || isEmoji(word),
  );
}

function withCorrection(acts: DialogueAct[], corrected: string | null): DialogueAct[] {
  return corrected === null || acts.includes('correct') ? acts : ['correct', ...acts];
}

function languageOf(
  text: string,
  { words, written }: Normalised,
  before: Language | undefined,
  model: Model,
): LanguageGuess {
  return guessLanguage(spoken(text, words), before, toolsOf(model).votesOf, spoken(text, written));
}

/** An address of e-mail tells no language, whatever words it is made of. */
function spoken(text: string, words: readonly Word[]): readonly Word[] {
  if (!text.includes('@')) return words;
  const addresses = [...text.matchAll(/[^\s@]{1,64}@[^\s@]+/g)].map(({ index, 0: found }) => [
    index,
    index + found.length,
  ]);
  return words.filter(({ start }) => !addresses.some(([from, to]) => start >= from! && start < to!));
}

export interface Reading {
  readonly intents: readonly RankedIntent[];
  readonly trust: number;
  /** The features as they speak for the first intent. Valid until the next text is read. */
  readonly scored: Scores;
}

const ofWhole = new Scores();
const ofPart = new Scores();

/** Ranked intents and trust of some words. Without a known feature there is no ranking. */
export function classify(words: readonly Word[], model: Model): Reading {
  const scored = scoreFeatures(model.weights, buffer.fill(words), ofWhole);
  const ranked = rankIntents(scored, model);
  return { intents: named(ranked, scored, model), trust: trustIn(scored, ranked, model, words), scored };
}

/** The same of some of a text's words. */
function readPart(words: readonly Word[], model: Model): PartReading {
  const scored = scoreFeatures(model.weights, buffer.fill(words), ofPart);
  const ranked = rankIntents(scored, model);
  return { intents: named(ranked, scored, model), trust: () => trustIn(scored, ranked, model, words) };
}

function rankIntents(scored: Scores, model: Model): readonly number[] {
  if (scored.count === 0) return [];
  return rank(probabilitiesOf(scored.scores, model.temperature, scored.probabilities), model.intents.length);
}

function named(ranked: readonly number[], { probabilities }: Scores, { intents }: Model): RankedIntent[] {
  return ranked.map((label) => ({ intent: intents[label]!, probability: probabilities[label]! }));
}

function trustIn(scored: Scores, [best]: readonly number[], model: Model, words: readonly Word[]): number {
  if (best === undefined) return 0;
  hearFor(model.weights, scored, best);
  const trust = trustOf(model.trust, signalsOf(scored, scored.probabilities, model.intents.length), scored.familiarity);
  const knowsStrangers = model.weights.classes > model.intents.length;
  if (!knowsStrangers) return trust;
  if (namesStranger(model.weights, scored, words, best)) return trust * OF_STRANGERS;
  return isOfStrangers(words, model) ? trust * OF_STRANGERS : trust;
}

/** What remains of the trust where a house is named that the examples know from strangers only. */
const OF_STRANGERS = 0.1;

/** The likeliest intents, best first; of equals the first by name. */
function rank(probabilities: Float64Array, intents: number): number[] {
  const best: number[] = [];
  let least = -1;
  for (let label = 0; label < intents; label++) {
    const p = probabilities[label]!;
    if (p <= least) continue;
    let place = Math.min(best.length, RANKED - 1);
    for (; place > 0 && probabilities[best[place - 1]!]! < p; place--) best[place] = best[place - 1]!;
    best[place] = label;
    if (best.length === RANKED) least = probabilities[best[RANKED - 1]!]!;
  }
  return best;
}

const EVIDENCE = 8;

function evidenceFor(reading: Reading, words: readonly Word[], model: Model): Evidence[] {
  return strongestWords(wordShares(reading.scored, words.length, model), words, EVIDENCE);
}

function wantsHuman(
  { isAsked, evidence, isLearnt }: PersonHeard,
  of: readonly Evidence[],
): Understanding['wantsHuman'] {
  if (!isLearnt) return { value: isAsked, evidence };
  // Where the examples of `talk-to-human` spoke for it, not the detector.
  return { value: isAsked, evidence: evidence === '' ? inWords(of) : evidence, learnt: true };
}

const LEARNT_ACT = 0.8;

/** Acts by rule, and by the intents `affirm` and `deny` where the project has examples of them. */
function actsOf(words: readonly Word[], reading: Reading, gates: Thresholds): DialogueAct[] {
  const acts = readActs(words);
  const best = reading.intents[0];
  if (acts.length > 0 || best === undefined || best.probability < LEARNT_ACT || words.length > 6) return acts;
  if (reading.trust < gates.trust) return acts;
  return best.intent === 'affirm' || best.intent === 'deny' ? [best.intent] : acts;
}

/** A yes or no is a value too; it stands where the answer's words stand. */
function withAnswer(text: string, words: readonly Word[], acts: readonly DialogueAct[], entities: Entity[]): Entity[] {
  const isYes = acts.includes('affirm');
  if ((!isYes && !acts.includes('deny')) || words.length === 0) return entities;
  const { start, end } = words[0]!;
  return [{ type: 'boolean', text: text.slice(start, end), value: isYes, start, end }, ...entities];
}
