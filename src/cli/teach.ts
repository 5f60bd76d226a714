import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Language } from '../domain/language';
import type { Example } from '../domain/training';
import { KhidmatError } from '../errors';
import { addExamples, type ChangedFile, fileOfIntent, newIntentFile } from '../flow/add-examples';
import { compileContent } from '../flow/compile-content';
import type { SourceFile } from '../flow/diagnostic';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { type Candidate, OUT_OF_SCOPE, type Suggestions } from '../nlu/suggest';
import { additionsTo, type Effect } from '../nlu/try-addition';
import type { UnderstandContext } from '../nlu/understand';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { loadProject } from './load-project';
import type { Material } from './project-model';

/** Learnt once, when the first addition is tried. */
export function tryOutOf(found: Suggestions, material: Material, context: UnderstandContext): TryOut {
  return lazily(() =>
    additionsTo(
      material.training,
      context,
      found.groups.flatMap(({ messages }) => messages.map(({ text }) => text)),
    ),
  );
}

export type TryOut = () => ReturnType<typeof additionsTo>;

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Of a group's sentences those with these numbers, from 1 (`1,3`). Null: none is named, or one that there is not. */
export function sentencesAt(messages: readonly Candidate[], only: string): readonly Candidate[] | null {
  const numbers = only.split(',').map(Number);
  const isThere = (number: number) => Number.isInteger(number) && number >= 1 && number <= messages.length;
  return numbers.every(isThere) ? messages.filter((_, index) => numbers.includes(index + 1)) : null;
}

/** What would change if these messages were examples of an intent, or of nobody's business. */
export function effectOf(messages: readonly Candidate[], intent: string, tryOut: TryOut): Effect {
  const examples: Example[] = messages.map(({ text, language }) => ({ text, intent, ...(language && { language }) }));
  if (intent === OUT_OF_SCOPE)
    return tryOut()(
      [],
      examples.map(({ text }) => text),
    );
  return tryOut()(examples, []);
}

/** The file with the sentences in it. Throws `CONTENT_BROKEN` where the content does not compile, or would not. */
export async function changeFor(
  name: string,
  messages: readonly Candidate[],
  material: Material,
): Promise<ChangedFile> {
  const folder = material.folder!;
  const files = await readContentFiles(folder);
  mustCompile(files, folder, 'The content has mistakes as it stands; nothing was written. Mend them first.');
  const examples = messages.map(({ text, language }) => ({ text, language: language ?? usual(messages, material) }));
  const file = fileOfIntent(files, name);
  const changed = file === null ? fresh(name, examples) : addExamples(file, examples);
  if (changed === null) {
    throw new KhidmatError('CONTENT_BROKEN', `${file?.path ?? name} has no 'examples' to add to; write the key first.`);
  }
  const after = [...files.filter(({ path }) => path !== changed.path), changed];
  mustCompile(
    after,
    folder,
    'The content would have mistakes with these sentences; nothing was written. Leave some of them out.',
  );
  return changed;
}

function mustCompile(files: readonly SourceFile[], folder: string, otherwise: string): void {
  const { entities = [] } = loadProject(folder);
  const { content, diagnostics } = compileContent(files, { actions: null, entities, hash: hashOf(files) });
  if (content !== null) return;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  throw new KhidmatError('CONTENT_BROKEN', `${otherwise}\n\n${formatDiagnostics(errors)}`);
}

function fresh(name: string, examples: readonly { text: string; language: Language }[]): ChangedFile {
  const file = newIntentFile(name, examples);
  if (name !== OUT_OF_SCOPE) return file;
  const text = file.text.split('\n').slice(1).join('\n');
  return { ...file, text, added: file.added.slice(1).map((line) => ({ ...line, line: line.line - 1 })) };
}

/** The file whole or as it was: a server that watches the folder may read it at any moment. */
export async function writeChange(folder: string, { path, text }: ChangedFile): Promise<void> {
  const file = join(folder, path);
  const part = join(dirname(file), `.${basename(file)}.part`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(part, text);
  await rename(part, file);
}

/** The language in which most of the group is written, for those that do not tell. */
function usual(messages: readonly Candidate[], { languages }: Material): Language {
  const counts = languages.map((one) => messages.filter(({ language }) => language === one).length);
  return languages[counts.indexOf(Math.max(...counts))]!;
}
