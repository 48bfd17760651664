import { homedir } from 'node:os';
import { delimiter, resolve } from 'node:path';

/**
 * Reads the settings from the environment. Each has a default, so that none is needed.
 * @param env the variables, usually `process.env`; an empty one counts as absent
 * @param root the folder that relative paths start from, usually the project's
 * @throws Error when a value cannot be used; the message says which, and what it may be
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const set = (name: string, fallback: string): string => {
    const value = env[name]?.trim() ?? '';
    return value === '' ? fallback : value;
  };
  return {
    agentsDir: agentsDir(set('AGENTS_DIR', 'content/agents'), root),
    capabilitiesDir: inHome(set('CAPABILITIES_DIR', 'content/capabilities'), root),
    siteUrl: siteUrl(set('SITE_URL', 'http://localhost:4321')),
    basePath: basePath(set('BASE_PATH', '/')),
    onInvalid: onInvalid(set('ON_INVALID', 'fail')),
    socialImages: socialImages(set('SOCIAL_IMAGES', 'auto')),
    repositoryUrl: repositoryUrl(set('REPOSITORY_URL', '')),
  };
}

/**
 * Whether each agent has an image of its own for links to its page; where it has not, the site's image stands for it,
 * unless there are to be none.
 * @param count how many agents there are
 */
export function hasSocialImage(count: number, setting: Settings['socialImages']): boolean {
  return setting === 'all' || (setting === 'auto' && count <= MOST_SOCIAL_IMAGES);
}

/** Images take longer than pages: with more agents than this they are made only when asked for. */
const MOST_SOCIAL_IMAGES = 100;

function agentsDir(value: string, root: string): string[] {
  const folders = value
    .split(delimiter)
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '');
  if (folders.length === 0) throw new Error(`AGENTS_DIR is "${value}"; it must name a folder.`);
  return [...new Set(folders.map((folder) => inHome(folder, root)))];
}

/** A folder as an absolute path; `~` is the home. */
function inHome(folder: string, root: string): string {
  return resolve(
    root,
    folder.replace(/^~(?=[/\\]|$)/, () => homedir()),
  );
}

function siteUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(`SITE_URL is "${value}"; it must be an address such as https://agents.example.`);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error(
      `SITE_URL is "${value}"; put the path "${url.pathname}" into BASE_PATH and leave only "${url.origin}".`,
    );
  }
  return url.origin;
}

function basePath(value: string): string {
  if (!/^[\w./~-]*$/.test(value) || value.split('/').includes('..')) {
    throw new Error(`BASE_PATH is "${value}"; it must be a path such as /agent-catalogue/.`);
  }
  return `/${value}/`.replace(/\/{2,}/g, '/');
}

function onInvalid(value: string): Settings['onInvalid'] {
  if (value === 'fail' || value === 'skip') return value;
  throw new Error(`ON_INVALID is "${value}"; it must be "fail" or "skip".`);
}

function socialImages(value: string): Settings['socialImages'] {
  if (value === 'auto' || value === 'all' || value === 'none') return value;
  throw new Error(`SOCIAL_IMAGES is "${value}"; it must be "auto", "all" or "none".`);
}

function repositoryUrl(value: string): string | undefined {
  if (value === '') return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname === '/' || url.search !== '') {
    throw new Error(`REPOSITORY_URL is "${value}"; it must be an address such as https://github.com/you/agents.`);
  }
  return url.href;
}

/** What a catalogue can be told about itself. */
export interface Settings {
  /**
   * The folders of agent files (`AGENTS_DIR`), as absolute paths; in the environment they are separated as in `PATH`, by
   * `:`, on Windows by `;`. Several are a collection each. @default content/agents
   */
  agentsDir: readonly string[];
  /** The folder of the vocabulary (`CAPABILITIES_DIR`), one file a capability. @default content/capabilities */
  capabilitiesDir: string;
  /** Where the site will be found (`SITE_URL`): scheme and host. @default http://localhost:4321 */
  siteUrl: string;
  /** The path that the site lives under (`BASE_PATH`), with a slash at both ends. @default / */
  basePath: string;
  /**
   * What to do about files with errors (`ON_INVALID`): `fail` stops the build, `skip` leaves them out of the catalogue
   * and lists them on the checks page. @default fail
   */
  onInvalid: 'fail' | 'skip';
  /**
   * Which images are made that stand for pages where links to them are shown (`SOCIAL_IMAGES`): `all` makes one for the
   * site and one for each agent, `auto` leaves those of agents out beyond 100 agents, `none` makes none. @default auto
   */
  socialImages: 'auto' | 'all' | 'none';
  /**
   * The repository that the site is built from (`REPOSITORY_URL`), such as `https://github.com/you/agents`, with `#branch`
   * when the branch is not `main`: guides then lead to their sources. @default none
   */
  repositoryUrl: string | undefined;
}
