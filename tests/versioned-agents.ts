import { makeRepository } from './unit/make/repository.ts';

/** Writes agents with a Git history into a folder. Their dates are fixed, so that the same site is built every time. */
export function writeVersionedAgents(folder: string): void {
  const repository = makeRepository(folder);
  const change = (date: string, message: string, files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    repository.commit(`${date}T10:00:00+00:00`, message);
  };
  for (const [date, message, files] of CHANGES) change(date, message, files);
  repository.git('mv', 'reviewer.md', 'moved.md');
  repository.commit('2024-05-01T10:00:00+00:00', 'Move the reviewer');
  for (let number = 1; number <= 25; number += 1) {
    const date = `2024-05-${String(number).padStart(2, '0')}`;
    change(date, `Busy ${number}`, { 'busy.md': agent('busy', 'tools: Read\n', `Number ${number}.\n`) });
  }
  change('2024-06-01', 'Add one more', { 'team/late.md': agent('late', 'tools: Read\n', 'Be late.\n') });
  repository.write('writer.md', agent('writer', 'tools: Read\n', 'Write.\nNot committed.\n'));
}

/** The first version of the agent "reviewer". */
export function firstReviewer(): string {
  return agent('reviewer', 'tools: Read, Grep\nmodel: sonnet\n', RULES);
}

const RULES = Array.from({ length: 60 }, (_, at) => `- Rule ${at}: look at part ${at} with care.\n`).join('');
/** A subject that would be dangerous or unseen if it were not shown as text. */
const HOSTILE = '</h2><script>alert(1)</script> \u202e\u200b';

const CHANGES: readonly [date: string, message: string, files: Readonly<Record<string, string>>][] = [
  [
    '2024-01-01',
    'Add two',
    { 'reviewer.md': firstReviewer(), 'writer.md': agent('writer', 'tools: Read\n', 'Write.\n') },
  ],
  ['2024-02-01', HOSTILE, { 'reviewer.md': agent('reviewer', 'tools: Read, Grep, Bash\nmodel: opus\n', RULES) }],
  [
    '2024-03-01',
    'Rewrite',
    { 'reviewer.md': agent('reviewer', 'model: opus\n', RULES.replace('Rule 7: look', 'Rule 7: do not look')) },
  ],
];

function agent(name: string, fields: string, prompt: string): string {
  return `---\nname: ${name}\ndescription: Does what a ${name} does.\n${fields}---\n\n${prompt}`;
}
