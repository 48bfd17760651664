import type { Page } from '@playwright/test';

/**
 * Searches a page for what no page of the site has and only an agent's file could have injected: elements, attributes and
 * addresses that run, load or hide something, duplicate ids, and traces of code that ran.
 * @returns one line for each, with the element
 */
export function offencesOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const tell = (what: string, element?: Element): void => {
      found.push(`${what}: ${element?.outerHTML.slice(0, 200) ?? ''}`);
    };
    for (const name of ['__pwned', 'polluted', 'pwned']) {
      if (name in globalThis || name in {}) tell(`${name} is set`);
    }
    if (document.getElementById('content')?.localName !== 'main') tell('#content is not the page’s own');
    if (document.body.localName !== 'body' || typeof document.getElementById !== 'function')
      tell('the document is clobbered');
    const ids = new Set<string>();
    for (const element of document.querySelectorAll('*')) {
      const { id, localName } = element;
      if (id !== '' && ids.has(id)) tell('a second element has this id', element);
      ids.add(id);
      const button = element.closest('copy-button');
      const section = button?.closest('copy-sections') ?? undefined;
      // The page's script puts a button for the section after a heading.
      const ofHeading = section !== undefined && button?.previousElementSibling?.hasAttribute('data-lines') === true;
      const own = element.closest('.prompt') === null || ofHeading;
      if (/^(?:iframe|object|embed|base|img|video|audio|template|math|frame|portal)$/.test(localName))
        tell('no such element', element);
      if (element instanceof HTMLScriptElement) {
        const isData = element.type === 'application/ld+json';
        if (isData) JSON.parse(element.text);
        else if (
          element.src === ''
            ? !element.text.startsWith('try{const t=')
            : new URL(element.src).origin !== location.origin
        )
          tell('a script', element);
      }
      if (!own && /^(?:script|style|link|meta|svg|form|button|select|textarea|dialog|slot)$|-/.test(localName))
        tell('not in a prompt', element);
      if (!own && id !== '' && !/^(?:prompt-|line-\d+$)/.test(id)) tell('an id that might be the page’s', element);
      for (const { name, value } of element.attributes) {
        if (/^on|^(?:style|srcdoc|background|ping|xlink:href)$/.test(name)) tell(`the attribute ${name}`, element);
        const tellsLines = /^data-lines?$/.test(name) && /^\d+(?:-\d*)?$/.test(value);
        if (!own && !tellsLines && /^(?:name|hidden|data-|slot|is$|target|accesskey|contenteditable)/.test(name))
          tell(`in a prompt, ${name}`, element);
        if (/^(?:href|src|action|formaction|poster)$/.test(name) && URL.canParse(value, location.href)) {
          const url = new URL(value, location.href);
          const elsewhere = url.origin !== location.origin;
          if (!/^(?:https?|mailto|vscode):$/.test(url.protocol)) tell('an address that no link may have', element);
          if (
            elsewhere &&
            (localName !== 'a' ||
              (element.getAttribute('rel') ?? '').includes('nofollow') === (url.protocol === 'vscode:'))
          ) {
            tell('another host', element);
          }
        }
      }
    }
    return found;
  });
}

/** Records what a page must not do: contact another host, open a dialog or window, download, fail, write to the console. */
export function misdeedsOf(page: Page): string[] {
  const misdeeds: string[] = [];
  page.on('dialog', (dialog) => {
    misdeeds.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => misdeeds.push(`a window: ${popup.url()}`));
  page.on('download', (download) => misdeeds.push(`a download: ${download.url()}`));
  page.on('pageerror', (error) => misdeeds.push(`an error: ${error.message}`));
  page.on('console', (message) => misdeeds.push(`on the console: ${message.text()}`));
  page.on('request', (request) => {
    const { hostname } = new URL(request.url());
    if (hostname !== 'localhost') misdeeds.push(`a request: ${request.url()}`);
  });
  return misdeeds;
}
