import { powershellWord, shellWord } from './command.ts';
import type { Scope } from '../tools/target.ts';

/**
 * The command that installs several agents, for a POSIX shell.
 * @param home the catalogue's address, with a slash at the end
 * @param tool the tool's key
 */
export function severalCommand(home: string, slugs: readonly string[], tool: string, scope: Scope): string {
  const words = slugs.map(shellWord).join(' ');
  return `curl -fsSL ${shellWord(`${home}install.sh`)} | sh -s -- ${words} --tool ${shellWord(tool)} --scope ${scope}`;
}

/**
 * The command that installs several agents, for PowerShell.
 * @param home the catalogue's address, with a slash at the end
 * @param tool the tool's key
 */
export function severalPowershellCommand(home: string, slugs: readonly string[], tool: string, scope: Scope): string {
  const script = `& ([scriptblock]::Create((irm ${powershellWord(`${home}install.ps1`)})))`;
  return `${script} ${slugs.map(powershellWord).join(' ')} -Tool ${powershellWord(tool)} -Scope ${scope}`;
}
