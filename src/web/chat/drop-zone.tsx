import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSurroundings } from './window-state';

/** Takes files that are dropped on the window or pasted into it. */
export function DropZone({ onFile, children }: { onFile: (file: File) => void; children: ComponentChildren }) {
  const { texts } = useSurroundings();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | undefined) => {
    for (const file of files ?? []) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a way beside the "add a file" button, which everybody can use.
    <div
      class={isOver ? 'drop over' : 'drop'}
      data-hint={texts.drop}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
      onPaste={(event) => {
        const files = event.clipboardData?.files;
        if (files === undefined || files.length === 0) return;
        event.preventDefault();
        take(files);
      }}
    >
      {children}
    </div>
  );
}
