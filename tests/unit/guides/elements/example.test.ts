import { expect, test } from 'vitest';
import { colouredLines, exampleLines, guideExample } from '../../../../src/guides/elements/example.ts';

test('returns the file if it has the findings that the guide expects', () => {
  expect(guideExample('write-2.md', ['description-missing'], 'a.md').findings[0]).toHaveProperty('file', 'a.md');
});

test('stops the build if the example has other findings', () => {
  expect(() => guideExample('write-2.md', [], 'a.md')).toThrow(
    'A guide says that content/guides/examples/write-2.md has no findings, but it has description-missing. Fix the example or the guide.',
  );
  expect(() => guideExample('nothing.md', [], 'a.md')).toThrow(
    'content/guides/examples/nothing.md, which does not exist',
  );
});

test('lists the new lines', () => {
  const added = exampleLines('write-5.md', 'write-4.md').map((line) => line.added);
  expect(added).toEqual([false, false, false, true, false, false, false]);
  expect(exampleLines('write-5.md').some((line) => line.added)).toBe(false);
});

test('no element spans lines, and no text is lost', () => {
  const text = '---\nname: a\ndescription: "One.\n  Two. <b>"\n---\n\n<!-- one\ntwo -->\n';
  const lines = colouredLines(text);
  for (const line of lines) expect(line.split('<span').length).toBe(line.split('</span>').length);
  expect(
    lines
      .join('\n')
      .replace(/<\/?span[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>'),
  ).toBe(text.trimEnd());
});
