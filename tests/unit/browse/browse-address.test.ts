import { describe, expect, test } from 'vitest';
import { browseAddress, readBrowseAddress } from '../../../src/browse/browse-address.ts';

describe('readBrowseAddress', () => {
  test('reads choice, order and page', () => {
    expect(read('/agents/?capability=caching&capability=redis&access=write&sort=size&page=2')).toEqual({
      choice: new Map([
        ['capability', ['caching', 'redis']],
        ['access', ['write']],
      ]),
      order: 'size',
      page: 2,
    });
  });

  test('reads the page of the whole list from its path', () => {
    expect(read('/some/base/agents/page/17/').page).toBe(17);
  });

  test.each(['?page=0', '?page=-1', '?page=1e3', '?page=99999999999', '?page=two', '?sort=__proto__', ''])(
    'ignores what is invalid in %j',
    (search) => {
      expect(read(`/agents/${search}`)).toEqual({ choice: new Map(), order: 'name', page: 1 });
    },
  );
});

describe('browseAddress', () => {
  test.each([
    '/agents/',
    '/agents/page/3/',
    '/agents/?sort=size',
    '/agents/?sort=capabilities&page=2',
    '/agents/?model=opus',
    '/agents/?capability=caching&capability=redis&access=write&folder=a%2Fb&has=examples&sort=size&page=2',
    '/agents/?folder=%3Cscript%3E&page=3',
  ])('writes %s as it was read', (address) => {
    expect(browseAddress(read(address), '/')).toBe(address);
  });

  test('leads from any page to the first page of the list if the choice is removed', () => {
    expect(browseAddress({ choice: new Map(), order: 'name', page: 1 }, '/some/base/')).toBe('/some/base/agents/');
  });
});

function read(address: string): ReturnType<typeof readBrowseAddress> {
  return readBrowseAddress(new URL(address, 'https://agents.example'));
}
