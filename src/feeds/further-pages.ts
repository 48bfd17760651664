/** What Astro makes from the pages of a list after the first, which has an address of its own. @param pages all of them */
export function furtherPages<Page>(pages: readonly Page[]): { params: { page: string }; props: { page: Page } }[] {
  return pages.slice(1).map((page, index) => ({ params: { page: String(index + 2) }, props: { page } }));
}
