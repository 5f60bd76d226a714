import Ajv, { type ValidateFunction } from 'ajv';
import type { Json, JsonObject } from '../domain/json';

/** Checks the input and the result of actions against their JSON Schemas; each schema is compiled once, whichever object holds it. */
export class ActionSchemas {
  private readonly ajv = new Ajv({ strict: false, allErrors: false });
  private readonly compiled = new WeakMap<JsonObject, ValidateFunction>();
  private readonly byText = new Map<string, ValidateFunction>();

  /** Null when it fits, else where and why it does not: the place and the rule, never the value. */
  faultOf(schema: JsonObject | undefined, value: Json): string | null {
    if (schema === undefined) return null;
    const validate = this.compiled.get(schema) ?? this.compile(schema);
    if (validate(value)) return null;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath || 'it'} ${error?.message ?? 'does not fit'}`;
  }

  private compile(schema: JsonObject): ValidateFunction {
    const text = JSON.stringify(schema);
    const validate = this.byText.get(text) ?? this.ajv.compile(schema);
    this.byText.set(text, validate);
    this.compiled.set(schema, validate);
    return validate;
  }
}
