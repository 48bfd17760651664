import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { findHidden } from '../../../src/agent/hidden/hidden-characters.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { renderPrompt } from '../../../src/prompt/render-prompt.ts';
import { fuzzRuns } from '../fuzz.ts';
import { readFixture } from '../make/fixture.ts';
import { randomMarkdown } from './random-markdown.ts';
import { elementsOf, idsOf, markedCount, missingWords, visibleText } from './visible-text.ts';

const FOLDER = new URL('../../fixtures/', import.meta.url);
const FIXTURES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

function render(body: string): string {
  return renderPrompt(body, 3).html;
}

describe('nothing in a body is hidden:', () => {
  test('every word is shown, in order', () => {
    fc.assert(
      fc.property(randomMarkdown, (body) => {
        expect(missingWords(body, visibleText(render(body)))).toEqual([]);
      }),
      { numRuns: fuzzRuns(2000, 500) },
    );
  });

  test('every hidden character is marked', () => {
    fc.assert(
      fc.property(randomMarkdown, (body) => {
        const html = render(body);
        expect(findHidden(visibleText(html))).toEqual([]);
        expect(markedCount(html)).toBeGreaterThanOrEqual(
          findHidden(body).filter(({ name }) => name !== 'U+0000').length,
        );
      }),
      { numRuns: fuzzRuns(2000, 500) },
    );
  });

  test.each(FIXTURES)('%s', (path) => {
    const { bytes } = readFixture(path);
    const { agent } = readAgent(bytes, path);
    const body = agent === undefined ? new TextDecoder().decode(bytes) : bodyOf(bytes, agent);
    const html = render(body);
    expect(missingWords(body, visibleText(html))).toEqual([]);
    expect(markedCount(html)).toBeGreaterThanOrEqual(findHidden(body).length);
  });
});

describe('any body', () => {
  test('makes only elements of Markdown', () => {
    const known =
      'a blockquote br code del div em h3 h4 h5 h6 hr input li mark ol p pre span strong table tbody td th thead tr ul';
    fc.assert(
      fc.property(randomMarkdown, (body) => {
        const elements = elementsOf(render(body));
        expect(elements.filter((name) => !known.split(' ').includes(name))).toEqual([]);
      }),
      { numRuns: fuzzRuns(2000, 500) },
    );
  });

  test('has no id twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('# A\n', '# A-1\n', '# Section\n', '# 😀\n', '# -\n', '# 1\n')), (lines) => {
        const ids = idsOf(render(lines.join('')));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });
});
