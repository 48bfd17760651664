/** This process's environment without what tells Astro and Vite that they run inside a unit test. */
export function plainEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|VITE_|TEST$|NODE_ENV$|DEV$|PROD$|MODE$|SSR$|BASE_URL$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...QUICK, ...settings };
}

/** A vocabulary of two, so that a build is of the agents and hardly anything else. */
const QUICK = { NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', CAPABILITIES_DIR: 'tests/build/capabilities' };
