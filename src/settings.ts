import { homedir } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { z } from 'zod';

/**
 * Reads the settings from the environment. Every setting is optional.
 * @param env the variables, usually `process.env`; an empty one counts as absent
 * @param root the folder that relative paths are resolved against, usually the project's
 * @throws Error when a value is invalid; the message names every such variable and says what is allowed
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const schema = settingsSchema(root);
  const given = Object.entries(schema.shape).map(([key, field]) => {
    const { variable, fallback = '' } = describedSetting.parse(field.meta());
    const value = env[variable]?.trim() ?? '';
    return [key, value === '' ? fallback : value];
  });
  const read = schema.safeParse(Object.fromEntries(given));
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join('\n'));
  return read.data;
}

/** The settings as rows of a table, in listing order. */
export function settingsTable(): SettingRow[] {
  return Object.values(settingsSchema('/').shape).map((field) => describedSetting.parse(field.meta()));
}

/**
 * Whether each agent has its own image for links to its page. Otherwise the site's image is used, unless images are off.
 * @param count how many agents there are
 */
export function hasSocialImage(count: number, setting: Settings['socialImages']): boolean {
  return setting === 'all' || (setting === 'auto' && count <= MAX_SOCIAL_IMAGES);
}

/**
 * Whether the prompts of agents are indexed for passages, as guides and capabilities are.
 * @param count how many agents there are
 */
export function hasPromptPassages(count: number, setting: Settings['fullText']): boolean {
  return setting === 'all' || (setting === 'auto' && count <= MAX_PROMPT_PASSAGES);
}

/** Images take longer than pages, so with more agents than this they are only made when asked for. */
const MAX_SOCIAL_IMAGES = 100;

/** With more prompts than this, a first search would load too much. */
const MAX_PROMPT_PASSAGES = 2_000;

/** @param root the folder that relative paths are resolved against */
function settingsSchema(root: string) {
  return z.object({
    agentsDir: setting(
      'AGENTS_DIR',
      'content/agents',
      'The folders of agent files, separated as in `PATH`: by `:`, or on Windows by `;`. Each becomes a collection.',
      text.transform((value, context) => {
        const folders = value.split(delimiter).map((folder) => folder.trim());
        const named = folders.filter((folder) => folder !== '');
        if (named.length === 0) return refuse(context, `AGENTS_DIR is "${value}"; it must name a folder.`);
        return [...new Set(named.map((folder) => inHome(folder, root)))];
      }),
    ),
    capabilitiesDir: setting(
      'CAPABILITIES_DIR',
      'content/capabilities',
      'The folder of the vocabulary, with one file per capability.',
      text.transform((value) => inHome(value, root)),
    ),
    siteFile: setting(
      'SITE_FILE',
      undefined,
      'The file that says who the catalogue is, if it is not `site.json` in the first folder of agents, beside it, or in `content`.',
      text.transform((value) => (value === '' ? undefined : inHome(value, root))),
    ),
    siteUrl: setting(
      'SITE_URL',
      'http://localhost:4321',
      'The scheme and host that the site will be served from.',
      text.transform((value, context) => {
        const url = httpUrl(value);
        if (url === undefined) {
          return refuse(context, `SITE_URL is "${value}"; it must be an address such as https://agents.example.`);
        }
        if (url.pathname === '/' && url.search === '' && url.hash === '') return url.origin;
        const rest = `put the path "${url.pathname}" into BASE_PATH and leave only "${url.origin}".`;
        return refuse(context, `SITE_URL is "${value}"; ${rest}`);
      }),
    ),
    basePath: setting(
      'BASE_PATH',
      '/',
      'The path that the site is served under.',
      text.transform((value, context) => {
        const wanted = 'it must be a path such as /agent-catalogue/';
        if (!/^[\w./~-]*$/.test(value)) return refuse(context, `BASE_PATH is "${value}"; ${wanted}.`);
        // Browsers resolve such parts before they ask for a page.
        if (value.split('/').some((part) => part === '.' || part === '..')) {
          return refuse(context, `BASE_PATH is "${value}"; ${wanted}, without "." or ".." as a part.`);
        }
        return `/${value}/`.replace(/\/{2,}/g, '/');
      }),
    ),
    onInvalid: setting(
      'ON_INVALID',
      'fail',
      'What to do about files with errors: `fail` stops the build; `skip` leaves them out of the catalogue and lists them on the checks page.',
      oneOf('ON_INVALID', ['fail', 'skip']),
    ),
    socialImages: setting(
      'SOCIAL_IMAGES',
      'auto',
      'Which pictures to make for links to pages: `all` makes one for the site and one for each agent; `auto` does the same, but for the site only when there are more than 100 agents; `none` makes none.',
      oneOf('SOCIAL_IMAGES', ['auto', 'all', 'none']),
    ),
    fullText: setting(
      'FULL_TEXT',
      'auto',
      'Which texts search quotes below the agents: `all` are guides, capabilities and the prompts of agents; `auto` leaves out the prompts when there are more than 2,000 agents; `none` quotes nothing.',
      oneOf('FULL_TEXT', ['auto', 'all', 'none']),
    ),
    repositoryUrl: setting(
      'REPOSITORY_URL',
      undefined,
      'The repository that the site is built from, such as `https://github.com/you/agents`, with `#branch` when the branch is not `main`. Guides then link to their sources.',
      text.transform((value, context) => {
        if (value === '') return undefined;
        const url = httpUrl(value);
        if (url !== undefined && url.pathname !== '/' && url.search === '') return url.href;
        const example = 'it must be an address such as https://github.com/you/agents.';
        return refuse(context, `REPOSITORY_URL is "${value}"; ${example}`);
      }),
    ),
  });
}

const text = z.string();

/** The metadata that the schema of a setting carries. */
const describedSetting = z.object({
  /** The environment variable. */
  variable: z.string(),
  /** The value when the variable is absent; undefined when there is no default. */
  fallback: z.string().optional(),
  /** What the setting does, in whole sentences; words in backticks are code. */
  description: z.string(),
});

function setting<Schema extends z.ZodType>(
  variable: string,
  fallback: string | undefined,
  description: string,
  schema: Schema,
): Schema {
  return schema.meta({ variable, fallback, description });
}

function oneOf<const Values extends readonly [string, string, ...string[]]>(variable: string, values: Values) {
  const quoted = values.map((value) => `"${value}"`);
  const choice = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
  return z.enum(values, { error: ({ input }) => `${variable} is "${String(input)}"; it must be ${choice}.` });
}

function refuse(context: z.RefinementCtx, message: string): typeof z.NEVER {
  context.addIssue(message);
  return z.NEVER;
}

/** The absolute path of a folder; `~` is the home folder. */
function inHome(folder: string, root: string): string {
  return resolve(
    root,
    folder.replace(/^~(?=[/\\]|$)/, () => homedir()),
  );
}

function httpUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * The settings of a catalogue: folders as absolute paths, the site as an origin, the base path with a slash at both ends.
 * {@link settingsTable} describes each.
 */
export type Settings = z.infer<ReturnType<typeof settingsSchema>>;

/** The description of a setting. */
export type SettingRow = z.infer<typeof describedSetting>;
