import { describe, expect, test } from 'vitest';
import { companyReader } from '../../../src/vocabulary/company.ts';

const count = companyReader([
  { slug: 'paint', companions: ['varnish', 'canvas'] },
  { slug: 'varnish', companions: [] },
  { slug: 'canvas' },
  { slug: 'harbours' },
]);

describe('the company of a capability', () => {
  test('is as many companions as the agent covers', () => {
    expect(count?.('paint', ['varnish', 'harbours'])).toBe(1);
    expect(count?.('paint', ['varnish', 'canvas'])).toBe(2);
    expect(count?.('harbours', ['varnish', 'canvas'])).toBe(0);
  });

  test('is mutual', () => {
    expect(count?.('canvas', ['paint'])).toBe(1);
  });

  test('does not include itself', () => {
    expect(companyReader([{ slug: 'paint', companions: ['paint'] }])?.('paint', ['paint'])).toBe(0);
  });

  test('is not sought among the weakest claims of an agent with many', () => {
    const many = Array.from({ length: 12 }, (_, index) => `other-${index}`);
    expect(count?.('paint', [...many, 'varnish'])).toBe(0);
    expect(count?.('paint', ['varnish', ...many])).toBe(1);
  });

  test('is not known in a vocabulary without companions', () => {
    expect(companyReader([{ slug: 'paint', companions: [] }, { slug: 'canvas' }])).toBeUndefined();
  });
});
