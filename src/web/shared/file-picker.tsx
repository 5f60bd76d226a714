import { useRef } from 'preact/hooks';
import { ClipIcon } from './icons';

/** The button that lets files be chosen; the same files may be chosen again. */
export function FilePicker({
  label,
  className,
  onFiles,
}: {
  label: string;
  className: string;
  onFiles: (files: readonly File[]) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={className} aria-label={label} title={label} onClick={() => picker.current?.click()}>
        <ClipIcon />
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        multiple
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
