import { join } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { createLog } from '../log';
import { ActionSchemas } from '../runtime/action-schema';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { ModelStore } from '../runtime/model-store';
import type { Stage } from '../testing/record-attempts';
import { actionNamesOf } from './action-shapes';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { testActionsOf } from './test-actions';

/** The project in a folder, ready to be tested. Throws CONTENT_BROKEN with the mistakes where it does not compile. */
export async function readStage(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  dataDir = readConfig(folder, env).dataDir,
): Promise<Stage> {
  const config = readConfig(folder, env);
  const project = loadProject(folder);
  const files = await readContentFiles(folder);
  const actions = actionNamesOf(config, project, 'tests');
  const compiled = compileContent(files, { actions, entities: project.entities ?? [], hash: hashOf(files) });
  const { content } = compiled;
  if (content === null) {
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
    throw new KhidmatError(
      'CONTENT_BROKEN',
      `The content has mistakes; mend them first.\n\n${formatDiagnostics(errors)}`,
    );
  }
  // What was learnt is kept, so that the next run need not learn.
  const models = new ModelStore(join(dataDir, 'models'), createLog({ level: 'silent' }), modelOptions());
  return {
    content,
    model: await models.modelFor(content.training),
    actions: testActionsOf({ config, project }),
    schemas: new ActionSchemas(),
    known: { content, actions },
  };
}
