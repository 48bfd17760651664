import fc from 'fast-check';

/** Words that occur nowhere else, so that each can be followed through a file. */
const word = (index: number): string => `kestrel${index}x`;

/** Descriptions of ordinary shape, with and without examples. Their words are numbered from 0. */
export const described = fc
  .record({
    opening: fc.constantFrom('# #', '#.', '# # #. #', '# (#), #: #'),
    label: fc.constantFrom(
      '',
      ' Examples:',
      '\n\nExamples:\n',
      '\n\nHere are some examples:',
      '\n\n**Examples**:\n',
      ' #:',
    ),
    examples: fc.array(
      fc.record({
        open: fc.constantFrom('\n<example>\n', ' <example> ', '\n- <example>', '\n\nExample 1:\n', '\n\n', ' ', '\n- '),
        context: fc.constantFrom('', 'Context: # #.\n', 'Context: #. ', '<context>#</context>\n', '# #\n'),
        user: fc.constantFrom(
          'user: "# #"',
          "user: '#, # it's #'",
          'User: #',
          '<user_request>#</user_request>',
          '- user: "#"',
        ),
        between: fc.constantFrom('\n', ' ', '\n\n', '\n  '),
        assistant: fc.constantFrom(
          'assistant: "# #"',
          "assistant: '# I'll #'",
          'Assistant: # #',
          '**Agent**: "#"',
          '<delegation>#</delegation>',
          'assistant: "#" and "#"',
          'assistant: "Says "#" aloud"',
          '',
        ),
        commentary: fc.constantFrom('', '\n<commentary>\n# #\n</commentary>', '\nCommentary: #', ' #', '\n\n# #'),
        close: fc.constantFrom('\n</example>', '</example>', '', '\n', '\n\n'),
      }),
      { maxLength: 4 },
    ),
    closing: fc.constantFrom('', '\n\n# #.', ' #', '\n#', '\n\nNot for # examples'),
  })
  .map(({ opening, label, examples, closing }) => {
    const shapes = examples.flatMap((each) => [
      each.open,
      each.context,
      each.user,
      each.between,
      each.assistant,
      each.commentary,
      each.close,
    ]);
    let count = 0;
    return [opening, label, ...shapes, closing].join('').replaceAll('#', () => word(count++));
  });

/** Descriptions in which everything that has a meaning occurs anywhere. Their words are numbered from 0. */
export const jumbled = fc
  .array(
    fc.constantFrom(
      ...['#', '#', '#', ' # ', '# #.', '"', '"#"', "'#'", '“#”', '`#`', '(#)', '\n', '\n\n', ' ', '\t', '. '],
      ...[': ', '<', '\u200B', '\uFEFF', '\u2028', '\u2029', '\f', '\v'],
      ...['- ', '1. ', '> ', '**', '# ## ', '•', '→', '*', '_', '—', '…', "I'll", '\n```\n', '\n---\n'],
      ...['user: ', 'User: ', 'assistant: ', 'Assistant: ', 'Context: ', 'agent: ', 'Commentary: ', 'user says: '],
      ...['<example>', '</example>', '<examples>', '</examples>', '<context>', '</context>', '<user>', '</user>'],
      ...['<commentary>', '</commentary>', '<reasoning>', 'Examples:', 'Example 1:', 'Example:', 'examples', 'example'],
      ...['For example', 'Here are some examples:', '\nuser: "#"', '\nassistant: "#"', '\n\n# #'],
      ...['<user note="#">', '</user #>', '<commentary #>', '</commentary #="#">', '<context # x="#">', '<example #>'],
      ...['</example #>', '</example-#>', '<example_#>', '<example # x="#">', "<example #='#'>", '</example\n#/>'],
      '<example>\nuser: "#"\nassistant: "#"\n</example>',
    ),
    { maxLength: 40, size: 'large' },
  )
  .map((parts) => {
    let count = 0;
    return parts.join('').replaceAll('#', () => word(count++));
  });

/** The ways to write a description into a header. */
export const layout = fc.constantFrom<(text: string) => string>(
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(text).replaceAll('\\', '\\\\').replaceAll('\\\\"', '\\"'),
  (text) => text.replaceAll('\n', '\\n'),
  (text) => text,
  (text) => `|\n  ${text.replaceAll('\n', '\n  ')}`,
  (text) => `>-\n    ${text.replaceAll('\n', '\n    ')}`,
  (text) => `'${text.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'`,
  (text) => `"${text.replaceAll('\n', '\\n')}"`,
);

/** The numbered words in a text, in their order. */
export function wordsOf(text: string): string[] {
  return text.match(/kestrel\d+x/g) ?? [];
}
