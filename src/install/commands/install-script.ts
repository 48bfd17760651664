import powershellTemplate from './install-script.ps1?raw';
import shellTemplate from './install-script.sh?raw';
import { cutList, listPath } from '../../catalogue/list-pages.ts';
import { counted } from '../../catalogue/words.ts';
import { below, powershellWord, shellWord } from './command.ts';
import type { InstallTarget } from '../tools/target.ts';

/**
 * Makes `install.sh`: the script with this catalogue's address and tools in it.
 * @param catalogue the address of the site's home page, with a slash at the end
 * @param title the catalogue's name
 * @throws Error when the script lacks a line that the build writes
 */
export function shellScript(catalogue: string, targets: readonly InstallTarget[], title: string): string {
  return fill(shellTemplate, {
    title: [`title=${shellWord(title)}`],
    catalogue: [`own_catalogue=${shellWord(catalogue)}`],
    tools: [`tools=${shellWord(idsOf(targets))}`],
    folders: targets.flatMap(({ id, projectFolder, userFolder, userRoot: root }) => [
      `    ${shellWord(`${id}/project`)}) folder=${shellWord(projectFolder)} ;;`,
      root === undefined
        ? `    ${shellWord(`${id}/user`)}) folder=$home/${shellWord(userFolder)} ;;`
        : `    ${shellWord(`${id}/user`)}) folder=\${${root.variable}:-$home/${root.folder}}/${shellWord(below(root, userFolder))} ;;`,
    ]),
  });
}

/**
 * Makes `install.ps1`. It is ASCII only, because PowerShell 5.1 reads what it fetches as Latin-1.
 * @param catalogue the address of the site's home page, with a slash at the end
 * @param title the catalogue's name
 * @throws Error when the script lacks a line that the build writes
 */
export function powershellScript(catalogue: string, targets: readonly InstallTarget[], title: string): string {
  return fill(powershellTemplate, {
    title: [`$title = ${asciiPowershellWord(title)}`],
    catalogue: [`$ownCatalogue = ${powershellWord(catalogue)}`],
    folders: targets.map(
      ({ id, projectFolder, userFolder, userRoot: root }) =>
        `    ${powershellWord(id)} = @{ project = ${powershellWord(projectFolder)}; user = ${powershellWord(userFolder)}${
          root === undefined
            ? ''
            : `; variable = ${powershellWord(root.variable)}; moved = ${powershellWord(below(root, userFolder))}`
        } }`,
    ),
  });
}

/**
 * Makes what `--list` prints: a line for each agent, with its slug, a tab and what it is for. All pages but the last end in a
 * line that says how many agents follow and where. No agent's line begins like it.
 * @param url makes absolute addresses of paths below the base path
 * @returns its pages: one, unless there are very many agents
 */
export function listTexts(
  agents: readonly { slug: string; summary: string }[],
  url: (path: string) => string,
): string[] {
  const lines = agents.map(({ slug, summary }) => `${slug}\t${summary.replace(UNPRINTABLE, ' ').trim()}\n`);
  let left = lines.length;
  return cutList(lines).map((page, index) => {
    left -= page.length;
    const next = left === 0 ? '' : `# ${counted(left, 'more agent')}\t${url(listPath(LIST_PATH, index + 2))}\n`;
    return page.join('') + next;
  });
}

/** Where the scripts find the first page, below the base path. */
const LIST_PATH = 'agents.txt';

/** What would break a line, control a terminal or change the direction of the text after it. */
const UNPRINTABLE = /[\s\p{Cc}\p{Bidi_Control}]+/gu;

/** A text as an expression of PowerShell in ASCII. */
function asciiPowershellWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return powershellWord(text);
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `[regex]::Unescape(${powershellWord(escaped)})`;
}

function idsOf(targets: readonly InstallTarget[]): string {
  return targets.map(({ id }) => id).join(' ');
}

/** Replaces each line that is marked for the build with the lines that the build writes. */
function fill(template: string, lines: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(lines).reduce((script, [name, written]) => {
    const [before, after, ...more] = script.split(new RegExp(`^.*# written by the build: ${name}$`, 'm'));
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`The script must have exactly one line that ends in "written by the build: ${name}".`);
    }
    return `${before}${written.join('\n')}${after}`;
  }, template);
}
