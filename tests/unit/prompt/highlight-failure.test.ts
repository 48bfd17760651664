import { expect, test } from 'vitest';
import type { CodeLanguage } from '../../../src/prompt/code-languages.ts';
import { pageHighlighter } from '../../../src/prompt/highlight.ts';

/** Colours code of a language that is parsed in one way. */
function highlighted(code: string, parse: CodeLanguage['parse']): string {
  return pageHighlighter(() => ({ parse, maxCode: 100 }))(code, 'ts');
}

test('code that highlight.js gives up on stays plain', () => {
  const parse = (): never => {
    throw new Error('Maximum call stack size exceeded');
  };
  expect(highlighted('return <a>', parse)).toBe('return &lt;a&gt;');
});

test('code that highlight.js loses some of stays plain', () => {
  const parse: CodeLanguage['parse'] = () => ({
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['keyword'] },
        children: [{ type: 'text', value: 'return' }],
      },
    ],
  });
  expect(highlighted('return', parse)).toBe('<span class="k">return</span>');
  expect(highlighted('return <a>', parse)).toBe('return &lt;a&gt;');
});
