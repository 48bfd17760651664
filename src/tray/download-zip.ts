import { digest } from '../agent/header/source.ts';
import { archive, pack } from '../install/archives/zip.ts';
import type { LoadedRecord } from '../components/record-client.ts';

/**
 * Downloads an archive of agents' files for a tool. Every digest is checked first; a single mismatch stops the download.
 * @param tool the tool's key
 * @param folder where the tool reads agents, with forward slashes
 * @returns a message for the visitor
 * @throws Error when the archive cannot be made for a reason of the code's own
 */
export async function downloadZip(agents: readonly LoadedRecord[], tool: string, folder: string): Promise<string> {
  try {
    const files = await Promise.all(agents.map((agent) => fileFor(agent, tool)));
    const paths = new Set(files.map(({ name }) => name));
    if (paths.size < files.length) throw new DownloadError('two of these agents would have the same file name.');
    const bytes = archive(files.map(({ name, bytes }) => ({ path: `${folder}/${name}`, content: pack(bytes) })));
    save(bytes, 'agents.zip');
    return `${files.length} ${files.length === 1 ? 'file' : 'files'}, each checked. SHA-256 ${digest(bytes)}`;
  } catch (error) {
    if (error instanceof DownloadError) return `Not downloaded: ${error.message}`;
    throw error;
  }
}

/** An agent's file in the tool's format. */
async function fileFor(agent: LoadedRecord, tool: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { slug } = agent;
  const lines = new TextDecoder().decode(await fetched(`agents/${slug}/install.txt`, agent.name));
  const fields = lines.split('\n').map((line) => line.split('\t'));
  const [, sha256 = '', path = '', name = ''] = fields.find(([id]) => id === tool) ?? [];
  if (path === '' || !/^[^/\\]+$/.test(name)) {
    throw new DownloadError(`“${agent.name}” has no file for this tool.`);
  }
  return { name, bytes: await checked(path, sha256, agent.name) };
}

async function checked(path: string, sha256: string, agent: string): Promise<Uint8Array> {
  const bytes = await fetched(path, agent);
  if (digest(bytes) !== sha256) {
    throw new DownloadError(`the file of “${agent}” is not the one that its page describes. Load the page again.`);
  }
  return bytes;
}

async function fetched(path: string, agent: string): Promise<Uint8Array> {
  const address = import.meta.env.BASE_URL + path.split('/').map(encodeURIComponent).join('/');
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => undefined);
  if (response?.ok !== true) throw new DownloadError(`the file of “${agent}” could not be fetched.`);
  return new Uint8Array(await response.arrayBuffer());
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers start reading it some time after the click.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** A failure whose message is shown to the visitor, as the end of a sentence. */
class DownloadError extends Error {}
