/** Reads Prometheus' text format as strictly as its definition is; throws at the first line that is none of it. */
export function readExposition(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  let current = '';
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.slice(0, -1).split('\n')) {
    const head = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line);
    if (head !== null) {
      const [, what, name, rest] = head as unknown as [string, string, string, string];
      if (what === 'HELP' && types.has(name)) throw new Error(`${name} stands twice`);
      if (what === 'TYPE') types.set(name, rest);
      current = name;
      continue;
    }
    const sample = /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (\S+)$/.exec(line);
    if (sample === null) throw new Error(`no line of the format: ${line}`);
    const [, name = '', labels = '', value = ''] = sample;
    const family = types.get(current) === 'histogram' ? name.replace(/_(bucket|sum|count)$/, '') : name;
    if (family !== current) throw new Error(`${name} stands under ${current}`);
    if (!/^(NaN|[+-]Inf|-?\d+(\.\d+)?(e[+-]?\d+)?)$/.test(value)) throw new Error(`no number: ${line}`);
    if (samples.has(name + labels)) throw new Error(`${name}${labels} stands twice`);
    samples.set(name + labels, Number(value.replace('Inf', 'Infinity')));
  }
  return samples;
}
