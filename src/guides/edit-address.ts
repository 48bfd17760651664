/**
 * Where a file of a repository can be edited in the browser, as GitHub, Forgejo and GitLab have it.
 * @param repository the repository's address, with `#branch` when the branch is not `main`
 * @param path the file's path in the repository
 */
export function editAddress(repository: string, path: string): string {
  const { origin, host, pathname, hash } = new URL(repository);
  const branch = decodeURIComponent(hash.slice(1)) || 'main';
  const home = pathname.replace(/(?<!\/)\/+$/, '').replace(/\.git$/, '');
  const edit = host.includes('gitlab') ? '-/edit' : (EDITED_AT.get(host) ?? 'edit');
  return encodeURI(`${origin}${home}/${edit}/${branch}/${path}`);
}

/** Hosts whose editor stands elsewhere. */
const EDITED_AT: ReadonlyMap<string, string> = new Map([['codeberg.org', '_edit']]);
