import type { Html } from './html.js';

const icon = (path: string): Html => ({
  html: `<svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d="${path}"/></svg>`,
});

const thumb =
  'M2 9h3v8H2zM6.5 9 10 2.5c1.2 0 2 .9 2 2L11.5 8h4.7c1.1 0 1.9 1 1.6 2.1l-1.4 5.4c-.2.9-1 1.5-1.9 1.5H8c-.8 0-1.5-.7-1.5-1.5z';

/** Drawn here, because not every machine has a font for the signs. */
export const thumbUp: Html = icon(thumb);
export const thumbDown: Html = {
  html: icon(thumb).html.replace('<path', '<path transform="rotate(180 10 10)"'),
};
export const lock: Html = icon('M5 9V6.5a5 5 0 0 1 10 0V9h1v9H4V9zm2 0h6V6.5a3 3 0 0 0-6 0z');
export const eye: Html = icon(
  'M10 4C5.5 4 2.3 7.300 1 10c1.300 2.700 4.500 6 9 6s7.700-3.300 9-6c-1.300-2.700-4.500-6-9-6zm0 9.500a3.500 3.500 0 1 1 0-7 3.500 3.500 0 0 1 0 7z',
);
export const bin: Html = icon('M7 2h6v2h5v2H2V4h5zM4 7h12l-1 11H5z');
