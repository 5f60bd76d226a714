import type { DeskAnswer } from '../../domain/desk';
import { useWords } from './words';

const MOST_SHOWN = 8;

/** Those of the answers that have all the words that were typed: in the name, the title (of any language) or the text. */
export function fitting(answers: readonly DeskAnswer[], typed: string): readonly DeskAnswer[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (answer: DeskAnswer) => {
    const names = [answer.name, ...Object.values(answer.title ?? {})].map((one) => one.toLowerCase());
    const name = names.join(' ');
    if (words.every((word) => name.includes(word))) return names.some((one) => one.startsWith(words[0] ?? '')) ? 0 : 1;
    return words.every((word) => `${name} ${answer.text.toLowerCase()}`.includes(word)) ? 2 : 3;
  };
  return answers
    .map((answer) => ({ answer, at: rank(answer) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_SHOWN)
    .map(({ answer }) => answer);
}

/** What was found with `/`: picked by arrows and Enter, or by a click. */
export function CannedList(props: {
  id: string;
  answers: readonly DeskAnswer[] | null;
  found: readonly DeskAnswer[];
  at: number;
  onPick: (answer: DeskAnswer) => void;
}) {
  const { t, local } = useWords();
  const { id, answers, found } = props;
  const at = Math.min(props.at, found.length - 1);
  return (
    <div class="canned">
      <div role="listbox" id={id} aria-label={t('cannedAnswers')}>
        {found.map((answer, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text.
          <div
            role="option"
            key={answer.name}
            id={`${id}-${index}`}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onPick(answer)}
          >
            <strong>{local(answer.title, answer.name)}</strong> <span class="soft">/{answer.name}</span>
            <span class="canned-text">{answer.text}</span>
            {answer.missing.length > 0 && <span class="soft">{t('fillIn', { names: answer.missing.join(', ') })}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p class="soft" role="status">
          {t(answers === null ? 'loading' : 'noCanned')}
        </p>
      )}
    </div>
  );
}
