/** One sample in Prometheus' text format: `name{label="value"} 1`. */
export function sampleLine(name: string, labels: readonly (readonly [string, string])[], value: number): string {
  const inside = labels.map(([label, text]) => `${label}="${escapeValue(text)}"`).join(',');
  return `${name}${inside === '' ? '' : `{${inside}}`} ${numberText(value)}`;
}

export function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeValue(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
