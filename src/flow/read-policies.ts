import type { Json, JsonObject } from '../domain/json';
import { isLanguage, LANGUAGES, type Language, type LocalText } from '../domain/language';
import { Fields } from './fields';
import { POLICIES_SHAPE } from './file-shapes';
import { checkVariableName, type Reader, readText, readWords, wrongKind, wrongValue } from './read-values';
import type { Reading } from './reading';
import { isTemplate } from './template';
import type { Node, ScalarNode } from './yaml-node';

/** One rule of the house, or a group of them by name. */
export type Policy =
  | { readonly kind: 'value'; readonly value: Json; readonly line: number }
  | { readonly kind: 'text'; readonly text: LocalText }
  | { readonly kind: 'group'; readonly members: { readonly [name: string]: Policy } };

export type Policies = Extract<Policy, { kind: 'group' }>;

/** Reads `flows/_policies.yaml`: numbers, texts and texts per language that flows say as `policy.<name>`. */
export function readPolicies(node: Node, reading: Reading): Policies {
  const fields = Fields.of(node, '_policies.yaml', POLICIES_SHAPE, reading);
  return (fields?.get('policies', readAll) as Policies | undefined) ?? { kind: 'group', members: {} };
}

const readAll: Reader<Policy> = (node, label, reading) => {
  if (node.kind === 'map') for (const { key, at } of node.entries) reading.policyPlaces.set(key, at);
  return readGroup(node, label, reading);
};

const readGroup: Reader<Policy> = (node, label, reading) => {
  if (node.kind !== 'map') return wrongKind(node, label, 'a map of policies: { return_days: 30 }', reading);
  const members: { [name: string]: Policy } = {};
  for (const { key, at, value } of node.entries) {
    if (!checkVariableName(key, at, 'A policy', reading, ANY_NAME)) continue;
    const policy = readPolicy(value, `'${key}'`, reading);
    if (policy) members[key] = policy;
  }
  return { kind: 'group', members };
};

/** Below `policy.` nothing has a meaning of its own. */
const ANY_NAME: readonly string[] = [];

const readPolicy: Reader<Policy> = (node, label, reading) => {
  if (node.kind === 'refused') return undefined;
  if (node.kind === 'map') {
    if (node.entries.length > 0 && node.entries.every(({ key }) => isLanguage(key))) {
      const text = reading.withAnyVariable(() => readText(node, label, reading));
      if (text === undefined) return undefined;
      for (const { value } of node.entries) refuseTemplate(value, label, reading);
      return { kind: 'text', text };
    }
    return readGroup(node, label, reading);
  }
  if (node.kind === 'list') {
    const items = node.items.map((item) => readPlain(item, label, reading) ?? null);
    return { kind: 'value', value: items, line: lineOf(node, reading) };
  }
  const value = readPlain(node, label, reading);
  return value === undefined ? undefined : { kind: 'value', value, line: lineOf(node, reading) };
};

function lineOf(node: Node, reading: Reading): number {
  return reading.source.placeOf(node.start).line;
}

const readPlain: Reader<Json> = (node, label, reading) => {
  if (node.kind !== 'scalar') return wrongKind(node, label, 'a number, a text, or a text per language', reading);
  if (typeof node.value === 'boolean') return node.value;
  if (typeof node.value === 'number' && isWrittenAsRead(node)) return node.value;
  refuseTemplate(node, label, reading);
  return readWords(node, label, reading);
};

/** 08123 is no number: YAML would lose its zero. */
function isWrittenAsRead({ value, source }: ScalarNode): boolean {
  return String(value) === source.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

function refuseTemplate(node: Node, label: string, reading: Reading): void {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !isTemplate(node.value)) return;
  wrongValue(
    node,
    label,
    'plain words: a policy is said as it stands, and the text around it has the variables',
    reading,
  );
}

/** The policies as templates of each language read them. */
export function policiesByLanguage(policies: Policies | null): { readonly [language in Language]: JsonObject } {
  const of = (language: Language) => (policies === null ? {} : (resolve(policies, language) as JsonObject));
  return { id: of('id'), ms: of('ms'), en: of('en') };
}

function resolve(policy: Policy, language: Language): Json {
  if (policy.kind === 'value') return policy.value;
  if (policy.kind === 'text') {
    const order = [language, ...(language === 'en' ? [] : (['id', 'ms'] as const)), ...LANGUAGES];
    return order.map((one) => policy.text[one]).find((text) => text !== undefined) ?? '';
  }
  return Object.fromEntries(Object.entries(policy.members).map(([name, one]) => [name, resolve(one, language)]));
}
