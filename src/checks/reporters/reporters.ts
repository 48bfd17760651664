import { reportForGitHub } from './github.ts';
import { reportAsJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { reportAsSarif } from './sarif.ts';
import { reportAsText } from './text.ts';

/** The forms that a report can have, by the name that `--format` takes. */
export const REPORTERS = {
  text: reportAsText,
  github: reportForGitHub,
  json: reportAsJson,
  sarif: reportAsSarif,
} as const satisfies Record<string, Reporter>;

/** The name of a form. */
export type Format = keyof typeof REPORTERS;
