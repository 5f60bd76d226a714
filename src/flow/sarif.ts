import type { Diagnostic, RoadStep } from './diagnostic';

/** The diagnostics as SARIF 2.1.0, which code hosts show beside the lines of a change. */
export function diagnosticsToSarif(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const run = {
    tool: { driver: { name: 'khidmat check', rules: codes.map((id) => ({ id })) } },
    columnKind: 'utf16CodeUnits',
    results: diagnostics.map(resultOf),
  };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    null,
    2,
  );
}

function resultOf({ code, severity, message, file, line, column, frame, road = [] }: Diagnostic): object {
  const region = { startLine: line, startColumn: column, endColumn: column + (frame?.length ?? 1) };
  return {
    ruleId: code,
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region } }],
    ...(road.length === 0 ? {} : { codeFlows: [{ threadFlows: [{ locations: road.map(locationOf) }] }] }),
  };
}

function locationOf({ file, line, column, step, way }: RoadStep): object {
  const region = { startLine: line, startColumn: column };
  const text = way === null ? step : `${step}, ${way}`;
  const physicalLocation = { artifactLocation: { uri: encodeURI(file) }, region };
  return { location: { physicalLocation, message: { text } } };
}
