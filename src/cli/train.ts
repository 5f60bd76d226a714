import { join, resolve } from 'node:path';
import { readConfig } from '../config';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { createLog } from '../log';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { ModelStore } from '../runtime/model-store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { readOptions } from './options';

const usage = `Usage: khidmat train [dir] [--into folder]

Learns the examples of dir (that of CONTENT_DIR, when left out) now, so that the next start need not. The model goes into data/models, or
the folder given.`;

export const trainCommand: Command = {
  name: 'train',
  summary: 'Learn the examples before the server needs them',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, { into: { type: 'string' } });
    const { contentDir, dataDir } = readConfig(terminal.cwd, terminal.env);
    const given = positionals[0];
    const dir = given === undefined ? contentDir : resolve(terminal.cwd, given);
    const files = await readContentFiles(dir);
    const { content, diagnostics } = compileContent(files, {
      actions: null,
      entities: loadProject(dir).entities ?? [],
      hash: hashOf(files),
    });
    if (content === null) {
      terminal.err(formatDiagnostics(diagnostics));
      return 1;
    }
    const into = resolve(
      terminal.cwd,
      values.into ?? join(given === undefined ? dataDir : join(dir, 'data'), 'models'),
    );
    const { version } = modelOptions();
    const models = new ModelStore(into, createLog({ level: 'warn' }), version === undefined ? {} : { version });
    const model = await models.modelFor(content.training);
    terminal.out(`Learnt ${content.training.examples.length} examples: model ${model.hash} in ${into}.`);
    return 0;
  },
};
