/**
 * PostgreSQL's texts cannot hold the character NUL; JSON writes it as an escape, so only bare texts need this: an event's
 * id, a name, as some client sent it.
 */
export function storable<T extends string | null>(text: T): T {
  return (text?.includes('\0') ? text.replaceAll('\0', '\ufffd') : text) as T;
}
