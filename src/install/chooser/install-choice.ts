/**
 * Lets the visitor choose the tool and shell of the commands. Nothing is loaded until the visitor chooses, here or on
 * an earlier page; until then, the link leads to a page with every command.
 */
class InstallChoice extends HTMLElement {
  connectedCallback(): void {
    const choose = (focus: boolean): Promise<void> =>
      import('./choose-install.ts').then((chooser) => chooser.chooseInstall(this, focus));
    const link = this.querySelector<HTMLAnchorElement>('[data-choice] a');
    link?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(true).catch(() => {
        location.href = link.href;
      });
    });
    // A shared address or a remembered choice. If loading fails, the commands on the page stay.
    if (/[?&](?:tool|shell|care)=/.test(location.search) || isRemembered()) choose(false).catch(() => undefined);
  }
}

function isRemembered(): boolean {
  try {
    return 'install' in localStorage;
  } catch {
    return false;
  }
}

customElements.define('install-choice', InstallChoice);
