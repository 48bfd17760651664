import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { reportAsJson } from '../../../../src/checks/reporters/json.ts';
import { checkReportSchema } from '../../../../src/checks/reporters/report-schema.ts';
import { publishedSchema } from '../../../../src/feeds/published-schema.ts';
import { fixturePath } from '../../make/fixture.ts';
import { callIn } from '../command/call.ts';
import { found, PLACE, reportOf } from './report.ts';

const id = 'https://agents.example/schema/check.json';
const ajv = new Ajv2020({ strict: true });
addFormats(ajv);
const validate = ajv.compile(publishedSchema(checkReportSchema, id, { title: 'Report', description: 'All.' }));

test.each(['agents', 'broken', 'project', 'collection'])(
  'the report on %s is valid under its published schema',
  async (name) => {
    const { stdout } = await callIn(fixturePath(name), ['.', '--format', 'json'], {
      env: { SITE_URL: 'https://agents.example' },
    });
    const report: unknown = JSON.parse(stdout);
    expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
    expect(checkReportSchema.strict().parse(report)).toEqual(report);
    expect(report).toMatchObject({ $schema: id, version: 1 });
  },
);

test('without a SITE_URL, it names no address', () => {
  expect(JSON.parse(reportAsJson(reportOf({}), PLACE))).not.toHaveProperty('$schema');
});

test('nothing in it is a command for GitHub Actions, and every character reads back', () => {
  const path = '/work/repo/below/##[group]x.md';
  const text = reportAsJson(
    reportOf({ [path]: [found('field-value', 1, 1, { excerpt: '::x ##[add-mask]y' })] }),
    PLACE,
  );
  expect(text).not.toMatch(/^\s*::|##\[/m);
  expect(JSON.parse(text)).toMatchObject({
    files: [{ path: '##[group]x.md', findings: [{ excerpt: '::x ##[add-mask]y' }] }],
  });
});

test('paths are below the folder of the command, or whole', () => {
  const report = reportOf({ '/work/repo/below/a/one.md': [], '/work/repo/two.md': [] });
  const { files } = checkReportSchema.parse(JSON.parse(reportAsJson(report, PLACE)));
  expect(files.map(({ path }) => path)).toEqual(['a/one.md', '/work/repo/two.md']);
});

test('nothing in it steers a terminal, and every character reads back', () => {
  const message = 'a\u001B[2J\u202Eb\u{E0041}\u2028\u009B\u0000';
  const text = reportAsJson(reportOf({ '/work/repo/below/one.md': [{ ...found('tool-unknown'), message }] }), PLACE);
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}|\p{Zl}/u);
  expect(checkReportSchema.parse(JSON.parse(text)).files[0]?.findings[0]?.message).toBe(message);
});
