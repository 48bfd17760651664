import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Reads which files of a folder import which, whatever form the import takes: static, dynamic, of a type, with a query such
 * as `?worker`, in the frontmatter or a script of an Astro file, or in CSS.
 * @param root absolute path of the folder, with a slash at its end; the paths in the graph start below it
 */
export function readImportGraph(root: string): ImportGraph {
  const paths = globSync('**/*.{ts,astro,css,mdx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'));
  return new Map(paths.sort().map((path) => [path, importsOf(path, readFileSync(root + path, 'utf8'))]));
}

/**
 * The imports of one file: paths for files, and names such as `node:fs` for everything else.
 * @param path the file's path, which relative imports start from
 */
export function importsOf(path: string, text: string): Import[] {
  const resolve = (name: string): string => {
    const [file = ''] = name.split('?');
    return file.startsWith('.') ? posix.join(posix.dirname(path), file) : file;
  };
  if (path.endsWith('.css')) {
    return [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)/g)].map(([, name = '']) => ({
      path: resolve(name),
      runs: true,
    }));
  }
  return scriptsOf(path, text).flatMap((script) => {
    // A browser loads what is left after types are stripped.
    const running = new Set(namesIn(withoutTypes(script)));
    return namesIn(script).map((name) => ({ path: resolve(name), runs: running.has(name) }));
  });
}

/** The scripts that a page sends to the browser: those of `<script>` elements that import, each with the Astro file. */
export function browserImportsOf(path: string, text: string): Import[] {
  if (!path.endsWith('.astro')) return [];
  return clientScripts(text).flatMap((script) => importsOf(path.replace(/\.astro$/, '.ts'), script));
}

/** Every file and module that the given ones load when they run, including themselves. */
export function loadedBy(graph: ImportGraph, entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { path: next, runs } of graph.get(path) ?? []) if (runs) open.push(next);
  }
  return reached;
}

/** Groups of nodes that import each other in a cycle, each group sorted; empty if there is no cycle. */
export function circlesIn(graph: ReadonlyMap<string, Iterable<string>>): string[][] {
  const indices = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    const index = indices.size;
    indices.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!indices.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      lowest.set(node, Math.min(lowest.get(node) ?? index, lowest.get(next) ?? index));
    }
    if (lowest.get(node) !== index) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || [...(graph.get(node) ?? [])].includes(node)) circles.push(group.sort());
  };
  for (const node of graph.keys()) if (!indices.has(node)) visit(node);
  return circles;
}

/** The graph of files as a graph of the names that a function gives them, such as those of their folders. */
export function graphOf(graph: ImportGraph, nameOf: (path: string) => string | undefined): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const [path, imports] of graph) {
    const name = nameOf(path);
    if (name === undefined) continue;
    const targets = named.get(name) ?? new Set<string>();
    named.set(name, targets);
    for (const { path: next } of imports) {
      const target = graph.has(next) ? nameOf(next) : undefined;
      if (target !== undefined && target !== name) targets.add(target);
    }
  }
  return named;
}

function scriptsOf(path: string, text: string): string[] {
  if (path.endsWith('.ts')) return [text];
  const [, frontmatter = ''] = path.endsWith('.astro') ? text.split(/^---$/m) : [];
  const imports = path.endsWith('.mdx') ? (text.match(/^import .*$/gm) ?? []).join('\n') : '';
  return [frontmatter, imports, ...clientScripts(text)].filter((script) => script !== '');
}

function clientScripts(text: string): string[] {
  return [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
}

function namesIn(script: string): string[] {
  return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName);
}

function withoutTypes(script: string): string {
  return ts.transpileModule(script, {
    compilerOptions: {
      verbatimModuleSyntax: true,
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
      jsx: ts.JsxEmit.Preserve,
    },
  }).outputText;
}

/** Every file with its imports. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

export interface Import {
  /** A file's path in the graph, or the name of a module that is not in it. */
  path: string;
  /** Whether it remains after types are stripped. */
  runs: boolean;
}
