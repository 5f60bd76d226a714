import './reports.css';

// The pages work without a script; this saves presses: a choice is shown at once, and the browser's own print makes the PDF.
// On a phone the figures come first; what is chosen stands under the heading.
const isNarrow = matchMedia('(max-width: 640px)').matches;
for (const choice of document.querySelectorAll<HTMLDetailsElement>('details.choice')) choice.open = !isNarrow;
for (const form of document.querySelectorAll<HTMLFormElement>('form.filters')) {
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button.print')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
