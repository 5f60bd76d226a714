import { useState } from 'preact/hooks';
import type { KnownValue } from '../../domain/desk';
import type { Json } from '../../domain/json';
import { leavesOf, textOf } from './value-text';
import { useWords } from './words';

/** Something that is known: a value with a button to copy it, or what a system answered, folded. */
export function Known({ value }: { value: KnownValue }) {
  const { t, language } = useWords();
  const [shown, setShown] = useState(!value.personal);
  const leaves = leavesOf(value.value, language);
  const plain = textOf(value.value, language) ?? (leaves.length === 1 ? leaves[0]!.text : null);
  return (
    <div class="known-line">
      <dt>
        {readable(value.name)}
        {value.personal && <span class="tag">{t('personal')}</span>}
      </dt>
      <dd>
        {plain === null && shown ? (
          <Answer leaves={leaves} />
        ) : (
          <span class="value">{shown ? plain : masked(plain ?? '')}</span>
        )}
        {value.personal && (
          <button
            type="button"
            class="link"
            aria-label={`${t(shown ? 'hide' : 'show')}: ${value.name}`}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'hide' : 'show')}
          </button>
        )}
        {plain !== null && <CopyButton name={value.name} text={plain} />}
      </dd>
    </div>
  );
}

const PLAIN_TO_SEE = 5;

/** What a system answered to a question of the card's own: its first values line by line, the others folded. */
export function Found({ name, value, personal }: { name: string; value: Json; personal: boolean }) {
  const { t, language } = useWords();
  const leaves = leavesOf(value, language);
  if (personal || leaves.length < 2) return <Known value={{ name, value, from: 'flow', personal }} />;
  const others = leaves.slice(PLAIN_TO_SEE);
  return (
    <>
      {leaves.slice(0, PLAIN_TO_SEE).map(({ path, text }) => (
        <div class="known-line" key={path}>
          <dt>{readable(path)}</dt>
          <dd>
            <span class="value">{text}</span>
          </dd>
        </div>
      ))}
      {others.length > 0 && (
        <div>
          <details class="answer">
            <summary>{t('moreWaiting', { n: others.length })}</summary>
            <AnswerLines leaves={others} />
          </details>
        </div>
      )}
    </>
  );
}

/** The few values that tell most stand on the fold, all others inside. */
function Answer({ leaves }: { leaves: ReturnType<typeof leavesOf> }) {
  const first = leaves.slice(0, 3).map(({ text }) => text);
  return (
    <details class="answer">
      <summary>{[...new Set(first)].join(' · ')}</summary>
      <AnswerLines leaves={leaves} />
    </details>
  );
}

function AnswerLines({ leaves }: { leaves: ReturnType<typeof leavesOf> }) {
  return (
    <dl>
      {leaves.map(({ path, text }) => (
        <div class="answer-line" key={path}>
          <dt>{readable(path)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function CopyButton({ name, text }: { name: string; text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <button type="button" class="link" aria-label={`${t('copy')}: ${name}`} onClick={copy}>
      {t(copied ? 'copied' : 'copy')}
    </button>
  );
}

export function readable(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

/** People stand behind agents: a personal value is covered until it is asked for. */
function masked(text: string): string {
  return text.length <= 4 ? '••••' : `••••${text.slice(-3)}`;
}
