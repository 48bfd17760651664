/** How many agents a page of a list shows. */
export const PAGE_SIZE = 48;
