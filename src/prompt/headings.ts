import type { MdastNode } from 'satteri';

/** The text of a node without its markup. */
export function plainText(node: MdastNode): string {
  const texts: string[] = [];
  const open: MdastNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('value' in next && typeof next.value === 'string') texts.push(next.value);
    else if ('alt' in next && typeof next.alt === 'string') texts.push(next.alt);
    else if ('children' in next) {
      // One at a time: spreading the children in a hostile file would exceed the argument limit.
      for (const child of next.children.toReversed()) open.push(child);
    }
  }
  return texts.join('');
}

/** The level of the highest heading. */
export function highest(tree: MdastNode): number {
  if (!('children' in tree)) return 1;
  // One at a time: spreading the headings of a hostile file would exceed the argument limit.
  return tree.children.reduce((least, node) => (node.type === 'heading' ? Math.min(least, node.depth) : least), 6);
}

/**
 * The sections of a body, by the offsets of their headings: from a heading to the next one of its level or a higher one.
 * Headings inside of quotations and lists have none.
 * @param body the text that the tree was parsed from
 * @param bodyLine 1-based line of the file on which the body starts
 * @returns the first and the last line in the file, 1-based, such as `12-34`; without the last if it is the file's
 */
export function sectionsOf(tree: MdastNode, body: string, bodyLine: number): Map<number, string> {
  const sections = new Map<number, string>();
  const open: { depth: number; offset: number; line: number }[] = [];
  let line = bodyLine;
  let at = 0;
  const close = (depth: number, last: number | undefined): void => {
    for (let top = open.at(-1); top !== undefined && top.depth >= depth; top = open.at(-1)) {
      sections.set(top.offset, `${top.line}-${last ?? ''}`);
      open.pop();
    }
  };
  for (const node of 'children' in tree ? tree.children : []) {
    if (node.type !== 'heading') continue;
    const offset = node.position?.start.offset ?? 0;
    for (; at < offset; at += 1) if (body.charCodeAt(at) === LINE_FEED) line += 1;
    close(node.depth, line - 1);
    open.push({ depth: node.depth, offset, line });
  }
  close(0, undefined);
  return sections;
}

const LINE_FEED = 10;
