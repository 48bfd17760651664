import { SEVERITIES, type Severity } from '../agent/findings/finding.ts';
import type { CatalogueFile, SkippedFile } from '../catalogue/entry.ts';
import { PAGE_SIZE, pageCount, pageOf } from '../catalogue/paging.ts';
import { kindsOf, orderedFiles, type CheckedKind } from './checks.ts';

/**
 * What one page of the checks shows.
 * @param files every file in the agents folders
 * @param page from 1; only the first has the overview by kind and the skipped files
 */
export function checksPage(files: readonly CatalogueFile[], page: number): ChecksPage {
  const ordered = orderedFiles(files);
  const pages = pageCount(ordered.length);
  const shown = pageOf(ordered, page);
  return {
    title: page === 1 ? 'Checks of the agent files' : `Checks of the agent files, page ${page}`,
    description: `${page === 1 ? 'Everything' : `Page ${page} of ${pages} of what`} the catalogue found in its files: file, line, column, reason and fix.`,
    path: page === 1 ? 'checks/' : `checks/page/${page}/`,
    kinds: page === 1 ? kindsOf(ordered) : [],
    severities: SEVERITIES.map((severity) => ({ severity, count: countOf(shown, severity) })).filter(
      ({ count }) => count > 0,
    ),
    files: shown.map((file, index) => ({ file, id: `file-${(page - 1) * PAGE_SIZE + index + 1}` })),
    skipped: page === 1 ? files.filter((file) => file.status === 'skipped') : [],
    pages,
  };
}

function countOf(files: readonly CatalogueFile[], severity: Severity): number {
  return files.reduce(
    (sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length,
    0,
  );
}

/** What one page of the checks shows. */
export interface ChecksPage {
  title: string;
  /** For search engines. */
  description: string;
  /** Below the base path. */
  path: string;
  kinds: CheckedKind[];
  /** The severities of the findings shown, each with how many there are. */
  severities: { severity: Severity; count: number }[];
  /** The files with findings on this page, each with the id for links to it. */
  files: { file: CatalogueFile; id: string }[];
  /** The files that are not agents. */
  skipped: SkippedFile[];
  pages: number;
}
