import type { CustomerMessage } from '../domain/event';
import type { Json } from '../domain/json';
import type { Entity } from '../domain/understanding';
import type { AskStep, Content, SlotType } from './program';

const BUILT_IN: readonly string[] = [
  'text',
  'number',
  'quantity',
  'digits',
  'any-code',
  'money',
  'date',
  'yes-no',
  'choice',
  'file',
  'boolean',
];

/** The kinds of answer that will do, the first choice first. */
export function typesOf(step: Pick<AskStep, 'type' | 'orTypes'>): readonly SlotType[] {
  return [step.type, ...step.orTypes];
}

/** A question whose answer may be any words at all. */
export function takesAnyWords(question: Pick<AskStep, 'type' | 'orTypes'>): boolean {
  return typesOf(question).includes('text');
}

/** Kinds that mean one thing wherever they are said: a date or a sum said for one question must not answer another. */
export function isKnownEarly(type: SlotType): boolean {
  return !BUILT_IN.includes(type);
}

/** The values of a message that later questions may use, by type; the last one said of each type. */
export function knownValues(
  entities: readonly Entity[],
  content: Pick<Content, 'flows'>,
): { readonly [type: string]: Json } {
  const early = earlyTypes(content);
  const kept = entities.filter(({ type }) => isKnownEarly(type) || early.has(type));
  return Object.fromEntries(kept.map((one) => [one.type, one.value]));
}

/** A file that was sent before it is asked for, where some question takes one. */
export function knownFile(
  { attachments = [] }: Pick<CustomerMessage, 'attachments'>,
  content: Pick<Content, 'flows'>,
): { readonly file?: Json } {
  const [file] = attachments;
  return file === undefined || !earlyTypes(content).has('file') ? {} : { file: { ...file } };
}

const wanted = new WeakMap<Content['flows'], ReadonlySet<SlotType>>();

/** Dates, sums, files and the like, where some question takes one that came before it (`early`). */
function earlyTypes({ flows }: Pick<Content, 'flows'>): ReadonlySet<SlotType> {
  let types = wanted.get(flows);
  if (types === undefined) {
    const steps = Object.values(flows).flatMap((program) => Object.values(program.steps));
    types = new Set(steps.flatMap((step) => (step.verb === 'ask' && step.early ? typesOf(step) : [])));
    wanted.set(flows, types);
  }
  return types;
}
