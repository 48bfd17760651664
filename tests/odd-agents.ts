import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes agents of unusual size and shape into a folder. They are generated, because as fixtures they would be too long. */
export function writeOddAgents(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, { header = '', description, body }] of Object.entries(ODD)) {
    const text = `---\nname: ${name}\ndescription: ${JSON.stringify(description)}\n${header}---\n\n${body}`;
    writeFileSync(join(folder, `${name}.md`), text);
  }
}

const PARAGRAPH = 'Read what is there before you change it, and say what you found in a sentence that stands alone. ';

/** The agents by name. */
const ODD: Record<string, { header?: string; description: string; body: string }> = {
  'body-of-ninety-kilobytes': {
    description: 'Carries a handbook.',
    body: Array.from({ length: 180 }, (_, at) => `## Chapter ${at + 1}\n\n${PARAGRAPH.repeat(5)}\n`).join('\n'),
  },
  'description-of-many-characters': {
    header: 'color: pink\n',
    description: `${PARAGRAPH.repeat(20)}\n\n${Array.from(
      { length: 12 },
      (_, at) =>
        `<example>\nContext: Case ${at + 1} of a long list.\nuser: "Do the thing number ${at + 1} for me, please, and mind the gap"\nassistant: "I'll use the description-of-many-characters agent."\n<commentary>${PARAGRAPH}</commentary>\n</example>`,
    ).join('\n\n')}`,
    body: 'Do the thing.\n',
  },
  'a-name-of-sixty-characters-that-nobody-would-ever-type-twice': {
    header:
      'color: cyan\ntools: Read, Grep, Bash(git log *), mcp__a_server_with_a_long_name__a_tool_with_a_longer_name\n',
    description: 'Has a long name.',
    body: 'Answer to it.\n',
  },
  'fences-in-fences': {
    header: 'color: yellow\n',
    description: 'Writes about Markdown in Markdown.',
    body: '````md\n```ts\nconst answer = 42; // a comment\n```\n````\n\n- A list with code:\n\n  ```sql\n  select * from orders where paid_at is null;\n  ```\n\n```\nnever closed, and a line that is much too long to fit on any screen without being scrolled sideways, on and on and on and on and on\n',
  },
  'tables-that-are-wide': {
    header: 'color: green\n',
    description: 'Keeps tables.',
    body: `| ${Array.from({ length: 14 }, (_, at) => `column ${at + 1}`).join(' | ')} |\n|${' --- |'.repeat(14)}\n| ${Array.from({ length: 14 }, (_, at) => `some words in cell ${at + 1}`).join(' | ')} |\n`,
  },
  'right-to-left-and-emoji': {
    header: 'color: red\n',
    description: 'يراجع الشيفرة 👩‍💻 וכותב בדיקות 🧪.',
    body: '# مقدمة\n\nاقرأ الملف أولاً.\n\n## בדיקות\n\nכתוב בדיקה לפני התיקון. 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿\n',
  },
  'words-without-end': {
    header: 'color: purple\n',
    description: `Knows ${'donaudampfschifffahrtsgesellschaft'.repeat(6)} by heart.`,
    body: `See https://example.com/${'a-very-long-path/'.repeat(12)} and \`${'anIdentifierOfUnusualLength'.repeat(8)}\`.\n`,
  },
  'headings-of-all-levels': {
    header: 'color: blue\nmodel: opus\neffort: high\n',
    description: 'Use proactively when order is wanted.',
    body: '# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\n# One\n\n> A quotation\n>\n> - with a list\n>   1. in a list\n\n- [x] done\n- [ ] to do\n\n---\n\n<role>Shown</role>\n\n<!-- shown as well -->\n',
  },
};

/** The names of the odd agents. */
export const ODD_NAMES: readonly string[] = Object.keys(ODD);
