import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded before everything else in each process and thread of a build: notes which Markdown files are opened or read, a line
// for each time, in the file that READS_LOG names.
const log = process.env.READS_LOG ?? '';
const append = fs.appendFileSync;

fs.readFileSync = counted(fs.readFileSync);
fs.readFile = counted(fs.readFile);
fs.createReadStream = counted(fs.createReadStream);
fs.promises.readFile = counted(fs.promises.readFile);
fs.promises.open = counted(fs.promises.open);
syncBuiltinESMExports();

/** The same function, whose calls are noted. */
function counted<Read extends (...given: never[]) => unknown>(read: Read): Read {
  return new Proxy(read, {
    apply: (target, self, given: unknown[]): unknown => {
      note(given[0]);
      return Reflect.apply(target, self, given);
    },
  });
}

function note(path: unknown): void {
  const name = path instanceof URL ? fileURLToPath(path) : String(path);
  if (name.endsWith('.md')) append(log, `${name}\n`);
}
