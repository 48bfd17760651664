/** The address to link a source to; undefined when it is not an http(s) address. */
export function linkOf(source: string): string | undefined {
  // A truncated text ends in "…", and the rest of it may be some other address.
  if (!/^https?:\/\/[^\s…]+$/i.test(source) || !URL.canParse(source)) return undefined;
  const { href, username, password } = new URL(source);
  // "https://github.com@example.org" does not lead to github.com.
  return username === '' && password === '' ? href : undefined;
}

/** Where an agent comes from, as far as is known. Texts are untrusted: one line of at most 200 characters. */
export interface Provenance {
  /** The agent's own words, the SPDX name of its folder's licence, or `see` and the paths of licence files. */
  licence?: string;
  /** An http(s) address, or the agent's own words; {@link linkOf} tells which. */
  source?: string;
  /** Who wrote the agent, in its own words. */
  author?: string;
  /** The agent's version, in its own words. */
  version?: string;
  /** The name of its collection, when there are several. */
  collection?: string;
}
