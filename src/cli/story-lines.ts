import type { Owner } from '../domain/case';
import type { Effect, FactEffect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Message } from '../domain/message';
import type { Understanding } from '../domain/understanding';
import type { CaseRow, RecordedTurn } from '../store/store';

/** The story of a case as people read it: a line for the clock and the speaker, what stands behind it below. */
export function storyLines(story: {
  readonly case: CaseRow;
  readonly turns: readonly RecordedTurn[];
}): readonly string[] {
  const lines = headOf(story.case);
  let day = '';
  for (const turn of story.turns) {
    const [date = '', clock = ''] = new Date(turn.event.at).toISOString().slice(0, 19).split('T');
    if (date !== day) lines.push('', date);
    day = date;
    for (const [what, text] of tell(turn)) lines.push(line(clock, what, text));
  }
  return [...lines, '', endOf(story.case)];
}

type Told = readonly [what: string, text: string];

function headOf({ case: it, conversation, language, customerName, channel }: CaseRow): string[] {
  const who = customerName === null ? 'a customer without a name' : customerName;
  return [`Case ${it.number}: ${who} on ${channel}, language ${language}`, `Conversation ${conversation}`];
}

function endOf({ case: it }: CaseRow): string {
  const rating = it.csat === null ? '' : `, rated ${it.csat} of 5`;
  if (it.outcome === null) return `Open, with ${ownerOf(it.owner)}${rating}`;
  return `Closed ${it.closedAt === null ? '' : `${new Date(it.closedAt).toISOString().slice(0, 19)}Z `}as ${it.outcome}${rating}`;
}

function line(clock: string, what: string, text: string): string {
  const [first = '', ...others] = text.split('\n');
  const indent = ' '.repeat(clock.length + 2 + WIDTH + 2);
  return [`${clock}  ${what.padEnd(WIDTH)}  ${first}`.trimEnd(), ...others.map((other) => indent + other)].join('\n');
}

const WIDTH = 12;

/** What happened first, then what was made of it, in the order in which it was decided. */
function* tell({ event, effects, release, turn }: RecordedTurn): Generator<Told> {
  const said = effects.flatMap((effect) => (effect.kind === 'message' ? [effect.message] : []));
  const own = said.find(({ from }) => from.role === (event.kind === 'message' ? 'customer' : 'agent'));
  if (own !== undefined && (event.kind === 'message' || event.kind === 'desk-message')) yield toldMessage(own);
  else yield ['event', eventOf(event)];
  if (event.kind === 'message' && event.understanding !== null) yield ['understood', understood(event.understanding)];
  for (const effect of effects) {
    if (effect.kind === 'message' && effect.message === own) continue;
    const told = toldEffect(effect);
    if (told !== null) yield told;
  }
  yield ['turn', `${turn} on release ${release.slice(0, 12)}`];
}

function toldMessage({ from, text, buttons, links, card, attachments, choice, seq }: Message): Told {
  const parts = [text];
  if (choice !== undefined) parts.push(`(pressed: ${choice.value})`);
  if (card !== undefined) parts.push(`[card: ${card.title}]`);
  for (const { name } of attachments ?? []) parts.push(`[file: ${name}]`);
  for (const { title, url } of links ?? []) parts.push(`[link: ${title} ${url}]`);
  if (buttons !== undefined) parts.push(buttons.map(({ title }) => `[${title}]`).join(' '));
  const who = from.role === 'customer' ? 'customer' : from.name;
  return [
    `${who}${from.role === 'agent' ? ' (desk)' : ''}`,
    `${parts.filter((part) => part !== '').join('\n')}  #${seq}`,
  ];
}

function eventOf(event: Event): string {
  switch (event.kind) {
    case 'opened':
      return 'the customer opened the conversation';
    case 'message':
      return 'a message';
    case 'action-result':
      return event.result.ok
        ? `call ${event.callId} answered ${JSON.stringify(event.result.value)}`
        : `call ${event.callId} failed: ${event.result.code} ${event.result.message}`;
    case 'timer':
      return `timer '${event.timerId}'`;
    case 'queue-place':
      return `place ${event.position} in the queue, wait ${event.waitMs === null ? 'unknown' : `${Math.round(event.waitMs / 1000)} s`}, agents online ${event.agentsOnline}`;
    case 'rewritten':
      return event.why === 'erased'
        ? 'what is kept of the customer was erased'
        : 'the keys of the customer were made anew with the secret of this installation';
    case 'desk-lost':
      return `agent ${event.agentId} was ${event.silent ? 'silent for too long' : 'gone'}`;
    case 'desk-promise':
      return `${event.agent.name}: ${event.kind} by ${new Date(event.due).toISOString()}, "${event.what}"`;
    case 'desk-lend':
      return `${event.agent.name}: ${event.kind}, flow '${event.flow}'`;
    case 'desk-kept':
      return `${event.agent.name}: ${event.kind} ${event.promise}`;
    case 'desk-note':
      return `${event.agent.name}: a note, "${event.text}"`;
    case 'desk-review':
      return event.deed.kind === 'assign'
        ? `${event.agent.name}: the bad score of ${event.of} goes to ${event.deed.to.name}`
        : `${event.agent.name}: the bad score of ${event.of} was looked into, "${event.deed.note}"`;
    case 'desk-letter':
      return `${event.agent.name}: ${event.deed === 'again' ? 'sent again' : 'put aside'} ${event.letter}${event.note === undefined ? '' : `, "${event.note}"`}`;
    case 'desk-assign':
      return `${event.agent.name}: ${event.kind} to ${event.to.name}${event.note === undefined ? '' : `, "${event.note}"`}`;
    case 'desk-take':
    case 'desk-message':
    case 'desk-hand-back':
      return `${event.agent.name}: ${event.kind}`;
    case 'desk-return':
    case 'desk-reject':
    case 'desk-resolve':
      return `${event.agent.name}: ${event.kind}${event.note === undefined ? '' : `, "${event.note}"`}`;
  }
}

function understood(it: Understanding): string {
  const ranked = it.intents.slice(0, 3).map(({ intent, probability }) => `${intent} ${probability.toFixed(2)}`);
  const evidence = it.evidence.slice(0, 6).map(({ feature, weight }) => `${feature} ${signed(weight)}`);
  const lines = [
    `${ranked.join(', ') || 'nothing'}; margin ${it.margin.toFixed(2)}, trust ${it.trust.toFixed(2)}, language ${it.language.value ?? 'open'}, mood ${it.mood.value}`,
  ];
  if (evidence.length > 0) lines.push(`because of ${evidence.join(', ')}`);
  if (it.entities.length > 0)
    lines.push(`found ${it.entities.map(({ type, text }) => `${type} "${text}"`).join(', ')}`);
  if (it.wantsHuman.value) lines.push(`wants a person: "${it.wantsHuman.evidence}"`);
  return lines.join('\n');
}

function signed(weight: number): string {
  return `${weight < 0 ? '' : '+'}${weight.toFixed(2)}`;
}

function toldEffect(effect: Effect): Told | null {
  switch (effect.kind) {
    case 'message':
      return toldMessage(effect.message);
    case 'call':
      return [
        'call',
        `${effect.action} ${JSON.stringify(effect.input)} (${effect.callId}, ${effect.timeoutMs} ms, ${effect.attempts} attempts)`,
      ];
    case 'timer':
      return ['timer', `'${effect.timerId}' due ${new Date(effect.due).toISOString().slice(0, 19)}Z`];
    case 'cancel-timer':
      return null;
    case 'refused':
      return ['refused', effect.code];
    case 'fact':
      return toldFact(effect);
  }
}

function toldFact(fact: FactEffect): Told | null {
  switch (fact.fact) {
    case 'case-opened':
      return ['case', `${fact.caseNumber} opened`];
    case 'understood':
      return ['decided', `${fact.decision}${fact.intent === null ? '' : ` (${fact.intent})`}`];
    case 'flow-started':
    case 'flow-ended':
    case 'flow-cancelled':
      return ['flow', `${fact.flow} ${fact.fact.slice('flow-'.length)}`];
    case 'moved':
      return ['release', `moved from ${fact.from} to ${fact.to}`];
    case 'step':
      return ['step', `${fact.flow} / ${fact.step}`];
    case 'way':
      return null;
    case 'slot-filled':
    case 'slot-refused':
      return ['slot', `${fact.flow} / ${fact.slot} ${fact.fact.slice('slot-'.length)}`];
    case 'call-failed':
      return ['call', `${fact.action} failed: ${fact.code}`];
    case 'owner-changed':
      return ['owner', `${ownerOf(fact.from)} -> ${ownerOf(fact.to)} (${fact.reason})`];
    case 'outcome':
      return ['outcome', fact.reason === undefined ? fact.outcome : `${fact.outcome} (${fact.reason})`];
    case 'reminded':
    case 'reminder-dropped':
      return ['reminder', `${fact.flow} / ${fact.step} ${fact.fact === 'reminded' ? 'said' : 'dropped'}`];
    case 'followed-up':
      return ['follow-up', `${fact.flow} / ${fact.step} said`];
    case 'follow-up-dropped':
      return ['follow-up', `${fact.flow} / ${fact.step} dropped (${fact.reason})`];
    case 'promise-kept':
    case 'promise-broken':
    case 'promise-near':
      return ['promise', `${fact.what} ${fact.fact.slice('promise-'.length)}`];
    case 'promised':
      return ['promise', `${fact.what} by ${new Date(fact.due).toISOString().slice(0, 19)}Z`];
    case 'customer-known':
      return ['customer', fact.by === 'person' ? 'known by the channel' : 'known by a proof'];
    case 'clarified':
      return ['meant', fact.intent ?? 'none of the readings'];
    case 'mood':
      return ['mood', fact.mood];
    case 'surveyed':
      return ['asked', fact.scale];
    case 'csat':
      return ['rating', `${fact.score} of 5`];
    case 'nps':
      return ['rating', `${fact.score} of 10`];
    case 'wait-told':
      return ['wait', `${Math.round(fact.waitMs / 60_000)} min told`];
    case 'asked-again':
      return ['asked again', fact.what];
    case 'review-opened':
    case 'review-assigned':
    case 'review-done':
      return ['review', `${fact.caseNumber} ${fact.fact.slice('review-'.length)}`];
  }
}

function ownerOf(owner: Owner): string {
  if (owner.kind === 'queue') return `queue ${owner.team}`;
  return owner.kind === 'agent' ? `agent ${owner.name}` : 'bot';
}
