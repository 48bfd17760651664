import fc from 'fast-check';

const PIECES = [
  ...['@', '@', '@', ' @ ', '\n', '\n\n', ' ', '    ', '\t', '- ', '1. ', '73) ', '> ', '# ', '## ', '###### ', '* '],
  ...['```\n', '~~~\n', '```@\n', '```js @\n', '~~~js.@ @\n', '`', '**', '_', '~~', '[', '](', ']', '(@)', '](@)'],
  ...['](https://example.com/)', '](https://example.com/@)', '](https://example.com "@")', '![@](@ "@")', '<', '>'],
  ...['[@]: https://example.com\n', '[@]: <@> (@)\n', '[//]: # "@"\n', '[@]:\n@\n"@\n@"\n', '<b>', '</b>', '<!-- '],
  ...['-->', '<@>', '<https://example.com/@>', '<a title="@">', '<script>', '<pre>', '</pre>', '<?', '?>', '---\n'],
  ...['===\n', '- [ ] ', '- [x] ', '|', '| @ | @ |\n| --- | :-: |\n| @ | @ | @ |\n', '&amp;', '&#x200B;', '&@;', '\\'],
  ...['\u200B', '\u202E', '\u{E0041}', '\u2028', '\u0085', '\uFEFF', '[^@]: @\n', '$', '{@}', '==', '"', '\r\n'],
  ...['https://example.com/ ', 'www.example.com/@ ', 'a@example.com ', '😀', '\0', '> > > ', `${'- '.repeat(31)}@`],
  `${'> '.repeat(62)}@`,
];

/** Markdown in which everything that has a meaning occurs anywhere and every word occurs once: `kestrel0x` and so on. */
export const randomMarkdown: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 25, size: 'large' })
  .map((parts) => {
    let count = 0;
    return parts.join('').replace(/@/g, () => `kestrel${count++}x`);
  });
