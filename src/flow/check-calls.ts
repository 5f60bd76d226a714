import type { Json, JsonObject } from '../domain/json';
import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { Span } from './source-text';

/** What actions want to be given, as JSON Schemas, by the action's name. */
export type ActionInputs = ReadonlyMap<string, JsonObject>;

/** A `call` that its action would refuse each time: what it needs is not there, or it is given what it does not know. */
export function checkCalls(flows: ReadonlyMap<string, LinkedFlow>, inputs: ActionInputs): void {
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) {
      const schema = step.verb === 'call' ? inputs.get(step.action) : undefined;
      const at = flow.drafts.get(step.id);
      if (step.verb !== 'call' || schema === undefined || !at) continue;
      const given = Object.keys(step.with);
      const known = Object.keys(asMap(schema['properties']));
      const missing = namesIn(schema['required']).filter((name) => !given.includes(name));
      const unknown = schema['additionalProperties'] === false ? given.filter((name) => !known.includes(name)) : [];
      for (const name of unknown) {
        const hint =
          didYouMean(name, known) || (known.length > 0 ? `; it takes ${known.join(', ')}` : '; it takes nothing');
        const message = `'${step.action}' takes no '${name}'${hint}.`;
        flow.report.error('FLOW_CALL_INPUT', keyAfter(flow, at, name), message);
      }
      // One that is almost the name is that name, misspelt.
      const left = missing.filter((name) => !unknown.some((one) => didYouMean(one, known).includes(`'${name}'`)));
      if (left.length === 0) continue;
      const example = left.map((name) => `${name}: …`).join(', ');
      const message = `'${step.action}' needs ${left.map((name) => `'${name}'`).join(' and ')}, or it fails each time; write \`with: { ${example} }\`.`;
      flow.report.error('FLOW_CALL_INPUT', at, message);
    }
  }
}

function asMap(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

function namesIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Where a key stands below a step. */
function keyAfter({ draft }: LinkedFlow, at: Span, key: string): Span {
  const found = new RegExp(`(?<![\\w.-])["']?${key.replace(/[^\w]/g, '\\$&')}["']?\\s*:`).exec(
    draft.reading.source.text.slice(at.start),
  );
  return found === null ? at : { start: at.start + found.index, end: at.start + found.index + key.length };
}
