/** The address that a source may be linked to; undefined when it is a text that is no http(s) address. */
export function linkOf(source: string): string | undefined {
  // A text that was cut ends in "…", and what is left of it may be another address.
  if (!/^https?:\/\/[^\s…]+$/i.test(source) || !URL.canParse(source)) return undefined;
  const { href, username, password } = new URL(source);
  // "https://github.com@example.org" leads elsewhere than it seems to.
  return username === '' && password === '' ? href : undefined;
}

/** Where an agent comes from, as far as that is known. Texts are untrusted: at most 200 characters, on one line. */
export interface Provenance {
  /** The agent's own words or the SPDX name of its folder's licence, or `see` and the path of a licence file. */
  licence?: string;
  /** An http(s) address, or else the agent's own words; `linkOf` tells which. */
  source?: string;
  /** Who wrote the agent, in its own words. */
  author?: string;
  /** The version that the agent says it has. */
  version?: string;
  /** What the collection is called that it belongs to, where there are several. */
  collection?: string;
}
