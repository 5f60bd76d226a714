import type { Language } from '../domain/language';
import { drawFlow } from '../flow/draw/draw-flow';
import type { Mark } from '../flow/draw/layout';
import type { Content } from '../flow/program';
import { choicesOf, type FlowCoverage, isTrouble, percentOf, stepKey, totalOf, type Visits, wayKey } from './coverage';

/** One flow as a picture: what the tests went through in green, what they never did in red. */
export function coveragePicture(content: Content, flow: FlowCoverage, visits: Visits): string {
  const { program } = flow;
  const all = content.bot.languages;
  const step = (id: string): Mark => {
    const languages = visits.steps.get(stepKey(program.flow, id));
    if (languages === undefined) return { tone: 'bad', foot: 'no test comes here' };
    const notes = [missing(all, languages), ...neverTaken(id)].filter((one) => one !== '');
    return { tone: notes.length === 0 ? 'good' : 'plain', ...(notes.length === 0 ? {} : { foot: notes.join('; ') }) };
  };
  /** Ways without a place of their own in the picture. */
  const neverTaken = (id: string): readonly string[] => {
    const ways = choicesOf(program.steps[id]!).filter(({ kind }) => kind === 'next');
    const never = ways.filter(({ name }) => !visits.ways.has(wayKey(program.flow, id, name)));
    return never.map(({ words }) => `never: ${words}`);
  };
  const way = (id: string, name: string): Mark => {
    const languages = visits.ways.get(wayKey(program.flow, id, name));
    if (languages === undefined) return { tone: 'bad' };
    const lacking = missing(all, languages);
    return lacking === '' ? { tone: 'good' } : { tone: 'plain', note: lacking };
  };
  const share = totalOf([flow]);
  const troubles = flow.gaps.filter((gap) => gap.way !== null && isTrouble(gap.way)).length;
  const untested = troubles === 0 ? '' : `, ${troubles} of them ways of trouble`;
  const gaps = flow.gaps.length === 0 ? '' : ` · ${flow.gaps.length} never tested${untested}`;
  return drawFlow(content, program, {
    step,
    way,
    subtitle: `${percentOf(share)} % of ${share.all} steps and ways are tested${gaps}`,
    legend: [
      { tone: 'good', text: 'tested in every language' },
      { tone: 'plain', text: 'tested in part' },
      { tone: 'bad', text: 'never tested' },
    ],
  });
}

function missing(all: readonly Language[], languages: ReadonlySet<Language>): string {
  const lacking = all.filter((language) => !languages.has(language));
  return lacking.length === 0 ? '' : `not in ${lacking.join(', ')}`;
}
