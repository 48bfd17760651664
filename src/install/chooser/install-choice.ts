/**
 * Lets the visitor choose for which tool and shell the commands are. Until something is chosen, here or on an earlier
 * page, nothing is loaded, and the link leads to a page with every command.
 */
class InstallChoice extends HTMLElement {
  connectedCallback(): void {
    const choose = (asked: boolean): Promise<void> =>
      import('./choose-install.ts').then((chooser) => chooser.chooseInstall(this, asked));
    const link = this.querySelector<HTMLAnchorElement>('[data-choice] a');
    link?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(true).catch(() => {
        location.href = link.href;
      });
    });
    // In the address by somebody who shares it, or remembered. What cannot be loaded leaves the commands that stand there.
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
