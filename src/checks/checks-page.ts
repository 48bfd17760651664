import { cacheKey } from '../cache.ts';
import { formatCount } from '../collection/report.ts';
import { SEVERITIES, type Severity } from '../agent/findings/finding.ts';
import type { CatalogueFile, SkippedFile } from '../catalogue/entry.ts';
import { PAGE_SIZE, pageCount, pageOf } from '../catalogue/paging.ts';
import { kindsOf, orderedFiles, type CheckedKind } from './checks.ts';

/** What all pages of the checks share. @param files every file in the agents folders */
export function checkedOf(files: readonly CatalogueFile[]): Checked {
  return {
    ordered: orderedFiles(files),
    skipped: files.filter((file) => file.status === 'skipped'),
    count: formatCount(files),
  };
}

/**
 * What one page of the checks shows.
 * @param page from 1; only the first has the overview by kind and the skipped files
 */
export function checksPage({ ordered, skipped, count }: Checked, page: number): ChecksPage {
  const pages = checksPages({ ordered });
  const shown = pageOf(ordered, page);
  return {
    title: page === 1 ? 'Checks of the agent files' : `Checks of the agent files, page ${page}`,
    description: `${page === 1 ? 'Everything' : `Page ${page} of ${pages} of what`} the catalogue found in its files: file, line, column, reason and fix.`,
    path: page === 1 ? 'checks/' : `checks/page/${page}/`,
    count,
    kinds: page === 1 ? kindsOf(ordered).map(cutKind) : [],
    severities: SEVERITIES.map((severity) => ({ severity, count: countOf(shown, severity) })).filter(
      ({ count }) => count > 0,
    ),
    files: shown.map((file, index) => ({ file, id: `file-${(page - 1) * PAGE_SIZE + index + 1}` })),
    skipped: page === 1 ? skipped.slice(0, MAX_SKIPPED) : [],
    skippedCount: page === 1 ? skipped.length : 0,
    pages,
  };
}

/** How many files are listed for a kind; the others are counted. */
const MAX_KIND_FILES = 20;
/** How many skipped files are listed; the others are counted. */
const MAX_SKIPPED = 100;

function cutKind(kind: CheckedKind): ShownKind {
  return {
    ...kind,
    files: kind.files.slice(0, MAX_KIND_FILES),
    more: Math.max(0, kind.files.length - MAX_KIND_FILES),
  };
}

/** How many pages the checks fill. */
export function checksPages({ ordered }: Pick<Checked, 'ordered'>): number {
  return pageCount(ordered.length);
}

/** A digest of everything that a page of the checks after the first shows. */
export function checksPageKey(checked: Checked, page: number): string {
  const { files, ...words } = checksPage(checked, page);
  const sections = files.map(({ id, file }) => [id, file.file, file.status, slugOf(file), file.findings]);
  return cacheKey([words, sections]);
}

function slugOf(file: CatalogueFile): string {
  return file.status === 'agent' ? file.slug : '';
}

function countOf(files: readonly CatalogueFile[], severity: Severity): number {
  return files.reduce(
    (sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length,
    0,
  );
}

/** What all pages of the checks share. */
export interface Checked {
  /** The files with findings, the most severe first. */
  ordered: readonly CatalogueFile[];
  /** The files that are not agents. */
  skipped: SkippedFile[];
  /** How many files, agents and findings there are, in a sentence. */
  count: string;
}

/** What one page of the checks shows. */
export interface ChecksPage {
  title: string;
  /** For search engines. */
  description: string;
  /** Below the base path. */
  path: string;
  /** How many files, agents and findings there are, in a sentence. */
  count: string;
  kinds: ShownKind[];
  /** The severities of the findings shown, each with how many there are. */
  severities: { severity: Severity; count: number }[];
  /** The files with findings on this page, each with the id for links to it. */
  files: { file: CatalogueFile; id: string }[];
  /** The files that are not agents, or the first of very many. */
  skipped: SkippedFile[];
  /** How many these are in all. */
  skippedCount: number;
  pages: number;
}

/** A kind of finding, and the files that have it, or the first of many. */
export interface ShownKind extends CheckedKind {
  /** How many files more have it. */
  more: number;
}
