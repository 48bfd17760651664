import { readInstallChoice, writeInstallChoice, type InstallChoice } from '../commands/choice.ts';
import { element } from '../../components/element.ts';

/**
 * Lets the visitor choose whose commands the page shows first. All commands are on the page already, in the folded list.
 * @param box the element around that list
 */
export function chooseInstall(box: HTMLElement): void {
  const details = box.querySelector('details');
  const chosen = [...document.querySelectorAll<HTMLElement>('code[data-chosen]')];
  if (!details) return;
  const commands = new Map(
    [...document.querySelectorAll<HTMLElement>('code[data-install]')].map(({ dataset, textContent }) => [
      keyOf(dataset.install, dataset.scope, dataset.shell),
      textContent,
    ]),
  );
  const notes = [...details.querySelectorAll<HTMLElement>('[data-note]')];
  const labelOf = (note: HTMLElement): string =>
    note.closest('details')?.querySelector('summary')?.firstChild?.textContent?.trim() ?? '';
  const tools = notes.map((note) => ({ value: note.dataset.note ?? '', label: labelOf(note) }));

  let choice = readInstallChoice(new URLSearchParams(location.search), storedChoice());
  if (!hasChoice()) choice = { ...choice, tool: chosen[0]?.dataset.install ?? '' };
  if (!tools.some(({ value }) => value === choice.tool)) choice = { ...choice, tool: tools[0]?.value ?? '' };
  const about = element('p', { class: 'small', 'aria-live': 'polite' });
  const tool = chooser('Show first', tools, choice.tool);
  const shell = chooser('in', SHELLS, choice.shell);
  const row = element('div', { class: 'row', 'data-choice': '' }, tool.label, shell.label);
  details.querySelector('summary')?.after(row);
  details.before(about);

  const show = (): void => {
    for (const code of chosen) {
      const command = commands.get(keyOf(choice.tool, code.dataset.scope, choice.shell));
      if (command === undefined) continue;
      code.textContent = command;
      code.dataset.install = choice.tool;
      code.dataset.shell = choice.shell;
      code.closest('.scope')?.querySelector('button')?.removeAttribute('data-copied');
    }
    for (const name of document.querySelectorAll('[data-for]'))
      name.textContent = tool.select.selectedOptions[0]?.text ?? '';
    const note = notes.find(({ dataset }) => dataset.note === choice.tool);
    about.replaceChildren(...[...(note?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  };
  const change = (): void => {
    choice = { tool: tool.select.value, shell: shell.select.value === 'powershell' ? 'powershell' : 'sh' };
    show();
    storeChoice(choice);
    const address = new URL(location.href);
    writeInstallChoice(choice, address.searchParams);
    history.replaceState(null, '', address);
  };
  for (const control of [tool.select, shell.select]) control.addEventListener('change', change);
  if (hasChoice()) show();
}

const SHELLS = [
  { value: 'sh', label: 'macOS, Linux or WSL' },
  { value: 'powershell', label: 'PowerShell' },
];

function keyOf(tool = '', scope = '', shell = ''): string {
  return `${tool} ${scope} ${shell}`;
}

/** Whether the address or an earlier page says what to show; otherwise it is what the page has. */
function hasChoice(): boolean {
  return /[?&](?:tool|shell)=/.test(location.search) || storedChoice() !== null;
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
