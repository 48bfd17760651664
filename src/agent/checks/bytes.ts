import { finding, type Finding } from '../findings/finding.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';

/**
 * Finds what is unusual about a file's encoding: a byte order mark, CRLF line endings, NUL, bytes that are not UTF-8.
 * @param crlfMatters whether another finding is about CRLF
 * @param file path below the agents folder, for the findings
 */
export function checkBytes(source: Source, file: string, crlfMatters: boolean): Finding[] {
  const findings: Finding[] = [];
  const start = { file, line: 1, column: 1 };
  if (source.bom) {
    findings.push(
      finding(
        'bytes-bom',
        start,
        'The file starts with a byte order mark; Claude Code before 2.1.239 silently ignores such files.',
        'Save it as UTF-8 without a byte order mark.',
      ),
    );
  }
  if (source.crlf && !crlfMatters) {
    findings.push(
      finding('bytes-crlf', start, 'The lines end in CRLF, as on Windows.', 'No action needed; LF is more common.'),
    );
  }
  if (source.nul !== -1) {
    const position = positionAt(source, source.nul);
    findings.push(
      finding(
        'bytes-nul',
        { file, ...position },
        'The file contains a NUL character, so it may be damaged or in another encoding, such as UTF-16.',
        'Save it as UTF-8 text without NUL characters.',
        { excerpt: lineAt(source, position.line) },
      ),
    );
  }
  if (source.invalid !== -1) {
    const position = positionAt(source, source.invalid);
    findings.push(
      finding(
        'bytes-not-utf8',
        { file, ...position },
        'These bytes are not UTF-8. They are shown as the replacement character and served unchanged.',
        'Save the file as UTF-8.',
        { excerpt: lineAt(source, position.line) },
      ),
    );
  }
  return findings;
}
