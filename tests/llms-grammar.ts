/**
 * Parses llms.txt strictly by the grammar of its specification: a title, a summary, details without headings, and sections
 * that are lists of links.
 * @throws Error with the offending line when the text breaks the grammar
 * @see https://llmstxt.org
 */
export function parseLlms(text: string): LlmsFile {
  const lines = text.split('\n');
  const title = /^# (\S.*)$/.exec(lines[0] ?? '')?.[1];
  if (title === undefined) throw new Error(`no title: ${lines[0] ?? ''}`);
  const sectionStarts = lines.flatMap((line, at) => (line.startsWith('## ') ? [at] : []));
  const opening = lines.slice(1, sectionStarts[0]);
  const quote = opening.findIndex((line) => line !== '');
  const summary = /^> (\S.*)$/.exec(opening[quote] ?? '')?.[1];
  if (summary === undefined) throw new Error(`no summary: ${opening[quote] ?? ''}`);
  const details = opening.slice(quote + 1);
  for (const line of details) {
    // Includes underlines, which turn the line above into a heading, and starts of blocks that would hide the rest.
    if (/^ {0,3}(?:#{1,6}(?:\s|$)|=+\s*$|-+\s*$|```|~~~|<!--|>)/.test(line)) throw new Error(`in the details: ${line}`);
  }
  const sections = sectionStarts.map((start, index) => ({
    title: lines[start]?.slice('## '.length) ?? '',
    links: lines
      .slice(start + 1, sectionStarts[index + 1])
      .filter((line) => line !== '')
      .map(readLink),
  }));
  return { title, summary, details: details.join('\n'), sections };
}

function readLink(line: string): LlmsLink {
  const [, name, url, note] = /^- \[([^\]]+)\]\(([^()\s]+)\)(?:: (.+))?$/.exec(line) ?? [];
  if (name === undefined || url === undefined) throw new Error(`no link: ${line}`);
  return { name, url: new URL(url).href, note };
}

interface LlmsFile {
  title: string;
  summary: string;
  details: string;
  sections: { title: string; links: LlmsLink[] }[];
}

interface LlmsLink {
  name: string;
  url: string;
  note: string | undefined;
}
