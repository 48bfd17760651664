import { join } from 'node:path';
import type { Agent } from '../../../../src/agent/agent-file.ts';
import { digest } from '../../../../src/agent/header/source.ts';
import { sourcePath } from '../../../../src/catalogue/source-path.ts';
import type { Version } from '../../../../src/catalogue/version.ts';
import { shellScript } from '../../../../src/install/commands/install-script.ts';
import { installLines } from '../../../../src/install/files/install-lines.ts';
import { versionTexts, type KnownAgent } from '../../../../src/install/files/older-versions.ts';
import { prepareAll, toolFiles } from '../../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { versionWith } from '../../make/version.ts';
import type { CatalogueServer } from './catalogue-server.ts';
import { machineForEach, type Machine } from './machine.ts';
import { run, type Outcome, type RunOptions, type Running, type Shell } from './shells.ts';

/** Gives every test of a file a catalogue and a sandbox, and what installs from one into the other by install.sh. */
export function installSh(): InstallSh {
  const machine = machineForEach();
  const known = new WeakMap<CatalogueServer, KnownAgent[]>();
  const serveLists = (max?: number): void => {
    for (const { id } of TARGETS) {
      const { list, parts } = versionTexts(id, known.get(machine.server) ?? [], max);
      machine.server.files.set(`versions/${id}.txt`, list);
      for (const [name, part] of parts) machine.server.files.set(`versions/${id}/${name}.txt`, part);
    }
  };
  return {
    get server() {
      return machine.server;
    },
    get box() {
      return machine.box;
    },
    offer: (slug, bytes = bytesOf(fileWith('description: Helps.')), agent = agentOf(read(textOf(bytes)))) => {
      serve(machine.server, slug, bytes, agent, []);
      return bytes;
    },
    offerVersions: (slug, ...texts) => {
      const [current = '', ...older] = texts;
      // The present version is among them, as in a site built from git.
      const versions = [current, ...older].map((text, index) =>
        versionOf(slug, text, `2026-${String(10 - index).padStart(2, '0')}-01T12:00:00Z`),
      );
      serve(machine.server, slug, bytesOf(current), agentOf(read(current)), versions);
      const files = toolFiles(TARGETS, agentOf(read(current)), bytesOf(current));
      const agent = { slug, sha256: digest(bytesOf(current)), files, versions };
      known.set(machine.server, [...(known.get(machine.server) ?? []), agent]);
      serveLists();
    },
    cutLists: serveLists,
    offerLine: (slug, ...fields) => {
      machine.server.files.set(`agents/${slug}/install.txt`, `${['claude-code', ...fields].join('\t')}\n`);
    },
    start,
    install: (shell, args, options) => start(shell, args, options).done,
    pathOf: (slug) => join(machine.box.project, '.claude/agents', `${slug}.md`),
  };

  function start(shell: Shell, args: readonly string[], options: RunOptions = {}): Running {
    const input = shellScript(machine.server.address, TARGETS, 'Agent Catalogue');
    return run(shell, ['-s', '--', ...args], machine.box, { input, ...options });
  }
}

/** Serves an agent's files as the site does. */
function serve(
  server: CatalogueServer,
  slug: string,
  bytes: Uint8Array,
  agent: Agent,
  versions: readonly Version[],
): void {
  const tools = prepareAll(TARGETS, agent, slug, bytes);
  server.files.set(`agents/${slug}/install.txt`, installLines(tools, { slug, sha256: digest(bytes) }, [], versions));
  server.files.set(sourcePath({ slug, agent }), bytes);
  for (const { file } of tools) server.files.set(file.path, file.bytes);
}

/** An earlier version of an agent whose file had this text. */
function versionOf(slug: string, text: string, date: string): Version {
  const files = toolFiles(TARGETS, agentOf(read(text)), bytesOf(text));
  const digests = Object.fromEntries(files.map(({ tool, sha256 }) => [tool, sha256]));
  const bytes = bytesOf(text);
  const tokens = { description: 1, prompt: 1 };
  return versionWith({ sha256: digest(bytes), date, bytes: bytes.length, file: `${slug}.md`, digests, tokens });
}

/** The shell of every POSIX machine. */
export const SH: Shell = { name: 'sh', command: ['sh'] };

/** What the tests of install.sh work with. Its functions are about the current test. */
export interface InstallSh extends Machine {
  /** Puts an agent into the catalogue, as the site serves it, and returns its bytes. */
  offer: (slug: string, bytes?: Uint8Array, agent?: Agent) => Uint8Array;
  /** Puts an agent into the catalogue with the texts of its file, the current one first, and into the lists of known files. */
  offerVersions: (slug: string, ...texts: readonly string[]) => void;
  /** Serves the lists of known files in parts of at most so many bytes. */
  cutLists: (max: number) => void;
  /** Puts an agent into the catalogue whose line for Claude Code has these fields. */
  offerLine: (slug: string, ...fields: readonly string[]) => void;
  /** Starts the script as `curl … | sh -s -- …` does. */
  start: (shell: Shell, args: readonly string[], options?: RunOptions) => Running;
  /** Runs the script and waits for its end. */
  install: (shell: Shell, args: readonly string[], options?: RunOptions) => Promise<Outcome>;
  /** Where an agent is installed unless options say otherwise. */
  pathOf: (slug: string) => string;
}
