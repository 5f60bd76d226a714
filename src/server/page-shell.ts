import type { Language } from '../domain/language';

/** The HTML of a page of ours: everything that it shows is drawn by its script. */
export interface PageShell {
  readonly title: string;
  readonly language: Language;
  readonly styles: readonly string[];
  readonly script: string;
  /** Handed to the script as JSON. */
  readonly config: object;
}

export function pageHtml({ title, language, styles, script, config }: PageShell): string {
  // The block holds data, which no policy keeps from standing inline; `<` is written so that nothing can end it early.
  const data = JSON.stringify(config).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`).join('\n')}
<script type="application/json" id="config">${data}</script>
<script src="${escapeHtml(script)}" defer></script>
</head>
<body>
<div id="app"></div>
<noscript>
<p lang="id">Halaman ini memerlukan JavaScript.</p>
<p lang="ms">Halaman ini memerlukan JavaScript.</p>
<p lang="en">This page needs JavaScript.</p>
</noscript>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
