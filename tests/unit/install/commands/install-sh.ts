import { join } from 'node:path';
import type { Agent } from '../../../../src/agent/agent-file.ts';
import { shellScript } from '../../../../src/install/commands/install-script.ts';
import { installLines } from '../../../../src/install/files/install-lines.ts';
import { prepare, prepareAll } from '../../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { machineForEach, type Machine } from './machine.ts';
import { run, type Outcome, type RunOptions, type Running, type Shell } from './shells.ts';

/** Gives every test of a file a catalogue and a sandbox, and what installs from one into the other by install.sh. */
export function installSh(): InstallSh {
  const machine = machineForEach();
  return {
    get server() {
      return machine.server;
    },
    get box() {
      return machine.box;
    },
    offer: (slug, bytes = bytesOf(fileWith('description: Helps.')), agent = agentOf(read(textOf(bytes)))) => {
      machine.server.files.set(
        `agents/${slug}/install.txt`,
        installLines(prepareAll(TARGETS, agent, slug, bytes), slug),
      );
      for (const target of TARGETS) {
        const { path, bytes: file } = prepare(target, agent, slug, bytes);
        machine.server.files.set(path, file);
      }
      return bytes;
    },
    offerLine: (slug, ...fields) => {
      machine.server.files.set(`agents/${slug}/install.txt`, `${['claude-code', ...fields].join('\t')}\n`);
    },
    start,
    install: (shell, args, options) => start(shell, args, options).done,
    pathOf: (slug) => join(machine.box.project, '.claude/agents', `${slug}.md`),
  };

  function start(shell: Shell, args: readonly string[], options: RunOptions = {}): Running {
    const input = shellScript(machine.server.address, TARGETS);
    return run(shell, ['-s', '--', ...args], machine.box, { input, ...options });
  }
}

/** The shell of every POSIX machine. */
export const SH: Shell = { name: 'sh', command: ['sh'] };

/** What the tests of install.sh work with. Its functions are about the current test. */
export interface InstallSh extends Machine {
  /** Puts an agent into the catalogue, as the site serves it, and returns its bytes. */
  offer: (slug: string, bytes?: Uint8Array, agent?: Agent) => Uint8Array;
  /** Puts an agent into the catalogue whose line for Claude Code has these fields. */
  offerLine: (slug: string, ...fields: readonly string[]) => void;
  /** Starts the script as `curl … | sh -s -- …` does. */
  start: (shell: Shell, args: readonly string[], options?: RunOptions) => Running;
  /** Runs the script and waits for its end. */
  install: (shell: Shell, args: readonly string[], options?: RunOptions) => Promise<Outcome>;
  /** Where an agent is installed unless options say otherwise. */
  pathOf: (slug: string) => string;
}
