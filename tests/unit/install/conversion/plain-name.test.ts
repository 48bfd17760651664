import { expect, test } from 'vitest';
import { plainName } from '../../../../src/install/conversion/plain-name.ts';
import { qwenName } from '../../../../src/install/tools/qwen-names.ts';

test.each([
  ['code-reviewer', 'code-reviewer'],
  ['my_agent', 'my_agent'],
  ['a--b', 'a--b'],
  ['My Helper', 'my-helper'],
  ['browser-audit/scope-mapper', 'browser-audit-scope-mapper'],
  ['C++ Expert', 'cpp-expert'],
  ['C# Expert', 'csharp-expert'],
  ['代码审查员', 'agent-c4708c'],
])('the plain name of "%s" is "%s"', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

test.each([
  ['C++ Expert', 'Cpp-Expert'],
  ['C# Expert', 'Csharp-Expert'],
  ['.NET Expert', 'dotnet-Expert'],
])('the name of "%s" in Qwen Code is "%s"', (name, there) => {
  expect(qwenName(name)).toBe(there);
});
