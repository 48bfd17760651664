import { describe, expect, test } from 'vitest';
import { renderPrompt } from '../../../src/prompt/render-prompt.ts';

const second = '\n---\nname: keeper\ntools:\n  - Read\nmodel: opus\n---\n\n# Notes\n\nYou keep notes.\n';

describe('a header that a body starts with', () => {
  test('is shown line by line', () => {
    const { html } = renderPrompt(second, 3);
    expect(html).toContain('<pre tabindex="0">---\nname: keeper\ntools:\n  - Read\nmodel: opus\n---</pre>');
  });

  test('is no heading', () => {
    expect(renderPrompt(second, 3).headings.map(({ text }) => text)).toEqual(['Notes']);
  });

  test('keeps the lines below it where they are', () => {
    expect(renderPrompt(second, 3, 10, [19]).html).toMatch(/<\/pre>[^]*id="line-19"[^]*You keep notes/);
  });

  test('has the link targets of its lines', () => {
    expect(renderPrompt(second, 3, 10, [12]).html).toContain('id="line-12"');
  });

  test.each(['---\n\nText between rules.\n\n---\n', 'A text.\n---\nname: a\n---\n', '---\nname: a\n', '---\n---\n'])(
    'is nothing else: %j',
    (body) => {
      expect(renderPrompt(body, 3).html).not.toContain('<pre');
    },
  );
});
