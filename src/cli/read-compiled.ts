import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import type { Content } from '../flow/program';
import { hashOf, readContentFiles } from '../runtime/content-files';
import { loadProject } from './load-project';

/** The content of a folder. Throws CONTENT_BROKEN with the mistakes where it does not compile. */
export async function readCompiled(folder: string): Promise<Content> {
  const files = await readContentFiles(folder);
  const { entities = [] } = loadProject(folder);
  const { content, diagnostics } = compileContent(files, { actions: null, entities, hash: hashOf(files) });
  if (content !== null) return content;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  throw new KhidmatError(
    'CONTENT_BROKEN',
    `The content has mistakes; mend them first.\n\n${formatDiagnostics(errors)}`,
  );
}
