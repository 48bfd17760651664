import type { Agent } from '../../agent/agent-file.ts';
import { escapeHtml, visibleHtml } from '../../agent/hidden/html.ts';
import { colorOf } from '../../catalogue/agent-color.ts';
import type { FamilyMember } from '../../catalogue/family.ts';
import { bytesInWords } from '../../catalogue/words.ts';
import {
  carefulCurlCommand,
  carefulPowershellCommand,
  curlCommand,
  destinationOf,
  powershellCommand,
  shellWord,
} from './command.ts';
import type { PreparedTool } from '../files/prepare.ts';
import type { Scope } from '../tools/target.ts';

/**
 * The content of the page with all commands that install an agent. It is not a component because a catalogue of ten
 * thousand agents has ten thousand of these pages.
 * @param tools the tools, each with the file that it gets
 * @param family the same agent in files for other tools
 */
export function installHtml(
  agent: Agent,
  slug: string,
  tools: readonly PreparedTool[],
  site: Addresses,
  family: readonly FamilyMember[],
): string {
  const links = tools.map(({ target: { id, label } }) => `<li><a href="#${id}">${label}</a></li>`).join('');
  const script = `curl -fsSL ${shellWord(site.absolute('install.sh'))} | sh -s -- ${shellWord(slug)}`;
  return `<article data-color="${colorOf(agent)}"><div class="head"><h1>Install <a class="tinted" href="${escapeHtml(site.address(`agents/${slug}/`))}">${visibleHtml(agent.name)}</a></h1>
<p class="lead">One command for each tool. The short one fetches the file; the careful one also checks that it is the file shown here, and replaces nothing.</p>
<nav aria-label="Tools"><ul class="tools">${links}</ul></nav></div>
${tools.map((tool) => toolHtml(tool, slug, site, family)).join('\n')}
<section class="part" aria-labelledby="script"><h2 id="script">With a script</h2><div class="tool">
<p class="small"><a href="${escapeHtml(site.address('install.sh'))}">install.sh</a> takes the names of one or more agents, and <code>--tool</code>, <code>--scope</code>, <code>--dry-run</code>. It checks every file, and replaces existing files only with <code>--force</code>.</p>
<div class="row">${copyButton('Copy command', script)}</div>
<pre tabindex="0"><code>${escapeHtml(script)}</code></pre></div></section></article>`;
}

/**
 * The commands for one tool and scope: the short one, and the others folded.
 * @param url where the file is served
 * @param label the scope's heading
 */
export function scopeHtml(
  { target, sha256 }: Pick<PreparedTool, 'target' | 'sha256'>,
  slug: string,
  url: string,
  scope: Scope,
  label: string,
): string {
  const destination = destinationOf(target, scope, slug);
  const code = (shell: string, command: string, careful: boolean): string =>
    `<pre tabindex="0"><code data-install="${target.id}" data-scope="${scope}" data-shell="${shell}"${careful ? ' data-careful' : ''}>${escapeHtml(command)}</code></pre>`;
  const more = (title: string, shell: string, command: string, careful: boolean): string =>
    `<details class="scope"><summary>${title}</summary>${copyButton('Copy command')}${code(shell, command, careful)}</details>`;
  return `<div class="scope"><div class="row"><h3>${label}</h3>${copyButton('Copy command')}</div>${code('sh', curlCommand(destination, url), false)}
${more('With care', 'sh', carefulCurlCommand(destination, url, sha256), true)}
${more('PowerShell', 'powershell', powershellCommand(destination, url), false)}
${more('PowerShell, with care', 'powershell', carefulPowershellCommand(destination, url, sha256), true)}</div>
`;
}

const SCOPES: readonly { scope: Scope; label: string }[] = [
  { scope: 'project', label: 'In this project' },
  { scope: 'user', label: 'In all your projects' },
];

function toolHtml(tool: PreparedTool, slug: string, site: Addresses, family: readonly FamilyMember[]): string {
  const { target, file, sha256 } = tool;
  const { id, label } = target;
  const url = site.absolute(file.path);
  const inEditor =
    id === 'copilot'
      ? `<p class="small"><a href="vscode:chat-agent/install?url=${encodeURIComponent(url)}">Install in VS Code</a></p>`
      : '';
  const scopes = SCOPES.map((each) => scopeHtml(tool, slug, url, each.scope, each.label)).join('');
  return `<section class="part" aria-labelledby="${id}"><h2 id="${id}">${label}</h2><div class="tool"><p class="small" data-note="${id}">${noteHtml(tool, site)}${writtenHtml(tool, site, family)}</p>
${scopes}
<p class="small quiet digest">${bytesInWords(file.bytes.length)}, SHA-256 <code>${sha256}</code></p>${inEditor}</div></section>`;
}

/** Says what file a tool gets, and what the agent loses there. */
function noteHtml({ target: { label }, file: { kind, path, losses } }: PreparedTool, site: Addresses): string {
  const href = escapeHtml(site.address(path));
  const given = {
    original: 'The file as it is.',
    portable: `A <a href="${href}">portable copy</a>: ${label} would not load the file as it is. The prompt is the same, byte for byte.`,
    converted: `<a href="${href}">Converted</a> for ${label}, with the same prompt.`,
  }[kind];
  return [given, ...losses.map(visibleHtml)].join(' ');
}

/** Names the file that is written for a tool, if the catalogue has one. */
function writtenHtml(
  { target: { id, label } }: PreparedTool,
  site: Addresses,
  family: readonly FamilyMember[],
): string {
  const written = family.find(({ dialect }) => dialect === id);
  if (written === undefined) return '';
  const href = escapeHtml(site.address(`agents/${written.slug}/`));
  return ` The catalogue also has <a href="${href}">this agent written for ${label}</a>.`;
}

/** A button that copies a command. @param value the command; without it, the code in the same `.scope` */
function copyButton(label: string, value?: string): string {
  const given = value === undefined ? '' : ` data-value="${escapeHtml(value)}"`;
  return `<copy-button${given}><button type="button" data-copy="command">${label}</button> <span class="small" aria-live="polite"></span></copy-button>`;
}

/** Makes addresses on a site. */
export interface Addresses {
  /** An address on the site, under its base path. @param path what follows the base path, without a slash before it */
  address: (path: string) => string;
  /** The same address with scheme and host. */
  absolute: (path: string) => string;
}
