import { createContext, Script } from 'node:vm';
import Prism from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-c.js';
import 'prismjs/components/prism-cpp.js';
import 'prismjs/components/prism-csharp.js';
import 'prismjs/components/prism-diff.js';
import 'prismjs/components/prism-docker.js';
import 'prismjs/components/prism-go.js';
import 'prismjs/components/prism-graphql.js';
import 'prismjs/components/prism-hcl.js';
import 'prismjs/components/prism-java.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-jsx.js';
import 'prismjs/components/prism-kotlin.js';
import 'prismjs/components/prism-markup-templating.js';
import 'prismjs/components/prism-php.js';
import 'prismjs/components/prism-powershell.js';
import 'prismjs/components/prism-python.js';
import 'prismjs/components/prism-ruby.js';
import 'prismjs/components/prism-rust.js';
import 'prismjs/components/prism-scss.js';
import 'prismjs/components/prism-sql.js';
import 'prismjs/components/prism-swift.js';
import 'prismjs/components/prism-toml.js';
import 'prismjs/components/prism-typescript.js';
import 'prismjs/components/prism-tsx.js';
import 'prismjs/components/prism-yaml.js';
import 'prismjs/components/prism-markdown.js';
import { visibleHtml } from '../agent/html.ts';

/**
 * Makes HTML of some code, with its comments, strings, keywords, numbers, names and keys in spans of the classes `c`,
 * `s`, `k`, `n`, `f` and `p`. Code in an unknown language, and code that is too long, has no spans.
 * @param language the name behind the fence, such as `ts` or `C++`, in upper or lower case
 */
export function highlightCode(code: string, language: string | undefined): string {
  return highlightAll([{ code, language }])[0] ?? visibleHtml(code);
}

/** The same for several pieces of code at once, which takes less time than one after the other. */
export function highlightAll(pieces: readonly Code[]): string[] {
  const work = pieces.map((piece) => runner(piece));
  // To watch the clock costs more than most code does, so it is watched once for all, unless one of them takes too long.
  const runs = tryInTime(() => work.map((run) => run())) ?? work.map((run) => tryInTime(run) ?? []);
  return pieces.map(({ code }, index) => spansOf(code, runs[index] ?? []));
}

/** The code as HTML, with what is known of it. */
function spansOf(code: string, runs: readonly Run[]): string {
  const plain = visibleHtml(code);
  const parts = runs.map(({ text, kind }) => ({ html: visibleHtml(text), kind }));
  // Nothing may be lost, and a cut inside an emoji changes what counts as hidden.
  if (parts.map(({ html }) => html).join('') !== plain) return plain;
  return parts.map(({ html, kind }) => (kind === '' ? html : `<span class="${kind}">${html}</span>`)).join('');
}

/** What finds the runs of a piece of code, if its language is known. */
function runner({ code, language }: Code): () => Run[] {
  const id = LANGUAGES.get((language ?? '').toLowerCase());
  const grammar = id === undefined ? undefined : Prism.languages[id];
  if (id === undefined || grammar === undefined || isTooLong(code)) return () => [];
  return () => runsOf(code, grammar, id);
}

/** In UTF-16 code units. People write no longer examples. */
const MAX_CODE = 20_000;
const MAX_LINE = 2_000;
/** In milliseconds, a hundred times what code usually needs. Some short code keeps Prism busy for minutes. */
const MAX_TIME = 500;
/** Where work can be stopped from outside. */
const CLOCKED = { work: (): void => undefined };
createContext(CLOCKED);
const WORK = new Script('work()');

/** The names of the languages, each with Prism's name for its grammar. */
const LANGUAGES = byName([
  ['bash', 'bash sh shell zsh'],
  ['c', 'c h'],
  ['cpp', 'cpp c++ cc cxx hpp'],
  ['csharp', 'csharp cs c#'],
  ['css', 'css'],
  ['diff', 'diff patch'],
  ['docker', 'docker dockerfile containerfile'],
  ['go', 'go golang'],
  ['graphql', 'graphql gql'],
  ['hcl', 'hcl tf tfvars terraform'],
  ['java', 'java'],
  ['javascript', 'javascript js mjs cjs'],
  ['json', 'json jsonc json5 jsonl'],
  ['jsx', 'jsx'],
  ['kotlin', 'kotlin kt kts'],
  ['markdown', 'markdown md mdx'],
  ['markup', 'markup html htm xml svg vue'],
  ['php', 'php'],
  ['powershell', 'powershell ps1 pwsh'],
  ['python', 'python py python3'],
  ['ruby', 'ruby rb'],
  ['rust', 'rust rs'],
  ['scss', 'scss'],
  ['sql', 'sql mysql pgsql postgres postgresql sqlite'],
  ['swift', 'swift'],
  ['toml', 'toml'],
  ['tsx', 'tsx'],
  ['typescript', 'typescript ts mts cts'],
  ['yaml', 'yaml yml'],
]);

/** Prism's types of tokens, each with its class. A type that is not here looks like what it stands in. */
const KINDS = byName([
  ['c', 'comment coord shebang'],
  ['s', 'attr-value char code-snippet inserted regex string symbol type'],
  ['k', 'boolean directive-hash important keyword nil null rule'],
  ['n', 'deleted number'],
  ['f', 'builtin class-name function macro macro-name selector tag'],
  ['p', 'annotation assign-left attr-name attribute decorator key property'],
  ['', 'code content expression interpolation label lifetime-annotation operator plain-text punctuation'],
  ['', 'script spread value'],
]);

function isTooLong(code: string): boolean {
  return code.length > MAX_CODE || code.split(/[\r\n]/).some((line) => line.length > MAX_LINE);
}

/** What some work gives; undefined when it takes too long, even within one regular expression. */
function tryInTime<Result>(work: () => Result): Result | undefined {
  let result: Result | undefined;
  CLOCKED.work = (): void => {
    result = work();
  };
  try {
    WORK.runInContext(CLOCKED, { timeout: MAX_TIME });
  } catch {
    return undefined;
  }
  return result;
}

function runsOf(code: string, grammar: Prism.Grammar, language: string): Run[] {
  const tokens = Prism.tokenize(code, grammar);
  // Text between the tags of JSX is known for text only in this step.
  Prism.hooks.run('after-tokenize', { code, grammar, language, tokens });
  return merge(leavesOf(tokens, ''));
}

/** The texts that tokens are made of, in their order. @param kind the class of what the tokens stand in */
function leavesOf(tokens: Prism.TokenStream, kind: string): Run[] {
  if (typeof tokens === 'string') return [{ text: tokens, kind: tokens.trim() === '' ? '' : kind }];
  if (Array.isArray(tokens)) return tokens.flatMap((token) => leavesOf(token, kind));
  return leavesOf(tokens.content, kindOf(tokens) ?? kind);
}

/** The class of a token; undefined when it has none of its own. */
function kindOf({ type, alias, content }: Prism.Token): string | undefined {
  if (type === 'operator' && typeof content === 'string' && /^-?[a-z]/i.test(content)) return 'k';
  return [type, alias].flat().flatMap((name) => KINDS.get(name) ?? [])[0];
}

/** Joins neighbours of the same class, and those with nothing but white space between them. */
function merge(leaves: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const { text, kind } of leaves) {
    const [before, last] = [runs.at(-2), runs.at(-1)];
    if (last?.kind === kind) {
      last.text += text;
    } else if (before?.kind === kind && last?.text.trim() === '') {
      before.text += last.text + text;
      runs.pop();
    } else runs.push({ text, kind });
  }
  return runs;
}

/** Turns values with the names of each, apart by spaces, into a map from name to value. */
function byName(entries: readonly (readonly [value: string, names: string])[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(([value, names]) => names.split(' ').map((name): [string, string] => [name, value])));
}

/** Code, and the name behind its fence. */
export interface Code {
  code: string;
  language: string | undefined;
}

/** A stretch of code with the class that it gets, if any. */
interface Run {
  text: string;
  kind: string;
}
