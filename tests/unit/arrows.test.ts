import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  browserImportsOf,
  circlesIn,
  graphOf,
  importsOf,
  loadedBy,
  readImportGraph,
  type Import,
  type ImportGraph,
} from './import-graph.ts';

/**
 * The folders of the source, lowest first. A folder may import folders on earlier lines. Folders on the same line may
 * import each other as long as there is no cycle.
 */
const ORDER: readonly (readonly string[])[] = [
  ['cache.ts', 'settings.ts', 'identity', 'process-wide.ts', 'stages.ts', 'threads.ts'],
  ['agent'],
  ['vocabulary'],
  ['prompt'],
  ['catalogue'],
  ['collection'],
  ['site.ts', 'styles'],
  ['components'],
  ['facets'],
  ['search', 'install'],
  ['layouts'],
  // The features.
  [
    'agent-page',
    'browse',
    'capabilities',
    'checks',
    'compare',
    'feeds',
    'guides',
    'history',
    'social',
    'tray',
    'verify',
  ],
  ['build'],
  ['pages', 'content.config.ts'],
];

const root = fileURLToPath(new URL('../../src/', import.meta.url));
const graph = readImportGraph(root);

describe('in the source', () => {
  test('every folder is in the order', () => {
    expect([...new Set([...graph.keys()].map(roomOf))].sort()).toEqual(ORDER.flat().sort());
  });

  test('every relative import leads to a file', () => {
    const broken = [...graph].flatMap(([path, imports]) =>
      imports
        .filter(({ path: to }) => /^(?!virtual:).*\.(?:ts|astro|css|mdx)$/.test(to) && !graph.has(to))
        .map(arrowFrom(path)),
    );
    expect(broken).toEqual([]);
  });

  test('no file imports from a folder above its own', () => {
    expect(upwardArrows(graph)).toEqual([]);
  });

  test('no files import each other in a cycle', () => {
    expect(fileCircles(graph)).toEqual([]);
  });

  test('no folders import each other in a cycle', () => {
    expect(circlesIn(graphOf(graph, roomOf))).toEqual([]);
  });

  test('no folders of agent import each other in a cycle', () => {
    expect(circlesIn(graphOf(graph, (path) => innerRoom('agent', path)))).toEqual([]);
  });

  test.each(['search', 'install', 'prompt'])('no folders of %s import each other in a cycle', (outer) => {
    expect(circlesIn(graphOf(graph, (path) => innerRoom(outer, path)))).toEqual([]);
  });

  test('no code for the browser imports Node or Astro', () => {
    expect(browserEntries().length).toBeGreaterThan(5);
    expect(unfitForBrowsers(graph, browserEntries())).toEqual([]);
  });

  test('the agent folder imports Node only to compute digests', () => {
    const users = [...graph].filter(
      ([path, imports]) => path.startsWith('agent/') && imports.some((each) => each.path.startsWith('node:')),
    );
    expect(users.map(([path]) => path)).toEqual(['agent/sha256/node.ts']);
  });
});

describe('in an invented graph', () => {
  const sound = made({
    'agent/read.ts': [],
    'catalogue/entry.ts': ['agent/read.ts'],
    'tray/tray.ts': ['catalogue/entry.ts'],
  });

  test('a valid graph has nothing to report', () => {
    expect([upwardArrows(sound), fileCircles(sound), circlesIn(graphOf(sound, roomOf))]).toEqual([[], [], []]);
  });

  test('an import upwards is reported', () => {
    const graph = made({ 'agent/read.ts': ['tray/tray.ts'], 'tray/tray.ts': [] });
    expect(upwardArrows(graph)).toEqual(['agent/read.ts → tray/tray.ts']);
  });

  test('an import upwards of only a type is reported', () => {
    const graph = new Map([
      ['agent/read.ts', importsOf('agent/read.ts', "import type { Tray } from '../tray/tray.ts';")],
      ['tray/tray.ts', []],
    ]);
    expect(upwardArrows(graph)).toEqual(['agent/read.ts → tray/tray.ts']);
  });

  test('a cycle of files is reported', () => {
    const graph = made({ 'tray/a.ts': ['tray/b.ts'], 'tray/b.ts': ['tray/c.ts'], 'tray/c.ts': ['tray/a.ts'] });
    expect(fileCircles(graph)).toEqual([['tray/a.ts', 'tray/b.ts', 'tray/c.ts']]);
  });

  test('a file that imports itself is reported', () => {
    expect(fileCircles(made({ 'tray/a.ts': ['tray/a.ts'] }))).toEqual([['tray/a.ts']]);
  });

  test('a cycle of folders is reported even if no files are in a cycle', () => {
    const graph = made({
      'tray/a.ts': ['verify/b.ts'],
      'verify/b.ts': [],
      'verify/c.ts': ['tray/d.ts'],
      'tray/d.ts': [],
    });
    expect(fileCircles(graph)).toEqual([]);
    expect(circlesIn(graphOf(graph, roomOf))).toEqual([['tray', 'verify']]);
  });

  test('a Node module that a page script reaches is reported', () => {
    const graph = made({ 'tray/a.ts': ['tray/b.ts'], 'tray/b.ts': ['node:fs'] });
    expect(unfitForBrowsers(graph, ['tray/a.ts'])).toEqual(['node:fs']);
  });

  test('a Node module imported only for a type is fine', () => {
    const graph = new Map([['tray/a.ts', importsOf('tray/a.ts', "import type { Stats } from 'node:fs';")]]);
    expect(unfitForBrowsers(graph, ['tray/a.ts'])).toEqual([]);
  });

  test.each([
    ['a.ts', "import x from './b/x.ts';", 'b/x.ts'],
    ['a.ts', "export { x } from './x.ts';", 'x.ts'],
    ['a.ts', "await import('./x.ts');", 'x.ts'],
    ['a.ts', "import w from './w.ts?worker&url';", 'w.ts'],
    ['a.ts', "import t from './t.sh?raw';", 't.sh'],
    ['a.ts', "import { type A } from './x.ts';", 'x.ts'],
    ['in/a.astro', "---\nimport B from '../B.astro';\n---\n<B />", 'B.astro'],
    ['in/a.astro', "---\n---\n<script>\nimport './b.ts';\n</script>", 'in/b.ts'],
    ['a.css', "@import './b.css';", 'b.css'],
    ['a.mdx', "# A\n\nimport B from './B.astro';\n", 'B.astro'],
  ])('in %s, %j is an import', (path, text, imported) => {
    expect(importsOf(path, text).map((each) => each.path)).toEqual([imported]);
  });
});

function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function innerRoom(outer: string, path: string): string | undefined {
  const [room, inner, file] = path.split('/');
  return room !== outer ? undefined : file === undefined ? path : inner;
}

function upwardArrows(graph: ImportGraph): string[] {
  const level = (path: string): number => ORDER.findIndex((rooms) => rooms.includes(roomOf(path)));
  return [...graph].flatMap(([path, imports]) =>
    imports.filter((each) => graph.has(each.path) && level(each.path) > level(path)).map(arrowFrom(path)),
  );
}

function fileCircles(graph: ImportGraph): string[][] {
  return circlesIn(new Map([...graph].map(([path, imports]) => [path, imports.map((each) => each.path)])));
}

function unfitForBrowsers(graph: ImportGraph, entries: readonly string[]): string[] {
  return [...loadedBy(graph, entries)].filter((path) => /^(?:node:|astro(?:[:/]|$))/.test(path));
}

/** The entry points of page scripts and workers. */
function browserEntries(): string[] {
  return [...graph.keys()].flatMap((path) =>
    browserImportsOf(path, readFileSync(root + path, 'utf8')).map((each) => each.path),
  );
}

function arrowFrom(path: string): (imported: Import) => string {
  return (imported) => `${path} → ${imported.path}`;
}

function made(arrows: Readonly<Record<string, readonly string[]>>): ImportGraph {
  return new Map(
    Object.entries(arrows).map(([path, imports]) => [path, imports.map((each) => ({ path: each, runs: true }))]),
  );
}
