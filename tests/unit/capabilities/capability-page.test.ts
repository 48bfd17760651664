import { expect, test } from 'vitest';
import { capabilityPage, capabilityPageKey } from '../../../src/capabilities/capability-page.ts';
import { coveredBy } from '../../../src/capabilities/covering.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';

const capability: Capability = {
  slug: 'caching',
  title: 'Caching',
  group: 'data',
  aliases: ['caching'],
  needs: [],
  shared: {},
  covers: '',
};
const [first = { capability, covering: [] }] = coveredBy([], [capability]);
const content = capabilityPage(first, 1, () => []);

test('a page that shows the same has the same key', () => {
  expect(capabilityPageKey(capability, content, 'social.png')).toBe(
    capabilityPageKey({ ...capability }, { ...content }, 'social.png'),
  );
});

test('a page whose picture is switched off has another key', () => {
  expect(capabilityPageKey(capability, content, undefined)).not.toBe(
    capabilityPageKey(capability, content, 'social.png'),
  );
});
