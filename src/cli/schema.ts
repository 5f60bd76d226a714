import { KhidmatError } from '../errors';
import { didYouMean } from '../flow/did-you-mean';
import { FILE_KINDS, type FileKind, jsonSchemaOf } from '../flow/file-shapes';
import type { Command } from './command';
import { readOptions } from './options';

const usage = `Usage: khidmat schema <${FILE_KINDS.join(' | ')}>

Prints the JSON Schema of a kind of file: with it an editor completes keys, explains them and marks plain mistakes.

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
    if (!isFileKind(kind)) {
      const mend = didYouMean(kind, FILE_KINDS) || `; there are ${FILE_KINDS.join(', ')}`;
      throw new KhidmatError('SCHEMA_UNKNOWN', `There is no schema '${kind}'${mend}.`);
    }
    terminal.out(JSON.stringify(jsonSchemaOf(kind), null, 2));
    return 0;
  },
};

function isFileKind(kind: string): kind is FileKind {
  return (FILE_KINDS as readonly string[]).includes(kind);
}
