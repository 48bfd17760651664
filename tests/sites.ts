/** The tests' working folder, relative to the project's root; removed at the end. */
export const WORK_FOLDER = '.test-sites';

/** Where Playwright writes its JSON report. */
export const SPEC_REPORT = `${WORK_FOLDER}/e2e.json`;

/** The sites under test. Each is built once into its own folder and served on its own port. */
export const SITES = {
  /** The agents that the catalogue ships with. */
  shipped: { port: 4401, basePath: '/', agentsDir: 'content/agents', onInvalid: 'fail' },
  /** One agent for each quirk of real files. */
  fixtures: { port: 4402, basePath: '/', agentsDir: 'tests/fixtures/agents', onInvalid: 'fail' },
  /** All fixtures, under a base path; files with errors are left out. */
  based: { port: 4403, basePath: '/some/base/', agentsDir: 'tests/fixtures', onInvalid: 'skip' },
  /** Agents of unusual size and shape, written by tests/odd-agents.ts. */
  odd: { port: 4404, basePath: '/', agentsDir: '.test-sites/odd-agents', onInvalid: 'fail' },
  /** Hostile files, written by tests/payload-agents.ts. */
  payloads: {
    port: 4405,
    basePath: '/',
    agentsDir: '.test-sites/payload-agents',
    onInvalid: 'skip',
    // Only two capabilities, so that nearly every page is about the files.
    capabilitiesDir: 'tests/build/capabilities',
  },
  /** A catalogue with a name, pictures, colours and guides of its own. */
  own: {
    port: 4406,
    basePath: '/own/',
    agentsDir: 'tests/own-catalogue/agents',
    onInvalid: 'fail',
    siteFile: 'tests/own-catalogue/site.json',
  },
  /** Agents with a history, written by tests/versioned-agents.ts. */
  versioned: {
    port: 4407,
    basePath: '/some/base/',
    agentsDir: '.test-sites/versioned-agents',
    onInvalid: 'fail',
    capabilitiesDir: 'tests/build/capabilities',
  },
} as const;

/** The folder that a site is built into, relative to the project's root. */
export function siteFolder(name: SiteName): string {
  return `${WORK_FOLDER}/${name}`;
}

/** The address of a site's home page, with a slash at the end. */
export function siteAddress(name: SiteName): string {
  const { port, basePath } = SITES[name];
  return `http://localhost:${port}${basePath}`;
}

/** The settings for building a site, as environment variables. */
export function siteSettings(name: SiteName): Record<string, string> {
  const site = SITES[name];
  return {
    SITE_URL: `http://localhost:${site.port}`,
    BASE_PATH: site.basePath,
    AGENTS_DIR: site.agentsDir,
    ON_INVALID: site.onInvalid,
    ...('siteFile' in site ? { SITE_FILE: site.siteFile } : {}),
    ...('capabilitiesDir' in site ? { CAPABILITIES_DIR: site.capabilitiesDir } : {}),
  };
}

/** The sites that a spec opens, found in its source: those whose address or folder it uses. */
export function siteNamesIn(source: string): SiteName[] {
  if (source.includes('SITE_NAMES')) return [...SITE_NAMES];
  return SITE_NAMES.filter((name) => new RegExp(`\\bsite(?:Address|Folder)\\('${name}'\\)`).test(source));
}

/** The names of all sites. */
export const SITE_NAMES: readonly SiteName[] = ['shipped', 'fixtures', 'based', 'odd', 'payloads', 'own', 'versioned'];

/** The name of a site under test. */
export type SiteName = keyof typeof SITES;
