import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { knownWords } from '../../../../src/search/index/known-words.ts';
import { read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

const ALL = (): boolean => true;

test('words of names and of at least two summaries are known, the most frequent first', () => {
  const agents = [entry('painter', 'Paints walls.'), entry('plasterer', 'Plasters walls.')];
  expect(knownWords(agents, [], ALL)).toEqual(['painter', 'plasterer', 'walls']);
  const more = [...agents, entry('builder', 'Builds walls.')];
  expect(knownWords(more, [], ALL)[0]).toBe('walls');
});

test('a word is known as it is most often written, without the capital of a sentence', () => {
  const agents = [entry('a', 'Tunes PostgreSQL.'), entry('b', 'Queries PostgreSQL.'), entry('c', 'Queries files.')];
  expect(knownWords(agents, [], ALL)).toEqual(['PostgreSQL', 'queries']);
});

test('a word that finds nothing is not known', () => {
  expect(knownWords([entry('painter', 'Paints.')], [], () => false)).toEqual([]);
});

test('pairs of characters are no words', () => {
  expect(knownWords([entry('画家画家', '画家画家。')], [], ALL)).toEqual([]);
});

function entry(name: string, description: string): AgentEntry {
  return entryOf(read(`---\nname: ${name}\ndescription: ${description}\n---\n`), name);
}
