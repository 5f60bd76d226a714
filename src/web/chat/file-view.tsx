import { FileIcon } from '../shared/icons';
import { isPicture } from '../shared/pictures';
import type { ChatFile } from './chat-message';
import { useSurroundings } from './window-state';

export function FileView({ file }: { file: ChatFile }) {
  const { texts } = useSurroundings();
  if (isPicture(file.contentType)) {
    return (
      <a class="picture" href={file.url} target="_blank" rel="noopener noreferrer">
        <span class="hidden-words">{texts.openFile} </span>
        <img src={file.url} alt={file.name} loading="lazy" />
      </a>
    );
  }
  return (
    <a class="file" href={file.url} target="_blank" rel="noopener noreferrer">
      <FileIcon />
      <span class="hidden-words">{texts.openFile} </span>
      <FileName name={file.name} bytes={file.bytes} />
    </a>
  );
}

export function FileName({ name, bytes }: { name: string; bytes: number | null }) {
  return (
    <span class="file-name">
      <bdi>{name}</bdi>
      {bytes !== null && <small>{sizeOf(bytes)}</small>}
    </span>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
