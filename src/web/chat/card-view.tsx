import type { Card } from '../../domain/message';

export function CardView({ card }: { card: Card }) {
  return (
    <div class="card">
      {card.image !== undefined && <img class="card-image" src={card.image.url} alt={card.image.alt} loading="lazy" />}
      <div class="card-body">
        {card.title !== '' && <h2 dir="auto">{card.title}</h2>}
        {card.text !== undefined && (
          <p class="text" dir="auto">
            {card.text}
          </p>
        )}
        {card.facts !== undefined && card.facts.length > 0 && (
          <dl>
            {card.facts.map(({ label, value }) => (
              <div key={label}>
                <dt dir="auto">{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {card.links?.map(({ title, url }) => (
        <a key={url} class="card-link" href={url} target="_blank" rel="noopener noreferrer nofollow">
          {title}
        </a>
      ))}
    </div>
  );
}
