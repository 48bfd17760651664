import { parseArgs } from 'node:util';
import { readSeeds } from './fuzz-seeds.ts';
import { mutate, randomFrom } from './mutation.ts';
import { tryToRead } from './reading.ts';

// Fuzzes the reader: damages the repository's own agent files in many ways, reads each, and prints a summary:
// `npm run bench`. `--files N` sets the number of files, `--seed N` the first seed; `--seed N --files 1 --show` prints the
// file of that seed.
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
});
const seeds = readSeeds();
const first = Number(values.seed);
const count = Number(values.files);
const slowest = { time: 0, bytes: 0, seed: first };
const wrong = { crashes: 0, unexplained: 0, outside: 0 };

for (let seed = first; seed < first + count; seed += 1) {
  const bytes = mutate(seeds, randomFrom(seed));
  if (values.show) console.log(new TextDecoder().decode(bytes));
  const started = performance.now();
  const { crash, unexplained, outside } = tryToRead(bytes);
  const time = performance.now() - started;
  // The first files are slow because the code is not yet compiled.
  if (time > slowest.time && (seed > first + 500 || count <= 500))
    Object.assign(slowest, { time, bytes: bytes.length, seed });
  if (crash !== undefined) {
    wrong.crashes += 1;
    console.log(`seed ${seed} crashes: ${crash}`);
  }
  if (unexplained) {
    wrong.unexplained += 1;
    console.log(`seed ${seed} is rejected without a reason`);
  }
  for (const { code, line, column } of outside) {
    wrong.outside += 1;
    console.log(`seed ${seed} has ${code} at ${line}:${column}, outside the file`);
  }
}

const rows: readonly (readonly [string, string])[] = [
  ['damaged files read', count.toLocaleString('en-US')],
  ['crashes', String(wrong.crashes)],
  ['rejected without a reason', String(wrong.unexplained)],
  ['findings outside the file', String(wrong.outside)],
  [
    'slowest',
    `${slowest.time.toFixed(1)} ms for ${slowest.bytes.toLocaleString('en-US')} bytes (--seed ${slowest.seed} --files 1)`,
  ],
];
for (const [label, value] of rows) console.log(`${label.padEnd(30)}${value}`);
if (wrong.crashes + wrong.unexplained + wrong.outside > 0) process.exitCode = 1;
