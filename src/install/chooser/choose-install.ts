import { readInstallChoice, writeInstallChoice, type InstallChoice } from '../commands/choice.ts';
import { element } from '../../components/element.ts';
import { inertDocument } from '../../components/trusted.ts';

/**
 * Shows an agent's commands for another tool or shell. They are taken from the agent's install page, so that only one
 * place makes them.
 * @param box the element around the commands, with the link to that page in `[data-choice]`
 * @param focus whether to move the focus to the first control
 * @throws Error if the page cannot be loaded
 */
export async function chooseInstall(box: HTMLElement, focus: boolean): Promise<void> {
  const row = box.querySelector<HTMLElement>('[data-choice]');
  const link = row?.querySelector('a');
  if (!row || !link) return;
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(`${link.href} answered ${response.status}.`);
  // Only the main part: the Content-Security-Policy would report the styles in the head as violations.
  const [, page = ''] = /<main[^>]*>([^]*)<\/main>/.exec(await response.text()) ?? [];
  const commands = inertDocument(page);
  const tools = [...commands.querySelectorAll('h2[id]')].filter(({ id }) => commandIn(commands, id) !== null);

  let choice = readInstallChoice(new URLSearchParams(location.search), storedChoice());
  if (!tools.some(({ id }) => id === choice.tool)) choice = { ...choice, tool: tools[0]?.id ?? '' };
  const note = element('p', { class: 'small', 'aria-live': 'polite' });
  const tool = chooser(
    'For',
    tools.map(({ id, textContent }) => ({ value: id, label: textContent })),
    choice.tool,
  );
  const shell = chooser('in', SHELLS, choice.shell);
  const care = element('input', { type: 'checkbox' });
  care.checked = choice.careful;
  row.replaceChildren(
    tool.label,
    shell.label,
    element('label', {}, care, ' with care: check the file, replace nothing'),
    element('a', { href: link.href }, 'All commands'),
  );
  row.after(note);

  const show = (): void => {
    for (const code of box.querySelectorAll<HTMLElement>('code[data-install]')) {
      const wanted = commandIn(commands, choice.tool, code.dataset.scope, choice);
      if (wanted === null) continue;
      const command = wanted.textContent;
      code.textContent = command;
      code.dataset.install = choice.tool;
      code.dataset.shell = choice.shell;
      code.toggleAttribute('data-careful', choice.careful);
      code.closest('.scope')?.querySelector('button')?.removeAttribute('data-copied');
    }
    for (const name of box.querySelectorAll('[data-for]'))
      name.textContent = tool.select.selectedOptions[0]?.text ?? '';
    const about = commands.querySelector(`[data-note="${CSS.escape(choice.tool)}"]`);
    note.replaceChildren(...[...(about?.childNodes ?? [])].map((node) => document.importNode(node, true)));
  };
  const change = (): void => {
    choice = {
      tool: tool.select.value,
      shell: shell.select.value === 'powershell' ? 'powershell' : 'sh',
      careful: care.checked,
    };
    show();
    storeChoice(choice);
    const address = new URL(location.href);
    writeInstallChoice(choice, address.searchParams);
    history.replaceState(null, '', address);
  };
  for (const control of [tool.select, shell.select, care]) control.addEventListener('change', change);
  show();
  if (focus) tool.select.focus();
}

const SHELLS = [
  { value: 'sh', label: 'macOS, Linux or WSL' },
  { value: 'powershell', label: 'PowerShell' },
];

/** Finds a command on the install page. */
function commandIn(page: Document, tool: string, scope = 'project', choice?: InstallChoice): Element | null {
  const careful = choice?.careful === true ? '[data-careful]' : ':not([data-careful])';
  return page.querySelector(
    `code[data-install="${CSS.escape(tool)}"][data-scope="${CSS.escape(scope)}"][data-shell="${choice?.shell ?? 'sh'}"]${careful}`,
  );
}

function chooser(
  name: string,
  options: readonly { value: string; label: string }[],
  value: string,
): { label: HTMLLabelElement; select: HTMLSelectElement } {
  const select = element(
    'select',
    {},
    ...options.map((option) => element('option', { value: option.value }, option.label)),
  );
  select.value = value;
  return { label: element('label', {}, `${name} `, select), select };
}

function storedChoice(): string | null {
  try {
    return localStorage.getItem('install');
  } catch {
    return null;
  }
}

function storeChoice(choice: InstallChoice): void {
  const parameters = new URLSearchParams();
  writeInstallChoice(choice, parameters);
  try {
    if (parameters.size === 0) localStorage.removeItem('install');
    else localStorage.setItem('install', parameters.toString());
  } catch {
    // Storage is disabled: the choice holds for this page only.
  }
}
