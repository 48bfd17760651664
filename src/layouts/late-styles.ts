import { processWide } from '../process-wide.ts';
import { memoise } from '../vocabulary/memoise.ts';

/**
 * Makes styles for what is below the first screen of a page, which then does not wait for them. Below its head, HTML allows a
 * `<style>` element only in a drawing, where its text is not raw; the styles apply to the whole page as they do elsewhere. The
 * page's policy allows no others there.
 * @returns the element, for the last drawing of the first screen
 */
export function lateStyles(css: string): string {
  return elementOf(css);
}

/** The late styles that a page carries; undefined if it has none that {@link lateStyles} made. @param html a whole page */
export function lateStylesOf(html: string): string | undefined {
  const start = html.indexOf(OPEN, html.indexOf('</head>'));
  const css = start === -1 ? undefined : known().get(html.slice(start, html.indexOf(CLOSE, start) + CLOSE.length));
  return typeof css === 'string' ? css : undefined;
}

const OPEN = '<style>';
const CLOSE = '</style>';

/** The text of each element. */
const shared = processWide('late-styles', (value) => value instanceof Map);

function known(): Map<unknown, unknown> {
  const styles = shared.get() ?? new Map<unknown, unknown>();
  shared.set(styles);
  return styles;
}

/** All pages of a kind share one. */
const elementOf = memoise(10, (css) => {
  const element = `${OPEN}${css.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${CLOSE}`;
  known().set(element, css);
  return element;
});
