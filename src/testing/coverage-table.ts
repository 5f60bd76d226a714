import { stepInWords } from '../flow/ways';
import { type FlowCoverage, type Gap, percentOf, type Share, totalOf } from './coverage';

/** A row for each flow, the gaps below it, the whole at the end. */
export function coverageTable(flows: readonly FlowCoverage[]): readonly string[] {
  const width = Math.max(4, ...flows.map(({ program }) => program.flow.length));
  const languages = flows[0]?.languages.map(({ language }) => language) ?? [];
  const heads = ['steps', 'branches', 'trouble', ...languages];
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)}  ${cells.map((one) => one.padStart(9)).join('')}`;
  const lines = [row('flow', heads)];
  for (const flow of flows) {
    lines.push(row(flow.program.flow, cellsOf(flow)));
    for (const gap of flow.gaps) if (!isBelow(gap, flow)) lines.push(`    never ${gapInWords(gap)}`);
  }
  const all = totalOf(flows);
  return [...lines, '', `Coverage: ${percentOf(all)} % of ${all.all} steps and ways out of them (${all.done} reached)`];
}

function cellsOf({ steps, branches, troubles, languages }: FlowCoverage): readonly string[] {
  return [...[steps, branches, troubles].map(fraction), ...languages.map(({ share }) => `${percentOf(share)} %`)];
}

function fraction({ done, all }: Share): string {
  return all === 0 ? '–' : `${done}/${all}`;
}

/** The ways of a step that was never reached need no line of their own. */
function isBelow(gap: Gap, { gaps }: FlowCoverage): boolean {
  return gap.way !== null && gaps.some(({ step, way }) => way === null && step.id === gap.step.id);
}

/** `ask order_id "What is …": after 2 tries without a usable answer  flows/order-status.yaml:8`. */
export function gapInWords({ step, way }: Gap): string {
  const { file, line } = step.place;
  return `${stepInWords(step)}${way === null ? '' : `: ${way.words}`}  ${file}:${line}`;
}
