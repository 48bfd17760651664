import type { Agent } from '../../agent/agent-file.ts';

/** A tool that reads agent files: where it reads them, and what form it needs them in. Each tool has its own file here. */
export interface InstallTarget {
  /** The tool's key in addresses and attributes. */
  id: string;
  /** The tool's name. */
  label: string;
  /** The folder in a project, with forward slashes. */
  projectFolder: string;
  /** The folder below the user's home, with forward slashes. */
  userFolder: string;
  /** The start of `userFolder` that the user can move elsewhere; undefined if it always has that place. */
  userRoot?: UserRoot;
  /** The name of an agent's file. */
  fileName: (slug: string) => string;
  /** The last part of the address that a converted file is served at: `agents/<slug>/<servedAs>`. */
  servedAs: string;
  /**
   * Converts an agent's file for the tool.
   * @param body the file's body as text, with LF line endings
   */
  convert: (agent: Agent, body: string) => Conversion;
  /** What the tool does with the agent's file as it is, when someone puts it into the tool's folder unchanged. */
  asIs?: (agent: Agent, body: string) => AsIs;
  /** The version of the tool that was asked; undefined if it could not be. */
  checkedWith?: string;
  /** The address of the tool's documentation, where these facts are from. */
  source: string;
}

/**
 * What a tool does with an agent's file as it is. `whole`: it loads everything that matters there. `part`: it loads the
 * file, but not all of it as it was meant; `why` says what is different. `no`: it does not load the file.
 */
export type AsIs = { kind: 'whole' } | { kind: 'part' | 'no'; why: string[] };

/** An agent's file, converted for a tool. */
export interface Conversion {
  /**
   * `original`: the file as it is. `portable`: its portable copy. `strict`: the file as it is if every reader loads it,
   * otherwise its portable copy. Otherwise the text of a file in the tool's own format.
   */
  form: 'original' | 'portable' | 'strict' | { text: string };
  /** What the agent loses there, a sentence each, without markup. */
  losses: string[];
  /** Those of the agent's own fields that are in the file nevertheless. */
  ownKept?: readonly string[];
}

/** A folder below the user's home that is somewhere else when an environment variable is set and not empty. */
export interface UserRoot {
  /** The folder, as `userFolder` begins. */
  folder: string;
  /** The variable, whose value is the path of the other folder. */
  variable: string;
}

/** Whether an agent is installed for one project or for all of a user's projects. */
export type Scope = 'project' | 'user';

/** A shell that install commands are for: a POSIX shell or PowerShell. */
export type Shell = 'sh' | 'powershell';
