import type { HandoffExit, Scale, Urgency } from '../domain/case';
import type { Json, JsonObject } from '../domain/json';
import type { Language, LocalText } from '../domain/language';
import type { BotSettings, CannedAnswer } from '../domain/settings';
import type { TrainingSet } from '../domain/training';

/**
 * Content, compiled: what `step` walks. Templates are Liquid sources, kept as the author wrote them and
 * rendered by `template.ts`; everything is plain JSON but the compiled patterns, which live in a cache.
 */
export interface Content {
  /** SHA-256 of the files it was compiled from, hex. The release. */
  readonly hash: string;
  readonly bot: BotSettings;
  readonly flows: { readonly [flow: string]: Program };
  /** Which flow an intent starts. */
  readonly flowOf: { readonly [intent: string]: string };
  readonly training: TrainingSet;
  /** `policy.<name>` as templates read it, by the customer's language. */
  readonly policies: { readonly [language in Language]: JsonObject };
  /** Where conversations of older releases go on: from `flow/step`, or `flow/*` for every step of the same name. */
  readonly moves: { readonly [place: string]: { readonly flow: string; readonly step: string } };
  /** What agents put in with `/`. */
  readonly answers: readonly CannedAnswer[];
  readonly personal: PersonalNames;
}

/** What the author marked as personal, by where it stands. */
export interface PersonalNames {
  /** Kinds of values that are personal wherever they are said: `phone`, `email`, an author's entity. */
  readonly types: readonly string[];
  readonly customer: readonly string[];
  readonly case: readonly string[];
  readonly slots: { readonly [flow: string]: readonly string[] };
  /** Those of them that are filled with the words of the answer as they stand. */
  readonly words: { readonly [flow: string]: readonly string[] };
  /** What an action brings: true for all of it, else the properties of these names. */
  readonly results: { readonly [action: string]: true | readonly string[] };
}

/** One flow: a graph of steps. `next: null` is the end of the flow. */
export interface Program {
  readonly flow: string;
  readonly title: LocalText;
  readonly owner: string | null;
  /** `YYYY-MM-DD`. */
  readonly reviewBy: string | null;
  readonly triggers: readonly string[];
  /** Intents that it sees to as well: asked for in the same message, they are no second request. */
  readonly settles: readonly string[];
  /** Flows whose place it takes when it begins while they are under way: who would rather change an order does not cancel it. */
  readonly insteadOf: readonly string[];
  /** False for small talk: such a flow opens no case and needs no outcome. */
  readonly opensCase: boolean;
  readonly team: string | null;
  readonly urgency: Urgency;
  /** What a flow that runs this one gets back; null: all its variables. */
  readonly results: readonly string[] | null;
  readonly start: StepId | null;
  readonly steps: { readonly [id: StepId]: Step };
}

/** Stable: the author's `id:`, else made of the verb and what it is about, numbered where it stands twice. */
export type StepId = string;

/** In milliseconds; where it hangs on a variable, the time for each of its values, and for any other. */
export type Time = number | TimeBy;
export interface TimeBy {
  readonly by: string;
  readonly times: { readonly [value: string]: number };
  readonly otherwise: number;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface StepBase {
  readonly id: StepId;
  readonly place: Place;
  readonly next: StepId | null;
  /** Set for what `on-accepted` and `on-resolved` say: people have the case then, or it is closed, and the end of the list leaves nothing open. */
  readonly aside?: Aside;
}

export type Aside = 'accepted' | 'resolved';

export type Step = StepBase &
  (
    | SayStep
    | AskStep
    | ChooseStep
    | CallStep
    | SetStep
    | RunStep
    | RepeatStep
    | HandoffStep
    | PromiseStep
    | KeptStep
    | ResolveStep
    | SurveyStep
    | WaitStep
    | RemindStep
    | FollowUpStep
  );

export interface SayStep {
  readonly verb: 'say';
  /** Tried in order before `text`: the first that holds is said. */
  readonly variants: readonly { readonly if: string; readonly text: LocalText }[];
  /** Said where no variant holds; without a word in it, nothing. */
  readonly text: LocalText;
  /** Other words on these channels. */
  readonly channels: { readonly [channel: string]: LocalText };
  /** Channels on which it is said; empty: on all. */
  readonly onlyOn: readonly string[];
  readonly buttons: readonly FlowButton[];
  readonly links: readonly { readonly title: LocalText; readonly url: string }[];
  /** A variable with a list of `{ title, flow }`, which become buttons too. */
  readonly buttonsFrom: string | null;
  readonly card: CardTemplate | null;
  readonly image: { readonly url: string; readonly alt: LocalText } | null;
  readonly file: { readonly url: string; readonly name: string } | null;
}

/** A button under a text that starts a flow. */
export interface FlowButton {
  readonly title: LocalText;
  readonly flow: string;
}

/** Every string is a template. */
export interface CardTemplate {
  readonly title: LocalText;
  readonly text: LocalText | null;
  readonly image: { readonly url: string; readonly alt: LocalText } | null;
  readonly facts: readonly { readonly label: LocalText; readonly value: string }[];
  readonly links: readonly { readonly title: LocalText; readonly url: string }[];
}

/** Built-in types, or the name of an entity in `intents/_entities.yaml`. */
export type SlotType =
  | 'text'
  | 'number'
  | 'quantity'
  | 'digits'
  | 'any-code'
  | 'money'
  | 'phone'
  | 'email'
  | 'date'
  | 'yes-no'
  | 'choice'
  | 'file'
  | (string & {});

export interface AskStep {
  readonly verb: 'ask';
  /** A slot of the flow, `case.<name>` or `customer.<name>`. */
  readonly slot: string;
  readonly type: SlotType;
  /** Other kinds of answer that will do, tried in this order where there is none of `type`. */
  readonly orTypes: readonly SlotType[];
  readonly prompts: {
    readonly first: LocalText;
    /** Said when no value was found in the answer. Null: a standing text, then `first`. */
    readonly notUnderstood: LocalText | null;
    /** Said when a value was found that `valid` refuses. */
    readonly invalid: LocalText | null;
    /** Said when the question comes back after something else. */
    readonly again: LocalText | null;
  };
  readonly choices: readonly { readonly value: string; readonly title: LocalText }[];
  /** Choices made of a list that an action brought, in place of `choices`. */
  readonly choicesFrom: ChoicesFrom | null;
  /** Kinds of file that will do; empty: any. */
  readonly accept: readonly FileKind[];
  /** Said while nobody answers, each after its time. */
  readonly reminders: readonly Reminder[];
  /** A Liquid condition over `value` and the other variables; null: any value will do. */
  readonly valid: string | null;
  /** How many answers are tried before `onFailure`. */
  readonly tries: number;
  /** True: "skip" leaves the slot empty (nil). */
  readonly optional: boolean;
  /** True: a date, number, sum or file that came before the question answers it too, as an order number always does. */
  readonly early: boolean;
  /** First step of `on-failure`; null: a handoff with the reason `tries-used-up`. */
  readonly onFailure: StepId | null;
  readonly personal: boolean;
}

/** `from`, `value` and `title` are templates; in the two last `item` is one of the list. */
export interface ChoicesFrom {
  readonly from: string;
  readonly value: string;
  readonly title: LocalText;
  readonly atMost: number;
}

export type FileKind = 'image' | 'pdf' | 'document' | 'audio' | 'video';

export interface Reminder {
  readonly after: Time;
  readonly say: LocalText;
}

export interface ChooseStep {
  readonly verb: 'choose';
  /** Tried in order; `then: null` goes on after the whole `choose` only by way of `next`. */
  readonly branches: readonly { readonly if: string; readonly then: StepId | null }[];
  readonly otherwise: StepId | null;
  /** Whether the author wrote the `else`. */
  readonly hasElse: boolean;
}

export interface CallStep {
  readonly verb: 'call';
  readonly action: string;
  /** Strings are templates; one that is a single `{{ … }}` keeps the value's type. */
  readonly with: JsonObject;
  readonly save: string | null;
  readonly timeout: Time;
  readonly attempts: number;
  /** Whether what it brings is personal: all of it, or the properties of these names. */
  readonly personal: boolean | readonly string[];
  /** First step of `on-error`; null: a handoff with the reason `action-failed`. `error.code` and `error.message` can be read there. */
  readonly onError: StepId | null;
}

export interface SetStep {
  readonly verb: 'set';
  readonly values: { readonly [name: string]: Json };
}

export interface RunStep {
  readonly verb: 'run';
  readonly flow: string;
  readonly with: JsonObject;
  readonly save: string | null;
}

/** Runs `body` until the condition holds, at most `atMost` times. The body's last step leads back here. */
export interface RepeatStep {
  readonly verb: 'repeat';
  readonly until: string;
  readonly atMost: number;
  readonly body: StepId | null;
  /** Variables of the questions in the body: each round asks them anew. */
  readonly asks: readonly string[];
}

export interface HandoffStep {
  readonly verb: 'handoff';
  readonly team: string | null;
  readonly note: string | null;
  readonly urgency: Urgency | null;
  /** Said instead of the standing text. */
  readonly say: LocalText | null;
  /** How long the customer waits in the queue before `timed-out`; null: without end. */
  readonly timeout: Time | null;
  /**
   * First steps of the lists for what becomes of the case. `accepted` is only said, beside the agent's silence of the bot; `resolved`
   * comes after the case was closed; with the others the bot has the case again.
   */
  readonly exits: { readonly [exit in HandoffExit]?: StepId };
}

export interface PromiseStep {
  readonly verb: 'promise';
  /** Null: the step's own id. */
  readonly promise: string | null;
  readonly what: LocalText;
  readonly within: Time;
  /** The team that is to keep it. */
  readonly by: string | null;
}

export interface KeptStep {
  readonly verb: 'kept';
  readonly promise: string;
}

export interface ResolveStep {
  readonly verb: 'resolve';
  readonly confirm: boolean;
  /** Set where the wish is refused: the case counts as declined, for this reason. */
  readonly declined: { readonly reason: string | null } | null;
}

export interface SurveyStep {
  readonly verb: 'survey';
  readonly scale: Scale;
  /** Said instead of the standing text. */
  readonly say: LocalText | null;
}

/** Rests until the time has come and nothing else is under way. */
export interface WaitStep {
  readonly verb: 'wait';
  readonly rest: Time;
}

/** Says something later, while the flow goes on. */
export interface RemindStep extends Reminder {
  readonly verb: 'remind';
}

/** Says something after the case. */
export interface FollowUpStep extends Reminder {
  readonly verb: 'follow-up';
}
