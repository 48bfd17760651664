const fetched = new Set<string>();

for (const event of ['pointerenter', 'focusin', 'touchstart']) {
  document.addEventListener(event, prefetch, { capture: true, passive: true });
}

/** Prefetches a page of this site when a visitor points at, focuses or touches a link to it. */
function prefetch({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link?.origin !== location.origin || link.hasAttribute('download')) return;
  const page = link.href.split('#')[0] ?? '';
  if (!page.endsWith('/') || page === location.href.split('#')[0] || fetched.has(page)) return;
  fetched.add(page);
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = page;
  document.head.append(hint);
}
