import { escapeHtml, visibleHtml } from '../../agent/hidden/html.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import type { ToolFile } from '../../catalogue/tool-file.ts';
import { bytesInWords } from '../../catalogue/words.ts';
import { servedPath } from '../files/prepare.ts';
import { withOwnName } from '../tools/convert.ts';
import type { InstallTarget, Scope, Shell } from '../tools/target.ts';
import { destinationOf } from './command.ts';
import { pinnedCommand } from './pinned-command.ts';

/**
 * Every tool with what it gets and the commands for it, each folded. It is not a component because a catalogue of ten
 * thousand agents has half a million of these commands.
 * @param entry an agent
 * @param shown the key of the tool whose commands for a POSIX shell the page shows elsewhere
 */
export function toolListHtml(
  entry: AgentEntry,
  targets: readonly InstallTarget[],
  shown: string,
  site: Addresses,
): string {
  return targets.map((target) => toolHtml(entry, withOwnName(target, entry.agent), target.id === shown, site)).join('');
}

/** The file that a tool gets for an agent. @throws Error when the tool is not known */
export function fileFor({ slug, files }: Pick<AgentEntry, 'slug' | 'files'>, tool: string): ToolFile {
  const file = files.find((each) => each.tool === tool);
  if (file === undefined) throw new Error(`"${slug}" has no file for ${tool}.`);
  return file;
}

const SCOPES: readonly { scope: Scope; label: string }[] = [
  { scope: 'project', label: 'In this project' },
  { scope: 'user', label: 'In all your projects' },
];

/** In one word, what a tool gets. */
const KINDS = { original: 'as it is', portable: 'portable copy', converted: 'converted' } as const;

function toolHtml(entry: AgentEntry, target: InstallTarget, isShown: boolean, site: Addresses): string {
  const { id, label } = target;
  const file = fileFor(entry, id);
  const commands = SCOPES.map(({ scope, label: where }) => {
    const path = `${scope === 'user' ? '~/' : ''}${destinationOf(target, scope, entry.slug).path}`;
    const command = (shell: Shell): string =>
      commandHtml(id, scope, shell, pinnedCommand(site.absolute(''), entry.slug, file.sha256, id, scope, shell));
    return `<p class="small quiet">${where}, as <code>${escapeHtml(path)}</code></p>${isShown ? '' : command('sh')}${command('powershell')}`;
  });
  return `<details><summary>${label} <span class="quiet">${KINDS[file.kind]}</span></summary><p class="small" id="get-${id}" data-note="${id}">${noteHtml(entry, target, file, site)}</p>${commands.join('')}</details>
`;
}

function commandHtml(tool: string, scope: Scope, shell: Shell, command: string): string {
  const label = shell === 'sh' ? 'Copy command' : 'Copy for PowerShell';
  return `<div class="scope"><pre tabindex="0"><code data-install="${tool}" data-scope="${scope}" data-shell="${shell}">${escapeHtml(command)}</code></pre><copy-button><button type="button" data-copy="command">${label}</button> <span class="small" aria-live="polite"></span></copy-button></div>`;
}

/** Says what file a tool gets, and what the agent loses there. */
function noteHtml(
  entry: AgentEntry,
  target: InstallTarget,
  { sha256, bytes, losses, kind }: ToolFile,
  site: Addresses,
): string {
  const { id, label } = target;
  const path = servedPath(target, entry, kind);
  const link = (words: string): string => `<a href="${escapeHtml(site.address(path))}">${words}</a>`;
  const digest = `, ${bytesInWords(bytes)}, SHA-256 <code>${sha256}</code>.`;
  const given = {
    original: 'The file as it is.',
    portable: `A ${link('portable copy')}, because ${label} would not load the file as it is, with the same prompt${digest}`,
    converted: `${link('Converted')} with the same prompt${digest}`,
  }[kind];
  const editor =
    id === 'copilot'
      ? ` <a href="vscode:chat-agent/install?url=${encodeURIComponent(site.absolute(path))}">Install in VS Code</a>`
      : '';
  return [given, ...losses.map(visibleHtml)].join(' ') + writtenHtml(entry, id, label, site) + editor;
}

/** Names the file that is written for a tool, if the catalogue has one. */
function writtenHtml({ family }: AgentEntry, id: string, label: string, site: Addresses): string {
  const written = family.find(({ dialect }) => dialect === id);
  if (written === undefined) return '';
  const href = escapeHtml(site.address(`agents/${written.slug}/`));
  return ` The catalogue also has <a href="${href}">this agent written for ${label}</a>.`;
}

/** Makes addresses on a site. */
export interface Addresses {
  /** An address on the site, under its base path. @param path what follows the base path, without a slash before it */
  address: (path: string) => string;
  /** The same address with scheme and host. */
  absolute: (path: string) => string;
}
