import { DIFF, GRAPHQL, HCL, JSON_TEXT, TOML, YAML } from './data.ts';
import { C, CPP, CSHARP, GO, JAVA, KOTLIN, PHP, RUST, SWIFT } from './curly.ts';
import { MARKDOWN } from './markdown.ts';
import { CSS, MARKUP, SCSS } from './markup.ts';
import { JAVASCRIPT, TSX, TYPESCRIPT } from './scripts.ts';
import { BASH, DOCKER, POWERSHELL, PYTHON, RUBY, SQL } from './shells.ts';
import type { Mode } from './tokenizer.ts';

/** What code in a language begins in; undefined when the language is unknown. @param name in upper or lower case */
export function codeMode(name: string): Mode | undefined {
  return LANGUAGES.get(name.toLowerCase());
}

/** The languages by their names. */
const LANGUAGES: ReadonlyMap<string, Mode> = new Map(
  named([
    [BASH, 'bash sh shell zsh'],
    [C, 'c h'],
    [CPP, 'cpp c++ cc cxx hpp'],
    [CSHARP, 'csharp cs c#'],
    [CSS, 'css'],
    [DIFF, 'diff patch'],
    [DOCKER, 'docker dockerfile containerfile'],
    [GO, 'go golang'],
    [GRAPHQL, 'graphql gql'],
    [HCL, 'hcl tf tfvars terraform'],
    [JAVA, 'java'],
    [JAVASCRIPT, 'javascript js mjs cjs jsx'],
    [JSON_TEXT, 'json jsonc json5 jsonl'],
    [KOTLIN, 'kotlin kt kts'],
    [MARKDOWN, 'markdown md mdx'],
    [MARKUP, 'markup html htm xml svg vue'],
    [PHP, 'php'],
    [POWERSHELL, 'powershell ps1 pwsh'],
    [PYTHON, 'python py python3'],
    [RUBY, 'ruby rb'],
    [RUST, 'rust rs'],
    [SCSS, 'scss'],
    [SQL, 'sql mysql pgsql postgres postgresql sqlite'],
    [SWIFT, 'swift'],
    [TOML, 'toml'],
    [TSX, 'tsx'],
    [TYPESCRIPT, 'typescript ts mts cts'],
    [YAML, 'yaml yml'],
  ]),
);

/** Modes by each of their names, which are apart by spaces. */
function named(modes: readonly (readonly [mode: Mode, names: string])[]): [string, Mode][] {
  return modes.flatMap(([mode, names]) => names.split(' ').map((name): [string, Mode] => [name, mode]));
}
