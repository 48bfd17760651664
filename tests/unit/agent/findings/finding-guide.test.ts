import { expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { exampleBytes, FINDING_GUIDE } from '../../../../src/agent/findings/finding-guide.ts';
import { FINDING_KINDS } from '../../../../src/agent/findings/finding.ts';
import { assignSlugs } from '../../../../src/collection/slugs.ts';
import { codesOf } from '../../findings.ts';
import { bytesOf } from '../../make/bytes.ts';
import { entryOf } from '../../make/entry.ts';

test('explains every kind of finding in the order of the kinds', () => {
  expect(Object.keys(FINDING_GUIDE)).toEqual(Object.keys(FINDING_KINDS));
});

test.each(Object.entries(FINDING_GUIDE))('the example of %s has that finding and no other', (code, { example }) => {
  if ('text' in example) {
    // Line endings matter only in a header that is not strict.
    const others = code === 'header-crlf' ? ['header-not-strict'] : [];
    expect(codesOf(readAgent(exampleBytes(example), 'reviewer.md'))).toEqual([code, ...others]);
  } else if ('files' in example) {
    const files = Object.entries(example.files).map(([file, text]) => entryOf(readAgent(bytesOf(text), file)));
    for (const file of assignSlugs(files)) expect(codesOf(file)).toContain(code);
  } else {
    // Text cannot show what is wrong with a file on disk; the tests of the scan produce these findings.
    expect(['file-unreadable', 'file-not-parsed', 'link-outside', 'prompt-elsewhere']).toContain(code);
  }
});

test('has a reason and a fix of one sentence each', () => {
  for (const { why, fix } of Object.values(FINDING_GUIDE)) {
    expect(why).toMatch(/^[A-Z].{10,110}\.$/);
    expect(fix).toMatch(/^[A-Z].{5,90}\.$/);
    expect(why + fix).not.toMatch(/["'!]/);
  }
});
