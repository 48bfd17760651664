/** The start and the end of the smallest file of an agent. */
function file(...header: string[]): string {
  return ['---', ...header, '---', 'Do the work.', ''].join('\n');
}

/**
 * What is peculiar about how Claude Code reads agent files, each with the smallest file that shows it. Every file is among
 * those that Claude Code was asked about, so the page says nothing that was not seen.
 * @see tests/fixtures/clients/claude-code.ndjson
 */
export const QUIRKS: readonly QuirkGroup[] = [
  {
    about: 'second attempt',
    quirks: [
      {
        title: 'A colon in the text is read',
        says: 'The header is not YAML. Claude Code then puts double quotes around values and parses it once more.',
        text: file('name: helper', 'description: Reviews changes. Context: before a merge.'),
      },
      {
        title: 'So are signs that YAML keeps for itself',
        says: 'A value gets quotes if it has one of {}[]*&#!|>%@, a backtick, or a colon and a space; if its key starts the line and has only letters, hyphens and underscores; and if it is neither in quotes nor a list in brackets.',
        text: file('name: helper', 'description: `npm test` runs first.'),
      },
      {
        title: 'Quotes inside quotes are not',
        says: 'A value that starts and ends with quotes is left alone, so the second attempt fails like the first.',
        text: file('name: helper', 'description: "Says "done" at the end."'),
      },
      {
        title: 'Nor are lines that go on at the margin',
        says: 'Each line is rewritten by itself. A line without a key cannot be.',
        text: file(
          'name: helper',
          'description: Reviews changes.',
          '<example>',
          'Context: before a merge',
          '</example>',
        ),
      },
      {
        title: 'One bad line breaks a block',
        says: 'When a line elsewhere needs the second attempt, the bar of a block gets quotes too.',
        text: file('name: helper', 'description: |', '  Reviews changes.', 'note: one: two'),
      },
      {
        title: 'Windows line endings prevent it',
        says: 'A value that ends in a carriage return gets no quotes.',
        text: file('name: helper', 'description: Reviews changes. Context: before a merge.').replaceAll('\n', '\r\n'),
      },
      {
        title: 'Tabs become two spaces each',
        says: 'That is done on the second attempt only, and only at the start of a line.',
        text: file('name: helper', 'description: Reviews changes.', 'tools:', '\t- Read'),
      },
    ],
  },
  {
    about: 'less',
    quirks: [
      {
        title: 'A hash after a space cuts the value',
        says: 'To YAML the rest is a comment.',
        text: file('name: helper', 'description: Reviews the fix of issue #12 and its tests.'),
      },
      {
        title: 'A first word can be swallowed',
        says: 'YAML takes a word with an exclamation mark for a tag, and one with an ampersand for an anchor.',
        text: file('name: helper', 'description: !important Use it first.'),
      },
      {
        title: 'Lines of a dialogue become fields',
        says: 'Without indentation, “user:” is a field of its own, which nothing reads.',
        text: file('name: helper', 'description: Reviews changes.', 'user: Please review', 'assistant: I will'),
      },
      {
        title: 'Three hyphens end the header anywhere',
        says: 'Even within a line. What follows is part of the prompt.',
        text: file('name: helper', 'description: Reviews changes --- before a merge.'),
      },
      {
        title: 'So does a longer line of hyphens',
        says: 'The hyphens that are left over start the prompt.',
        text: '---\nname: helper\ndescription: Reviews changes.\n-----\nDo the work.\n',
      },
    ],
  },
  {
    about: 'not loaded',
    quirks: [
      {
        title: 'A name that is a number',
        says: 'Name and description must be text. Quotes make them text.',
        text: file('name: 123', 'description: Reviews changes.'),
      },
      {
        title: 'A language after the first hyphens',
        says: 'Some readers of frontmatter accept “---yaml”. To Claude Code the file has no header.',
        text: file('name: helper', 'description: Reviews changes.').replace('---', '---yaml'),
      },
      {
        title: 'Hooks in another shape',
        says: 'Hooks can forbid something, so Claude Code refuses a file whose hooks it cannot read, or that has hooks in another field.',
        text: file('name: helper', 'description: Reviews changes.', 'hooks:', '  PreToolUse: ./check.sh'),
      },
    ],
  },
  {
    about: 'tools',
    quirks: [
      {
        title: 'A list is split at commas and at spaces',
        says: 'Nothing else separates tools: neither semicolons nor full-width commas.',
        text: file('name: helper', 'description: Reviews changes.', 'tools: Read Grep'),
      },
      {
        title: 'A list that names nothing',
        says: 'It is shown as every tool, but the agent starts with none. The same goes for a number, a map and an empty value.',
        text: file('name: helper', 'description: Reviews changes.', 'tools: { read: true }'),
      },
      {
        title: 'A star among the denied tools',
        says: 'It makes Claude Code ignore the whole list, so nothing is denied.',
        text: file('name: helper', 'description: Reviews changes.', "disallowedTools: '*'"),
      },
      {
        title: 'Memory brings tools',
        says: 'An agent with a memory also gets Read, Write and Edit, for any file.',
        text: file('name: helper', 'description: Reviews changes.', 'tools: Read', 'memory: project'),
      },
    ],
  },
  {
    about: 'text',
    quirks: [
      {
        title: 'A backslash and an n are a line break',
        says: 'In a description, that is, and only in a file: in a plugin they stay as they are.',
        text: file('name: helper', 'description: Reviews changes.\\nCall it before a merge.'),
      },
      {
        title: 'A key given twice is no error',
        says: 'The last one counts. Strict YAML readers skip the file.',
        text: file('name: helper', 'description: Reviews changes.', 'description: Reviews tests.'),
      },
      {
        title: 'A built-in agent can be replaced',
        says: 'The same name replaces it. With other capitals, both are listed.',
        text: file('name: Explore', 'description: Finds where things are done.'),
      },
    ],
  },
];

/** Quirks of one kind. */
export interface QuirkGroup {
  /** What they are about; the guide shows each group below its own question. */
  about: string;
  quirks: readonly Quirk[];
}

/** Something peculiar. */
export interface Quirk {
  title: string;
  /** One or two sentences: what happens, and why. */
  says: string;
  /** The smallest file that shows it. */
  text: string;
}
