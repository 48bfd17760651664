/**
 * The tools of which the same is true, those that load most of the file first. Claude Code, which most files are written for, stands
 * alone.
 * @param said what is true of a tool besides what it does with the file as it is
 */
export function groupReadings(
  tools: readonly ToolReading[],
  said: (reading: ToolReading) => readonly string[],
): [first: ToolReading, ...others: ToolReading[]][] {
  const groups = new Map<string, [ToolReading, ...ToolReading[]]>();
  for (const reading of tools) {
    const key = JSON.stringify([reading.tool === 'claude-code', reading.asIs, ...said(reading)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [reading]);
    else group.push(reading);
  }
  return [...groups.values()].sort(([a], [b]) => RANKS.indexOf(a.asIs) - RANKS.indexOf(b.asIs));
}

/** What tools do with the file as it is, in words. @param count how many tools */
export function asIsInWords(asIs: ToolReading['asIs'], count: number): string {
  const words = AS_IS_WORDS[asIs];
  return count === 1 ? words : words.replace(/^does/, 'do').replace(/^loads/, 'load');
}

const RANKS: readonly ToolReading['asIs'][] = ['whole', 'part', 'no', 'unknown'];

/** What a tool does with the file as it is, in words. */
const AS_IS_WORDS: Readonly<Record<ToolReading['asIs'], string>> = {
  whole: 'loads it',
  part: 'loads it in part',
  no: 'does not load it',
  unknown: 'not known',
};

/** What the catalogue hands out, in words. */
export const FILE_WORDS: Readonly<Record<ToolReading['file'], string>> = {
  original: 'the file itself',
  portable: 'the portable copy',
  converted: 'a converted file',
};

/** What a coding tool does with an agent. */
export interface ToolReading {
  /** The tool's key. */
  tool: string;
  /** The tool's name. */
  label: string;
  /** The version of the tool that was asked; undefined if it could not be. */
  checkedWith: string | undefined;
  /**
   * What it does with the file as it is. `whole`: it loads everything that matters there. `part`: it loads the file, but not
   * all of it as it was meant. `no`: it does not load it. `unknown`: its documentation does not say.
   */
  asIs: 'whole' | 'part' | 'no' | 'unknown';
  /** Why it is not `whole`, a sentence each. */
  why: readonly string[];
  /** What the catalogue hands out for it: the file itself, its portable copy, or a file in the tool's own format. */
  file: 'original' | 'portable' | 'converted';
}
