/** The file that the catalogue hands out for a coding tool, without its bytes. */
export interface ToolFile {
  /** The tool's key. */
  tool: string;
  /** What it is: the agent's file itself, its portable copy, or a file in the tool's own format. */
  kind: 'original' | 'portable' | 'converted';
  /** Its digest, in hexadecimal. */
  sha256: string;
  /** Its size. */
  bytes: number;
  /** What the agent loses there, a sentence each. */
  losses: readonly string[];
}
