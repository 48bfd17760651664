/**
 * Says that something could not be loaded, and if the browser knows, that this is because it is offline.
 * @param what begins the sentence, such as "The list"
 */
export function notLoaded(what: string): string {
  return navigator.onLine
    ? `${what} could not be loaded.`
    : `${what} could not be loaded. You are offline; it is tried again once you are back.`;
}

/**
 * Offers to try again what has failed, with a button below the place that says so. It is also tried once the browser is back
 * online. The button goes as soon as it is tried, or with `withdrawRetry`.
 * @param place says what has failed; it gets the focus when the button goes
 */
export function offerRetry(place: HTMLElement, again: () => void): void {
  withdrawRetry(place);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Try again';
  const line = document.createElement('p');
  line.className = 'again';
  line.append(button);
  const retry = (): void => {
    if (!line.isConnected) return;
    const hadFocus = line.contains(document.activeElement);
    line.remove();
    if (hadFocus) {
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    again();
  };
  button.addEventListener('click', retry);
  addEventListener('online', retry, { once: true });
  place.after(line);
}

/** Removes the button that `offerRetry` has put below a place. */
export function withdrawRetry(place: HTMLElement): void {
  const next = place.nextElementSibling;
  if (next?.matches('.again') === true) next.remove();
}
