/**
 * The address at which GitHub, Forgejo or GitLab lets people edit a file of a repository.
 * @param repository the repository's address, with `#branch` if the branch is not `main`
 * @param path the file's path in the repository
 * @throws TypeError if the repository's address is not a URL
 */
export function editAddress(repository: string, path: string): string {
  const { origin, host, pathname, hash } = new URL(repository);
  const branch = decodeURIComponent(hash.slice(1)) || 'main';
  const home = pathname.replace(/(?<!\/)\/+$/, '').replace(/\.git$/, '');
  const edit = host.includes('gitlab') ? '-/edit' : (EDIT_PATHS.get(host) ?? 'edit');
  return encodeURI(`${origin}${home}/${edit}/${branch}/${path}`);
}

/** Hosts whose editor is at another path. */
const EDIT_PATHS: ReadonlyMap<string, string> = new Map([['codeberg.org', '_edit']]);
