import type { Review } from '../../domain/case';
import type { DeskMe, DeskReview } from '../../domain/desk';
import { useWords } from './words';

/** Bad scores that somebody is to look into; each opens its case. */
export function Reviews({
  reviews,
  me,
  onOpen,
}: {
  reviews: readonly DeskReview[];
  me: DeskMe;
  onOpen: (number: string) => void;
}) {
  const { t, local, moment } = useWords();
  return (
    <ul class="house-cases">
      {reviews.map((one) => (
        <li key={one.number}>
          <button type="button" class="item" onClick={() => onOpen(one.number)}>
            <span class="item-top">
              <strong>{one.customerName ?? t('customer')}</strong>
              <span class="soft number">{one.number}</span>
            </span>
            <span class="item-what">{local(one.headline, t('wantsUnknown'))}</span>
            <span class="item-more">
              <Score {...one} />
              <span class="soft">{moment(one.since)}</span>
              <span class="item-team">
                {one.assignee === null
                  ? t('reviewNobody')
                  : one.assignee.agentId === me.agentId
                    ? t('reviewYours')
                    : one.assignee.name}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What stands on the card about a bad score, and what became of it. */
export function ReviewPart({
  review,
  onAssign,
  onClose,
}: {
  review: Review;
  /** Null: not this agent's to do. */
  onAssign: (() => void) | null;
  onClose: (() => void) | null;
}) {
  const { t, moment } = useWords();
  const { done, assignee } = review;
  return (
    <>
      <p>
        <Score {...review} /> <span class="soft">{moment(review.since)}</span>
      </p>
      {done === null ? (
        <p class="soft">{assignee === null ? t('reviewNobody') : t('reviewWith', { name: assignee.name })}</p>
      ) : (
        <>
          <p class="soft">{t('reviewDone', { name: done.by.name, time: moment(done.at) })}</p>
          <p>{done.note}</p>
        </>
      )}
      {(onAssign !== null || onClose !== null) && (
        <p class="letter-deeds">
          {onAssign !== null && (
            <button type="button" onClick={onAssign}>
              {t('reviewAssign')}
            </button>
          )}
          {onClose !== null && (
            <button type="button" onClick={onClose}>
              {t('reviewClose')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function Score({ scale, score }: { scale: Review['scale']; score: number }) {
  const { t } = useWords();
  return <span class="tag crisis">{t(scale === 'csat' ? 'scoreCsat' : 'scoreNps', { n: score })}</span>;
}
