/** This process's environment, without the variables that make Astro and Vite assume a unit test, plus some settings. */
export function plainEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|VITE_|TEST$|NODE_ENV$|DEV$|PROD$|MODE$|SSR$|BASE_URL$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...QUICK, ...settings };
}

/** A vocabulary of two capabilities keeps builds quick. */
const QUICK = { NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', CAPABILITIES_DIR: 'tests/build/capabilities' };
