import type { Language, LocalText } from '../domain/language';
import type { FigureFrame } from '../insight/frame';
import type { FlowInReport } from '../insight/report';

/** What reports tell of the content in force: names for what the figures hold, and by what these are measured. Plain. */
export interface ReportContent {
  readonly botName: string;
  readonly languages: readonly Language[];
  readonly teams: readonly { readonly name: string; readonly title: LocalText }[];
  readonly flows: readonly FlowInReport[];
  /** What intents are called: the title of the flow that serves them. */
  readonly frame: FigureFrame;
}
