import { LANGUAGES, type LocalText } from '../domain/language';
import { Fields } from './fields';
import type { House } from './policy-number';
import type { ChoicesFrom, SlotType } from './program';
import { type Reader, readTemplate, wrongValue } from './read-values';
import type { Reading } from './reading';
import { CHOICE, CHOICES_FROM, SLOT_TYPES, type STEP_SHAPES } from './step-shapes';
import { isTemplate } from './template';
import type { Node } from './yaml-node';

// What a question offers to press: `choices`, written out or out of a list.

export type Choice = { readonly value: string; readonly title: LocalText; readonly at: Node };

export const readChoice: Reader<Choice> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A choice', CHOICE, reading);
  const value = fields?.get('value');
  const title = fields?.get('title');
  const at = fields?.entry('value')?.value;
  if (at && value !== undefined && isTemplate(value)) {
    const mend = 'choices out of a list are written `choices: { from: …, value: …, title: … }`';
    reading.warn('TEMPLATE_BRACES', at, `The value of a choice is taken as it stands, braces and all; ${mend}.`);
  }
  return value !== undefined && title && at ? { value, title, at } : undefined;
};

const VARIABLE_PATH = /^[A-Za-z_]\w*(\.\w+)*$/;

/** Choices out of a list: `from` is a variable, or one `{{ … }}` with filters. */
export function readChoicesFrom(node: Node, reading: Reading): ((house: House) => ChoicesFrom) | null {
  const fields = Fields.of(node, "'choices' out of a list", CHOICES_FROM, reading);
  const list = fields?.entry('from')?.value;
  const source = list?.kind === 'scalar' ? list.source.trim() : '';
  const from = VARIABLE_PATH.test(source) ? `{{ ${source} }}` : source;
  if (list && VARIABLE_PATH.test(source)) {
    reading.read({ path: source.split('.'), use: 'value', source: from, isGuarded: false, under: [] }, list);
  } else if (list && /^\{\{[^}]*\}\}$/.test(source)) readTemplate(list, "'from'", reading);
  else if (list) wrongValue(list, "'from'", 'a variable that holds a list, such as orders', reading);
  const item = reading.withLocal('item', () => ({
    value: fields?.get('value'),
    title: fields?.get('title'),
  }));
  const atMost = fields?.get('at-most') ?? 8;
  if (item.value === undefined || item.title === undefined) return null;
  const { value, title } = item;
  return (house) => ({ from, value, title, atMost: house.whole(atMost) });
}

export function checkChoices(
  type: SlotType,
  choices: readonly Choice[],
  fields: Fields<typeof STEP_SHAPES.ask>,
  reading: Reading,
): void {
  const at = fields.entry('type')?.value ?? fields.node;
  const given = fields.entry('choices');
  if (type === 'choice' && !given) {
    reading.error('FLOW_CHOICES', at, 'A question of the type choice needs choices: [{ value: …, title: … }].');
  } else if (given && given.value.kind === 'list' && given.value.items.length === 0) {
    reading.error('FLOW_CHOICES', given.at, "'choices' is an empty list; give at least two.");
  } else if (given && type !== 'choice' && SLOT_TYPES.includes(type)) {
    reading.error(
      'FLOW_CHOICES',
      given.at,
      `'choices' belongs to the type choice or to an entity of your own, and this is '${type}'; take one of the two out.`,
    );
  }
  const seen = new Set<string>();
  for (const choice of choices) {
    if (seen.has(choice.value)) reading.error('FLOW_CHOICES', choice.at, `The choice '${choice.value}' stands twice.`);
    seen.add(choice.value);
  }
  warnOfTwins(choices, reading);
}

/** Two buttons that read alike: nobody can tell which is which. */
function warnOfTwins(choices: readonly Choice[], reading: Reading): void {
  const told = new Set<Choice>();
  for (const language of LANGUAGES) {
    const first = new Map<string, Choice>();
    for (const choice of choices) {
      const title = choice.title[language]?.trim().toLowerCase();
      if (title === undefined || isTemplate(title)) continue;
      const twin = first.get(title);
      if (twin === undefined) first.set(title, choice);
      else if (!told.has(choice) && twin.value !== choice.value) {
        told.add(choice);
        const message = `The choices '${twin.value}' and '${choice.value}' have the same title in ${language}, '${choice.title[language]}'; say what tells them apart.`;
        reading.warn('FLOW_CHOICES', choice.at, message);
      }
    }
  }
}
