/** A tool that reads agent files, and where it reads them from. */
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
}

export type Scope = 'project' | 'user';
