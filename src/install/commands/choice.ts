import type { Shell } from '../tools/target.ts';

/**
 * Reads which tool and shell to show commands for: what the address says, otherwise what was remembered.
 * @param address the parameters of the address
 * @param remembered parameters that {@link writeInstallChoice} wrote, or null if there are none
 */
export function readInstallChoice(address: URLSearchParams, remembered: string | null): InstallChoice {
  const parameters = KEYS.some((key) => address.has(key)) ? address : new URLSearchParams(remembered ?? '');
  return {
    tool: parameters.get('tool') ?? DEFAULT_TOOL,
    shell: parameters.get('shell') === 'powershell' ? 'powershell' : 'sh',
  };
}

/** Writes a choice into parameters, and replaces the one that is there. Defaults are left out. */
export function writeInstallChoice({ tool, shell }: InstallChoice, parameters: URLSearchParams): void {
  for (const key of KEYS) parameters.delete(key);
  if (tool !== DEFAULT_TOOL) parameters.set('tool', tool);
  if (shell !== 'sh') parameters.set('shell', shell);
}

const KEYS = ['tool', 'shell'];
const DEFAULT_TOOL = 'claude-code';

/** Which install commands to show. */
export interface InstallChoice {
  /** The key of a tool. */
  tool: string;
  shell: Shell;
}
