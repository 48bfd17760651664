/**
 * Lets the visitor choose the tool and the shell that commands are for. Until something is chosen, here or on an earlier
 * page, nothing is loaded, and the link leads to the page with every command.
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
    // The choice may be in a shared address or in storage. If it cannot be loaded, the commands stay as they are.
    if (/[?&](?:tool|shell|care)=/.test(location.search) || isStored()) choose(false).catch(() => undefined);
  }
}

function isStored(): boolean {
  try {
    return 'install' in localStorage;
  } catch {
    return false;
  }
}

customElements.define('install-choice', InstallChoice);
