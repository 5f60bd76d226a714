import type { Scale } from '../domain/case';
import { LANGUAGES, type Language, type LocalText } from '../domain/language';
import type {
  BotSettings,
  DeclaredValues,
  KeptScope,
  LookUp,
  PromiseCare,
  ServiceLevel,
  Team,
} from '../domain/settings';
import type { Thresholds } from '../domain/training';
import { isTimeZone } from './civil-time';
import { didYouMean } from './did-you-mean';
import { Fields } from './fields';
import {
  BOT_SHAPE,
  BRAND_SHAPE,
  CHANNEL_SHAPE,
  DECLARED_SHAPE,
  DESK_SHAPE,
  LOOK_UP_SHAPE,
  PROMISES_SHAPE,
  SLA_SHAPE,
  TEAM_SHAPE,
  THRESHOLDS_SHAPE,
  VALUES_SHAPE,
} from './file-shapes';
import { readWeek } from './read-hours';
import {
  checkVariableName,
  type Reader,
  readList,
  readName,
  readOneOf,
  readText,
  readWords,
  wrongKind,
  wrongValue,
} from './read-values';
import type { Reading } from './reading';
import { isPattern } from './standing-patterns';
import { STANDING_TEXTS } from './standing-texts';
import type { Node } from './yaml-node';

/** Reads `flows/_bot.yaml`. Null when it has no team to hand a case to. */
export function readBot(node: Node, reading: Reading): BotSettings | null {
  const fields = Fields.of(node, '_bot.yaml', BOT_SHAPE, reading);
  if (!fields) return null;
  const teams = fields.get('teams', readTeams) ?? [];
  const promises = fields.get('promises', readPromises);
  const bot = {
    ...(promises && { promises }),
    name: fields.get('name') ?? '',
    languages: fields.get('languages', readLanguages) ?? (LANGUAGES as readonly [Language, ...Language[]]),
    timeZone: fields.get('time-zone', readTimeZone) ?? 'UTC',
    thresholds: fields.get('thresholds', readThresholds) ?? null,
    menu: fields.get('menu') ?? [],
    channels: fields.get('channels', readChannels) ?? {},
    survey: fields.get('survey', readSurvey) ?? (['csat'] as const),
    silenceMs: fields.get('silence') ?? 30 * 60_000,
    texts: fields.get('texts', readTexts) ?? {},
    lookUps: fields.get('desk', readLookUps) ?? [],
    values: fields.get('values', readKeptValues) ?? { case: {}, customer: {} },
    brand: fields.get('brand', readBrand) ?? { colour: COLOUR, title: GREETING },
  };
  const defaultTeam = readDefaultTeam(fields, teams, reading);
  const [first, ...others] = teams;
  return (first && { ...bot, teams: [first, ...others], defaultTeam }) || null;
}

const COLOUR = '#0b6e4f';
const GREETING: LocalText = { id: 'Halo', ms: 'Hai', en: 'Hello' };

const readLanguages: Reader<readonly [Language, ...Language[]]> = (node, label, reading) => {
  const list = readList(readOneOf(...LANGUAGES))(node, label, reading);
  if (list === undefined) return undefined;
  const [first, ...others] = [...new Set(list)];
  if (first) return [first, ...others];
  if (node.kind === 'list' && node.items.length === 0) wrongValue(node, label, 'at least one language', reading);
  return undefined;
};

const SCALES = ['csat', 'nps'] as const;

/** true is csat, false is none; of a list the first is asked that may be asked at that time. */
const readSurvey: Reader<readonly Scale[]> = (node, label, reading) => {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value ? ['csat'] : [];
  if (node.kind === 'list') return readList(readOneOf(...SCALES))(node, label, reading);
  const scale = SCALES.find((one) => node.kind === 'scalar' && node.source === one);
  return scale ? [scale] : wrongValue(node, label, 'true, false, csat, nps, or a list such as [nps, csat]', reading);
};

const readTimeZone: Reader<string> = (node, label, reading) => {
  const zone = readWords(node, label, reading);
  if (zone === undefined || isTimeZone(zone)) return zone;
  reading.error(
    'BOT_TIME_ZONE',
    node,
    `There is no time zone '${zone}'; write it like Asia/Jakarta or Asia/Kuala_Lumpur.`,
  );
  return undefined;
};

const readTeams: Reader<readonly Team[]> = (node, label, reading) => {
  if (node.kind !== 'map')
    return wrongKind(node, label, 'a map of teams: { general: { title: …, hours: … } }', reading);
  if (node.entries.length === 0)
    return wrongValue(node, label, 'at least one team, so that a person can be reached', reading);
  return node.entries.flatMap(({ key, at, value }) => {
    const name = readName({ kind: 'scalar', value: key, source: key, ...at }, 'A team', reading);
    const fields = Fields.of(value, `The team '${key}'`, TEAM_SHAPE, reading);
    if (!fields || name === undefined) return [];
    const title = fields.get('title') ?? {};
    const week = fields.get('hours', readWeek) ?? [];
    const hours = fields.entry('hours')?.value;
    if (hours && isNever(hours)) reading.neverThere.set(name, hours);
    const sla = fields.get('sla', readServiceLevel);
    const silentAgentMs = fields.get('silent-agent');
    return [
      {
        name,
        title,
        hours: { week, holidays: fields.get('holidays') ?? [] },
        ...(sla && { sla }),
        ...(silentAgentMs !== undefined && { silentAgentMs }),
        ...(fields.get('assignment') === 'push' && { assignment: 'push' as const }),
      },
    ];
  });
};

const WARN_AT = 0.75;

const readServiceLevel: Reader<ServiceLevel> = (node, _label, reading) => {
  const fields = Fields.of(node, "'sla'", SLA_SHAPE, reading);
  if (!fields) return undefined;
  const firstAnswerMs = fields.get('first-answer');
  const nextAnswerMs = fields.get('next-answer');
  const resolutionMs = fields.get('resolution');
  if (firstAnswerMs !== undefined && resolutionMs !== undefined && resolutionMs < firstAnswerMs) {
    const message =
      "'resolution' is shorter than 'first-answer': a case would have to be solved before anybody answers.";
    reading.error('TEAM_SLA', fields.entry('resolution')?.at ?? node, message);
  }
  return {
    ...(firstAnswerMs !== undefined && { firstAnswerMs }),
    ...(nextAnswerMs !== undefined && { nextAnswerMs }),
    ...(resolutionMs !== undefined && { resolutionMs }),
    warnAt: fields.get('warn-at') ?? WARN_AT,
  };
};

const readPromises: Reader<PromiseCare> = (node, _label, reading) => {
  const fields = Fields.of(node, "'promises'", PROMISES_SHAPE, reading);
  const remindMs = fields?.get('remind');
  const tellMs = fields?.get('tell');
  if (fields === null || remindMs === undefined || tellMs === undefined) return undefined;
  if (remindMs <= tellMs) {
    const message =
      "'remind' is no longer before the time than 'tell': who is to keep the promise would hear too late.";
    reading.error('BOT_PROMISES', fields.entry('remind')?.at ?? node, message);
  }
  return { remindMs, tellMs, newTimeMs: fields.get('new-time') ?? null };
};

function isNever(hours: Node): boolean {
  return hours.kind === 'scalar' ? hours.source === 'never' : hours.kind === 'map' && hours.entries.length === 0;
}
const readChannels: Reader<BotSettings['channels']> = (node, label, reading) => {
  if (node.kind !== 'map')
    return wrongKind(node, label, 'a map of channels: { webchat: { follow-up-within: 7d } }', reading);
  return Object.fromEntries(
    node.entries.flatMap(({ key, at, value }) => {
      const name = readName({ kind: 'scalar', value: key, source: key, ...at }, 'A channel', reading);
      const fields = Fields.of(value, `The channel '${key}'`, CHANNEL_SHAPE, reading);
      const followUpWithinMs = fields?.get('follow-up-within');
      return name === undefined || followUpWithinMs === undefined ? [] : [[name, { followUpWithinMs }]];
    }),
  );
};

function readDefaultTeam(fields: Fields<typeof BOT_SHAPE>, teams: readonly Team[], reading: Reading): string {
  const [only, second] = teams;
  if (fields.entry('default-team')) return fields.get('default-team') ?? '';
  if (second) {
    const names = teams.map(({ name }) => name).join(', ');
    const message = `_bot.yaml needs the key 'default-team': which of ${names} takes what no flow gives to a team?`;
    reading.error('CONTENT_MISSING_KEY', fields.entry('teams')?.at ?? fields.node, message);
  }
  return only?.name ?? '';
}

const readThresholds: Reader<Thresholds> = (node, _label, reading) => {
  const fields = Fields.of(node, "'thresholds'", THRESHOLDS_SHAPE, reading);
  if (!fields) return undefined;
  const confidence = fields.get('confidence');
  const margin = fields.get('margin');
  const trust = fields.get('trust');
  return confidence === undefined || margin === undefined || trust === undefined
    ? undefined
    : { confidence, margin, trust };
};

const readTexts: Reader<{ [name: string]: LocalText }> = (node, label, reading) => {
  if (node.kind !== 'map') return wrongKind(node, label, 'a map of standing texts by name', reading);
  const names = Object.keys(STANDING_TEXTS);
  return Object.fromEntries(
    node.entries.flatMap(({ key, at, value }) => {
      if (!names.includes(key)) {
        const mend = isPattern(`_${key}`)
          ? `; it is a flow of its own: flows/_${key}.yaml`
          : didYouMean(key, names) || `; there are ${names.join(', ')}`;
        reading.error('BOT_UNKNOWN_TEXT', at, `There is no standing text '${key}'${mend}.`);
      }
      // Which variables there are is known only to the rule that says the text.
      const text = reading.withAnyVariable(() => readText(value, `'${key}'`, reading));
      return text ? [[key, text]] : [];
    }),
  );
};

const readLookUps: Reader<readonly LookUp[]> = (node, _label, reading) => {
  const fields = Fields.of(node, "'desk'", DESK_SHAPE, reading);
  return fields?.get('look-up', readEachLookUp) ?? [];
};

const readEachLookUp: Reader<readonly LookUp[]> = (node, label, reading) => {
  if (node.kind !== 'map')
    return wrongKind(
      node,
      label,
      'a map: { order: { title: …, call: orders.find, with: { id: "{{ order_id }}" } } }',
      reading,
    );
  return node.entries.flatMap(({ key, at, value }) => {
    const name = readName({ kind: 'scalar', value: key, source: key, ...at }, 'A look-up', reading);
    const fields = Fields.of(value, `'${key}'`, LOOK_UP_SHAPE, reading);
    const title = fields?.get('title');
    const action = fields?.get('call');
    const input = fields?.get('with');
    if (name === undefined || !title || action === undefined || input === undefined) return [];
    return [{ name, title, action, with: input }];
  });
};

const readKeptValues: Reader<BotSettings['values']> = (node, _label, reading) => {
  const fields = Fields.of(node, "'values'", VALUES_SHAPE, reading);
  if (!fields) return undefined;
  return {
    case: fields.get('case', readDeclarations('case', ['number'])) ?? {},
    customer: fields.get('customer', readDeclarations('customer', ['name'])) ?? {},
  };
};

function readDeclarations(scope: KeptScope, builtIn: readonly string[]): Reader<DeclaredValues> {
  return (node, label, reading) => {
    if (node.kind !== 'map') return wrongKind(node, label, 'a map of names: { email: { personal: true } }', reading);
    const declared: { [name: string]: DeclaredValues[string] } = {};
    for (const { key, at, value } of node.entries) {
      if (!checkVariableName(key, at, `A value of ${scope}`, reading, builtIn)) continue;
      const isBare = value.kind === 'scalar' && value.value === null;
      const fields = isBare ? null : Fields.of(value, `'${key}'`, DECLARED_SHAPE, reading);
      const isIdentity = fields?.get('identity') === true;
      if (isIdentity) mustBeTheOne(scope, declared, fields, reading);
      declared[key] = { personal: fields?.get('personal') ?? false, ...(isIdentity && { identity: true }) };
    }
    return declared;
  };
}

function mustBeTheOne(
  scope: KeptScope,
  declared: DeclaredValues,
  fields: Fields<typeof DECLARED_SHAPE> | null,
  reading: Reading,
): void {
  const other = Object.keys(declared).find((name) => declared[name]?.identity);
  if (scope === 'customer' && other === undefined) return;
  const message =
    other === undefined
      ? "Only a value of the customer tells who they are; write 'identity' under 'customer'."
      : `The customer is known by '${other}' already; one value tells who they are.`;
  reading.error('BOT_IDENTITY', fields?.entry('identity')?.at ?? fields?.node ?? { start: 0, end: 0 }, message);
}

const readBrand: Reader<{ colour: string; title: LocalText }> = (node, _label, reading) => {
  const fields = Fields.of(node, "'brand'", BRAND_SHAPE, reading);
  if (!fields) return undefined;
  return { colour: fields.get('colour', readColour) ?? COLOUR, title: fields.get('title') ?? GREETING };
};

const readColour: Reader<string> = (node, label, reading) => {
  const colour = node.kind === 'scalar' ? node.source : '';
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toLowerCase();
  return wrongValue(node, label, 'a colour such as "#0b6e4f", in quotes because # begins a comment', reading);
};
