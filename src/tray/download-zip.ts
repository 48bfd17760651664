import { digest } from '../agent/header/source.ts';
import { archive, pack } from '../install/archives/zip.ts';
import type { LoadedRecord } from '../components/record-client.ts';

/**
 * Makes an archive of agents' files for a tool and gives it to the visitor. Every file's digest is checked first; one that
 * is wrong, and nothing is made.
 * @param tool the tool's key
 * @param folder where the tool reads agents, with forward slashes
 * @returns what to tell the visitor
 */
export async function downloadZip(agents: readonly LoadedRecord[], tool: string, folder: string): Promise<string> {
  try {
    const files = await Promise.all(agents.map((agent) => fileFor(agent, tool)));
    const paths = new Set(files.map(({ name }) => name));
    if (paths.size < files.length) throw new TakeError('two of these agents would be one file there.');
    const bytes = archive(files.map(({ name, bytes }) => ({ path: `${folder}/${name}`, content: pack(bytes) })));
    save(bytes, 'agents.zip');
    return `${files.length} ${files.length === 1 ? 'file' : 'files'}, each checked. SHA-256 ${digest(bytes)}`;
  } catch (error) {
    if (error instanceof TakeError) return `Not downloaded: ${error.message}`;
    throw error;
  }
}

/** The file that a tool is to be given for an agent. */
async function fileFor(agent: LoadedRecord, tool: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { slug } = agent;
  if (tool === 'claude-code') {
    return { name: `${slug}.md`, bytes: await checked(`agents/${slug}.md`, agent.file.sha256, agent.name) };
  }
  const lines = new TextDecoder().decode(await fetched(`agents/${slug}/install.txt`, agent.name));
  const fields = lines.split('\n').map((line) => line.split('\t'));
  const [, sha256 = '', path = '', name = ''] = fields.find(([id]) => id === tool) ?? [];
  if (path === '' || !/^[^/\\]+$/.test(name)) {
    throw new TakeError(`there is no file of “${agent.name}” for this tool.`);
  }
  return { name, bytes: await checked(path, sha256, agent.name) };
}

async function checked(path: string, sha256: string, agent: string): Promise<Uint8Array> {
  const bytes = await fetched(path, agent);
  if (digest(bytes) !== sha256) {
    throw new TakeError(`the file of “${agent}” is not the one that its page describes. Load the page again.`);
  }
  return bytes;
}

async function fetched(path: string, agent: string): Promise<Uint8Array> {
  const address = import.meta.env.BASE_URL + path.split('/').map(encodeURIComponent).join('/');
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => undefined);
  if (response?.ok !== true) throw new TakeError(`the file of “${agent}” could not be fetched.`);
  return new Uint8Array(await response.arrayBuffer());
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read it a while after the click.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** A failure that is told to the visitor, as the end of a sentence. */
class TakeError extends Error {}
