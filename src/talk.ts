import { resolve } from 'node:path';
import { loadProject } from './cli/load-project';
import { testActionsOf } from './cli/test-actions';
import { KhidmatError } from './errors';
import { compileContent } from './flow/compile-content';
import { trainModel } from './nlu/train';
import type { Project } from './project';
import { readContentFiles } from './runtime/content-files';
import { hashOf } from './runtime/content-hash';
import { MONDAY_MORNING, Talk } from './runtime/talk';

export interface TalkOptions {
  /** Actions and entities; read from the folder's `project.ts` unless given. */
  readonly project?: Project;
  /** When the talk begins, milliseconds since the epoch; Monday 2026-11-23, 10:00 in Jakarta, unless given. */
  readonly at?: number;
}

/**
 * A conversation with the bot of a project folder, for tests: no server, no database, a clock that the test moves.
 * Throws CONTENT_BROKEN with every mistake when the flows do not compile.
 */
export async function talkTo(folder: string, options: TalkOptions = {}): Promise<Talk> {
  const project = options.project ?? loadProject(resolve(folder));
  const at = options.at ?? MONDAY_MORNING;
  const { actions } = testActionsOf({ config: { actions: null }, project })(at);
  const files = await readContentFiles(resolve(folder));
  const names = actions.map((action) => action.name);
  const { content, diagnostics } = compileContent(files, {
    actions: names,
    entities: project.entities ?? [],
    hash: hashOf(files),
  });
  if (content === null) {
    const rows = diagnostics.map((one) => `${one.file}:${one.line}:${one.column} ${one.code} ${one.message}`);
    throw new KhidmatError('CONTENT_BROKEN', `The content in ${folder} has mistakes:\n${rows.join('\n')}`);
  }
  const model = trainModel(content.training);
  return new Talk({ content, model, actions, at });
}
