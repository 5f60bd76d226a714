import type { Json } from '../domain/json';
import type { AskStep, FileKind } from './program';

/** Whether a file is of a kind that the question takes. Kinds go by the content type, and by the name where that says nothing. */
export function fileWillDo({ type, accept }: Pick<AskStep, 'type' | 'accept'>, value: Json): boolean {
  if (type !== 'file' || accept.length === 0) return true;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { contentType, name } = value as { readonly contentType?: Json; readonly name?: Json };
  return accept.some((kind) => KINDS[kind].test(`${contentType}`) || ENDINGS[kind].test(`${name}`));
}

const KINDS: { readonly [kind in FileKind]: RegExp } = {
  image: /^image\//i,
  pdf: /^application\/pdf\b/i,
  document:
    /^(application\/(pdf|msword|rtf|vnd\.openxmlformats-officedocument|vnd\.oasis\.opendocument|vnd\.ms-excel)|text\/(plain|csv))/i,
  audio: /^audio\//i,
  video: /^video\//i,
};

const ENDINGS: { readonly [kind in FileKind]: RegExp } = {
  image: /\.(png|jpe?g|gif|webp|heic|bmp)$/i,
  pdf: /\.pdf$/i,
  document: /\.(pdf|docx?|rtf|odt|xlsx?|csv|txt)$/i,
  audio: /\.(mp3|m4a|ogg|wav|aac)$/i,
  video: /\.(mp4|mov|webm|avi|mkv)$/i,
};
