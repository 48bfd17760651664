import { terminalRemark } from '../collection/terminal-line.ts';

/**
 * Ends the process with the message of an error, as what is wrong with a file of the owner's and not with the code: without a
 * stack trace, and with nothing in it that a terminal or a workflow would obey.
 */
export function stop(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  for (const line of message.split('\n')) console.error(terminalRemark(line));
  process.exit(1);
}
