/** The settings of this build; see src/build/settings-module.ts. */
declare module 'virtual:settings' {
  export const settings: import('./settings.ts').Settings;
}

interface ImportMetaEnv {
  /** Whether this build has passages to search. */
  readonly HAS_PASSAGES: boolean;
}
