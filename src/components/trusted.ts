/**
 * Starts a worker.
 * @param path the path of its script on this site
 * @throws TypeError if the script is on another site
 */
export function startWorker(path: string): Worker {
  return new Worker(policy?.createScriptURL(path) ?? path, { type: 'module' });
}

/**
 * The Trusted Types policy. Every page tells browsers to refuse strings that would become markup or code unless the
 * policy of this name has passed them, and it passes only addresses of workers. It is not exported, so only the function
 * above can use it.
 */
const policy = globalThis.trustedTypes?.createPolicy('page', {
  createScriptURL: (path) => {
    if (new URL(path, location.href).origin !== location.origin) throw new TypeError(`${path} is not on this site.`);
    return path;
  },
});

declare global {
  /** Absent in browsers without Trusted Types. TypeScript does not know them yet. */
  var trustedTypes: { createPolicy(name: string, rules: Rules): Rules } | undefined;
}

/** What the policy returns is an object to the browser and a string to TypeScript. */
interface Rules {
  createScriptURL(path: string): string;
}
