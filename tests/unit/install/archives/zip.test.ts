import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { archive, pack } from '../../../../src/install/archives/zip.ts';
import { bytesOf } from '../../make/bytes.ts';
import { fixtureBytes } from '../../make/fixture.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const FILES = {
  'b.md': fixtureBytes('agents/emoji-and-rtl.md'),
  'a.md': fixtureBytes('agents/crlf.md'),
  'folder/größe.md': bytesOf('ä'),
  'empty.md': new Uint8Array(),
};

test('unpacking returns the packed files', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 3000 })), (files) => {
      const read = unzipSync(zipOf(files));
      expect(Object.keys(read)).toEqual(Object.keys(files).sort());
      for (const [path, bytes] of Object.entries(files)) expect(read[path]).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('the same files give the same bytes, in any order and at any time', () => {
  const turned = Object.fromEntries(Object.entries(FILES).reverse());
  expect(zipOf(turned)).toEqual(zipOf(FILES));
});

test('the bytes are the same in every time zone', () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { archive, pack } from './src/install/archives/zip.ts';
    const zip = archive([{ path: 'a.md', content: pack(new TextEncoder().encode('text '.repeat(100))) }]);
    process.stdout.write(createHash('sha256').update(zip).digest('hex'));`;
  const digests = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata'].map((TZ) => {
    const env = { ...process.env, TZ };
    return spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], { env, encoding: 'utf8' })
      .stdout;
  });
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(digests).size).toBe(1);
});

test('every file is dated 1980-01-01 and has no owner or permissions', () => {
  const zip = zipOf(FILES);
  const view = new DataView(zip.buffer);
  const central = centralHeaders(view);
  expect(central).toHaveLength(4);
  for (const at of central) {
    expect(view.getUint16(at + 4, true)).toBe(20); // Made by version 2.0, on no particular system.
    expect(view.getUint16(at + 12, true)).toBe(0); // Midnight …
    expect(view.getUint16(at + 14, true)).toBe((1 << 5) | 1); // … on the first day of 1980.
    expect(view.getUint16(at + 30, true)).toBe(0); // No extra field.
    expect(view.getUint32(at + 38, true)).toBe(0); // No attributes.
  }
});

const hasUnzip = spawnSync('unzip', ['-v']).status === 0;
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.runIf(hasUnzip)('unzip finds no error', () => {
  const { status, stdout } = withFile((path) => spawnSync('unzip', ['-t', path], { encoding: 'utf8' }));
  expect(stdout).toContain('No errors detected');
  expect(status).toBe(0);
});

test.runIf(hasPython)('Python reads the same files', () => {
  const script = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as zip:
    print(json.dumps({"bad": zip.testzip(), "files": [[i.filename, i.file_size] for i in zip.infolist()]}))`;
  const { stdout } = withFile((path) => spawnSync('python3', ['-c', script, path], { encoding: 'utf8' }));
  expect(JSON.parse(stdout)).toEqual({
    bad: null,
    files: Object.entries(FILES)
      .map(([path, { length }]) => [path, length])
      .sort(),
  });
});

function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  return archive(Object.entries(files).map(([path, bytes]) => ({ path, content: pack(bytes) })));
}

/** The offsets of the files' entries in the central directory. */
function centralHeaders(view: DataView): number[] {
  const end = view.byteLength - 22;
  const count = view.getUint16(end + 10, true);
  const found: number[] = [];
  for (let at = view.getUint32(end + 16, true); found.length < count;) {
    found.push(at);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

function withFile<T>(use: (path: string) => T): T {
  const path = join(temporaryFolder(onTestFinished), 'test.zip');
  writeFileSync(path, zipOf(FILES));
  return use(path);
}
