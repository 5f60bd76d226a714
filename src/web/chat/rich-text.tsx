import { splitLinks } from '../shared/links';

/** Words as they were written, with what is an address made clickable. Nothing in them is ever read as HTML. */
export function RichText({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {splitLinks(text).map(({ text: words, href }) =>
        href === undefined ? (
          words
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {words}
          </a>
        ),
      )}
    </p>
  );
}
