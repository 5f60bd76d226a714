import { Dialog } from './dialog';
import { SHORTCUT_KEYS, type Shortcut } from './shortcuts';
import { useWords } from './words';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <dl class="shortcuts">
        {(Object.keys(SHORTCUT_KEYS) as Shortcut[]).map((shortcut) => (
          <div class="shortcut" key={shortcut}>
            <dt>
              <Keys shortcut={shortcut} />
            </dt>
            <dd>{t(`shortcut_${shortcut}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('answerHint')}</p>
    </Dialog>
  );
}

export function Keys({ shortcut }: { shortcut: Shortcut }) {
  return (
    <span class="keys">
      <kbd>Alt</kbd>
      <kbd>{SHORTCUT_KEYS[shortcut].shown}</kbd>
    </span>
  );
}
