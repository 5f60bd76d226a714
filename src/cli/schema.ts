import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config';
import { KhidmatError } from '../errors';
import { didYouMean } from '../flow/did-you-mean';
import { shapesWithDemoShop } from './action-shapes';
import type { Command, Terminal } from './command';
import {
  editorSettings,
  SCHEMA_FOLDER,
  SCHEMA_KINDS,
  type SchemaKind,
  SETTINGS_FILE,
  schemaFiles,
  schemaFor,
} from './editor-files';
import { loadProject } from './load-project';
import { readOptions } from './options';

const usage = `Usage: khidmat schema <${[...SCHEMA_KINDS, 'actions'].join(' | ')}>
       khidmat schema --write [folder]

Prints the JSON Schema of a kind of file: with it an editor completes keys, explains them and marks plain mistakes.
"actions" prints what each action of the project and of the demo shop gets and answers, for those who connect systems of their own.

  --write   puts those of all kinds into ${SCHEMA_FOLDER}/, and says in ${SETTINGS_FILE} (where there is none) which files they are for

\`khidmat init\` has done so. For other editors with the YAML language server, the first line of a flow:

  # yaml-language-server: $schema=../${SCHEMA_FOLDER}/flow.schema.json`;

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of flows and settings, for editors',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, { write: { type: 'boolean', default: false } });
    const [first, more] = positionals;
    if (more !== undefined || (first === undefined && !values.write)) {
      terminal.err(usage);
      return 2;
    }
    if (values.write) {
      const hasSettings = writeEditorFiles(resolve(terminal.cwd, first ?? '.'));
      terminal.out(
        hasSettings
          ? `Wrote ${SCHEMA_FOLDER}/ and ${SETTINGS_FILE}.`
          : `Wrote ${SCHEMA_FOLDER}/. ${SETTINGS_FILE} is there already; what it needs:\n\n${editorSettings()}`,
      );
      return 0;
    }
    const kind = first ?? '';
    if (kind === 'actions') {
      terminal.out(JSON.stringify(actionSchemas(terminal), null, 2));
      return 0;
    }
    if (!isKind(kind)) {
      const kinds = [...SCHEMA_KINDS, 'actions'];
      const mend = didYouMean(kind, kinds) || `; there are ${kinds.join(', ')}`;
      throw new KhidmatError('SCHEMA_UNKNOWN', `There is no schema '${kind}'${mend}.`);
    }
    terminal.out(JSON.stringify(schemaFor(kind), null, 2));
    return 0;
  },
};

function actionSchemas(terminal: Terminal): object {
  const project = loadProject(readConfig(terminal.cwd, terminal.env).contentDir);
  const actions = shapesWithDemoShop(project.actions ?? []);
  return Object.fromEntries(actions.map(({ name, input = true, result = true }) => [name, { input, result }]));
}

/** Answers with whether the settings were written: an editor's own are left alone. */
export function writeEditorFiles(folder: string): boolean {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of schemaFiles()) write(path, text);
  if (existsSync(join(folder, SETTINGS_FILE))) return false;
  write(SETTINGS_FILE, editorSettings());
  return true;
}

function isKind(kind: string): kind is SchemaKind {
  return (SCHEMA_KINDS as readonly string[]).includes(kind);
}
