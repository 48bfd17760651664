import { powershellWord, shellWord } from './command.ts';
import type { Scope, Shell } from '../tools/target.ts';

/**
 * The command that installs an agent's file by its digest. It runs the script that the catalogue serves, which checks the
 * file and replaces nothing, so that it is one line that a person can read. What the script does by default is left out.
 * @param home the catalogue's address, with a slash at the end
 * @param sha256 the digest of the file that the tool gets, in hexadecimal
 * @param tool the tool's key
 */
export function pinnedCommand(
  home: string,
  slug: string,
  sha256: string,
  tool: string,
  scope: Scope,
  shell: Shell,
): string {
  const wanted = `${slug}@${sha256.slice(0, PIN_DIGITS)}`;
  const options = [
    ...(tool === 'claude-code' ? [] : [['tool', tool] as const]),
    ...(scope === 'project' ? [] : [['scope', scope] as const]),
  ];
  if (shell === 'sh') {
    const words = [shellWord(wanted), ...options.map(([name, value]) => `--${name} ${value}`)];
    return `curl -fsSL ${shellWord(`${home}install.sh`)} | sh -s -- ${words.join(' ')}`;
  }
  const words = [powershellWord(wanted), ...options.map(([name, value]) => `-${NAMES[name]} ${value}`)];
  return `& ([scriptblock]::Create((irm ${powershellWord(`${home}install.ps1`)}))) ${words.join(' ')}`;
}

/**
 * How many digits of a digest a command has. Twelve tell any two files of all catalogues apart, and a person can compare them;
 * whoever serves the script could change what it checks, so more would not make the command safer.
 */
const PIN_DIGITS = 12;

/** The names of the options for PowerShell. */
const NAMES = { tool: 'Tool', scope: 'Scope' } as const;
