import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import type { SourceFile } from '../flow/diagnostic';
import { formatDiagnostics } from '../flow/format-diagnostic';
import type { Content } from '../flow/program';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { loadProject } from './load-project';

/** The content of a folder. Throws CONTENT_BROKEN with the mistakes where it does not compile. */
export async function readCompiled(folder: string): Promise<Content> {
  return compiledOf(await readContentFiles(folder), folder);
}

/** The same of files that are read already. `folder`: where the project is whose kinds of values they may use. */
export function compiledOf(files: readonly SourceFile[], folder: string): Content {
  const { entities = [] } = loadProject(folder);
  const { content, diagnostics } = compileContent(files, { actions: null, entities, hash: hashOf(files) });
  if (content !== null) return content;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  throw new KhidmatError(
    'CONTENT_BROKEN',
    `The content has mistakes; mend them first.\n\n${formatDiagnostics(errors)}`,
  );
}
