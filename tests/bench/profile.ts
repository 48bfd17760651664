import { readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { table } from './results.ts';

/**
 * Where the threads of a build spent their time, as a table: by package, or by folder of the source.
 * @param folder holds what Node's `--cpu-prof` wrote, one file for each thread
 */
export function profileTable(folder: string): string {
  const byPlace = new Map<string, number>();
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = profileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    for (const [index, sample] of samples.entries()) {
      const place = places.get(sample) ?? '';
      byPlace.set(place, (byPlace.get(place) ?? 0) + (timeDeltas[index] ?? 0));
    }
  }
  byPlace.delete(IDLE);
  const sorted = [...byPlace].sort((a, b) => b[1] - a[1]);
  const whole = sorted.reduce((sum, [, time]) => sum + time, 0);
  const rows = sorted
    .slice(0, MAX_ROWS)
    .map(([place, time]) => [place, (time / 1e6).toFixed(1), `${Math.round((time / whole) * 100)}`]);
  return table(['where', 'seconds', '%'], rows);
}

/** How many files of each kind a site has, and their bytes, as a table. */
export async function kindsTable(site: string): Promise<string> {
  const kinds = new Map<string, { files: number; bytes: number }>();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const kind = kindOf(relative(site, path).replaceAll(sep, '/'));
    const known = kinds.get(kind) ?? { files: 0, bytes: 0 };
    kinds.set(kind, { files: known.files + 1, bytes: known.bytes + (await stat(path)).size });
  }
  const rows = [...kinds]
    .sort((a, b) => b[1].bytes - a[1].bytes)
    .map(([kind, { files, bytes }]) => [kind, files.toLocaleString('en-US'), (bytes / 1e6).toFixed(1)]);
  return table(['kind of file', 'files', 'MB'], rows);
}

const IDLE = '(idle)';
const MAX_ROWS = 25;

/** Code of the site is bundled for rendering, so only its chunk is known. */
function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (url.startsWith('node:')) return 'node';
  const inPackage = [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
  if (inPackage !== undefined) return inPackage;
  const folder = /\/(src\/.*)\/[^/]+$/.exec(url)?.[1];
  return folder ?? 'pages, bundled';
}

function kindOf(path: string): string {
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'everything else';
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^agents\/page\/|^agents\/index\.html$/, 'list of agents'],
  [/^agents\/[^/]+\/history\//, 'histories'],
  [/^agents\/[^/]+\/index\.html$/, 'pages of agents'],
  [/^agents\/[^/]+\.json$/, 'records'],
  [/^agents\/[^/]+\.md$/, 'agents, as they are'],
  [/^agents\/[^/]+\/install\.txt$/, 'what the install scripts read'],
  [/^agents\/[^/]+\//, 'agents, converted'],
  [/^capabilities\//, 'pages of capabilities'],
  [/^search\//, 'search'],
  [/^pagefind\//, 'passages'],
  [/^badge\//, 'badges'],
  [/^bundles\//, 'archives'],
  [/\.png$/, 'pictures'],
];

const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
