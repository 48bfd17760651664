import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where the benchmarks share collections, copies and sites. */
export const WORK = join(tmpdir(), 'agent-catalogue-bench');

/** The folder of the site that is made of a collection. @param name `shipped`, or a number of made agents */
export function siteOf(name: string): string {
  return join(WORK, 'sites', name);
}

/**
 * Writes one part of tests/bench/RESULTS.md and keeps the others as last recorded on this machine.
 * @param versions the versions of what was measured, by name
 * @param body Markdown to go under the part's heading
 */
export async function recordResults(
  part: Part,
  versions: Readonly<Record<string, string>>,
  body: string,
): Promise<void> {
  const file = join(WORK, 'results.json');
  const known = resultsSchema.catch({}).parse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')));
  const results = { ...known, [part]: { date: new Date().toISOString(), load: loadBefore, versions, body } };
  await mkdir(WORK, { recursive: true });
  await writeFile(file, JSON.stringify(results));
  const sections = PARTS.flatMap((name) => {
    const section = results[name];
    return section === undefined ? [] : [`## ${TITLES[name]}\n\n${section.body.trim()}\n\n${footer(section)}`];
  });
  await writeFile(RESULTS, `${HEAD}\n\n${machine()}\n\n${sections.join('\n\n')}\n`);
  console.log(`\nWritten to ${RESULTS}`);
}

/** A Markdown table whose first column is text and whose others are right-aligned numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** The median; of two middle values the greater. NaN when there are no values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const PARTS = ['build', 'pages'] as const;
const TITLES: Readonly<Record<Part, string>> = { build: 'Building', pages: 'Pages and search' };
const HEAD = `# What building and browsing cost

\`npm run bench:build\` takes these measurements and writes this file. Times are from one machine: compare figures within a
table, not with those of another machine.`;

/** The load of the machine before measuring. */
const loadBefore = loadavg()[0] ?? 0;

const resultsSchema = z.partialRecord(
  z.enum(PARTS),
  z.object({ date: z.string(), load: z.number(), versions: z.record(z.string(), z.string()), body: z.string() }),
);

function machine(): string {
  const [first] = cpus();
  return `Machine: ${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB of memory, ${system()}.`;
}

function system(): string {
  try {
    return execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim();
  } catch {
    return process.platform;
  }
}

function footer({ date, load, versions }: Section): string {
  const named = Object.entries({ ...versions, Node: process.version }).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${date.slice(0, 10)}; load before measuring: ${load.toFixed(1)}. ${named.join('; ')}.`;
}

type Section = NonNullable<z.infer<typeof resultsSchema>[Part]>;
type Part = (typeof PARTS)[number];
