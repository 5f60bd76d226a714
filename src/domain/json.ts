/** What JSON can hold. State, events and effects hold nothing else, so that a record replays to the byte. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
