import { expect, test } from 'vitest';
import { cardOf } from '../../../src/catalogue/card-of.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';
import { versionWith } from '../make/version.ts';

const helper = entryOf(read(fileWith('description: Helps.')), 'helper');
const version = versionWith({ sha256: helper.sha256, date: '2024-03-02T23:30:00-05:00' });

test.each<[string, Partial<AgentEntry>, string | undefined]>([
  ['changed', { changed: version.date, versions: [version, version], history: 'whole' }, 'changed on 3 Mar 2024'],
  ['added', { changed: version.date, versions: [version], history: 'whole' }, 'added on 3 Mar 2024'],
  ['new', { changed: version.date, versions: [version], history: 'whole', isNew: true }, 'new, added on 3 Mar 2024'],
  ['without a date', {}, undefined],
])('a row says when its agent was %s', (_, given, words) => {
  expect(cardOf({ ...helper, ...given }).facts.find((fact) => / on \d/.test(fact))).toBe(words);
});
