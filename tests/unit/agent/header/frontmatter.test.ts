import { describe, expect, test } from 'vitest';
import { valueOf } from '../../../../src/agent/agent-file.ts';
import type { Field } from '../../../../src/agent/header/strict-yaml.ts';
import { codesOf, correctedText, findingOf, placeOf } from '../../findings.ts';
import { agentOf, fileWith, read, readWith } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

function fieldOf(text: string, key: string): Field {
  const field = agentOf(read(text)).fields.find((each) => each.key === key);
  if (field === undefined) throw new Error(`no field ${key}`);
  return field;
}

describe('routes', () => {
  test.each([
    'block-scalar.md',
    'crlf.md',
    'double-escaped.md',
    'hostile-name.md',
    'one-line-examples.md',
    'tools-list.md',
  ])('%s is strict', (name) => {
    expect(agentOf(readFixture(`agents/${name}`)).route).toBe('strict');
  });

  test.each(['column-zero-examples.md', 'literal-newlines.md', 'star-tools.md', 'unquoted-colon.md'])(
    '%s is tolerant',
    (name) => {
      expect(agentOf(readFixture(`agents/${name}`)).route).toBe('tolerant');
    },
  );

  test('a strict header gives no finding about strictness', () => {
    expect(codesOf(readFixture('agents/block-scalar.md'))).not.toContain('header-not-strict');
  });

  test('a strict header may contain comments and empty lines', () => {
    expect(agentOf(read(fileWith('# who\n\ndescription: Helps. # when'))).description).toBe('Helps.');
  });

  test('a strict header may contain anchors and aliases', () => {
    expect(valueOf(agentOf(readWith('tools: &t [Read]\ndisallowedTools: *t')), 'disallowedTools')).toEqual(['Read']);
  });

  test('a header of comments only has no name', () => {
    expect(codesOf(read('---\n# nothing\n---\n'))).toEqual(['header-nameless']);
  });

  test('an empty header has no name', () => {
    expect(codesOf(read('---\n---\n'))).toEqual(['header-nameless']);
  });

  test('a list is not a header', () => {
    expect(codesOf(readFixture('broken/not-a-mapping.md'))).toEqual(['header-not-mapping']);
  });

  test('a sentence is not a header', () => {
    expect(codesOf(read('---\nJust a sentence.\n---\n'))).toEqual(['header-not-mapping']);
  });

  test('broken YAML without any field is not a header', () => {
    expect(codesOf(read('---\n[unclosed\n---\n'))).toEqual(['header-not-mapping']);
  });
});

describe('values on the strict route', () => {
  test('numbers, booleans and lists keep their types', () => {
    const agent = agentOf(readWith('maxTurns: 5\nbackground: true\nskills: [a, b]'));
    expect(['maxTurns', 'background', 'skills'].map((key) => valueOf(agent, key))).toEqual([5, true, ['a', 'b']]);
  });

  test('a field without a value is null', () => {
    expect(valueOf(agentOf(readWith('model:')), 'model')).toBeNull();
  });

  test('a folded block becomes one line', () => {
    expect(agentOf(read(fileWith('description: >\n  One\n  line.'))).description).toBe('One line.');
  });

  test('escapes in double quotes are resolved', () => {
    expect(agentOf(read(fileWith('description: "A\\tB\\u00e9"'))).description).toBe('A\tBé');
  });
});

describe('values on the tolerant route', () => {
  test('an unquoted colon stays in the description', () => {
    expect(agentOf(readFixture('agents/unquoted-colon.md')).description).toBe(
      'Mends slow queries. Examples: a report that times out, a list that loads for seconds.',
    );
  });

  test('lines at column 0 continue the description', () => {
    expect(agentOf(readFixture('agents/column-zero-examples.md')).description).toMatch(
      /^Turns interview notes into user stories\.\n\n<example>\nContext: Notes/,
    );
  });

  test('a field after lines at column 0 is a separate field', () => {
    expect(valueOf(agentOf(readFixture('agents/column-zero-examples.md')), 'model')).toBe('haiku');
  });

  test('a star is kept', () => {
    expect(valueOf(agentOf(readFixture('agents/star-tools.md')), 'tools')).toBe('*');
  });

  test('fields that are valid YAML on their own keep their types', () => {
    expect(valueOf(agentOf(readWith('maxTurns: 5\ntools: *')), 'maxTurns')).toBe(5);
  });

  test('a list below its key is read as a list', () => {
    expect(valueOf(agentOf(readWith('skills:\n  - a\n  - b\ntools: *')), 'skills')).toEqual(['a', 'b']);
  });

  test('a field that Claude Code does not know is kept', () => {
    expect(valueOf(agentOf(readWith('zeta: 1\ntools: *')), 'zeta')).toBe(1);
  });

  test('a capitalised field that Claude Code does not know is not lost', () => {
    const agent = agentOf(readWith('Version: kestrel\ntools: *'));
    expect(JSON.stringify(agent.fields)).toContain('kestrel');
  });

  test('lines of a dialogue that are valid YAML are not part of the description, and are kept as dropped', () => {
    const file = read(fileWith('description: Helps.\nContext: A form.\nuser: Mend it\nassistant: At once\ntools: *'));
    expect(agentOf(file)).toMatchObject({
      description: 'Helps.',
      dropped: [{ key: 'description', text: 'Context: A form.\nuser: Mend it\nassistant: At once', line: 4 }],
    });
  });

  test('a dialogue word above the description is a field', () => {
    const agent = agentOf(read('---\nname: helper\nuser: somebody\ndescription: Helps.\ntools: *\n---\n'));
    expect(valueOf(agent, 'user')).toBe('somebody');
  });

  test('quotes inside quotes are kept', () => {
    expect(agentOf(read(fileWith('description: "Says "hello" a lot."'))).description).toBe('Says "hello" a lot.');
  });

  test('an apostrophe inside single quotes is kept', () => {
    expect(agentOf(read(fileWith("description: 'It's here to help.'"))).description).toBe("It's here to help.");
  });

  test('a block scalar without indentation loses its marker', () => {
    const agent = agentOf(read(fileWith('description: |\nhelps always\ntools: *')));
    expect(agent.description).toBe('helps always');
  });

  test('what is below a mark of a block without indentation is dropped if it looks like a field', () => {
    const agent = agentOf(read(fileWith('description: |\nHelps: always.\ntools: *')));
    expect(agent).toMatchObject({ description: '|', dropped: [{ text: 'Helps: always.' }] });
  });

  test('a quoted value may contain lines that look like fields', () => {
    const agent = agentOf(read(fileWith('description: "Helps.\nmodel: none\nEnd."\ntools: *')));
    expect(agent.description).toBe('Helps.\nmodel: none\nEnd.');
  });

  test('tools that are quoted one by one are read as separate tools', () => {
    expect(agentOf(readWith('tools: "Read", "Write"')).access.tools).toEqual(['Read', 'Write']);
  });

  test('a known field needs no space after its colon', () => {
    expect(valueOf(agentOf(readWith('model:haiku\ntools: *')), 'model')).toBe('haiku');
  });

  test('the last occurrence of a duplicate field counts', () => {
    expect(valueOf(agentOf(readWith('model: haiku\nmodel: opus')), 'model')).toBe('opus');
  });
});

describe('positions of fields', () => {
  const text = fileWith('description: Helps.\n"color" :  red\nskills:\n  - a');

  test('a key has its line', () => {
    expect(fieldOf(text, 'color').line).toBe(4);
  });

  test('a quoted key starts at its quotation mark', () => {
    expect(fieldOf(text, 'color').column).toBe(1);
  });

  test('a value has the column of its first character', () => {
    expect(fieldOf(text, 'color').valueColumn).toBe(12);
  });

  test('the value of a list below its key has its own line', () => {
    expect(fieldOf(text, 'skills').valueLine).toBe(6);
  });

  test('a value is kept as it is written', () => {
    expect(fieldOf(fileWith('description: "A \\"B\\"" # c'), 'description').written).toBe('"A \\"B\\""');
  });

  test('a value on the tolerant route has the column of its first character', () => {
    expect(fieldOf(fileWith('description:   Helps: always.'), 'description').valueColumn).toBe(16);
  });

  test('a column counts an astral character as two, as editors do', () => {
    const found = findingOf(read(fileWith('description: 👋 Hello: you.')), 'header-not-strict');
    expect(placeOf(found)).toBe('3:22');
  });

  test('Windows line endings do not move the columns', () => {
    const found = findingOf(
      read('---\r\nname: helper\r\ndescription: Helps: you.\r\n---\r\nBody.\r\n'),
      'header-not-strict',
    );
    expect(placeOf(found)).toBe('3:19');
  });

  test('a byte order mark does not move the columns', () => {
    const found = findingOf(read('\uFEFF---\nname: a:b\ndescription: c\n---\n'), 'name-unusable');
    expect(placeOf(found)).toBe('2:7');
  });
});

describe('positions of what is not strict', () => {
  test.each([
    ['an unquoted colon', 'Helps: you.', '3:19'],
    ['a star', '* helps', '3:14'],
    ['an at sign', '@team helps', '3:14'],
    ['a backtick', '`helper` helps', '3:14'],
    ['a percent sign', '%d helps', '3:14'],
  ])('the finding is at %s', (_, value, place) => {
    expect(placeOf(findingOf(read(fileWith(`description: ${value}`)), 'header-not-strict'))).toBe(place);
  });

  test('the finding is at the first line at column 0 that breaks YAML', () => {
    expect(placeOf(findingOf(readFixture('agents/column-zero-examples.md'), 'not-loaded'))).toBe('6:8');
  });

  test('the finding about a quotation that ends too early is on its line', () => {
    const found = findingOf(read(fileWith('description: "One" two "three"')), 'not-loaded');
    expect(found.line).toBe(3);
  });

  test('the finding about a duplicate field is at its second occurrence', () => {
    expect(placeOf(findingOf(readWith('model: haiku\nmodel: opus'), 'field-duplicate'))).toBe('5:1');
  });

  test('the finding about a duplicate field names the line of the first occurrence', () => {
    expect(findingOf(readWith('model: haiku\nmodel: opus'), 'field-duplicate').message).toContain('line 4');
  });

  test('the finding is at text above the first field', () => {
    const found = findingOf(read('---\n  stray\nname: helper\ndescription: Helps.\n---\n'), 'not-loaded');
    expect(placeOf(found)).toBe('2:1');
  });

  test('the finding is at an alias without an anchor', () => {
    expect(findingOf(readWith('tools: *nothing'), 'header-not-strict').line).toBe(4);
  });

  test('the end of a YAML document inside the header is reported', () => {
    expect(codesOf(readWith('...\nmodel: haiku'))).toContain('not-loaded');
  });

  test('the excerpt of a finding is the line it is about', () => {
    const found = findingOf(readFixture('agents/unquoted-colon.md'), 'header-not-strict');
    expect(found.excerpt).toMatch(/^description: Mends slow queries\. Examples: a report/);
  });
});

describe('corrected lines', () => {
  test.each(['star-tools.md', 'unquoted-colon.md'])('make %s strict', (name) => {
    const file = readFixture(`agents/${name}`);
    const corrected = correctedText(file, findingOf(file, 'header-not-strict'));
    expect(agentOf(read(corrected)).route).toBe('strict');
  });

  test('keep the description', () => {
    const file = readFixture('agents/unquoted-colon.md');
    const corrected = correctedText(file, findingOf(file, 'header-not-strict'));
    expect(agentOf(read(corrected)).description).toBe(agentOf(file).description);
  });

  test('leave no finding about literal line breaks', () => {
    const file = readFixture('agents/literal-newlines.md');
    const corrected = correctedText(file, findingOf(file, 'header-not-strict'));
    expect(codesOf(read(corrected))).toEqual([]);
  });

  test('leave no finding about unquoted escapes', () => {
    const file = readFixture('agents/literal-newlines.md');
    const corrected = correctedText(file, findingOf(file, 'description-unquoted-escapes'));
    expect(codesOf(read(corrected))).toEqual([]);
  });

  test('leave no finding about a description that is escaped twice', () => {
    const file = readFixture('agents/double-escaped.md');
    const corrected = correctedText(file, findingOf(file, 'description-double-escaped'));
    expect(codesOf(read(corrected))).toEqual([]);
  });

  test('keep a description with quotes inside quotes', () => {
    const file = read(fileWith('description: "Says "hello" a lot."'));
    const corrected = correctedText(file, findingOf(file, 'not-loaded'));
    expect(agentOf(read(corrected)).description).toBe('Says "hello" a lot.');
  });
});

test('a nested key called __proto__ turns its field into text', () => {
  const agent = agentOf(readWith('hooks:\n  __proto__:\n    a: 1'));
  expect(typeof valueOf(agent, 'hooks')).toBe('string');
});

test('a value called __proto__ is an ordinary value', () => {
  const agent = agentOf(readWith('tools: [__proto__, Read]'));
  expect(agent.access.tools).toEqual(['__proto__', 'Read']);
});

test('a list indented with tabs is read as a list', () => {
  expect(agentOf(readWith('tools:\n\t- Read\n\t- Grep')).access.tools).toEqual(['Read', 'Grep']);
});

test('a header that only its CRLF line endings keep Claude Code from is reported at its first line', () => {
  const found = findingOf(read('---\r\nname: a\r\ndescription: b: c\r\n---\r\nBody.\r\n'), 'header-crlf');
  expect(placeOf(found)).toBe('2:1');
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
  'a field called %s is kept and does not change other objects',
  (key) => {
    const agent = agentOf(readWith(`${key}: { polluted: yes }\nhooks: { ${key}: { polluted: yes } }`));
    expect([agent.fields.some((field) => field.key === key), 'polluted' in {}]).toEqual([true, false]);
  },
);

test('a duplicate key in a map inside a field is reported', () => {
  expect(codesOf(readWith('hooks:\n  Stop: 1\n  Stop: 2'))).toContain('header-not-strict');
});

test('a duplicate key in a map on one line is reported', () => {
  expect(codesOf(readWith('hooks: { Stop: [{ a: 1, a: 2 }] }'))).toContain('header-not-strict');
});
