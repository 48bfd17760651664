import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded first in each process and thread of a build: logs each opening or reading of a Markdown file as a line in the file
// that READS_LOG names.
const log = process.env.READS_LOG ?? '';
const append = fs.appendFileSync;

fs.readFileSync = counted(fs.readFileSync);
fs.readFile = counted(fs.readFile);
fs.createReadStream = counted(fs.createReadStream);
fs.promises.readFile = counted(fs.promises.readFile);
fs.promises.open = counted(fs.promises.open);
syncBuiltinESMExports();

/** Wraps a function so that its calls are logged. */
function counted<Read extends (...args: never[]) => unknown>(read: Read): Read {
  return new Proxy(read, {
    apply: (target, self, args: unknown[]): unknown => {
      logRead(args[0]);
      return Reflect.apply(target, self, args);
    },
  });
}

function logRead(path: unknown): void {
  const name = path instanceof URL ? fileURLToPath(path) : String(path);
  if (name.endsWith('.md')) append(log, `${name}\n`);
}
