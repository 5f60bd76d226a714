import { longestTitle, MOST_BUTTONS } from '../domain/channel-limits';
import type { LocalText } from '../domain/language';
import type { BotSettings } from '../domain/settings';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import type { Span } from './source-text';
import { isTemplate } from './template';

interface Button {
  readonly title: LocalText;
  /** Where it leads, or what it answers. */
  readonly leads: string;
}

type Channels = BotSettings['channels'];

/** What stands on buttons: short enough to be read whole, not more than one can look over, each leading elsewhere. */
export function checkButtons(flows: ReadonlyMap<string, LinkedFlow>, bot: BotSettings): void {
  const titles = new Map<string, string>();
  for (const flow of flows.values()) {
    if (flow.program.triggers.length > 0 && flow.program.opensCase) warnOfNamesake(flow, titles);
    // The bot offers it by its title where it is not sure what was meant.
    if (flow.program.triggers.length > 0) warnOfLength(flow, flow.draft.at, flow.program.title, bot.channels);
    for (const step of Object.values(flow.program.steps)) {
      const buttons = buttonsOf(step);
      if (buttons.length === 0) continue;
      const at = flow.drafts.get(step.id) ?? flow.draft.at;
      for (const { title } of buttons) warnOfLength(flow, at, title, bot.channels);
      if (step.verb === 'say') warnOfTwins(flow, at, buttons);
      warnOfMany(flow, step, buttons.length);
    }
  }
}

/** Two flows that the bot would offer under one title, where it asks which was meant. */
function warnOfNamesake(flow: LinkedFlow, titles: Map<string, string>): void {
  const { flow: name, title } = flow.program;
  let told = false;
  for (const [language, text] of Object.entries(title)) {
    const key = `${language} ${text.trim().toLowerCase()}`;
    const other = titles.get(key);
    if (other === undefined) titles.set(key, name);
    if (other === undefined || told) continue;
    told = true;
    const message = `'${text}' is the title of '${other}' too, so customers who are offered both cannot tell them apart; give one of the two another.`;
    flow.report.warn('FLOW_BUTTONS', placeOf(flow, flow.draft.at, text), message);
  }
}

function buttonsOf(step: Step): readonly Button[] {
  if (step.verb === 'say') {
    return [
      ...step.buttons.map(({ title, flow }) => ({ title, leads: `the flow '${flow}'` })),
      ...step.links.map(({ title, url }) => ({ title, leads: `the page ${url}` })),
    ];
  }
  if (step.verb !== 'ask') return [];
  const listed = step.choicesFrom === null ? [] : [{ title: step.choicesFrom.title, leads: '' }];
  return [...step.choices.map(({ title, value }) => ({ title, leads: `the answer '${value}'` })), ...listed];
}

function warnOfLength(flow: LinkedFlow, from: Span, text: LocalText, channels: Channels): void {
  const { most, where } = longestTitle(Object.keys(channels));
  for (const [language, title] of Object.entries(text)) {
    // What a template puts in is known only when it is said.
    const length = [...title.replace(/{{[^{}]*}}|{%[^{}]*%}/g, '')].length;
    if (length <= most) continue;
    const message = `This title has ${length} characters in ${language}, and a button on ${where} has room for ${most}; say it shorter, and the rest in the text above it.`;
    flow.report.warn('FLOW_BUTTONS', placeOf(flow, from, title), message);
  }
}

/** Two buttons under one text that nobody can tell apart, or that do the same. */
function warnOfTwins(flow: LinkedFlow, at: Span, buttons: readonly Button[]): void {
  const list = flow.draft.reading.source.text.indexOf('buttons', at.start);
  const from = list < 0 ? at : { start: list, end: at.end };
  for (const [index, button] of buttons.entries()) {
    for (const before of buttons.slice(0, index)) {
      const alike = Object.entries(button.title).find(
        ([language, title]) =>
          !isTemplate(title) && plain(before.title[language as keyof LocalText] ?? '') === plain(title),
      );
      const isSame = before.leads === button.leads && !isTemplate(button.leads);
      if (alike === undefined && !isSame) continue;
      const [language, title] = alike ?? Object.entries(button.title)[0] ?? ['', ''];
      const message = isSame
        ? `Two buttons under this text lead to ${button.leads}; take one of the two out.`
        : `Two buttons under this text read '${title}' in ${language}, and one leads to ${before.leads}, the other to ${button.leads}; say what tells them apart.`;
      flow.report.warn('FLOW_BUTTONS', placeOf(flow, from, title, alike === undefined ? 0 : 1), message);
      break;
    }
  }
}

function warnOfMany(flow: LinkedFlow, step: Step, count: number): void {
  if (count <= MOST_BUTTONS) return;
  const what = step.verb === 'ask' ? 'choices' : 'buttons';
  const message = `These are ${count} ${what}; Teams shows six on a card, so more than ${MOST_BUTTONS} fill the screen of a phone. Ask for the kind first, or let the customer write it.`;
  flow.report.warn('FLOW_BUTTONS', flow.drafts.get(step.id) ?? flow.draft.at, message);
}

function plain(title: string): string {
  return title.trim().toLowerCase();
}

/** Where a title stands, from a place on; the `nth` of those that are the same. */
function placeOf({ draft }: LinkedFlow, from: Span, title: string, nth = 0): Span {
  const { text } = draft.reading.source;
  const whole = new RegExp(`(?<=[:\\s"'])${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=["'\\s,}])`, 'g');
  whole.lastIndex = from.start;
  let found = whole.exec(text);
  for (let count = 0; count < nth && found !== null; count += 1) found = whole.exec(text);
  return found === null ? from : { start: found.index, end: found.index + title.length };
}
