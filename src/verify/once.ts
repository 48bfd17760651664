/**
 * Makes a function that gets all pages of a list, each once. A page that could not be got is tried again when the function is
 * called again, and no other is.
 * @param get gets a page; its number is from 1
 */
export function once<Page>(pages: number, get: (number: number) => Promise<Page>): () => Promise<Page[]> {
  const got = new Map<number, Promise<Page>>();
  const getOne = (number: number): Promise<Page> => {
    const known = got.get(number);
    if (known !== undefined) return known;
    const page = get(number);
    got.set(number, page);
    page.catch(() => got.delete(number));
    return page;
  };
  return () => Promise.all(Array.from({ length: pages }, (_, index) => getOne(index + 1)));
}
