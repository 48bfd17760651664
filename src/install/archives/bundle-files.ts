import type { Bundle } from '../../catalogue/bundles.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { counted } from '../../catalogue/words.ts';
import { collisionLines } from './collision-lines.ts';
import { pack, type ArchivedFile, type PackedFile } from './zip.ts';
import { shellWord } from '../commands/command.ts';

/**
 * The files of a bundle's archive: each agent's file as it is, and a README.txt that says how to unpack them.
 * @param packed gives the packed file of an agent
 * @param home the catalogue's address, with a slash at the end
 * @throws what `packed` throws
 */
export async function bundleFiles(
  { slug, agents, collisions }: Pick<Bundle, 'slug' | 'agents' | 'collisions'>,
  packed: (entry: AgentEntry) => Promise<PackedFile>,
  home: string,
): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [
    { path: 'README.txt', content: pack(new TextEncoder().encode(hint({ slug, agents, collisions }, home))) },
  ];
  for (const entry of agents) files.push({ path: `${entry.slug}.md`, content: await packed(entry) });
  return files;
}

/**
 * The command that downloads a bundle and unpacks it into a folder, for a POSIX shell. It replaces no existing files.
 * @param slug the bundle's
 * @param home the catalogue's address, with a slash at the end
 * @param folder a folder in the project or, after `~/`, in the home folder
 */
export function unpackCommand(slug: string, home: string, folder: string): string {
  return `curl -fsSLO ${shellWord(`${home}bundles/${slug}.zip`)} && ${unpack(slug, folder)}`;
}

function unpack(slug: string, folder: string): string {
  return `mkdir -p ${folder} && unzip -n ${slug}.zip '*.md' -d ${folder}`;
}

const EVERY_FILE = 'Every file is the same as in the catalogue, byte for byte.';

function hint({ slug, agents, collisions }: Pick<Bundle, 'slug' | 'agents' | 'collisions'>, home: string): string {
  const foreign = agents.filter(({ agent }) => agent.dialect !== 'claude-code').length;
  const shared = collisionLines(collisions).map((line) => `${line}\n`);
  return `${counted(agents.length, 'agent')} from ${home}

${foreign === 0 ? EVERY_FILE : `${EVERY_FILE.slice(0, -1)}, but for ${counted(foreign, 'agent')}\nwritten for other tools, which are converted for Claude Code.`}
${shared.length === 0 ? '' : `\n${shared.join('')}`}
Claude Code reads the agents of a project from .claude/agents, and those of
all your projects from ~/.claude/agents. To unpack them there:

  ${unpack(slug, '.claude/agents')}

in PowerShell:

  Expand-Archive ${slug}.zip .claude/agents

Neither command replaces an existing file. Later, this says which files have
become old, and --update in place of --check replaces those:

  curl -fsSL ${shellWord(`${home}install.sh`)} | sh -s -- --check

To choose agents, or to install them for other tools: ${home}tray/
What each agent does and what it may touch: ${home}agents/
`;
}
