import { refusedHooks } from './fields/hooks.ts';
import { valuesOf } from './header/strict-yaml.ts';
import type { Frontmatter } from './header/frontmatter.ts';

/** Tells who loads an agent whose header was read. */
export function loadingOf({ loads, route, fields }: Frontmatter): Loading {
  const values = valuesOf(fields);
  const isWhole = typeof values.name === 'string' && typeof values.description === 'string';
  if (!loads || !isWhole || refusedHooks(values) !== undefined) return 'not-in-claude-code';
  return route === 'strict' ? 'everywhere' : 'claude-code';
}

/**
 * Who loads an agent's file as it is. `everywhere`: every reader. `claude-code`: Claude Code, while readers of strict YAML
 * skip it. `not-in-claude-code`: not even Claude Code, which would load it once its findings are fixed. `own-tool`: the tool
 * that it is written for, which is not Claude Code.
 */
export const LOADINGS = ['everywhere', 'claude-code', 'not-in-claude-code', 'own-tool'] as const;

/** Who loads an agent's file as it is. */
export type Loading = (typeof LOADINGS)[number];
