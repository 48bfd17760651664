import { expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import type { CatalogueFile } from '../../../src/catalogue/entry.ts';
import { withholdSuggestions } from '../../../src/collection/suggestions.ts';
import { bytesOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';

function entry(name: string): CatalogueFile {
  const read = readAgent(
    bytesOf(`---\nname: ${JSON.stringify(name)}\ndescription: Helps.\n---\nBody.\n`),
    `${name}.md`,
  );
  return read.agent === undefined
    ? { file: read.file, status: 'rejected', findings: read.findings, stamp: undefined }
    : entryOf(read);
}

function offered(files: readonly CatalogueFile[]): (string | undefined)[] {
  return files.map(({ findings }) => findings.find(({ code }) => code.startsWith('name-'))?.corrected);
}

test('C++ and C# are offered names of their own', () => {
  expect(offered(withholdSuggestions([entry('C++ Expert'), entry('C# Expert')]))).toEqual([
    'name: cpp-expert',
    'name: csharp-expert',
  ]);
});

test('a name that another agent has is not offered', () => {
  expect(offered(withholdSuggestions([entry('My Helper'), entry('my-helper')]))).toEqual([undefined, undefined]);
});

test('a name is not offered twice', () => {
  expect(offered(withholdSuggestions([entry('My Helper'), entry('my_helper')]))).toEqual([undefined, undefined]);
});

test('a name is not offered to a file that Claude Code skips if an agent has it', () => {
  expect(offered(withholdSuggestions([entry('my:helper'), entry('my-helper')]))).toEqual([undefined, undefined]);
});

test('a name with letters that look like others is not corrected to the name of another agent', () => {
  expect(offered(withholdSuggestions([entry('h\u0435lper'), entry('helper')]))).toEqual([undefined, undefined]);
});

test('what was withheld is offered again once it is free', () => {
  const [first] = withholdSuggestions([entry('My Helper'), entry('my-helper')]);
  expect(offered(withholdSuggestions(first === undefined ? [] : [first]))).toEqual(['name: my-helper']);
});

test('two agents of one name are not offered the same new name', () => {
  const twins = [entry('My Helper'), { ...entry('My Helper'), file: 'other.md' }];
  expect(offered(withholdSuggestions(twins))).toEqual([undefined, undefined]);
});
