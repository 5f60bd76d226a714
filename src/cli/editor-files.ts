import { FILE_KINDS, type FileKind, jsonSchemaOf } from '../flow/file-shapes';
import { testSchema } from '../testing/script-shapes';

export type SchemaKind = FileKind | 'test';
export const SCHEMA_KINDS: readonly SchemaKind[] = [...FILE_KINDS, 'test'];

export function schemaFor(kind: SchemaKind): { readonly [keyword: string]: unknown } {
  return kind === 'test' ? testSchema() : jsonSchemaOf(kind);
}

/** Which files are of a kind, as the YAML language server matches paths: it knows no `[!_]*`, and takes `!` before a whole pattern. */
const GLOBS: { readonly [kind in SchemaKind]: readonly string[] } = {
  flow: ['**/flows/*.yaml', '!**/flows/_*.yaml'],
  pattern: [
    '**/flows/_*.yaml',
    '!**/flows/_bot.yaml',
    '!**/flows/_policies.yaml',
    '!**/flows/_moves.yaml',
    '!**/flows/_answers.yaml',
  ],
  bot: ['**/flows/_bot.yaml'],
  policies: ['**/flows/_policies.yaml'],
  moves: ['**/flows/_moves.yaml'],
  answers: ['**/flows/_answers.yaml'],
  intent: ['**/intents/*.yaml', '!**/intents/_*.yaml'],
  entities: ['**/intents/_entities.yaml'],
  'out-of-scope': ['**/intents/_out-of-scope.yaml'],
  test: ['**/test/**/*.test.yaml'],
};

export const SCHEMA_FOLDER = 'schemas';
export const SETTINGS_FILE = '.vscode/settings.json';

/** The schemas of all kinds of files, as they stand in a project. */
export function schemaFiles(): readonly { readonly path: string; readonly text: string }[] {
  return SCHEMA_KINDS.map((kind) => ({ path: pathOf(kind), text: `${JSON.stringify(schemaFor(kind), null, 1)}\n` }));
}

/** Which schema an editor takes for which file. */
export function editorSettings(): string {
  const schemas = Object.fromEntries(SCHEMA_KINDS.map((kind) => [`./${pathOf(kind)}`, GLOBS[kind]]));
  return `${JSON.stringify({ 'yaml.schemas': schemas }, null, 2)}\n`;
}

/** The first line by which any editor with the YAML language server finds the schema of a file; null where it has none. */
export function modelineOf(path: string): string | null {
  const kind = kindOf(path);
  const up = '../'.repeat(path.split('/').length - 1);
  return kind && `# yaml-language-server: $schema=${up}${pathOf(kind)}`;
}

function kindOf(path: string): SchemaKind | null {
  const [, folder, name = ''] = /^(flows|intents|test)\/(?:.*\/)?([^/]+)\.yaml$/.exec(path) ?? [];
  if (folder === undefined) return null;
  if (folder === 'test') return name.endsWith('.test') ? 'test' : null;
  if (!name.startsWith('_')) return folder === 'flows' ? 'flow' : 'intent';
  const own = FILE_KINDS.find((kind) => name === `_${kind}`);
  return own ?? (folder === 'flows' ? 'pattern' : null);
}

function pathOf(kind: SchemaKind): string {
  return `${SCHEMA_FOLDER}/${kind}.schema.json`;
}
