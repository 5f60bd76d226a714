import type { Outcome, Urgency } from '../../src/domain/case';
import type { Language } from '../../src/domain/language';
import { talkToStarter } from './starter';

/** One line of a dialogue: what the customer writes (`[Title]` presses a button), then what the bot's answer must hold. */
export type Line = readonly [string, ...RegExp[]];

/** A dialogue in three languages, and how it must end in each of them. */
export interface Dialogue {
  readonly says: { readonly [language in Language]: readonly Line[] };
  readonly ends?: { readonly team?: string; readonly urgency?: Urgency; readonly outcome?: Outcome | null };
  /** Actions that fail. */
  readonly broken?: readonly string[];
}

/** What `playAll` is given while this is set is kept and not played. */
let kept: Dialogue[] | null = null;

/** The dialogues of test files that play them, for other tests to play in their own way. */
export function dialoguesOf(load: () => void): readonly Dialogue[] {
  kept = [];
  load();
  const dialogues = kept;
  kept = null;
  return dialogues;
}

/** Plays each dialogue in each language against the starter and the demo shop. */
export function playAll(goal: string, dialogues: { readonly [name: string]: Dialogue }): void {
  if (kept !== null) return void kept.push(...Object.values(dialogues));
  describe(goal, () => {
    for (const [name, dialogue] of Object.entries(dialogues))
      for (const language of ['id', 'ms', 'en'] as const) it(`${name} (${language})`, () => play(dialogue, language));
  });
}

async function play({ says, ends, broken = [] }: Dialogue, language: Language): Promise<void> {
  const talk = talkToStarter({ broken });
  await talk.open({ locale: language });
  const heard: string[] = [];
  for (const [words, ...wanted] of says[language]) {
    const button = /^\[(.+)\]$/.exec(words)?.[1];
    const messages = button === undefined ? await talk.say(words) : await talk.press(button);
    const answer = messages.map(({ text, card }) => [text, card?.title, ...factsOf(card)].join('\n')).join('\n');
    heard.push(`> ${words}\n${answer}`);
    for (const pattern of wanted) {
      // The whole talk so far stands in the failure: the last line alone seldom says why.
      if (!pattern.test(answer)) throw new Error(`the answer lacks ${pattern}\n\n${heard.join('\n\n')}`);
    }
  }
  const end = {
    owner: talk.owner.kind,
    team: null as string | null,
    outcome: talk.outcome,
    urgency: talk.case?.handoff?.urgency,
  };
  if (talk.owner.kind === 'queue') end.team = talk.owner.team;
  const { team, ...rest } = ends ?? {};
  const expected = { ...rest, ...(team && { owner: 'queue', team }) };
  try {
    expect(end).toMatchObject(expected);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${heard.join('\n\n')}`);
  }
}

function factsOf(
  card: { readonly facts?: readonly { label: string; value: string }[] } | undefined,
): readonly string[] {
  return (card?.facts ?? []).map(({ label, value }) => `${label}: ${value}`);
}
