/**
 * Does some work on an agent's file, so that an error in it says which of ten thousand files it is about.
 * @param file path below the agents folder
 * @throws the error, if its message names the file; otherwise one whose message does, with the error as its cause
 */
export function aboutFile<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (message.includes(file)) throw cause;
    throw new Error(`"${file}": ${message}`, { cause });
  }
}
