import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { didYouMean } from '../flow/did-you-mean';
import { FILE_KINDS, type FileKind, jsonSchemaOf } from '../flow/file-shapes';
import { shapesWithDemoShop } from './actions-of';
import type { Command, Terminal } from './command';
import { loadProject } from './load-project';
import { readOptions } from './options';

const usage = `Usage: khidmat schema <${[...FILE_KINDS, 'actions'].join(' | ')}>

Prints the JSON Schema of a kind of file: with it an editor completes keys, explains them and marks plain mistakes. "actions" prints what each
action of the project and of the demo shop gets and answers, for those who connect systems of their own.

  khidmat schema flow > flow.schema.json

and, as the first line of a flow (for editors with the YAML language server):

  # yaml-language-server: $schema=../flow.schema.json`;

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of flows and settings, for editors',
  usage,
  async run(args, terminal) {
    const { positionals } = readOptions(args, usage, {});
    const [kind, more] = positionals;
    if (kind === undefined || more !== undefined) {
      terminal.err(usage);
      return 2;
    }
    if (kind === 'actions') {
      terminal.out(JSON.stringify(actionSchemas(terminal), null, 2));
      return 0;
    }
    if (!isFileKind(kind)) {
      const kinds = [...FILE_KINDS, 'actions'];
      const mend = didYouMean(kind, kinds) || `; there are ${kinds.join(', ')}`;
      throw new KhidmatError('SCHEMA_UNKNOWN', `There is no schema '${kind}'${mend}.`);
    }
    terminal.out(JSON.stringify(jsonSchemaOf(kind), null, 2));
    return 0;
  },
};

function actionSchemas(terminal: Terminal): object {
  const project = loadProject(readConfig(terminal.cwd, terminal.env).contentDir);
  const actions = shapesWithDemoShop(project.actions ?? []);
  return Object.fromEntries(actions.map(({ name, input = true, result = true }) => [name, { input, result }]));
}

function isFileKind(kind: string): kind is FileKind {
  return (FILE_KINDS as readonly string[]).includes(kind);
}
