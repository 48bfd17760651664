import fc from 'fast-check';
import { markdownToMdast, type MdastNode } from 'satteri';
import { expect, test } from 'vitest';
import { asLine, asLines } from '../../../src/agent/hidden/plain-line.ts';
import { codeBlock, listedLink } from '../../../src/feeds/escape-markdown.ts';

/** Text full of characters that mean something to Markdown. */
const telling = fc
  .array(
    fc.constantFrom(
      ...['\n', '\n\n', ' ', '    ', '\t', '# ', '## ', '- ', '> ', '`', '```', '~~~', '<!--', '<b>', '&amp;', '---'],
      ...[
        '[',
        ']',
        '](',
        ')',
        '[a](b)',
        '![',
        '*',
        '**',
        '_',
        '__',
        '~~',
        '\\',
        '|',
        ':',
        'word',
        'é',
        '\u200B',
        '1. ',
      ],
    ),
  )
  .map((parts) => parts.join(''));

test('any name and note give one link and one text', () => {
  fc.assert(
    fc.property(telling, telling, (name, note) => {
      fc.pre(asLine(name) !== '' && asLine(note) !== '');
      const children = childrenOf(markdownToMdast(listedLink(name, 'https://agents.example/a.md', note)));
      const [list] = children;
      expect(children).toHaveLength(1);
      expect(kindsOf(list)).toEqual(['list', 'listItem', 'paragraph', 'link', 'text', 'text']);
      expect(textOf(list)).toBe(`${asLine(name)}: ${asLine(note)}`);
    }),
  );
});

test('no line of any text ends its code block', () => {
  fc.assert(
    fc.property(telling, (text) => {
      fc.pre(text.trim() !== '');
      const children = childrenOf(markdownToMdast(`Before.\n\n${codeBlock(text)}\n\n# After\n`));
      expect(children.map(({ type }) => type)).toEqual(['paragraph', 'code', 'heading']);
      const written = asLines(text)
        .split('\n')
        .filter((line) => line.trim() !== '');
      expect(textOf(children[1]).split('\n').filter(Boolean)).toEqual(written);
    }),
  );
});

test('an empty text gives no code block', () => {
  expect(codeBlock(' \n\n')).toBe('');
});

function childrenOf(node: MdastNode): readonly MdastNode[] {
  return 'children' in node ? node.children : [];
}

function kindsOf(node: MdastNode | undefined): string[] {
  return node === undefined ? [] : [node.type, ...childrenOf(node).flatMap(kindsOf)];
}

function textOf(node: MdastNode | undefined): string {
  if (node === undefined) return '';
  return 'value' in node && typeof node.value === 'string' ? node.value : childrenOf(node).map(textOf).join('');
}
