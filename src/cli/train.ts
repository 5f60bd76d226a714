import { resolve } from 'node:path';
import { readConfig } from '../config';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { createLog } from '../log';
import { hashOf, readContentFiles } from '../runtime/content-files';
import { ModelStore } from '../runtime/model-store';
import type { Command } from './command';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { readOptions } from './options';

const usage = `Usage: khidmat train [dir] [--into folder]

Learns the examples of dir (here, when left out) now, so that the next start need not. The model goes into data/models, or the folder given.`;

export const trainCommand: Command = {
  name: 'train',
  summary: 'Learn the examples before the server needs them',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, { into: { type: 'string' } });
    const dir = resolve(terminal.cwd, positionals[0] ?? readConfig(terminal.cwd, terminal.env).contentDir);
    const files = await readContentFiles(dir);
    const { content, diagnostics } = compileContent(files, { actions: null, hash: hashOf(files) });
    if (content === null) {
      terminal.err(formatDiagnostics(diagnostics));
      return 1;
    }
    const into = resolve(terminal.cwd, values.into ?? resolve(dir, 'data', 'models'));
    const entities = [...content.training.entities, ...(loadProject(dir).entities ?? [])];
    const { version } = modelOptions();
    const models = new ModelStore(into, createLog({ level: 'warn' }), version === undefined ? {} : { version });
    const model = await models.modelFor({ ...content.training, entities });
    terminal.out(`Learnt ${content.training.examples.length} examples: model ${model.hash} in ${into}.`);
    return 0;
  },
};
