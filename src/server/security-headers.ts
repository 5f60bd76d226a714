/** For answers that are data: nothing may run, frame or guess them. */
export const DATA_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** Who may put one of our pages into a frame: nobody, the same site, or named sites (`https://shop.example`). */
export type FrameAncestors = 'none' | 'self' | readonly string[];

/**
 * For our own pages: scripts, styles, pictures and sockets from this server only, nothing inline. `connect` and `images`
 * name further sources.
 */
export function pageHeaders(
  options: { frameAncestors?: FrameAncestors; connect?: readonly string[]; images?: readonly string[] } = {},
): { readonly [name: string]: string } {
  const frames = options.frameAncestors ?? 'none';
  const ancestors = typeof frames === 'string' ? `'${frames}'` : ["'self'", ...frames].join(' ');
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      ['img-src', "'self'", 'data:', 'blob:', ...(options.images ?? [])].join(' '),
      ['connect-src', "'self'", ...(options.connect ?? [])].join(' '),
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${ancestors}`,
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(frames === 'none' ? { 'x-frame-options': 'DENY' } : {}),
  };
}
