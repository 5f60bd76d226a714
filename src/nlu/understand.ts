import type { Language } from '../domain/language';
import type { Thresholds } from '../domain/training';
import type { DialogueAct, Entity, Evidence, RankedIntent, Understanding } from '../domain/understanding';
import { readActs } from './acts';
import { probabilitiesOf } from './calibrate';
import { decide, TALK_TO_HUMAN } from './decide';
import { extractEntities } from './entities/extract';
import { FeatureBuffer } from './features';
import { guessLanguage } from './language';
import type { Model } from './model';
import { readMood } from './mood';
import { type PersonReading, readPerson } from './person';
import { leadOf, mayAsk, personShares, scorePerson } from './person-learnt';
import { prepare, toolsOf } from './prepare';
import { readRequests } from './requests';
import type { Word } from './scan';
import { hearFor, Scores, scoreFeatures } from './scores';
import { strongestWords, wordShares } from './shares';
import { signalsOf, trustOf } from './trust';

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
export function understand(text: string, model: Model, context: UnderstandContext): Understanding {
  const { normalised, words, patterns } = prepare(text, model);
  const reading = classify(words, model);
  const [best, second] = reading.intents;
  const gates = context.thresholds ?? model.thresholds;
  const evidence = best === undefined ? [] : evidenceFor(reading, words, model);
  const acts = actsOf(normalised.words, reading, gates);
  const language = guessLanguage(
    spoken(text, normalised.words),
    context.language,
    toolsOf(model).votesOf,
    spoken(text, normalised.written),
  );
  const judged = {
    normalised: normalised.text,
    intents: reading.intents,
    confidence: best?.probability ?? 0,
    margin: best === undefined ? 0 : best.probability - (second?.probability ?? 0),
    trust: reading.trust,
    wantsHuman: personFirst(text, words, reading, evidence, model, gates),
    requests: readRequests(text, words, (words) => classify(words, model, part), gates),
  };
  return {
    model: model.hash,
    normalised: judged.normalised,
    changes: normalised.changes,
    language,
    intents: judged.intents,
    confidence: judged.confidence,
    margin: judged.margin,
    trust: judged.trust,
    decision: decide(judged, gates),
    gates,
    evidence,
    wantsHuman: judged.wantsHuman,
    acts,
    mood: readMood(text, normalised.words),
    entities: withAnswer(
      text,
      normalised.words,
      acts,
      extractEntities(text, normalised, patterns, model.entities, toolsOf(model).lexicon.has, context),
    ),
    requests: judged.requests,
  };
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

const whole = new Scores();
const part = new Scores();

/** Ranked intents and trust of some words. Without a known feature there is no ranking. */
export function classify(words: readonly Word[], model: Model, into: Scores = whole): Reading {
  const scored = scoreFeatures(model.weights, buffer.fill(words), into);
  if (scored.count === 0) return { intents: [], trust: 0, scored };
  const probabilities = probabilitiesOf(scored.scores, model.temperature, scored.probabilities);
  const ranked = rank(probabilities, model.intents.length);
  hearFor(model.weights, scored, ranked[0]!);
  const trust = trustOf(model.trust, signalsOf(scored, probabilities, model.intents.length), scored.familiarity);
  const intents = ranked.map((label) => ({ intent: model.intents[label]!, probability: probabilities[label]! }));
  return { intents, trust, scored };
}

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
  return strongestWords(wordShares(reading.scored, words.length, model), words).slice(0, EVIDENCE);
}

/** Where the rules leave it open the examples must be surer than for an answer: a mention is no wish. */
const LEARNT_WISH = 0.75;

/**
 * The rules hear a wish for a person without any example; where they hear none, what is learnt of such wishes decides (`personGate`), or
 * the examples of `talk-to-human`.
 */
function personFirst(
  text: string,
  words: readonly Word[],
  reading: Reading,
  of: readonly Evidence[],
  model: Model,
  gates: Thresholds,
): Understanding['wantsHuman'] {
  const { verdict, evidence } = readPerson(text, words);
  if (verdict === 'asked') return { value: true, evidence };
  if (verdict === 'refused') return { value: false, evidence: '' };
  const gate = personGate(verdict, reading, gates, words.length);
  const isTalk = surelyRead(reading, LEARNT_WISH, gates) === TALK_TO_HUMAN;
  if (!mayAsk(model.person, words, isTalk ? PERSON_GATES.least : gate)) return { value: false, evidence: '' };
  const scored = scorePerson(model.person, words);
  if (leadOf(scored) > gate) {
    const { shares } = personShares(model.person, scored, words);
    return { value: true, evidence: inWords(strongestWords(shares, words)), learnt: true };
  }
  const isLearnt = isTalk && verdict === 'unheard' && leadOf(scored) > PERSON_GATES.least;
  if (!isLearnt) return { value: false, evidence: '' };
  return { value: true, evidence: inWords(of), learnt: true };
}

function inWords(evidence: readonly Evidence[]): string {
  return evidence
    .filter(({ weight }) => weight > 0)
    .slice(0, 3)
    .map(({ feature }) => feature)
    .join(' ');
}

/** How much a text must sound like a request for a person, in the terms of `leadOf`; by cross-validation. */
export const PERSON_GATES = { least: -2, talk: 0, open: 0, elsewhere: 2.5, notAsked: 1 };

/**
 * Lower where the project's own examples of such wishes are the nearest, higher where the text is surely one of its other intents, and
 * where the rules know of no request.
 */
export function personGate(
  verdict: PersonReading['verdict'],
  reading: Pick<Reading, 'intents' | 'trust'>,
  gates: Thresholds,
  words: number,
): number {
  // One word ("skip", "next") answers a question more often than it asks for somebody; the rules know those that do.
  if (words < 2) return Infinity;
  const isTalk = reading.intents[0]?.intent === TALK_TO_HUMAN;
  const isElsewhere = !isTalk && surelyRead(reading, 0, gates) !== undefined;
  const gate = isTalk ? PERSON_GATES.talk : isElsewhere ? PERSON_GATES.elsewhere : PERSON_GATES.open;
  return verdict === 'not-asked' ? gate + PERSON_GATES.notAsked : gate;
}

function surelyRead(
  { intents: [best], trust }: Pick<Reading, 'intents' | 'trust'>,
  least: number,
  gates: Thresholds,
): string | undefined {
  const isSure = best !== undefined && best.probability >= Math.max(least, gates.confidence) && trust >= gates.trust;
  return isSure ? best.intent : undefined;
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
