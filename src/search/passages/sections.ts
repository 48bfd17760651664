/**
 * Cuts HTML of this site at its headings. Markup is dropped, and so is what is no text: scripts, styles, drawings, buttons
 * and lists of links to what follows.
 * @param html well-formed HTML whose text is escaped, such as a rendered prompt or the text of a guide
 * @returns the sections in order; the first, before any heading, has no id. Sections without text and heading are left out.
 */
export function sectionsOf(html: string): Section[] {
  const sections: Section[] = [];
  let section: Section = { id: '', heading: '', blocks: [] };
  let text = '';
  /** The element that is being skipped, and how many elements of its name are open in it. */
  let skipped: { name: string; depth: number } | undefined;
  let inHeading = false;

  const endBlock = (): void => {
    const block = decoded(text).replace(/\s+/g, ' ').trim();
    text = '';
    if (block === '') return;
    if (inHeading) section.heading = section.heading === '' ? block : `${section.heading} ${block}`;
    else section.blocks.push(block);
  };
  const endSection = (): void => {
    endBlock();
    if (section.heading !== '' || section.blocks.length > 0) sections.push(section);
  };

  for (const [token, end = '', written = ''] of html.matchAll(TOKEN)) {
    if (written === '') {
      if (skipped === undefined && !token.startsWith('<!--')) text += token;
      continue;
    }
    const name = written.toLowerCase();
    const starts = end === '' && !VOID.has(name) && !token.endsWith('/>');
    if (skipped !== undefined) {
      if (name === skipped.name) skipped.depth += starts ? 1 : end === '' ? 0 : -1;
      if (skipped.depth === 0) skipped = undefined;
    } else if (starts && (SKIPPED.has(name) || JUMP.test(token) || OF_AGENT.test(token))) {
      endBlock();
      skipped = { name, depth: 1 };
    } else if (/^h[2-6]$/.test(name)) {
      const id = end === '' ? ID.exec(token)?.[1] : undefined;
      // A heading without an id cannot be linked to, so it belongs to the section before it.
      if (id !== undefined) {
        endSection();
        section = { id: decoded(id), heading: '', blocks: [] };
        inHeading = true;
      } else {
        endBlock();
        inHeading = false;
      }
    } else if (name === 'dt' && end !== '') {
      text = `${text.trimEnd()}: `;
    } else if (name === 'dd' && end === '') {
      // The first one goes on where its term ends.
      if (!text.endsWith(': ')) endBlock();
    } else if (BLOCKS.has(name) && !inHeading) {
      endBlock();
    } else if (VALUE.test(token)) {
      text += ' ';
    }
  }
  endSection();
  return sections;
}

/** The text of some HTML on one line. */
export function textOf(html: string): string {
  return sectionsOf(html)
    .flatMap(({ heading, blocks }) => (heading === '' ? blocks : [heading, ...blocks]))
    .join(' ');
}

/** Comments, tags (whose quoted attributes may contain brackets), and what is between them. */
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</gi;
const ID = /\sid="([^"]*)"/;
/** A list of links to the sections that follow, which repeats their headings. */
const JUMP = /^<ul\s[^>]*class="jump"/;
/** One of several values that stand next to each other without a space. */
const VALUE = /^<code\s[^>]*class="value"/;
/** What a guide shows of an agent, which is found as an agent. */
const OF_AGENT = /^<(?:section|tr)\s[^>]*data-(?:agent|need)=/;
const SKIPPED: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'template', 'button', 'nav', 'form', 'select']);
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
const BLOCKS: ReadonlySet<string> = new Set(
  `article aside blockquote br dd details div dl dt figcaption figure hr li main ol p pre section summary table tbody td
  th thead tr ul`.split(/\s+/),
);

/** Replaces character references. Astro and the prompt's renderer write these and numbers. */
function decoded(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (written, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? written;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
    },
  );
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** A part of a page that a link can lead to. */
export interface Section {
  /** The id of its heading; empty for what comes before the first heading. */
  id: string;
  heading: string;
  /** Its paragraphs, list items, cells and blocks of code, as plain text. */
  blocks: string[];
}
