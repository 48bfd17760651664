/** A state of an agent's file, as git has it. An agent's versions are listed newest first. */
export interface Version {
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  /** When it was committed, in ISO 8601. */
  date: string;
  /** The id of the commit that made the file what it is here, in hexadecimal. */
  commit: string;
  /** The first line of the commit's message, untrusted: one line of at most 200 characters. */
  subject: string;
  /** The size of the file. */
  bytes: number;
  /** The file's path then, below the agents folder, with forward slashes; it begins with `../` where it was outside. */
  file: string;
  /** By tool key, the SHA-256 of the file that a tool got from this version, where that is not the file itself. */
  digests: Readonly<Record<string, string>>;
}
