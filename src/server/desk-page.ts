import type { HttpRoutes } from '../channels/http';
import { pageHtml } from './page-shell';
import { pageHeaders } from './security-headers';
import { cachedAnswer, hashOf, type WebAssets } from './web-assets';

/** The desk's page. Everything on it, the sign-in included, is drawn by its script out of the API's answers. */
export function mountDeskPage(http: HttpRoutes, assets: WebAssets): void {
  const { js, css } = assets.app('desk');
  const html = pageHtml({ title: 'Khidmat', language: 'en', styles: [css], script: js, config: {} });
  const headers = pageHeaders();
  http.route('GET', '/desk', (request) =>
    cachedAnswer(request, hashOf(html), {
      status: 200,
      headers: {
        ...headers,
        'content-security-policy': `${headers['content-security-policy']}; require-trusted-types-for 'script'`,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      },
      body: html,
    }),
  );
}
