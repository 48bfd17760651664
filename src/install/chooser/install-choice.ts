/**
 * Lets the visitor choose the tool and shell of the commands that the page shows first. Nothing is loaded until the visitor
 * opens the list of all commands, or has chosen on an earlier page; without it, that list has them all.
 */
class InstallChoice extends HTMLElement {
  #chooses = false;

  connectedCallback(): void {
    const choose = (): void => {
      if (this.#chooses) return;
      this.#chooses = true;
      // If loading fails, the commands on the page stay.
      import('./choose-install.ts').then(
        (chooser) => {
          chooser.chooseInstall(this);
        },
        () => {
          this.#chooses = false;
        },
      );
    };
    this.querySelector('details')?.addEventListener('toggle', choose);
    // A shared address or a remembered choice.
    if (/[?&](?:tool|shell)=/.test(location.search) || isRemembered()) choose();
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
