/** The parts of the search page that scripts fill. @throws Error if one is missing */
export function partsOf(page: HTMLElement): Record<Part, HTMLElement> {
  const part = (name: string): HTMLElement => {
    const found = page.querySelector<HTMLElement>(`[data-${name}]`);
    if (found === null) throw new Error(`The search page has no place for its ${name}.`);
    return found;
  };
  return {
    list: part('results'),
    count: part('count'),
    corrections: part('corrections'),
    meant: part('meant'),
    narrow: part('narrow'),
    panel: part('panel'),
    chips: part('chips'),
    more: part('more'),
    weaker: part('weaker'),
    instead: part('instead'),
  };
}

type Part = 'list' | 'count' | 'corrections' | 'meant' | 'narrow' | 'panel' | 'chips' | 'more' | 'weaker' | 'instead';
