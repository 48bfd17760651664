import { expect, onTestFinished, test, vi } from 'vitest';
import log from '../../../src/build/log.ts';

test('the log has no line for each page, and one for a thousand', () => {
  const lines = linesOf((write) => {
    for (let page = 1; page <= 2500; page += 1) {
      write({ message: `  \u001B[34m├─\u001B[39m \u001B[2m/agents/a-${page}/index.html\u001B[22m`, newLine: false });
      write({ message: ' \u001B[2m(+3ms)\u001B[22m ', newLine: true });
    }
  });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('Rendered 2,000 pages');
});

test('the log says nothing of what Astro’s own files make the bundler remark', () => {
  expect(
    linesOf((write) => {
      write({ message: '[MODULE_LEVEL_DIRECTIVE] The directive …', newLine: true });
    }),
  ).toEqual([]);
});

test('the log has everything else', () => {
  expect(
    linesOf((write) => {
      write({ message: '5 files: 5 agents', newLine: true });
    }),
  ).toHaveLength(1);
});

function linesOf(run: (write: (event: { message: string; newLine: boolean }) => void) => void): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
  const { write } = log();
  run((event) => {
    write({ label: null, level: 'info', ...event });
  });
  spy.mockRestore();
  return lines;
}
