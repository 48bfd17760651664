import type { Chance } from './chance.ts';
import { sentence, type Prose } from './prose.ts';

/**
 * Writes the prompt of an agent: headings, paragraphs, lists, tables, code and sometimes tags, as in real files.
 * @param length the approximate size, in bytes
 */
export function madeBody(chance: Chance, prose: Prose, name: string, length: number): string {
  const role = `You are ${name.replaceAll('-', ' ')}: you work on ${prose.term()} and ${prose.term()}.`;
  const blocks = [chance.happens(0.34) ? `# ${sentence(name.replaceAll('-', ' '))}\n\n${role}` : role];
  let written = role.length;
  const add = (block: string): void => {
    // A block too long for the remaining room ends after one of its lines, unless it is code or a table.
    const room = length - written;
    const fits = block.length <= room + 60 || /^(?:```|\|)/m.test(block);
    const lines = block.slice(0, Math.max(room, 100)).split('\n');
    const cut = fits || lines.length < 2 ? block : lines.slice(0, -1).join('\n');
    blocks.push(cut);
    written += cut.length + 2;
  };
  const kinds = chance.happens(0.05) ? [...KINDS, [tags, 2] as const] : KINDS;
  if (chance.happens(0.006)) blocks.push(`<!-- ${prose.sentence()} -->`);
  while (written < length - 90) {
    if (chance.happens(0.3) && length - written > 300) add(`${chance.happens(0.7) ? '##' : '###'} ${prose.title()}`);
    const room = length - written;
    add(room < 250 ? prose.sentence() : chance.pickByShare(kinds)(chance, prose, Math.min(room, 1600)));
  }
  return `${blocks.join('\n\n')}\n`;
}

type Block = (chance: Chance, prose: Prose, room: number) => string;

const paragraph: Block = (chance, prose) => prose.paragraph(chance.between(1, 5));

const list: Block = (chance, prose, room) => {
  const mark = chance.pickByShare([
    [() => '-', 8],
    [() => '*', 1],
    [(index: number) => `${index + 1}.`, 3],
    [() => '- [ ]', 1],
  ]);
  const nested = chance.happens(0.15);
  const items = Array.from({ length: chance.between(3, room > 900 ? 9 : 4) }, (_, index) => {
    const item = `${mark(index)} ${prose.item()}`;
    return nested && chance.happens(0.4) ? `${item}\n   - ${prose.item()}` : item;
  });
  return `${chance.happens(0.4) ? `${prose.sentence()}\n\n` : ''}${items.join('\n')}`;
};

const table: Block = (chance, prose) => {
  const columns = chance.between(2, 4);
  const row = (cell: () => string): string => `| ${Array.from({ length: columns }, cell).join(' | ')} |`;
  const rows = Array.from({ length: chance.between(2, 7) }, () => row(() => prose.term().replaceAll('|', '/')));
  return [row(() => sentence(prose.term())), row(() => '---'), ...rows].join('\n');
};

const code: Block = (chance, prose) => {
  const [language, line] = chance.pick(LANGUAGES);
  const lines = Array.from({ length: chance.between(3, 18) }, (_, index) => {
    const indent = ' '.repeat(index === 0 ? 0 : chance.pick([0, 2, 2, 4]));
    return indent + line(prose.identifier(), prose.identifier(), prose.term());
  });
  return `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;
};

const tags: Block = (chance, prose) => {
  const tag = chance.pick(['role', 'step', 'rules', 'context', 'output_format']);
  return `<${tag}>\n${prose.paragraph(3)}\n</${tag}>`;
};

const quote: Block = (_, prose) => `> ${prose.sentence()}`;

const KINDS: readonly (readonly [Block, number])[] = [
  [paragraph, 30],
  [list, 45],
  [table, 4],
  [code, 16],
  [quote, 2],
];

/** A line of code per language, made of two names and a term. */
const LANGUAGES: readonly (readonly [language: string, line: (a: string, b: string, term: string) => string])[] = [
  ['ts', (a, b, term) => `const ${a}: Result<${sentence(b)}> = await ${b}({ topic: '${term}' });`],
  ['js', (a, b) => `export const ${a} = (input) => ${b}(input).then((value) => value ?? null);`],
  ['python', (a, b, term) => `${snake(a)} = ${snake(b)}("${term}", limit=20)  # ${term}`],
  ['sql', (a, b) => `SELECT ${snake(a)}, count(*) FROM ${snake(b)} WHERE created_at > now() GROUP BY 1;`],
  ['bash', (a, b) => `npm run ${snake(a).replaceAll('_', '-')} -- --only ${snake(b)} | tee report.log`],
  ['yaml', (a, b, term) => `${snake(a)}: ${snake(b)} # ${term}`],
  ['json', (a, b, term) => `{ "${a}": "${b}", "topic": "${term.replaceAll('"', '')}" }`],
  ['go', (a, b) => `${a}, err := ${b}(ctx, 42)`],
  ['rust', (a, b) => `let ${snake(a)}: Vec<T> = ${snake(b)}(&input)?;`],
  ['', (a, b, term) => `${a} -> ${b}: ${term}`],
];

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
