import { formsOf } from './word-form.ts';

/**
 * Whether an alias names a habit of prompts: what they mention whatever their agent is for, such as error handling. It
 * proves less than other aliases where an agent is not introduced.
 * @param key the forms of the alias's words with spaces between them
 */
export function isHabit(key: string): boolean {
  return HABITS.has(key);
}

/** Found by counting aliases in public prompts: many have these in their text, and few in their description. */
const HABITS: ReadonlySet<string> = new Set(
  `backward compatibility, breakpoint, bug fix, cache, code quality, code review, code standard, code style, debug, debugger,
  error code, error handling, error message, error recovery, fail fast, lint, linter, memory usage, mock, performance
  benchmark, refactor, regex, review changes, self review, test suite, troubleshoot, try catch`
    .split(/,\s+/)
    .map(formsOf),
);
