import { expect, test } from 'vitest';
import { QUIRKS } from '../../../../src/guides/elements/quirks.ts';
import { clientCases } from '../../make/client-cases.ts';

const asked = new Set(clientCases('claude-code').cases.map(({ text }) => text));
const quirks = QUIRKS.flatMap((group) => group.quirks);

test.each(quirks)('Claude Code was asked about the file of “$title”', ({ text }) => {
  expect(asked).toContain(text);
});

test('every quirk has a title of its own, for links', () => {
  expect(new Set(quirks.map(({ title }) => title)).size).toBe(quirks.length);
});
