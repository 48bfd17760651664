/**
 * Makes an element. Strings become text nodes, never markup.
 * @param attributes by name; undefined ones are left out
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Makes a custom element. @param attributes by name; undefined ones are left out */
export function customElement(name: string, attributes: Readonly<Record<string, string | undefined>>): HTMLElement {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  return made;
}

/** Makes an SVG element. @param attributes by name; undefined ones are left out */
export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): SVGElement {
  const made = document.createElementNS(SVG, name);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

function setAttributes(made: Element, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
}
