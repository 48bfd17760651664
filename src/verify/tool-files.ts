/**
 * Finds a file among those that tools get from an agent, in the lines that the install scripts read: a line for each tool with
 * its key, the SHA-256 of its file, and where the site serves it; and lines of what tools got before, which begin with "older".
 * @param text the agent's `install.txt`
 */
export function findToolFile(text: string, sha256: string): ToolFile | undefined {
  const lines = text.split('\n').map((line) => line.split('\t'));
  for (const [tool = '', digest] of lines) if (digest === sha256 && tool !== 'older') return { tool, day: undefined };
  for (const [kind, tool = '', digest, day = ''] of lines) {
    if (kind === 'older' && digest === sha256) return { tool, day };
  }
  return undefined;
}

/** A file that a tool gets, or got before. */
export interface ToolFile {
  /** The tool's key. */
  tool: string;
  /** The day of the version that it was made from; undefined for what the tool gets now. */
  day: string | undefined;
}
