/** An error that a person causes and can fix. Astro prints its message and no stack trace. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    // Astro prints a stack unless it is empty.
    this.stack = '';
  }
}
