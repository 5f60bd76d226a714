import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoutes } from '../channels/http';
import type { LocalText } from '../domain/language';
import type { BotSettings } from '../domain/settings';
import { brandCss, launcherColours, parse } from './brand-colours';
import { pageHtml } from './page-shell';
import { type FrameAncestors, pageHeaders } from './security-headers';
import { type Asset, assetAnswer, cachedAnswer, FOREVER, hashOf, makeAsset, type WebAssets } from './web-assets';

export interface PageOptions {
  readonly assets: WebAssets;
  /** As it is now: content may change while the server runs. */
  readonly bot: () => Pick<BotSettings, 'name' | 'languages' | 'brand'>;
  /** Goals that the pages offer to begin with, most wanted first; `id` is the flow's name. */
  readonly topics: () => readonly { readonly id: string; readonly title: LocalText }[];
  /** Sites that may carry the chat; `*` for any. */
  readonly allowedOrigins: readonly string[];
  readonly maxFileBytes: number;
  readonly maxTextLength: number;
}

/** Asked again each time; what did not change is not sent again. */
const ASK_AGAIN = 'no-cache';
/** A company's page asks for it at each visit; a new one must not take long to arrive. */
const FIVE_MINUTES = 'public, max-age=300';

/**
 * Serves the help page at `/`, the bare chat at `/chat` (which a launcher puts into a frame), the launcher at `/embed.js`,
 * the company's colours, and the bundles of every page under `/assets`.
 */
export function mountPages(http: HttpRoutes, options: PageOptions): void {
  const { assets, bot } = options;
  let made: { colours: string; asset: Asset } | undefined;
  http.route('GET', '/', (request) => page(request, 'home', 'none'));
  http.route('GET', '/chat', (request) => page(request, 'chat', options.allowedOrigins));
  http.route('GET', '/embed.js', (request) => assetAnswer(request, launcher(), FIVE_MINUTES));
  http.route('GET', '/assets/:file', (request) => found(assets.answer(request, request.params.file ?? '', FOREVER)));
  http.route('GET', '/brand.css', brandStyles);
  http.route('GET', '/icon.svg', icon);

  function page(request: HttpRequest, kind: 'home' | 'chat', frameAncestors: FrameAncestors): HttpAnswer {
    const { name, languages, brand } = bot();
    const { js, css } = assets.app('chat');
    const html = pageHtml({
      title: name,
      language: languages[0],
      styles: [`/brand.css?${hashOf(brandCss(brand.colour))}`, css],
      script: js,
      config: {
        page: kind,
        name,
        greeting: brand.title,
        languages,
        topics: options.topics(),
        baseUrl: request.baseUrl,
        maxFileBytes: options.maxFileBytes,
        maxTextLength: options.maxTextLength,
      },
    });
    // Pictures of cards are named by the content's authors and may stand on any secure server.
    const headers = pageHeaders({ frameAncestors, images: ['https:'], connect: socketsOf(request) });
    return cachedAnswer(request, hashOf(html), {
      status: 200,
      headers: {
        ...headers,
        'content-security-policy': `${headers['content-security-policy']}; require-trusted-types-for 'script'`,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': ASK_AGAIN,
      },
      body: html,
    });
  }

  /** The launcher in the company's colours, made anew only when these change. */
  function launcher(): Asset {
    const colours = launcherColours(bot().brand.colour);
    if (made?.colours !== colours) {
      const script = assets.read('chat-embed.js').replace('#0b6e4f #ffffff', colours);
      made = { colours, asset: makeAsset('text/javascript; charset=utf-8', script) };
    }
    return made.asset;
  }

  function brandStyles(request: HttpRequest): HttpAnswer {
    const css = brandCss(bot().brand.colour);
    const hash = hashOf(css);
    return cachedAnswer(request, hash, {
      status: 200,
      headers: {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': request.query.has(hash) ? FOREVER : ASK_AGAIN,
      },
      body: css,
    });
  }

  function icon(request: HttpRequest): HttpAnswer {
    const [red, green, blue] = parse(bot().brand.colour);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="rgb(${red} ${green} ${blue})" d="M16 2a14 14 0 1 1 0 28H4a2 2 0 0 1-2-2V16A14 14 0 0 1 16 2Z"/></svg>`;
    return cachedAnswer(request, hashOf(svg), {
      status: 200,
      headers: { 'content-type': 'image/svg+xml', 'cache-control': ASK_AGAIN },
      body: svg,
    });
  }
}

/** Older browsers do not take `'self'` for a WebSocket to the page's own server. */
function socketsOf(request: HttpRequest): readonly string[] {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
}

function found(answer: HttpAnswer | null): HttpAnswer {
  if (answer === null) throw new HttpError(404, 'NotFound', 'There is nothing at this address.');
  return answer;
}
