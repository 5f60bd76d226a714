/** Pictures that a browser draws without running anything; an SVG is a file like any other. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

export function isPicture(contentType: string): boolean {
  return PICTURES.includes(contentType.toLowerCase().split(';')[0] ?? '');
}
