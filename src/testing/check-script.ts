import type { Language } from '../domain/language';
import type { Diagnostic } from '../flow/diagnostic';
import type { TEST_CODES } from '../flow/diagnostic-codes';
import { didYouMean } from '../flow/did-you-mean';
import type { Content, Place } from '../flow/program';
import type { SourceText } from '../flow/source-text';
import { type Each, languagesOf, type Script, type ScriptTest } from './script';

/** What a test file may name. */
export interface KnownToTests {
  readonly content: Content;
  /** Null where a service outside answers and its names are not known: those that the flows call. */
  readonly actions: readonly string[] | null;
}

type Found = (code: (typeof TEST_CODES)[number], place: Place, name: string, message: string) => void;

/** Holds the names of a test file against the content that it tests. */
export function checkScript(script: Script, source: SourceText, known: KnownToTests): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Found = (code, place, name, message) => {
    const text = source.text.split('\n')[place.line - 1] ?? '';
    const length = Math.max(1, Math.min(name.length, text.length - place.column + 1));
    found.push({ ...place, code, severity: 'error', message: message.replace(/\?\.$/, '?'), frame: { text, length } });
  };
  const names = namesOf(known);
  for (const test of script.tests) {
    checkLanguages(test, known.content.bot.languages, report);
    checkNames(test, names, report);
  }
  return found;
}

interface Names {
  readonly flow: readonly string[];
  readonly step: readonly string[];
  readonly slot: readonly string[];
  readonly intent: readonly string[];
  readonly team: readonly string[];
  readonly action: readonly string[];
}

function namesOf({ content, actions }: KnownToTests): Names {
  const programs = Object.values(content.flows);
  const steps = programs.flatMap(({ flow, steps }) => Object.values(steps).map((step) => ({ flow, step })));
  const called = steps.flatMap(({ step }) => (step.verb === 'call' ? [step.action] : []));
  return {
    flow: programs.map(({ flow }) => flow),
    step: [...new Set(steps.flatMap(({ flow, step }) => [step.id, `${flow}/${step.id}`]))],
    slot: [...new Set(steps.flatMap(({ step }) => (step.verb === 'ask' ? [step.slot] : [])))],
    intent: [...new Set(content.training.examples.map(({ intent }) => intent))],
    team: content.bot.teams.map(({ name }) => name),
    action: [...new Set([...(actions ?? []), ...called])],
  };
}

function checkNames(test: ScriptTest, names: Names, report: Found): void {
  const check = (kind: keyof Names, label: string, name: string, place: Place) => {
    if (names[kind].includes(name)) return;
    report('TEST_UNKNOWN_NAME', place, name, `There is no ${label} '${name}'${didYouMean(name, names[kind])}.`);
  };
  for (const action of Object.keys(test.actions)) check('action', 'action', action, test.place);
  for (const { holds, happens, place } of test.lines) {
    if (happens?.kind === 'agent' && happens.team !== null) check('team', 'team', happens.team, place);
    for (const one of holds) {
      if (one.kind === 'flow') check('flow', 'flow', one.flow, one.place);
      if (one.kind === 'step') check('step', 'step', one.step, one.place);
      if (one.kind === 'asks') check('slot', 'question', one.slot, one.place);
      if (one.kind === 'intent') check('intent', 'intent', one.intent, one.place);
      if (one.kind === 'team') check('team', 'team', one.team, one.place);
      if (one.kind === 'called') check('action', 'action', one.call.action, one.place);
      if (one.kind === 'not-called') check('action', 'action', one.action, one.place);
    }
  }
}

function checkLanguages(test: ScriptTest, spoken: readonly Language[], report: Found): void {
  for (const language of test.languages ?? []) {
    if (spoken.includes(language)) continue;
    const message = `The bot does not speak '${language}'; its languages are ${spoken.join(', ')}.`;
    report('TEST_UNKNOWN_NAME', test.place, language, message);
  }
  const needed = test.languages ?? spoken;
  const check = (each: Each<unknown>, place: Place) => {
    const missing = needed.filter((language) => !languagesOf(each).includes(language));
    if (missing.length === 0) return;
    const written = languagesOf(each).join(', ');
    const mend = `write it, or say for which languages the test is: languages: [${written}]`;
    report('TEST_LANGUAGE_MISSING', place, ' ', `These words are not written in ${missing.join(', ')}; ${mend}.`);
  };
  for (const { holds, happens, place } of test.lines) {
    if (happens?.kind === 'presses') check(happens.title, place);
    if ((happens?.kind === 'says' && happens.words) || happens?.kind === 'agent-says') check(happens.words!, place);
    for (const one of holds) {
      if (one.kind === 'bot' || one.kind === 'not-said') check(one.parts, one.place);
      if (one.kind === 'buttons') check(one.titles, one.place);
      if (one.kind === 'promise' && one.what) check(one.what, one.place);
    }
  }
}
