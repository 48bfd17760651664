import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { passageFiles } from '../../../../src/build/passages/write-passages.ts';
import { agentRecord, guideRecords } from '../../../../src/search/passages/records.ts';

const guide = guideRecords({ path: 'guides/a/', title: 'A' }, '<h2 id="b">B</h2><p>Text of a guide.</p>');

test('only what a search loads is written', async () => {
  const paths = [...(await passageFiles(guide)).keys()].map((path) => path.replace(/en_\w+/, 'en_0'));
  expect(paths.sort()).toEqual([
    'pagefind/filter/en_0.pf_filter',
    'pagefind/fragment/en_0.pf_fragment',
    'pagefind/index/en_0.pf_index',
    'pagefind/pagefind-entry.json',
    'pagefind/pagefind.en_0.pf_meta',
    'pagefind/pagefind.js',
    'pagefind/wasm.en.pagefind',
  ]);
});

test('the same records give the same bytes', async () => {
  const records = Array.from({ length: 40 }, (_, index) =>
    agentRecord({ slug: `a${index}`, name: `a${index}` }, `<p>Word${index % 7} and word${index} again.</p>`),
  );
  expect(await passageFiles(records)).toEqual(await passageFiles(records));
});

test('text that looks like markup or like Pagefind’s own marks is kept as text', async () => {
  const prompt =
    '<h3 id="prompt-x">&lt;b&gt;</h3><p>&lt;script&gt;x&lt;/script&gt; ___PAGEFIND_ANCHOR___h2:0:y word</p>';
  const fragment = fragmentIn(await passageFiles([agentRecord({ slug: 'a', name: '</h1>' }, prompt)]));
  expect(fragment).toContain('<script>x</script>');
  expect(fragment).toContain('"title":"</h1>"');
  expect(fragment.match(/"id":/g)).toHaveLength(1);
});

test('characters that are no text do not stop the index', async () => {
  const odd = 'a\ud800b \u0000 \ufffe \u{10ffff} \u202e';
  const record = agentRecord({ slug: 'a', name: odd }, `<h3 id="prompt-${odd}">${odd}</h3><p>${odd}</p>`);
  expect(fragmentIn(await passageFiles([record]))).toContain('a\ufffdb');
});

test('every character of a text without spaces is a word', async () => {
  const fragment = fragmentIn(await passageFiles([agentRecord({ slug: 'a', name: 'a' }, '<p>优化数据库</p>')]));
  expect(fragment).toContain('优 化 数 据 库');
});

function fragmentIn(files: ReadonlyMap<string, Uint8Array>): string {
  const [, content] = [...files].find(([path]) => path.startsWith('pagefind/fragment/')) ?? [];
  return content === undefined ? '' : gunzipSync(content).toString();
}
