import { severalCommand, severalPowershellCommand } from '../install/commands/several-command.ts';
import { readInstallChoice, writeInstallChoice } from '../install/commands/choice.ts';
import type { InstallTarget, Scope, Shell } from '../install/tools/target.ts';
import { customElement, element } from '../components/element.ts';
import { hasShape } from '../components/guard.ts';
import type { LoadedRecord } from '../components/record-client.ts';

/**
 * Makes the panel that offers several agents as one command, an archive and a link.
 * @param home the catalogue's address, with a slash at the end
 * @param json the tools, as JSON
 * @returns a function that shows the panel for some agents; the chosen tool and scope persist between calls
 */
export function installPanel(home: string, json: string): (agents: readonly LoadedRecord[]) => HTMLElement {
  const targets = readTargets(json);
  const choice = readInstallChoice(new URLSearchParams(location.search), remembered());
  const tool = element('select', {}, ...targets.map(({ id, label }) => element('option', { value: id }, label)));
  tool.value = targets.some(({ id }) => id === choice.tool) ? choice.tool : (targets[0]?.id ?? '');
  const scope = element('select', {}, ...SCOPES.map(({ id, label }) => element('option', { value: id }, label)));
  if (new URLSearchParams(location.search).get('scope') === 'user') scope.value = 'user';
  const commands = element('div', { class: 'commands' });
  const later = element(
    'p',
    { class: 'small' },
    'Later, ',
    element('code', {}, `curl -fsSL ${home}install.sh | sh -s -- --check`),
    ' says which of them have become old, and ',
    element('code', {}, '--update'),
    ' replaces those.',
  );
  const archive = element('div', { class: 'row' });
  const link = element('div', { class: 'row' });
  const heading = element('h2', { id: 'take' }, 'Get them');
  const panel = element(
    'section',
    { class: 'take', 'aria-labelledby': 'take' },
    heading,
    element('div', { class: 'choosing' }, element('label', {}, 'For', tool), element('label', {}, 'in', scope)),
    commands,
    later,
    archive,
    link,
  );
  let shown: readonly LoadedRecord[] = [];

  const show = (): void => {
    const target = targets.find(({ id }) => id === tool.value);
    if (target === undefined) return;
    const where: Scope = scope.value === 'user' ? 'user' : 'project';
    const slugs = shown.map(({ slug }) => slug);
    commands.replaceChildren(
      commandBlock('macOS, Linux or WSL', severalCommand(home, slugs, target.id, where), target.id, where, 'sh'),
      commandBlock(
        'PowerShell',
        severalPowershellCommand(home, slugs, target.id, where),
        target.id,
        where,
        'powershell',
      ),
    );
    archive.replaceChildren(...archiveParts(shown, target, where));
    link.replaceChildren(
      element('span', { class: 'quiet' }, 'Share this list'),
      copyButton('link', new URL(`tray/?agents=${slugs.map(encodeURIComponent).join(',')}`, home).href, 'Copy link'),
    );
  };
  const change = (): void => {
    const address = new URL(location.href);
    const known = readInstallChoice(address.searchParams, remembered());
    writeInstallChoice({ ...known, tool: tool.value }, address.searchParams);
    if (scope.value === 'user') address.searchParams.set('scope', 'user');
    else address.searchParams.delete('scope');
    // Keep the commas between slugs readable.
    history.replaceState(null, '', address.href.replaceAll('%2C', ','));
    show();
  };
  for (const control of [tool, scope]) control.addEventListener('change', change);
  return (agents) => {
    shown = agents;
    show();
    return panel;
  };
}

const SCOPES = [
  { id: 'project', label: 'this project' },
  { id: 'user', label: 'all your projects' },
];

function commandBlock(title: string, command: string, tool: string, scope: Scope, shell: Shell): HTMLElement {
  const code = element('code', { 'data-install': tool, 'data-scope': scope, 'data-shell': shell }, command);
  return element(
    'div',
    { class: 'scope' },
    element(
      'div',
      { class: 'row' },
      element('h3', {}, title),
      copyButton('command', command, 'Copy command', shell === 'sh'),
    ),
    element('pre', { tabindex: '0' }, code),
  );
}

/** The same markup as CopyButton.astro; every page defines the element. */
function copyButton(kind: 'command' | 'link', value: string, label: string, main = false): HTMLElement {
  const button = customElement('copy-button', { 'data-value': value });
  button.append(
    element('button', { type: 'button', 'data-copy': kind, class: main ? 'main' : undefined }, label),
    ' ',
    element('span', { class: 'small', 'aria-live': 'polite' }),
  );
  return button;
}

function archiveParts(agents: readonly LoadedRecord[], target: OfferedTarget, scope: Scope): HTMLElement[] {
  const button = element('button', { type: 'button', 'data-archive': '' }, 'Download as one .zip');
  const status = element('span', { class: 'small', 'aria-live': 'polite' });
  button.addEventListener('click', () => {
    button.disabled = true;
    status.textContent = 'Fetching and checking the files…';
    import('./download-zip.ts')
      .then(({ downloadZip }) =>
        downloadZip(agents, target.id, scope === 'user' ? target.userFolder : target.projectFolder),
      )
      .catch(() => 'Not downloaded: the archive could not be made. Try again.')
      .then((message) => {
        status.textContent = message;
        button.disabled = false;
      })
      .catch(() => undefined);
  });
  const where = scope === 'user' ? 'your home folder' : 'the project folder';
  return [
    element('span', { class: 'quiet' }, `Without a command: unpack it in ${where}`),
    element('span', { class: 'saving' }, button, status),
  ];
}

function readTargets(json: string): OfferedTarget[] {
  const targets: unknown = JSON.parse(json);
  return Array.isArray(targets) ? targets.filter(isTarget) : [];
}

function isTarget(value: unknown): value is OfferedTarget {
  return hasShape(value, { id: 'string', label: 'string', projectFolder: 'string', userFolder: 'string' });
}

function remembered(): string | null {
  try {
    return localStorage.getItem('install');
  } catch {
    return null;
  }
}

/** What the page passes on about a tool; see Tray.astro. */
type OfferedTarget = Pick<InstallTarget, 'id' | 'label' | 'projectFolder' | 'userFolder'>;
