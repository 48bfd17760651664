import GithubSlugger, { slug } from 'github-slugger';
import { markdownToMdast, type MdastNode } from 'satteri';
import { escapeHtml, visibleHtml } from '../agent/hidden/html.ts';
import { fenceInfo } from './fence-info.ts';
import { highest, plainText, sectionsOf } from './headings.ts';
import { langOf, SITE_LANGUAGE, textLanguage } from '../vocabulary/text-language.ts';
import { pageHighlighter } from './highlight.ts';
import { leadingHeader } from './second-header.ts';
import { linkTargets, targetAttributes, targetHtml, type LinkTargets } from './link-targets.ts';
import { renderLink } from './render-link.ts';
import { isTooCostly } from './too-costly.ts';

/**
 * Renders the body of an agent file so that a visitor sees what the model reads. Only Markdown becomes elements. HTML,
 * images, link definitions and what is nested too deep are shown as text, and hidden characters are made visible.
 * @param topLevel the level on the page of the body's highest heading
 * @param bodyLine 1-based line of the file on which the body starts
 * @param linked 1-based lines of the file that need a link target; each gets the id `line-<number>`
 */
export function renderPrompt(body: string, topLevel: number, bodyLine = 1, linked: readonly number[] = []): Prompt {
  const header = leadingHeader(body);
  if (header === '') return renderMarkdown(body, topLevel, bodyLine, linked);
  const nextLine = bodyLine + header.split('\n').length - 1;
  const rest = renderMarkdown(body.slice(header.length), topLevel, nextLine, linked);
  const own = linked.filter((line) => line >= bodyLine && line < nextLine);
  return {
    ...rest,
    html: `${own.map(targetHtml).join('')}<pre tabindex="0">${visibleHtml(header.trim())}</pre>\n${rest.html}`,
  };
}

/**
 * Renders Markdown that a catalogue's owner wrote, such as a guide. HTML in it is shown as text, as in a prompt.
 * @param topLevel the level on the page of the text's highest heading
 * @param parts renders its links and images
 */
export function renderDocument(text: string, topLevel: number, parts: Parts): Prompt {
  return renderMarkdown(text, topLevel, 1, [], parts);
}

function renderMarkdown(
  body: string,
  topLevel: number,
  bodyLine: number,
  linked: readonly number[],
  parts: Parts = AS_THE_MODEL_READS,
): Prompt {
  const lines = linked.filter((line) => line >= bodyLine);
  if (isTooCostly(body)) {
    return { html: `${lines.map(targetHtml).join('')}<pre tabindex="0">${visibleHtml(body)}</pre>\n`, headings: [] };
  }
  // The parser drops a byte order mark and counts offsets from after it.
  const text = body.replace(/^\uFEFF+/, '');
  const dropped = visibleHtml(body.slice(0, body.length - text.length));
  const tree = markdownToMdast(text, FEATURES);
  const slugger = new GithubSlugger();
  for (const id of parts.taken ?? []) slugger.slug(id);
  const state: Rendering = {
    body: text,
    bodyLine,
    targets: linkTargets(lines, bodyLine),
    sections: parts.hasSections === true ? sectionsOf(tree, text, bodyLine) : new Map(),
    slugger,
    highlight: pageHighlighter(),
    headings: [],
    parts,
    topLevel,
    shift: topLevel - highest(tree),
    language: textLanguage(text) ?? SITE_LANGUAGE,
  };
  const html = renderAll(tree, state, 0);
  return { html: state.targets.left().map(targetHtml).join('') + dropped + html, headings: state.headings };
}

/** A prompt's links with their addresses, and its images as text. */
const AS_THE_MODEL_READS: Parts = {
  idPrefix: 'prompt-',
  classes: { table: 'scroll' },
  hasSections: true,
  link: renderLink,
  image: ({ source }) => `<code>${source}</code>`,
};

const FEATURES = { features: { frontmatter: false, gfm: { footnotes: false } } };
/** Deeper nesting is shown as source: nobody writes it by hand, and every level costs stack. */
const MAX_DEPTH = 60;
/** Nodes whose children are inline. */
const PHRASING: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
]);

function renderAll(node: MdastNode, state: Rendering, depth: number): string {
  if (!('children' in node)) return '';
  const inText = PHRASING.has(node.type);
  return node.children.map((child) => render(child, state, depth + 1, inText)).join('');
}

function render(node: MdastNode, state: Rendering, depth: number, inText: boolean): string {
  if (depth > MAX_DEPTH && 'children' in node && node.type !== 'listItem') {
    const source = visibleHtml(written(node, state));
    return inText ? `<code class="tags">${source}</code>` : `<pre class="tags" tabindex="0">${source}</pre>\n`;
  }
  const inner = (): string => renderAll(node, state, depth);
  switch (node.type) {
    case 'text':
      return textHtml(node, state);
    case 'paragraph':
      return block(node, 'p', inner(), state);
    case 'heading':
      return heading(node, inner(), state);
    case 'emphasis':
      return `<em>${inner()}</em>`;
    case 'strong':
      return `<strong>${inner()}</strong>`;
    case 'delete':
      return `<del>${inner()}</del>`;
    case 'inlineCode':
      return `<code>${visibleHtml(node.value)}</code>`;
    case 'break':
      return '<br>\n';
    case 'thematicBreak':
      return '<hr>\n';
    case 'blockquote':
      return `<blockquote>\n${inner()}</blockquote>\n`;
    case 'code':
      return `${anchors(node, state)}${fenceInfo(written(node, state))}<pre${classAttribute(state.parts.classes.code)} tabindex="0"><code${language(node.lang)}>${state.highlight(node.value, node.lang ?? undefined)}</code></pre>\n`;
    case 'list':
      return list(node, state, depth);
    case 'listItem':
      return listItem(node, state, depth);
    case 'table':
      return table(node, state, depth);
    case 'link':
      return state.parts.link({
        url: node.url,
        title: node.title,
        html: inner(),
        bare: !written(node, state).startsWith('['),
        ...placeOf(node),
      });
    case 'linkReference':
      return `[${inner()}]${node.referenceType === 'full' ? visibleHtml(`[${node.label ?? node.identifier}]`) : ''}`;
    case 'image':
      return state.parts.image({
        url: node.url,
        alt: node.alt ?? '',
        source: visibleHtml(written(node, state)),
        ...placeOf(node),
      });
    case 'imageReference':
      return `<code>${visibleHtml(written(node, state))}</code>`;
    case 'definition':
      return `<p><code>${visibleHtml(written(node, state))}</code></p>\n`;
    case 'html':
      return inText
        ? `<code class="tags">${visibleHtml(node.value)}</code>`
        : `${anchors(node, state)}<pre class="tags" tabindex="0">${visibleHtml(node.value)}</pre>\n`;
    default:
      return visibleHtml(written(node, state));
  }
}

/** The source of a node. */
function written(node: MdastNode, state: Rendering): string {
  return state.body.slice(node.position?.start.offset, node.position?.end.offset);
}

function placeOf({ position }: MdastNode): Placed {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

function classAttribute(name: string | undefined): string {
  return name === undefined ? '' : ` class="${name}"`;
}

function heading(node: MdastNode & { type: 'heading' }, inner: string, state: Rendering): string {
  const text = plainText(node);
  const id = `${state.parts.idPrefix}${state.slugger.slug(slug(text) === '' ? 'section' : text)}`;
  const level = Math.min(6, Math.max(state.topLevel, node.depth + state.shift));
  state.headings.push({ id, text, level });
  const lines = state.sections.get(node.position?.start.offset ?? -1);
  const section = lines === undefined ? '' : ` data-lines="${lines}"`;
  return `<h${level} id="${escapeHtml(id)}"${langAttribute(text, state)}${section}>${anchors(node, state)}${inner}</h${level}>\n`;
}

/** A text, with link targets where linked lines begin inside it. */
function textHtml(node: MdastNode & { type: 'text' }, state: Rendering): string {
  const lines = state.targets.takeInside(node);
  if (lines.length === 0) return visibleHtml(node.value);
  const start = node.position?.start.line ?? 1;
  const begins = new Set(lines.map((line) => line - state.bodyLine + 1 - start));
  const html = node.value.split('\n').map((text, index) => {
    const target = begins.delete(index) ? targetHtml(index + start + state.bodyLine - 1) : '';
    return `${target}${visibleHtml(text)}`;
  });
  // A character reference may stand for a line break, and a break for none.
  return [...begins].map((index) => targetHtml(index + start + state.bodyLine - 1)).join('') + html.join('\n');
}

/** A block of text, with an id when it has a linked line that nothing inside it has taken. */
function block(node: MdastNode, tag: 'p' | 'li', inner: string, state: Rendering, attribute = ''): string {
  const [first, ...others] = state.targets.take(node);
  const attributes = `${attribute}${langAttribute(ownText(node), state)}`;
  if (first === undefined) return `<${tag}${attributes}>${inner}</${tag}>\n`;
  return `<${tag}${attributes}${targetAttributes(first)}>${others.map(targetHtml).join('')}${inner}</${tag}>\n`;
}

/** The language of a block, if it is not that of the text. English in English needs no look at its words. */
function langAttribute(text: string, { language }: Rendering): string {
  if (language === SITE_LANGUAGE && !OTHER_LETTERS.test(text)) return '';
  const own = langOf(text, language);
  return own === undefined ? '' : ` lang="${own}"`;
}

/** The text of a block without that of blocks in it, which have languages of their own. */
function ownText(node: MdastNode): string {
  if (node.type !== 'listItem') return plainText(node);
  return node.spread
    ? ''
    : node.children.map((child) => (child.type === 'paragraph' ? plainText(child) : '')).join('\n');
}

/** Letters of other scripts than the Latin. */
const OTHER_LETTERS = /[^\P{L}\p{Script=Latin}]/u;

/** Link targets for the linked lines of a node that cannot have the id itself. */
function anchors(node: MdastNode, state: Rendering): string {
  return state.targets.take(node).map(targetHtml).join('');
}

function list(node: MdastNode & { type: 'list' }, state: Rendering, depth: number): string {
  if (!node.ordered) return `<ul>\n${renderAll(node, state, depth)}</ul>\n`;
  const start = node.start ?? 1;
  const numbers = node.children.map((child) => numberOf(child, state) ?? start);
  // Browsers count from the first number on. Other numbers must be given, unless each repeats the first.
  const repeats = numbers.every((number) => number === start);
  const items = node.children.map((child, index) => {
    const number = numbers[index] ?? start;
    return listItem(child, state, depth + 1, repeats || number === start + index ? '' : ` value="${number}"`);
  });
  return `<ol${start === 1 ? '' : ` start="${start}"`}>\n${items.join('')}</ol>\n`;
}

function listItem(node: ListItem, state: Rendering, depth: number, attribute = ''): string {
  return block(node, 'li', `${box(node.checked)}${item(node, state, depth)}`, state, attribute);
}

/** The number that a list item has in the body. */
function numberOf(node: ListItem, state: Rendering): number | undefined {
  const digits = /^[ \t]{0,3}(\d{1,9})[.)]/.exec(written(node, state).slice(0, 20))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A tight list shows its items' paragraphs without a `<p>`. */
function item(node: ListItem, state: Rendering, depth: number): string {
  return node.children
    .map((child) =>
      child.type === 'paragraph' && !node.spread
        ? renderAll(child, state, depth + 1)
        : `\n${render(child, state, depth + 1, false)}`,
    )
    .join('');
}

function box(checked: boolean | null | undefined): string {
  if (checked === null || checked === undefined) return '';
  return `<input type="checkbox" disabled${checked ? ' checked' : ''} aria-label="${checked ? 'done' : 'to do'}"> `;
}

function table(node: MdastNode & { type: 'table' }, state: Rendering, depth: number): string {
  const [head, ...rows] = node.children;
  const cells = (row: typeof head, tag: string): string =>
    (row?.children ?? [])
      .map((cell, column) => {
        const align = node.align?.[column];
        return `<${tag}${align ? ` class="${align}"` : ''}${langAttribute(plainText(cell), state)}>${renderAll(cell, state, depth + 2)}</${tag}>`;
      })
      .join('');
  const rowOf = (row: typeof head, tag: string): string => {
    const line = row === undefined ? undefined : state.targets.take(row).at(0);
    return `<tr${line === undefined ? '' : targetAttributes(line)}>${cells(row, tag)}</tr>`;
  };
  const headRow = rowOf(head, 'th');
  const bodyRows = rows.map((row) => `${rowOf(row, 'td')}\n`).join('');
  return `${anchors(node, state)}<div${classAttribute(state.parts.classes.table)} tabindex="0"><table>\n<thead>${headRow}</thead>\n<tbody>\n${bodyRows}</tbody></table></div>\n`;
}

function language(lang: string | null | undefined): string {
  const name = /^[\w+#-]{1,20}/.exec(lang ?? '')?.[0];
  return name === undefined ? '' : ` class="language-${escapeHtml(name.toLowerCase())}"`;
}

/** A rendered body. */
export interface Prompt {
  html: string;
  headings: Heading[];
}

/** A heading of a rendered body. */
export interface Heading {
  /** The element's id on the page. */
  id: string;
  text: string;
  /** Its level on the page, 1 to 6. */
  level: number;
}

/** How the parts of a text are rendered that depend on where it comes from. */
export interface Parts {
  /** What the ids of headings begin with. */
  idPrefix: string;
  /** Ids that the page has already. */
  taken?: readonly string[];
  /** The classes of blocks of code, and of what tables scroll in. */
  classes: { code?: string; table: string };
  /** Whether headings tell the lines of their sections. */
  hasSections?: boolean;
  /** Renders a link; its HTML is already safe. */
  link: (link: Parameters<typeof renderLink>[0] & Placed) => string;
  /** Renders an image. `source` is its Markdown as safe HTML. */
  image: (image: { url: string; alt: string; source: string } & Placed) => string;
}

/** Where something begins in the text. */
interface Placed {
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
}

type ListItem = MdastNode & { type: 'listItem' };

interface Rendering {
  body: string;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  targets: LinkTargets;
  /** The lines of sections, by the offsets of their headings. */
  sections: ReadonlyMap<number, string>;
  slugger: GithubSlugger;
  /** Colours code, until there is too much for one page. */
  highlight: ReturnType<typeof pageHighlighter>;
  headings: Heading[];
  parts: Parts;
  /** The level on the page of the highest heading. */
  topLevel: number;
  /** How many levels lower headings are on the page than in the body. */
  shift: number;
  /** The language of the whole text, which blocks in another one differ from. */
  language: string;
}
