import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { FINDING_KINDS, type FindingCode } from '../../../../src/agent/findings/finding.ts';
import { reportAsSarif } from '../../../../src/checks/reporters/sarif.ts';
import { fixturePath } from '../../make/fixture.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { onWindows } from '../../install/commands/shells.ts';
import { callIn, fine, fixable, writeFiles } from '../command/call.ts';
import { found, PLACE, reportOf } from './report.ts';

const region = z.object({
  startLine: z.number(),
  startColumn: z.number(),
  endLine: z.number().optional(),
  endColumn: z.number().optional(),
  snippet: z.object({ text: z.string() }).optional(),
});
const artifactLocation = z.object({ uri: z.string(), uriBaseId: z.string().optional() });
const logSchema = z.object({
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.object({
      tool: z.object({
        driver: z.object({
          version: z.string(),
          rules: z.array(
            z.object({
              id: z.string(),
              help: z.object({ text: z.string(), markdown: z.string() }),
              helpUri: z.url().optional(),
            }),
          ),
        }),
      }),
      columnKind: z.string(),
      results: z.array(
        z.object({
          ruleId: z.string(),
          ruleIndex: z.number(),
          level: z.enum(['error', 'warning', 'note']),
          locations: z.tuple([z.object({ physicalLocation: z.object({ artifactLocation, region }) })]),
          partialFingerprints: z.record(z.string(), z.string()),
          fixes: z
            .array(
              z.object({
                artifactChanges: z.tuple([
                  z.object({
                    artifactLocation,
                    replacements: z.tuple([
                      z.object({ deletedRegion: region, insertedContent: z.object({ text: z.string() }) }),
                    ]),
                  }),
                ]),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ]),
});

let isSarif: (value: unknown) => string = () => '';

beforeAll(() => {
  // The schema of the standard, as Microsoft's own tests of SARIF use it.
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new AjvDraft4({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8'))));
  isSarif = (value) => (validate(value) ? '' : ajv.errorsText(validate.errors));
});

async function logOf(folder: string, ...words: string[]): Promise<z.infer<typeof logSchema>> {
  const { stdout } = await callIn(folder, [...words, '--format', 'sarif']);
  const log: unknown = JSON.parse(stdout);
  expect(isSarif(log)).toBe('');
  return logSchema.parse(log);
}

describe('it is valid under the schema of the standard', () => {
  test('and that schema refuses what is not', () => {
    expect(isSarif({ version: '2.1.0', runs: [{}] })).toContain('tool');
  });

  test.each(['agents', 'broken', 'project'])('for the files of %s', async (name) => {
    const log = await logOf(fixturePath(name), '.');
    expect(log.runs[0].results.length).toBeGreaterThan(0);
  });

  test('without findings', async () => {
    const work = temporaryFolder(onTestFinished);
    writeFiles(work, { 'one.md': fine('one') });
    const log = await logOf(work, '.');
    expect(log.runs[0]).toMatchObject({ results: [], tool: { driver: { version: '1.2.3', rules: [] } } });
  });

  test('with every kind of finding, each with a rule that helps', () => {
    const codes = Object.keys(FINDING_KINDS).filter((code): code is FindingCode => code in FINDING_KINDS);
    const report = reportOf({ '/work/repo/one.md': codes.map((code) => found(code)) });
    const text = reportAsSarif(report, { ...PLACE, site: 'https://agents.example/base/' });
    expect(isSarif(JSON.parse(text))).toBe('');
    const { tool, results } = logSchema.parse(JSON.parse(text)).runs[0];
    expect(results.map(({ ruleId, ruleIndex }) => [ruleId, tool.driver.rules[ruleIndex]?.id])).toEqual(
      codes.map((code) => [code, code]),
    );
    for (const { help, helpUri, id } of tool.driver.rules) {
      expect(help.text.length).toBeGreaterThan(10);
      expect(helpUri).toMatch(new RegExp(`^https://agents.example/base/guides/[\\w-]+/#${id}$`));
    }
  });
});

test.each([
  ['agents/one.md', 'agents/one.md'],
  ['a b/ü.md', 'a%20b/%C3%BC.md'],
  ['a#b?c%d.md', 'a%23b%3Fc%25d.md'],
  ['x:y.md', 'x%3Ay.md'],
])('the file %s is an address relative to the repository', (path, uri) => {
  const log = logSchema.parse(
    JSON.parse(reportAsSarif(reportOf({ [`/work/repo/${path}`]: [found('tool-unknown')] }), PLACE)),
  );
  expect(log.runs[0].results[0]?.locations[0].physicalLocation.artifactLocation).toEqual({
    uri,
    uriBaseId: '%SRCROOT%',
  });
});

test.skipIf(onWindows)('a file elsewhere has a whole address', () => {
  const log = logSchema.parse(JSON.parse(reportAsSarif(reportOf({ '/else/a b.md': [found('tool-unknown')] }), PLACE)));
  expect(log.runs[0].results[0]?.locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'file:///else/a%20b.md',
  });
});

test('columns are UTF-16 code units, up to the end of the line', () => {
  const excerpt = 'name: 𝒳 é';
  const log = logSchema.parse(
    JSON.parse(reportAsSarif(reportOf({ '/work/repo/one.md': [found('name-unusual', 2, 7, { excerpt })] }), PLACE)),
  );
  expect(log.runs[0].columnKind).toBe('utf16CodeUnits');
  expect(log.runs[0].results[0]?.locations[0].physicalLocation.region).toEqual({
    startLine: 2,
    startColumn: 7,
    endColumn: excerpt.length + 1,
    snippet: { text: excerpt },
  });
});

describe('fingerprints', () => {
  const printsOf = (...findings: Parameters<typeof reportOf>[0][string]): string[] => {
    const report = reportOf({ '/work/repo/one.md': findings });
    return logSchema
      .parse(JSON.parse(reportAsSarif(report, PLACE)))
      .runs[0].results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
  };
  const at = (line: number, excerpt: string) => found('tool-unknown', line, 8, { excerpt });

  test('stay when lines move', () => {
    expect(printsOf(at(9, 'tools: Bsh'))).toEqual(printsOf(at(4, 'tools: Bsh')));
  });

  test('tell findings apart, also in lines that are alike', () => {
    const prints = printsOf(at(4, 'tools: Bsh'), at(5, 'tools: Bsh'), at(6, 'tools: Raed'));
    expect(new Set(prints).size).toBe(3);
  });
});

test('a safe fix is there, and does what --fix does', async () => {
  const work = temporaryFolder(onTestFinished);
  const text = fixable('one').replace('---\nname', '---\ninitialPrompt: Go: now.\n  Then go.\nname');
  writeFiles(work, { 'one.md': text, 'two.md': fine('two').replace('tools:', 'allowed-tools:') });
  const { results } = (await logOf(work, '.')).runs[0];
  expect(results.map(({ ruleId, fixes }) => [ruleId, fixes?.length])).toEqual([
    ['not-loaded', 1],
    ['header-not-strict', 1],
    ['field-near-miss', undefined],
  ]);
  const lines = text.split('\n');
  for (const { fixes = [] } of results.toReversed()) {
    for (const { artifactChanges } of fixes) {
      const [{ deletedRegion, insertedContent }] = artifactChanges[0].replacements;
      const { startLine, startColumn, endLine = startLine, endColumn } = deletedRegion;
      expect([startColumn, endColumn]).toEqual([1, (lines[endLine - 1]?.length ?? 0) + 1]);
      lines.splice(startLine - 1, endLine - startLine + 1, insertedContent.text);
    }
  }
  await callIn(work, ['one.md', '--fix']);
  expect(readFileSync(join(work, 'one.md'), 'utf8')).toBe(lines.join('\n'));
});

test('nothing in it steers a terminal', () => {
  const hostile = { ...found('tool-unknown'), message: 'a\u001B[2J\u202Eb\u{E0041}', excerpt: 'c\u009B' };
  const text = reportAsSarif(reportOf({ '/work/repo/a\u202E.md': [hostile] }), PLACE);
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  expect(text).toContain('\\u202e');
});
