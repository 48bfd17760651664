import { splitHidden } from '../../../src/agent/hidden/hidden-characters.ts';
import { codeLanguage } from '../../../src/prompt/code-languages.ts';

/** What a reader sees of HTML: its text, without elements, attributes and marks of hidden characters. */
export function visibleText(html: string): string {
  return unescape(html.replace(MARK, '').replace(/<[^>]*>/g, ''));
}

/** How many hidden characters the marks in HTML stand for. */
export function markedCount(html: string): number {
  return [...html.matchAll(MARK)].reduce((count, [, label = '']) => {
    const [, many] = /^U\+\w+ … U\+\w+ \((\d+) characters\)/.exec(label) ?? [];
    return (
      count + (many === undefined ? (/^(?:U\+\w+ ?)+/.exec(label)?.[0] ?? '').trim().split(' ').length : Number(many))
    );
  }, 0);
}

/**
 * The words of Markdown that are not in a text, in order. Not counted are Markdown's own marks: punctuation of ASCII that
 * has a meaning, numbers and boxes of list items, entities, and names of languages that are shown as colours.
 */
export function missingWords(markdown: string, text: string): string[] {
  let at = 0;
  return wordsOf(markdown).filter((word) => {
    const found = text.indexOf(word, at);
    if (found === -1) return true;
    at = found + word.length;
    return false;
  });
}

/** The names of the elements in HTML, each once. */
export function elementsOf(html: string): string[] {
  return [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1] ?? ''))].sort();
}

/** The ids in HTML, in order. */
export function idsOf(html: string): string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');
}

function wordsOf(markdown: string): string[] {
  const lines = markdown
    .replace(/^\uFEFF+/, '')
    .split('\n')
    .map((line) => {
      const content = line.replace(/^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t\r]|$)))*/, '');
      const [, language = ''] = /^[ \t]*(?:`{3,}|~{3,})[ \t]*([^\s`]+)[ \t\r]*$/.exec(content) ?? [];
      if (language === language.toLowerCase() && codeLanguage(language) !== undefined) return '';
      return content.replace(/^[ \t]*\[[xX]\]/, '');
    });
  return splitHidden(lines.join('\n'))
    .filter(({ hidden }) => hidden === undefined)
    .flatMap(({ text }) => text.replace(ENTITY, ' ').match(WORD) ?? []);
}

function unescape(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const MARK = /<mark class="hidden"[^>]*>([^<]*)<\/mark>/g;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** Everything but white space and the punctuation that has a meaning in Markdown. */
const WORD = /[A-Za-z0-9$%,/?@^{}]+|[^\s\0-\x7F]+/g;
