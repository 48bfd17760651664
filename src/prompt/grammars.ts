import type { LanguageFn } from 'highlight.js';
import bash from 'highlight.js/lib/languages/bash';
import markdown from 'highlight.js/lib/languages/markdown';
import ruby from 'highlight.js/lib/languages/ruby';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

/** Bash with a colour for the first word of a command and for flags; the original looks for known commands anywhere. */
export const shell: LanguageFn = (hljs) => {
  const keywords = {
    $pattern: /(?<![\w.-])[a-z]{2,10}(?![\w.-])/.source,
    keyword: 'if then else elif fi for while until in do done case esac function select export local return exit',
    literal: 'true false',
  };
  const start = /(?<=(?:(?<!\\\n)^|[;&|(!]|\b(?:if|then|else|do|while))[ \t]{0,40})/.source;
  const command = { scope: 'title', begin: new RegExp(`${start}[A-Za-z_.~][\\w./~-]*(?![\\w./~=(-])`), keywords };
  const flag = { scope: 'attr', begin: /(?<=\s)--?[A-Za-z][\w-]*/ };
  const grammar = bash(hljs);
  return { ...grammar, keywords, contains: [...grammar.contains, command, flag] };
};

/** HCL, which highlight.js has no grammar of. */
export const hcl: LanguageFn = (hljs) => ({
  keywords: {
    keyword: 'data for if in locals module moved output provider resource terraform variable',
    literal: 'true false null',
  },
  contains: [
    hljs.HASH_COMMENT_MODE,
    hljs.C_LINE_COMMENT_MODE,
    hljs.C_BLOCK_COMMENT_MODE,
    hljs.NUMBER_MODE,
    { scope: 'attr', begin: /\b[A-Za-z_][\w-]{0,80}(?=[ \t]{0,80}=(?![=>]))/ },
    { ...hljs.QUOTE_STRING_MODE, contains: [hljs.BACKSLASH_ESCAPE, { scope: 'subst', begin: /[$%]\{/, end: /\}/ }] },
  ],
});

/** XML with JavaScript and CSS; the original detects the language of every script and style. */
export const html: LanguageFn = (hljs) => {
  const grammar = xml(hljs);
  const contains = grammar.contains.map((mode) => {
    const language = mode.starts?.subLanguage?.[0];
    return language === undefined ? mode : { ...mode, starts: { ...mode.starts, subLanguage: language } };
  });
  return { ...grammar, contains };
};

/** Markdown that may begin with a header in YAML, as agent files do, and in which code in a line is set off from blocks. */
export const agentMarkdown: LanguageFn = (hljs) => {
  const grammar = markdown(hljs);
  const header = { begin: /(?<![^])---[ \t]*$/, end: /^---[ \t]*$/, subLanguage: 'yaml' };
  const inlineCode = { scope: 'string', begin: /`[^`\n]+`/ };
  return { ...grammar, contains: [header, inlineCode, ...grammar.contains] };
};

/** Ruby whose here-documents end where their word is alone on a line; the original searches in time of the third power. */
export const rubyWithHereDocuments: LanguageFn = (hljs) => {
  const grammar = ruby(hljs);
  for (const mode of grammar.contains) {
    mode.variants = mode.variants?.filter(({ begin }) => !String(begin).startsWith('<<'));
  }
  const hereDocument = { scope: 'string', begin: /<<[-~]?'?([A-Z]\w*)'?/, end: /^[ \t]*([A-Z]\w*)$/ };
  return { ...grammar, contains: [hljs.END_SAME_AS_BEGIN(hereDocument), ...grammar.contains] };
};

/** YAML whose keys end at the first colon of a line; the original has them end at the last. */
export const yamlWithShortKeys: LanguageFn = (hljs) => {
  const grammar = yaml(hljs);
  // A string of several lines after `|` or `>` would not end where the line does.
  const key = {
    scope: 'attr',
    begin: /(?<=^[ \t-]{0,80})[\w*@][\w*@ :()./-]{0,80}?:(?=[ \t]|$)(?![ \t]{0,80}[|>])/,
    starts: { end: /$/, contains: grammar.contains.filter(({ className }) => className !== 'attr') },
  };
  return { ...grammar, contains: [key, ...grammar.contains] };
};

/** Leaves out what a grammar embeds in other languages: it would detect them, and XML in a script in XML has no end. */
export function withoutEmbedded(original: LanguageFn): LanguageFn {
  return (hljs) => {
    const grammar = original(hljs);
    const contains = grammar.contains.filter(
      ({ starts, contains = [] }) =>
        ![starts, ...contains].some((mode) => mode !== undefined && mode !== 'self' && mode.subLanguage !== undefined),
    );
    return { ...grammar, contains };
  };
}
