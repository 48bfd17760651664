import { expect, test } from 'vitest';
import { siteFileFields } from '../../../src/identity/site-file-fields.ts';

test('the fields are listed with those inside them, and each says what it is for', () => {
  const fields = siteFileFields();
  expect(fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['title', 'logo.alt', 'links.header.url', 'guides.show']),
  );
  expect(fields.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
});
