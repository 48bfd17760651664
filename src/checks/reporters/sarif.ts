import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FINDING_GUIDE } from '../../agent/findings/finding-guide.ts';
import { FINDING_KINDS, type Finding, type FindingCode } from '../../agent/findings/finding.ts';
import { findingGuidePath } from '../finding-guide-path.ts';
import type { Replacement } from '../fixes/replacement.ts';
import { fixOf, pathBelow, safeJson, type CheckedFile, type CheckReport, type ReportPlace } from './reporter.ts';

/**
 * A report in SARIF 2.1.0, which GitHub's code scanning and other tools read.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function reportAsSarif(report: CheckReport, place: ReportPlace): string {
  const found = new Set(report.files.flatMap(({ file }) => file.findings.map(({ code }) => code)));
  const codes = CODES.filter((code) => found.has(code));
  const rules = codes.map((code) => ruleOf(code, place.site));
  const indexes = new Map(codes.map((code, index) => [code, index]));
  return safeJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Agent Catalogue', version: place.version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: report.unwritten.length === 0 }],
        results: report.files.flatMap((file) => resultsOf(file, place.repository, indexes)),
      },
    ],
  });
}

/** Every code, in the order of the reference. */
const CODES = Object.keys(FINDING_KINDS).filter((code): code is FindingCode => Object.hasOwn(FINDING_KINDS, code));

function ruleOf(code: FindingCode, site: string | undefined): unknown {
  const { severity, title } = FINDING_KINDS[code];
  const { why, fix } = FINDING_GUIDE[code];
  const text = `${why} ${fix}`;
  return {
    id: code,
    name: code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text, markdown: `${why}\n\n**Fix:** ${fix}` },
    ...(site === undefined ? {} : { helpUri: `${site}guides/${findingGuidePath(code)}` }),
    defaultConfiguration: { level: severity },
    properties: { tags: ['agents'] },
  };
}

function resultsOf(checked: CheckedFile, repository: string, indexes: ReadonlyMap<FindingCode, number>): unknown[] {
  const artifactLocation = locationOf(checked.path, repository);
  const seen = new Map<string, number>();
  return checked.file.findings.map((finding) => {
    const { code, severity, line, column, message, fix, excerpt } = finding;
    const about = JSON.stringify([code, excerpt?.trim() ?? message]);
    const number = seen.get(about) ?? 0;
    seen.set(about, number + 1);
    const safe = fixOf(checked, finding);
    return {
      ruleId: code,
      ruleIndex: indexes.get(code),
      level: severity,
      message: { text: `${message} ${fix}` },
      locations: [{ physicalLocation: { artifactLocation, region: regionOf(line, column, excerpt) } }],
      partialFingerprints: { 'findingInLine/v1': digestOf(`${about} ${number}`) },
      ...(safe === undefined ? {} : { fixes: [sarifFix(finding, safe, artifactLocation)] }),
    };
  });
}

/** A region from a column to the end of its line. Without the line, only its start is known. */
function regionOf(startLine: number, startColumn: number, excerpt: string | undefined): unknown {
  if (excerpt === undefined) return { startLine, startColumn };
  return {
    startLine,
    startColumn,
    endColumn: Math.max(startColumn, excerpt.length + 1),
    snippet: { text: excerpt },
  };
}

function sarifFix({ fix }: Finding, { startLine, endLine, replaced, text }: Replacement, artifactLocation: unknown) {
  const lastLine = replaced.slice(replaced.lastIndexOf('\n') + 1);
  const deletedRegion = { startLine, startColumn: 1, endLine, endColumn: lastLine.length + 1 };
  return {
    description: { text: fix },
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion, insertedContent: { text } }] }],
  };
}

/** The address of a file: relative to the repository, or else absolute. */
function locationOf(path: string, repository: string): unknown {
  const below = pathBelow(repository, path);
  if (isAbsolute(below)) return { uri: pathToFileURL(path).href };
  const uri = below.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
