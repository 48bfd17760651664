import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withPolicy } from '../../../../src/build/pages/policy.ts';
import { lateStyles } from '../../../../src/layouts/late-styles.ts';

const LATE = lateStyles('.late > p{}');

test('the policy comes before everything that it governs', () => {
  const html = withPolicy('<head><meta charset="utf-8"><script>run()</script><title>x</title></head>', undefined);
  expect(html).toMatch(
    /^<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]*"><script>/,
  );
});

test('a page without an encoding has a policy too', () => {
  expect(withPolicy('<head><title>x</title></head>', undefined)).toMatch(
    /^<head><meta http-equiv="content-security-policy"/,
  );
});

test('what is no whole page is not changed', () => {
  expect(withPolicy('<p>Hello</p>', undefined)).toBe('<p>Hello</p>');
});

test('the styles of the head are allowed', () => {
  expect(stylesAllowed('<head></head>', 'p{}')).toBe(`'self' ${hash('p{}')}`);
});

test('the late styles of a page are allowed', () => {
  const styles = stylesAllowed(`<head></head><svg>${LATE}</svg>`, 'p{}');
  expect(styles).toBe(`'self' ${hash('p{}')} ${hash('.late > p{}')}`);
});

test('other styles in the body are not allowed', () => {
  expect(stylesAllowed('<head></head><style>p{display:none}</style>', undefined)).toBe("'self'");
});

test('no script but that of the theme is allowed inline', () => {
  const html = withPolicy('<head></head><script>run()</script>', undefined);
  expect(/script-src ([^;]*)/.exec(html)?.[1]).toMatch(/^'self' 'sha256-[^']*'$/);
  expect(html).not.toContain(hash('run()'));
});

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Where a page's styles may come from, by its policy. */
function stylesAllowed(html: string, styles: string | undefined): string | undefined {
  return /style-src ([^;"]*)/.exec(withPolicy(html, styles))?.[1];
}
