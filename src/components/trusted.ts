/**
 * The document that some of this site's HTML makes: it stands on no page, and nothing in it is loaded or run.
 * @param html a page of this site, or a part of one
 */
export function inertDocument(html: string): Document {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
}

/**
 * Starts a worker.
 * @param path where its script lies on this site
 * @throws TypeError when it lies elsewhere
 */
export function startWorker(path: string): Worker {
  return new Worker(policy?.createScriptURL(path) ?? path, { type: 'module' });
}

/**
 * Every page asks browsers to refuse text where it would become markup or code, unless a policy of this one name has
 * passed it (Trusted Types). This is the policy. It stays in this file, so that what may pass is what the two functions
 * above do with it.
 */
const policy = globalThis.trustedTypes?.createPolicy('page', {
  createHTML: (html) => html,
  createScriptURL: (path) => {
    if (new URL(path, location.href).origin !== location.origin) throw new TypeError(`${path} is not of this site.`);
    return path;
  },
});

declare global {
  /** Absent in browsers without Trusted Types. TypeScript does not know them yet. */
  var trustedTypes: { createPolicy(name: string, rules: Rules): Rules } | undefined;
}

/** What passes is an object for the browser, and a text for TypeScript. */
interface Rules {
  createHTML(html: string): string;
  createScriptURL(path: string): string;
}
