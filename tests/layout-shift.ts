import type { Page } from '@playwright/test';

/**
 * What has moved on a page since it was opened: an element a line, and how far the page shifted. Call it once the page has
 * settled. What first appears in the very frame in which it finds its place counts as a move of a few pixels, and is left out.
 */
export function shiftsOn(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const shifts: string[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (!('value' in entry) || !('sources' in entry) || !Array.isArray(entry.sources)) continue;
            if (Number(entry.value) < 0.0005) continue;
            shifts.push(`${String(entry.value)}: ${entry.sources.map(nameOf).join(', ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(shifts);
          }),
        );

        function nameOf({ node }: { node?: Node | null }): string {
          if (!(node instanceof Element)) return node?.textContent ?? 'something';
          return `${node.localName}.${node.getAttribute('class') ?? ''} “${node.textContent.trim().slice(0, 40)}”`;
        }
      }),
  );
}
