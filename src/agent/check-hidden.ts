import { blankOut, findFences } from './fences.ts';
import { finding, type Finding } from './finding.ts';
import { findHidden } from './hidden.ts';
import { lineAt, placeAt, type Source } from './source.ts';

/**
 * Finds what a model reads and a person does not see: hidden characters, and HTML comments, each counted once.
 * @param bodyLine 1-based line on which the body starts
 */
export function checkHidden(source: Source, bodyLine: number, file: string): Finding[] {
  return [...hiddenCharacters(source, file), ...comments(source, bodyLine, file)];
}

function hiddenCharacters(source: Source, file: string): Finding[] {
  // NUL has a finding of its own.
  const found = findHidden(source.text).filter(({ name }) => name !== 'U+0000');
  const [first] = found;
  if (first === undefined) return [];
  const names = [...new Set(found.map(({ name }) => name))];
  const listed = names.slice(0, 5).join(', ') + (names.length > 5 ? ' and others' : '');
  const place = placeAt(source, first.offset);
  const many = found.length === 1 ? 'A character is' : `${found.length.toLocaleString('en-US')} characters are`;
  return [
    finding(
      'hidden-characters',
      { file, ...place },
      `${many} invisible here (${listed}); a model reads what a person does not see.`,
      'Remove them, unless they are meant; on the agent’s page each one is marked.',
      { excerpt: lineAt(source, place.line) },
    ),
  ];
}

function comments(source: Source, bodyLine: number, file: string): Finding[] {
  // Only the body has code fences, in which a comment is code and plain to see.
  const body = source.lineStarts[bodyLine - 1] ?? source.text.length;
  const text = source.text.slice(body);
  const offset = (source.text.slice(0, body) + blankOut(text, findFences(text))).indexOf('<!--');
  if (offset === -1) return [];
  const place = placeAt(source, offset);
  return [
    finding(
      'html-comment',
      { file, ...place },
      'This is an HTML comment: most viewers hide it, and the model reads it.',
      'Nothing has to be done; on the agent’s page it is shown as text.',
      { excerpt: lineAt(source, place.line) },
    ),
  ];
}
