/** The site's base path, with a slash at the end; for scripts, which cannot ask the settings. */
export const BASE = encodeURI(import.meta.env.BASE_URL.replace(/\/?$/, '/'));
