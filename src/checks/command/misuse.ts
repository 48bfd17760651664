/** An error that whoever called the command can do something about. Its message is all that they need. */
export class Misuse extends Error {}
