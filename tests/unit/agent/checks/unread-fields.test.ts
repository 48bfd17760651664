import { describe, expect, test } from 'vitest';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';

const plain = 'description: Reads only.';

describe('a limit that is read as a part of something else', () => {
  test.each([
    ['in a folded block', 'description: >\n  Reads only.\n  tools: Read, Grep', '5:3', 'the block of text'],
    [
      'in a literal block',
      'description: |-\n  Reads only.\n\n  tools: Read, Grep\n  Always.',
      '6:3',
      'the block of text',
    ],
    ['in double quotes', 'description: "Reads only.\n  tools: Read, Grep"', '4:3', 'the quotes of "description"'],
    ['in single quotes', "description: 'Reads only.\n  tools: Read, Grep'", '4:3', 'the quotes of "description"'],
    ['after an escape', 'description: "Reads only.\\ntools: Read, Grep"', '3:28', 'the quotes of "description"'],
    ['with an equals sign', `${plain}\n  tools = Read, Grep`, '4:3', 'the value of "description"'],
    ['in another field', `${plain}\nnotes: |\n  tools: Read, Grep`, '5:3', 'the block of text of "notes"'],
    ['in the first prompt', `${plain}\ninitialPrompt: |\n  Begin.\n  tools: Read, Grep`, '6:3', '"initialPrompt"'],
    ['below metadata', `${plain}\nmetadata:\n  tools: Read, Grep`, '5:3', 'below "metadata"'],
    ['deep below metadata', `${plain}\nmetadata:\n  claude:\n    tools: Read, Grep`, '6:5', 'below "metadata"'],
    ['in a map in braces', `${plain}\nmetadata: {tools: "Read, Grep"}`, '4:12', 'below "metadata"'],
    ['below a field that holds no map', `${plain}\nmodel:\n  tools: Read, Grep`, '5:3', 'below "model"'],
  ])('is reported at its line, with the cause: %s', (_, header, place, cause) => {
    const found = findingOf(read(fileWith(header)), 'field-not-read');
    expect(placeOf(found)).toBe(place);
    expect(found.message).toContain(cause);
    expect(found.message).toContain('the agent gets every tool');
    expect(found.corrected).toBe('tools: Read, Grep');
  });

  test.each([
    ['at the start of the body', 'tools: Read, Grep\n\nYou help.\n', 6],
    ['below an empty line', '\ntools: Read, Grep\n\nYou help.\n', 7],
    ['below an early line of hyphens', 'tools: Read, Grep\n---\nYou help.\n', 6],
    ['in a second header', '---\ntools: Read, Grep\n---\nYou help.\n', 7],
    ['below another lost field', 'version: 2\ntools: Read, Grep\n---\nYou help.\n', 7],
    ['below a comment', '<!-- a -->\ntools: Read, Grep\n\nYou help.\n', 7],
    ['with an equals sign', 'tools = Read, Grep\n\nYou help.\n', 6],
    ['without a colon', 'tools Read, Grep\n\nYou help.\n', 6],
    ['indented', '  tools: Read, Grep\n\nYou help.\n', 6],
    ['with full-width signs', 'tools：Read，Grep\n\nYou help.\n', 6],
    ['with a full-width colon', 'tools：Read, Grep\n\nYou help.\n', 6],
  ])('is reported in the body: %s', (_, body, line) => {
    const found = findingOf(read(fileWith(plain, body)), 'field-not-read');
    expect(found.line).toBe(line);
    expect(found.message).toContain('below the three hyphens that close the header');
    expect(found.corrected).toBe('tools: Read, Grep');
  });

  test('is reported below hyphens that end the header early', () => {
    const file = read('---\nname: helper\ndescription: Reads --- only.\ntools: Read, Grep\n---\nYou help.\n');
    expect(findingOf(file, 'field-not-read')).toMatchObject({ line: 4, corrected: 'tools: Read, Grep' });
  });

  test('is given back with the entries of its list', () => {
    const file = read(fileWith(plain, 'tools:\n  - Read\n  - "Grep"\n---\nYou help.\n'));
    expect(findingOf(file, 'field-not-read').corrected).toBe('tools: Read, Grep');
  });

  test.each([
    ['disallowedTools: Bash', 'no tool is denied'],
    ['permissionMode: plan', 'it has no effect'],
    ['model: haiku', 'it has no effect'],
    ['maxTurns: 5', 'it has no effect'],
    ['effort: low', 'it has no effect'],
    ['isolation: worktree', 'it has no effect'],
  ])('is any field: %s', (line, effect) => {
    const found = findingOf(read(fileWith(`description: |\n  Reads only.\n  ${line}`)), 'field-not-read');
    expect(found.message).toContain(effect);
    expect(found.corrected).toBe(line);
  });
});

describe('what is no lost field', () => {
  test.each([
    ['a word in mid-sentence', 'description: "Lists what may limit tools: Read, Grep and others."'],
    [
      'prose in a block',
      'description: |\n  Use it for these.\n  tools: whatever the job needs, in any order.\n  model: the data model.',
    ],
    ['prose with names of tools', 'description: >\n  It uses the\n  tools: Read, Grep and Bash to find what is there.'],
    ['an example', 'description: |\n  Helps.\n  <example>\n  tools: Read\n  </example>'],
    ['code', 'description: |\n  Helps.\n  ```yaml\n  tools: Read\n  ```'],
    ['a field that the header has as well', 'description: |\n  Helps.\n  tools: Read\ntools: Read'],
    ['a comment', `${plain}\n# tools: Read`],
    [
      'the model of a hook',
      `${plain}\nhooks:\n  Stop:\n    - hooks:\n        - type: prompt\n          prompt: Check.\n          model: haiku`,
    ],
    ['the tools of a server', `${plain}\nmcp-servers:\n  docs:\n    tools: ["*"]`],
    ['skills in a map', `${plain}\nrelated:\n  skills: [one, two]`],
  ])('in the header: %s', (_, header) => {
    expect(codesOf(read(fileWith(header)))).not.toContain('field-not-read');
  });

  test.each([
    ['a label with a capital', 'Model: the one that the user asked for.\n\nYou help.\n'],
    ['a label that is no field', 'Role: reviewer\nTools: Read, Grep\n\nYou help.\n'],
    ['prose after the name of a field', 'tools: use as few as you can.\nmodel: think of the domain first.\n'],
    ['code', '```yaml\ntools: Read\n```\n'],
    ['a list of fields further down', 'You help.\n\ntools: Read\n'],
    ['a list', '- tools: Read\n- model: haiku\n'],
    ['a rule', '---\n\nYou help.\n\n---\n'],
    ['a rule above a label', '---\nNote: be brief.\n---\n'],
  ])('in the body: %s', (_, body) => {
    expect(codesOf(read(fileWith(plain, body)))).toEqual([]);
  });
});

describe('a second header', () => {
  const second = '\n---\nname: helper\nmodel: opus\n---\n\nYou help.\n';

  test('is a note at its line, with what differs', () => {
    const found = findingOf(read(fileWith(`${plain}\nmodel: sonnet`, second)), 'header-second');
    expect(placeOf(found)).toBe('8:1');
    expect(found.severity).toBe('note');
    expect(found.message).toContain('model sonnet, not opus');
  });

  test('leaves the first one as it is', () => {
    expect(agentOf(read(fileWith(`${plain}\nmodel: sonnet`, second))).fields.map(({ value }) => value)).toContain(
      'sonnet',
    );
  });
});
