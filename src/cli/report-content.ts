import type { Json } from '../domain/json';
import { LANGUAGES, type Language } from '../domain/language';
import { TALK_TO_HUMAN } from '../domain/understanding';
import { wordsOf } from '../flow/draw/step-words';
import type { Content, Step } from '../flow/program';
import { isReserved } from '../flow/standing-patterns';
import { frameOf } from '../insight/frame';
import type { FlowInReport } from '../insight/report';
import type { ReportContent } from '../reports/content';

const known = new WeakMap<Content, ReportContent>();

/** What reports need of the content in force; put together once. */
export function reportContentOf(content: Content): ReportContent {
  const made = known.get(content) ?? make(content);
  known.set(content, made);
  return made;
}

function make(content: Content): ReportContent {
  const { bot, flowOf } = content;
  return {
    botName: bot.name,
    languages: bot.languages,
    teams: bot.teams.map(({ name, title }) => ({ name, title })),
    flows: flowsInReport(content, flowOf[TALK_TO_HUMAN]),
    frame: frameOf(bot),
  };
}

function flowsInReport(content: Content, ofPerson: string | undefined): readonly FlowInReport[] {
  return Object.values(content.flows)
    .filter(({ flow }) => !isReserved(flow))
    .map(({ flow, title, owner, reviewBy, opensCase, urgency, steps }) => ({
      ...{ flow, title, owner, reviewBy },
      isWalked: opensCase && flow !== ofPerson,
      isForPeople: urgency !== 'normal',
      steps: stepsInReport(steps, content),
    }));
}

/** Long enough to know a step by. */
const LONGEST = 70;

function stepsInReport(steps: Content['flows'][string]['steps'], content: Content): NonNullable<FlowInReport['steps']> {
  return Object.fromEntries(
    Object.values(steps).flatMap((step) => {
      const named = LANGUAGES.flatMap((language) => {
        const words = [...stepWords(step, content, language)];
        return words.length === 0 ? [] : [[language, shortened(words)]];
      });
      return named.length === 0 ? [] : [[step.id, Object.fromEntries(named)]];
    }),
  );
}

/** Empty where an author has written nothing that customers or colleagues read. */
function stepWords(step: Step, content: Content, language: Language): string {
  if (step.verb === 'resolve') return step.confirm ? CONFIRMS[language] : '';
  if (WORDLESS.includes(step.verb)) return '';
  const { about, text } = wordsOf(step, content, language);
  const words = step.verb === 'handoff' ? [about, text].filter(Boolean).join(': ') : text || about;
  const policies = content.policies[language];
  return words.replace(/‹policy\.(\w+)›/g, (whole, name: string) => asSaid(policies[name]) ?? whole);
}

/** What is the same for every customer is read as they read it. */
function asSaid(policy: Json | undefined): string | null {
  return typeof policy === 'string' || typeof policy === 'number' ? String(policy) : null;
}

const WORDLESS: readonly Step['verb'][] = ['choose', 'set', 'repeat', 'wait'];
const CONFIRMS: { readonly [language in Language]: string } = {
  id: 'bertanya apakah sudah membantu',
  ms: 'bertanya adakah ini membantu',
  en: 'asks whether it helped',
};

function shortened(letters: readonly string[]): string {
  return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST).join('').trimEnd()} …`;
}
