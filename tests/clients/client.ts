import type { InstallTarget } from '../../src/install/tools/target.ts';

/** A coding tool that can be asked what it loads: an npm package that runs in a throw-away home, without a network. */
export interface Client {
  /** The key of the install target whose files it reads. */
  id: InstallTarget['id'];
  /** Its npm package. */
  package: string;
  /** The version that results are held to. */
  version: string;
  /**
   * Asks the client what it loads of some files.
   * @param installed the folder whose `node_modules` has the package
   * @param files in one folder of agents, or in several if their names collide
   * @param scope where the files are put: below a project, or below the throw-away home
   * @returns an outcome for each file, by its `path`
   * @throws when the client cannot be run at all
   */
  load: (installed: string, files: readonly ClientFile[], scope?: Scope) => Promise<ReadonlyMap<string, Outcome>>;
}

/** Where a client finds agents. */
export type Scope = 'project' | 'user';

/** A file given to a client. */
export interface ClientFile {
  /** What the file is called in results: its path below the folder that is checked. */
  path: string;
  /** The name that it has in the client's folder of agents. */
  fileName: string;
  /** The name of its agent as this catalogue reads it, so that two agents of one name are not asked about together. */
  agentName: string;
  bytes: Uint8Array;
}

/** What became of a file. */
export type Outcome = { loaded: Loaded } | { refused: Refusal };

/** What a client loaded of a file. What it does not tell is absent. */
export interface Loaded {
  name: string;
  description?: string;
  /** The tools that the agent is given, in the client's names; `all` when nothing limits it. */
  tools?: 'all' | readonly string[];
  /** The tools that it is sent with when it is started, in the client's names, where that can be seen. */
  given?: readonly string[];
  /** Permission rules in the client's order, where it has rules in place of tools. */
  permissions?: readonly Permission[];
  model?: string;
  /** How hard its model is to think, in the client’s word. */
  effort?: string;
  /** What the agent may touch, where the client has a sandbox in place of tool lists. */
  sandbox?: 'read-only' | 'workspace-write';
  /** The text that the agent's model reads as its prompt. */
  prompt?: string;
  /** What the client said about the file although it loaded it. */
  told?: readonly string[];
}

/** A file that was not loaded. */
export interface Refusal {
  /** What the client said, in its words; empty when it said nothing. */
  told: string;
}

/** One rule of a client whose rules allow, ask or deny by pattern. The last rule that matches counts. */
export interface Permission {
  permission: string;
  pattern: string;
  action: 'allow' | 'ask' | 'deny';
}
