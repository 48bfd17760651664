import type { MdastNode } from 'satteri';

/**
 * The lines of a file that links lead to, each taken once: by the innermost part that has it.
 * @param lines 1-based lines of the file
 * @param bodyLine 1-based line of the file on which the parsed text starts
 */
export function linkTargets(lines: readonly number[], bodyLine: number): LinkTargets {
  const wanted = new Set(lines);
  const takeFrom = (first: number, last: number): number[] => {
    const taken = [...wanted].filter((line) => line >= first && line <= last);
    for (const line of taken) wanted.delete(line);
    return taken;
  };
  return {
    take: ({ position }) =>
      wanted.size === 0 || position === undefined
        ? []
        : takeFrom(bodyLine - 1 + position.start.line, bodyLine - 1 + position.end.line),
    takeInside: ({ position }) =>
      wanted.size === 0 || position === undefined || position.start.line === position.end.line
        ? []
        : takeFrom(bodyLine + position.start.line, bodyLine - 1 + position.end.line),
    left: () => takeFrom(0, Infinity),
  };
}

/** A link target at the place where a line begins, for what cannot have the id itself. */
export function targetHtml(line: number): string {
  return `<span${targetAttributes(line)}></span>`;
}

/** The attributes of a link target. Its number is an attribute, so that the prompt's text stays the file's. */
export function targetAttributes(line: number): string {
  return ` id="line-${line}" data-line="${line}"`;
}

/** The lines that links lead to, while a prompt is rendered. */
export interface LinkTargets {
  /** Takes those of a node, so that no other node gets them. */
  take: (node: MdastNode) => number[];
  /** Takes those that begin inside a node. */
  takeInside: (node: MdastNode) => number[];
  /** Takes those that no node has. */
  left: () => number[];
}
