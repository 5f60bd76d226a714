import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { CloseIcon } from '../shared/icons';
import { Toast, ToastShown } from './toast';
import { useWords } from './words';

/** A window over the page: the browser keeps the focus inside, and gives it back when it closes. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { t } = useWords();
  const id = useId();
  const toast = useContext(ToastShown);
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser tells of the closing a moment later, when another dialog may stand in this one's place.
  const gone = useRef(false);
  const close = () => gone.current || onClose();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Else the browser begins with the first button, which closes the dialog.
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      gone.current = true;
      shown?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={close}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon" aria-label={t('close')} onClick={close}>
          <CloseIcon />
        </button>
      </div>
      {/* The page behind is silent while this is open. */}
      <Toast toast={toast?.bad ? toast : null} />
      {children}
    </dialog>
  );
}
