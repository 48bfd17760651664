import type { Agent } from '../../agent/agent-file.ts';

/** A tool that reads agent files: where it reads them from, and what they have to look like there. One file a tool. */
export interface InstallTarget {
  /** The tool's key in addresses and attributes. */
  id: string;
  /** The tool's name. */
  label: string;
  /** The folder in a project, with forward slashes. */
  projectFolder: string;
  /** The folder below the user's home, with forward slashes. */
  userFolder: string;
  /** What a file is called for an agent with this slug. */
  fileName: (slug: string) => string;
  /** The last part of the address under which a converted file is served: `agents/<slug>/<servedAs>`. */
  servedAs: string;
  /**
   * What the tool needs in the place of an agent's file.
   * @param body the file's body as text, without what precedes it
   */
  convert: (agent: Agent, body: string) => Conversion;
  /** Where the facts are from. */
  source: string;
}

/** What becomes of an agent's file for a tool. */
export interface Conversion {
  /**
   * `original`: the file as it is. `strict`: the file as it is, as long as strict YAML readers accept it, otherwise its
   * portable copy. Otherwise the text of a file of the tool's own.
   */
  form: 'original' | 'strict' | { text: string };
  /** What the agent loses there, a sentence each; no markup. */
  losses: string[];
}

export type Scope = 'project' | 'user';

export type Shell = 'sh' | 'powershell';
