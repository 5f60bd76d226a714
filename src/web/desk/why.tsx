import { useState } from 'preact/hooks';
import type { DeskExplanation, DeskReading } from '../../domain/desk';
import type { Explanation } from '../../domain/explanation';
import type { Evidence } from '../../domain/understanding';
import { get, pathOf, Refusal } from './api';
import { useWords } from './words';

type Shown = 'nothing' | 'loading' | { readonly fault: string } | { readonly found: Explanation | null };

/** The whole of why a message was read so, as `khidmat explain` shows it; fetched when somebody opens it. */
export function Why({ number, reading }: { number: string; reading: DeskReading }) {
  const { t, fault } = useWords();
  const [shown, setShown] = useState<Shown>('nothing');
  const load = async () => {
    setShown('loading');
    try {
      const path = `${pathOf(number)}/messages/${reading.seq}/explanation`;
      setShown({ found: (await get<DeskExplanation>(path)).explanation });
    } catch (error) {
      setShown({ fault: fault(error instanceof Refusal ? error.code : 'other') });
    }
  };
  const onToggle = (event: Event) => {
    const isOpen = (event.currentTarget as HTMLDetailsElement).open;
    if (isOpen && (shown === 'nothing' || (typeof shown === 'object' && 'fault' in shown))) void load();
  };
  return (
    <details class="weights" onToggle={onToggle}>
      <summary>{t('allWeights')}</summary>
      {shown === 'loading' && <p class="soft">{t('loading')}</p>}
      {typeof shown === 'object' && 'fault' in shown && <p class="bad-line">{shown.fault}</p>}
      {typeof shown === 'object' && 'found' in shown && shown.found === null && <p class="soft">{t('noWeights')}</p>}
      {typeof shown === 'object' && 'found' in shown && shown.found !== null && (
        <Whole explanation={shown.found} reading={reading} />
      )}
    </details>
  );
}

function Whole({ explanation, reading }: { explanation: Explanation; reading: DeskReading }) {
  const { t, local, language } = useWords();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const titles = new Map(reading.intents.map(({ intent, title }) => [intent, title]));
  const { intents, person, nearest } = explanation;
  return (
    <>
      {intents.map(({ intent, probability, score, base, words }) => (
        <Sum
          key={intent}
          title={`${local(titles.get(intent) ?? null, intent)} · ${percent.format(probability)}`}
          base={base}
          words={words}
          total={figure(score)}
        />
      ))}
      {person !== null && (
        <Sum
          title={t('asksForPerson')}
          base={person.base}
          words={person.words}
          total={`${figure(person.lead)} ${person.lead > person.gate ? '>' : '≤'} ${figure(person.gate)}`}
        />
      )}
      <section>
        <p class="label">{t('nearest')}</p>
        {nearest.length === 0 && <p class="soft">{t('noneNear')}</p>}
        <ul class="plain">
          {nearest.map(({ text, intent, likeness }) => (
            <li key={`${intent}-${text}`}>
              <span class="figure">{percent.format(likeness)}</span> “{text}” <span class="soft">{intent}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** A sum as it is reckoned: where it begins, each word, and what comes of it. */
function Sum(props: { title: string; base: number; words: readonly Evidence[]; total: string }) {
  const { t } = useWords();
  return (
    <table class="sum">
      <caption>{props.title}</caption>
      <tbody>
        <Row name={t('beforeAnyWord')} value={figure(props.base)} />
        {props.words.map(({ feature, weight }, at) => (
          <Row key={at} name={feature} value={figure(weight)} />
        ))}
      </tbody>
      <tfoot>
        <Row name={t('sum')} value={props.total} />
      </tfoot>
    </table>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="figure">{value}</td>
    </tr>
  );
}

function figure(nats: number): string {
  return `${nats < 0 ? '−' : '+'}${Math.abs(nats).toFixed(3)}`;
}
