/** The settings of this build, and who the catalogue is; see src/build/settings-module.ts. */
declare module 'virtual:settings' {
  export const settings: import('./settings.ts').Settings;
  export const identity: import('./identity/identity.ts').Identity;
}

interface ImportMetaEnv {
  /** Whether this build has passages to search. */
  readonly HAS_PASSAGES: boolean;
}

/** The styles of the catalogue's identity; see src/build/settings-module.ts. */
declare module 'virtual:identity.css';
