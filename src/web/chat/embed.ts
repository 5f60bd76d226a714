/**
 * The launcher that a company's page loads with one line:
 *
 *     <script src="https://help.example.com/embed.js" async></script>
 *
 * It draws a button; the window itself is a page of the chat's server in a frame. So neither page can touch the other's
 * style or script, the customer's key to the conversation is out of reach of everything on the company's page, and a
 * strict policy there needs no more than `script-src` and `frame-src` for that server. The button stands in a shadow tree
 * with a constructed style sheet, which needs no `style-src` at all.
 *
 * Attributes of the line, each optional: data-language (id, ms, en), data-position (right, left),
 * data-open (open at once). `window.Khidmat` has `open()` and `close()`.
 */

/** The company's colour and what is drawn on it: written in by the server (`pages.ts`). */
const COLOURS = '#0b6e4f #ffffff';

function begin(line: HTMLScriptElement): void {
  const { origin } = new URL(line.src);
  const { language, position, open: openAtOnce } = line.dataset;
  const words = wordsIn(language ?? document.documentElement.lang ?? '', navigator.language);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const box = make('div', 'box');
  if (position === 'left') box.classList.add('left');
  const button = make('button', 'launch');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.append(drawing('M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-4.5 3.5V17H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z'));
  const badge = make('span', 'badge');
  badge.hidden = true;
  button.append(badge);
  box.append(button);
  root.append(box);
  const [ground = '', sign = ''] = COLOURS.split(' ');
  box.style.setProperty('--launch', ground);
  box.style.setProperty('--sign', sign);

  let frame: HTMLIFrameElement | null = null;
  let isReady = false;
  let isOpen = false;
  let unread = 0;
  name();

  button.addEventListener('click', () => (isOpen ? close() : open()));
  addEventListener('message', onMessage);
  Object.defineProperty(window, 'Khidmat', { value: Object.freeze({ open, close }) });
  const place = () => {
    document.body.append(host);
    if (openAtOnce !== undefined) open();
    else if (wasUsed()) whenIdle(load);
  };
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);

  function load(): HTMLIFrameElement {
    if (frame !== null) return frame;
    frame = make('iframe', 'window');
    frame.title = words.title;
    frame.src = `${origin}/chat${language === undefined ? '' : `?lang=${encodeURIComponent(language)}`}`;
    frame.hidden = true;
    box.prepend(frame);
    return frame;
  }

  function open(): void {
    isOpen = true;
    load().hidden = false;
    unread = 0;
    name();
    remember();
    greet();
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    if (frame !== null) frame.hidden = true;
    name();
    tell('closed');
    button.focus();
  }

  /** The keyboard goes into the window, which puts it where one writes. */
  function greet(): void {
    frame?.focus();
    tell('open');
  }

  function tell(what: string): void {
    if (isReady) frame?.contentWindow?.postMessage({ khidmat: what }, origin);
  }

  function onMessage({ source, origin: from, data }: MessageEvent): void {
    if (frame === null || source !== frame.contentWindow || from !== origin) return;
    if (data?.khidmat === 'ready') {
      isReady = true;
      // Loaded for a customer who was here before: it goes on, so that an answer is noticed.
      if (isOpen) greet();
      else tell('resume');
    }
    if (data?.khidmat === 'close') close();
    if (data?.khidmat === 'unread') {
      unread = Number(data.count) || 0;
      name();
    }
  }

  function name(): void {
    button.setAttribute('aria-label', isOpen ? words.close : unread > 0 ? words.unread(unread) : words.open);
    button.setAttribute('aria-expanded', String(isOpen));
    box.classList.toggle('open', isOpen);
    badge.hidden = unread === 0 || isOpen;
    badge.textContent = unread > 9 ? '9+' : String(unread);
  }
}

const USED = 'khidmat:used';

function wasUsed(): boolean {
  try {
    return localStorage.getItem(USED) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(USED, '1');
  } catch {
    // A private window: the customer opens the chat by hand.
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 4_000 });
  else setTimeout(work, 1_500);
}

function make<T extends keyof HTMLElementTagNameMap>(tag: T, name: string): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function drawing(d: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, path] of [
    ['talk', d],
    ['down', 'm6 9.5 6 6 6-6'],
  ] as const) {
    const line = document.createElementNS(space, 'path');
    line.setAttribute('class', name);
    line.setAttribute('d', path);
    svg.append(line);
  }
  return svg;
}

function wordsIn(...tags: string[]) {
  for (const tag of tags) {
    const code = tag.toLowerCase().split('-')[0];
    if (code === 'id' || code === 'in') {
      return {
        open: 'Buka obrolan',
        close: 'Tutup obrolan',
        title: 'Obrolan',
        unread: (count: number) => `Buka obrolan, ${count} pesan baru`,
      };
    }
    if (code === 'ms') {
      return {
        open: 'Buka sembang',
        close: 'Tutup sembang',
        title: 'Sembang',
        unread: (count: number) => `Buka sembang, ${count} mesej baharu`,
      };
    }
    if (code === 'en') break;
  }
  return {
    open: 'Open the chat',
    close: 'Close the chat',
    title: 'Chat',
    unread: (count: number) => `Open the chat, ${count} new ${count === 1 ? 'message' : 'messages'}`,
  };
}

const STYLE = `
.box { position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; display: flex; flex-direction: column; align-items: flex-end; gap: 14px; pointer-events: none; }
.box.left { inset: auto auto 20px 20px; align-items: flex-start; }
.window { pointer-events: auto; }
.launch { all: unset; pointer-events: auto; box-sizing: border-box; position: relative; display: grid; place-items: center; width: 60px; height: 60px; border-radius: 50%; background: var(--launch); color: var(--sign); cursor: pointer; box-shadow: 0 1px 3px rgb(0 0 0 / 20%), 0 8px 28px -6px rgb(0 0 0 / 40%); transition: transform .15s; }
.launch:hover { transform: translateY(-2px); }
.launch:focus-visible { outline: 3px solid var(--launch); outline-offset: 3px; }
.launch svg { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.down, .open .talk { display: none; }
.open .down { display: inline; }
.badge { position: absolute; inset: -4px -4px auto auto; min-width: 22px; box-sizing: border-box; padding: 0 6px; border: 2px solid #fff; border-radius: 11px; background: #b3261e; color: #fff; font: 600 12px/18px system-ui, sans-serif; text-align: center; }
.window { width: min(400px, calc(100vw - 40px)); height: min(680px, calc(100vh - 120px)); border: 0; border-radius: 20px; background: Canvas; color-scheme: light dark; box-shadow: 0 1px 3px rgb(0 0 0 / 12%), 0 24px 64px -16px rgb(0 0 0 / 40%); }
:host { all: initial !important; }
[hidden] { display: none !important; }
@media (max-width: 480px) {
  .box.open { inset: 0; gap: 0; }
  .box.open .launch { display: none; }
  .box.open .window { width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) { .launch { transition: none; } }
`;

// At the end, for all of the above must be there.
const script = document.currentScript as HTMLScriptElement | null;
if (script !== null && !('Khidmat' in window)) begin(script);
