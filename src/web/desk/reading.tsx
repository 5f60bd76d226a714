import type { DeskReading } from '../../domain/desk';
import { Why } from './why';
import { useWords } from './words';

const SHOWN = 6;

/** How a message was understood, with the words that spoke for it. Folded until somebody asks. */
export function Reading({ reading, number }: { reading: DeskReading; number: string }) {
  const { t, local, moods, language } = useWords();
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const best = reading.intents[0];
  const found = reading.entities.map(({ type }) => type).join(', ');
  const summary = best
    ? `${local(best.title, best.intent)} · ${percent.format(best.probability)}`
    : found || t('wantsUnknown');
  const pro = reading.evidence.filter(({ weight }) => weight > 0).slice(0, SHOWN);
  const contra = reading.evidence.filter(({ weight }) => weight < 0).slice(0, 3);
  const strongest = Math.max(...reading.evidence.map(({ weight }) => Math.abs(weight)), 0.01);
  /** The decision, with each figure beside the gate that it had to pass. */
  const judged = ({ decision, gates, margin, trust }: DeskReading) => {
    const word = t(`decision-${decision}`);
    if (gates === null) return word;
    const passed = (share: number, gate: number) =>
      `${percent.format(share)} ${share < gate ? '<' : '≥'} ${percent.format(gate)}`;
    return t('judged', {
      decision: word,
      confidence: passed(best?.probability ?? 0, gates.confidence),
      margin: passed(margin, gates.margin),
      trust: passed(trust, gates.trust),
    });
  };
  return (
    <details class="reading">
      <summary>
        <span class="reading-best">{summary}</span>
        {reading.mood !== 'neutral' && <span class={`tag mood ${reading.mood}`}>{moods[reading.mood]}</span>}
        <span class="reading-why">{t('why')}</span>
      </summary>
      <section class="reading-body" aria-label={t('whyLabel')}>
        {reading.intents.length === 0 && <p>{t('noReading')}</p>}
        {reading.intents.length > 0 && (
          <section>
            <p class="label">{t('readings')}</p>
            <ul class="bars">
              {reading.intents.map(({ intent, title, probability }) => (
                <li key={intent}>
                  <span>{local(title, intent)}</span>
                  <Bar share={probability} />
                  <span class="figure">{percent.format(probability)}</span>
                </li>
              ))}
            </ul>
            <p class="soft">{t('trust', { n: percent.format(reading.trust) })}</p>
            <p class="soft">{judged(reading)}</p>
          </section>
        )}
        {reading.changes.length > 0 && (
          <section>
            <p class="label">{t('readAs')}</p>
            <p>“{reading.normalised}”</p>
            <p class="soft">{reading.changes.map(({ from, to }) => `${from} → ${to}`).join(', ')}</p>
          </section>
        )}
        <Features title={t('wordsThatSpoke')} features={pro} strongest={strongest} />
        <Features title={t('wordsAgainst')} features={contra} strongest={strongest} />
        {reading.entities.length > 0 && (
          <section>
            <p class="label">{t('foundValues')}</p>
            <ul class="plain">
              {reading.entities.map(({ type, text }) => (
                <li key={`${type}-${text}`}>
                  <span class="soft">{type}</span> “{text}”
                </li>
              ))}
            </ul>
          </section>
        )}
        {reading.wantsHuman !== null && <p>{t('askedForPerson', { words: reading.wantsHuman })}</p>}
        {reading.moodEvidence.length > 0 && (
          <p>
            {t('mood')}: {moods[reading.mood]} {t('moodWords', { words: quoted(reading.moodEvidence) })}
          </p>
        )}
        {reading.intents.length > 0 && <Why number={number} reading={reading} />}
      </section>
    </details>
  );
}

function Features(props: {
  title: string;
  features: readonly { readonly feature: string; readonly weight: number }[];
  strongest: number;
}) {
  if (props.features.length === 0) return null;
  return (
    <section>
      <p class="label">{props.title}</p>
      <ul class="bars">
        {props.features.map(({ feature, weight }) => (
          <li key={feature}>
            <span>{feature}</span>
            <Bar share={Math.abs(weight) / props.strongest} />
            <span class="figure">{weight.toFixed(1)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Drawn as SVG: a width in a style attribute is what the page's own rules forbid. */
function Bar({ share }: { share: number }) {
  const width = Math.max(0.02, Math.min(1, share)) * 100;
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-back" width="100" height="6" rx="3" />
      <rect class="bar-front" width={width} height="6" rx="3" />
    </svg>
  );
}

export function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}
