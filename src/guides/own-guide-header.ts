import { isMap, isNode, isScalar, LineCounter, parseDocument, Scalar, visit, type Document } from 'yaml';
import { z } from 'zod';

/**
 * Reads the header of a guide of the catalogue's own: YAML between two lines of three hyphens. A guide need not have one.
 * @param text the whole file, with line breaks of Unix
 */
export function readOwnGuideHeader(text: string): OwnGuideHeader {
  const [opening = ''] = /^---(?!-).*$/m.exec(text.split('\n', 1)[0] ?? '') ?? [];
  if (opening === '') return { data: {}, bodyStart: 0, problems: [] };
  const start = opening.length + 1;
  const failed = (reason: string, line = 1, column = 1): OwnGuideHeader => ({
    data: {},
    bodyStart: text.length,
    problems: [{ line, column, reason }],
  });
  if (opening.trimEnd() !== '---') {
    return failed('its header cannot be read: leave nothing but "---" on this line; a header is read as YAML only');
  }
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  if (closing === null) {
    return failed('its header has no end; put "---" on a line after it, or begin with another line than "---"');
  }
  const bodyStart = Math.min(text.length, start + closing.index + closing[0].length + 1);
  const lines = new LineCounter();
  // The places are those in the file, because what stands before the header becomes an empty line.
  const document = parseDocument(`\n${text.slice(start, start + closing.index)}`, {
    lineCounter: lines,
    prettyErrors: false,
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      return { line, column: col, reason: `its header cannot be read as YAML: ${message}` };
    });
    return { data: {}, bodyStart, problems };
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return {
      data: {},
      bodyStart,
      problems: [{ line: 2, column: 1, reason: 'its header has no fields; write them as in "title: Our rules"' }],
    };
  }
  const read = headerSchema.safeParse(valueOf(document));
  if (read.success) return { data: read.data, bodyStart, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => {
    const { line, col } = lines.linePos(offsetOf(document, path[0]));
    return { line, column: col, reason: `${path.join('.')}: ${message}` };
  });
  return { data: {}, bodyStart, problems };
}

/** The fields; an alias that names nothing, such as a title of `*important*`, is no text. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    visit(document, { Alias: () => new Scalar(null) });
    return document.toJS() ?? {};
  }
}

/** Where the value of a field begins. */
function offsetOf({ contents }: Document, key: PropertyKey | undefined): number {
  if (!isMap(contents)) return 0;
  const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (isNode(pair?.value) && pair.value.range) return pair.value.range[0];
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

/** Text of a header. @param length how many characters it may have */
function line(length: number) {
  return z
    .string('it must be text; put it in quotes')
    .trim()
    .max(length, `it has more than ${length} characters; shorten it`);
}

const headerSchema = z.object({
  /** The title and heading of the page. */
  title: line(120).min(1, 'it is empty; write the title, or leave the field out').optional(),
  /** What a reader learns, in a sentence or two. */
  description: line(400).optional(),
  /** The guide's position among the catalogue's own. */
  order: z.number('it must be a number, such as 1').optional(),
});

/** What a guide says of itself, and what is wrong with that. */
export interface OwnGuideHeader {
  data: z.infer<typeof headerSchema>;
  /** The offset in the file at which the text begins. */
  bodyStart: number;
  problems: Problem[];
}

/** Something wrong with a guide. */
export interface Problem {
  /** 1-based line of the file. */
  line: number;
  /** 1-based. */
  column: number;
  /** What is wrong, and what to do, without a full stop. */
  reason: string;
}
