import type { Shell } from '../tools/target.ts';

/**
 * Reads for which tool and shell commands are to be shown: what the address says, otherwise what was remembered.
 * @param remembered parameters that {@link writeInstallChoice} wrote
 */
export function readInstallChoice(address: URLSearchParams, remembered: string | null): InstallChoice {
  const parameters = KEYS.some((key) => address.has(key)) ? address : new URLSearchParams(remembered ?? '');
  return {
    tool: parameters.get('tool') ?? DEFAULT_TOOL,
    shell: parameters.get('shell') === 'powershell' ? 'powershell' : 'sh',
    careful: parameters.get('care') === '1',
  };
}

/** Writes a choice into parameters, in the place of the one that stands there. What is usual is left out. */
export function writeInstallChoice({ tool, shell, careful }: InstallChoice, parameters: URLSearchParams): void {
  for (const key of KEYS) parameters.delete(key);
  if (tool !== DEFAULT_TOOL) parameters.set('tool', tool);
  if (shell !== 'sh') parameters.set('shell', shell);
  if (careful) parameters.set('care', '1');
}

const KEYS = ['tool', 'shell', 'care'];
const DEFAULT_TOOL = 'claude-code';

/** For whom commands are shown. */
export interface InstallChoice {
  /** The key of a tool. */
  tool: string;
  shell: Shell;
  /** Whether the command checks the file, and replaces nothing. */
  careful: boolean;
}
