import type { LanguageFn } from 'highlight.js';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import graphql from 'highlight.js/lib/languages/graphql';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import pgsql from 'highlight.js/lib/languages/pgsql';
import php from 'highlight.js/lib/languages/php';
import powershell from 'highlight.js/lib/languages/powershell';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import scss from 'highlight.js/lib/languages/scss';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { createLowlight } from 'lowlight';
import {
  agentMarkdown,
  hcl,
  html,
  rubyWithHereDocuments,
  shell,
  withoutEmbedded,
  yamlWithShortKeys,
} from './grammars.ts';

/** Finds a language that is coloured. @param name the name after a fence, in upper or lower case */
export function codeLanguage(name: string): CodeLanguage | undefined {
  return LANGUAGES.get(name.toLowerCase());
}

/** The most code of a block that is coloured, in UTF-16 code units. */
const MAX_CODE = 8192;

/**
 * Grammars, the names of their languages, and lower limits for those that take time that grows with the square of hostile
 * code: up to its limit, the worst block that was found takes 50 ms in every language.
 */
const GRAMMARS: readonly (readonly [grammar: LanguageFn, names: string, maxCode?: number])[] = [
  [shell, 'bash sh shell zsh'],
  [c, 'c h', 3072],
  [cpp, 'cpp c++ cc cxx hpp', 3072],
  [csharp, 'csharp cs c#', 3072],
  [css, 'css'],
  [diff, 'diff patch'],
  [dockerfile, 'dockerfile docker containerfile'],
  [go, 'go golang'],
  [graphql, 'graphql gql'],
  [hcl, 'hcl terraform tf tfvars'],
  [html, 'html htm markup svg vue xml', 6144],
  [ini, 'toml', 3072],
  [java, 'java', 4096],
  [javascript, 'javascript js mjs cjs jsx', 6144],
  [json, 'json jsonc json5 jsonl'],
  [kotlin, 'kotlin kt kts'],
  [agentMarkdown, 'markdown md mdx', 3072],
  [php, 'php', 3072],
  [powershell, 'powershell ps1 pwsh'],
  [python, 'python py python3'],
  [rubyWithHereDocuments, 'ruby rb', 4096],
  [rust, 'rust rs'],
  [scss, 'scss'],
  // It knows more words than the grammar of standard SQL: LIMIT, INDEX.
  [withoutEmbedded(pgsql), 'sql mysql pgsql postgres postgresql sqlite'],
  [swift, 'swift'],
  [typescript, 'typescript ts mts cts tsx', 6144],
  [yamlWithShortKeys, 'yaml yml'],
];

const lowlight = createLowlight({
  ...Object.fromEntries(GRAMMARS.map(([grammar, names]) => [firstOf(names), grammar])),
  // What JavaScript and Markdown embed.
  xml: withoutEmbedded(xml),
});

const LANGUAGES: ReadonlyMap<string, CodeLanguage> = new Map(
  GRAMMARS.flatMap(([, names, maxCode = MAX_CODE]) => {
    const parse = (code: string): CodeTree => lowlight.highlight(firstOf(names), code, { prefix: '' });
    return names.split(' ').map((name): [string, CodeLanguage] => [name, { parse, maxCode }]);
  }),
);

function firstOf(names: string): string {
  return /^\S+/.exec(names)?.[0] ?? '';
}

/** A language that is coloured. */
export interface CodeLanguage {
  /** Parses code into nested spans. @throws Error when highlight.js gives up on the code */
  parse: (code: string) => CodeTree;
  /** Longer code is not coloured, in UTF-16 code units: highlight.js may take time that grows with its square. */
  maxCode: number;
}

export type CodeTree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
