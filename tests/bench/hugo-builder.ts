import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildEnvironment, copyAsDocuments, type Builder } from './builder.ts';
import { setAside } from './set-aside.ts';

/**
 * Hugo with minimal templates that show a page and list all pages, and then Pagefind's index of them.
 * @param folder where its site is set up
 * @param pagefind the script of Pagefind's command
 * @returns undefined when Hugo is not installed
 */
export async function hugoBuilder(folder: string, pagefind: string): Promise<Builder | undefined> {
  let version: string;
  try {
    version = execFileSync('hugo', ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return {
    name: 'Hugo with Pagefind',
    version: /v[\d.]+/.exec(version)?.[0] ?? 'unknown',
    take: (agents) => copyAsDocuments(agents, join(folder, 'content')),
    clear: async () => {
      for (const path of ['public', 'resources', 'cache']) await setAside(join(folder, path));
    },
    command: () => ({
      args: ['sh', '-c', 'hugo --cacheDir cache && node "$1" --site public', 'sh', pagefind],
      cwd: folder,
      env: buildEnvironment(),
    }),
    source: () => join(folder, 'content'),
    output: () => join(folder, 'public'),
    index: 'pagefind',
  };
}

const FILES: Readonly<Record<string, string>> = {
  'hugo.toml': `title = "Agents"
baseURL = "http://localhost:4321/"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
`,
  'layouts/_default/baseof.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><main>{{ block "main" . }}{{ end }}</main></html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<ul>{{ range .RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>: {{ .Description }}{{ end }}</ul>{{ end }}
`,
};
