import type { Identity } from './identity.ts';

/** The styles that only a catalogue with an identity of its own needs; empty if it needs none. */
export function identityStyles({
  accent,
  logo,
  darkLogo,
  title,
  shortTitle,
  notice,
  introduction,
  footer,
  direction,
}: Identity): string {
  const parts: string[] = [];
  if (accent !== undefined) {
    const color = `light-dark(${accent.light}, ${accent.dark})`;
    // Agents without a colour keep the neutral one, because colour says something about an agent.
    parts.push(`:root { --tint: ${color}; --accent: ${color}; }`);
    parts.push('.bar > .home { color: var(--accent); }');
    parts.push('button.main { background: var(--accent); border-color: var(--accent); }');
  }
  if (logo !== undefined) {
    parts.push('.bar > .home { display: flex; gap: 0.6rem; align-items: center; }');
    parts.push('.logo { width: auto; height: 1.75rem; max-width: 12rem; object-fit: contain; }');
  }
  if (darkLogo !== undefined) {
    parts.push('.logo.dark { display: none; }');
    for (const [media, root] of [
      ['@media (prefers-color-scheme: dark)', ":root:not([data-theme='light'])"],
      ['@media all', "[data-theme='dark']"],
    ]) {
      parts.push(`${media} { ${root} .logo.light { display: none; } ${root} .logo.dark { display: inline; } }`);
    }
  }
  if (shortTitle !== title) {
    parts.push('.short { display: none; }');
    parts.push('@media (max-width: 30rem) { .long { display: none; } .short { display: inline; } }');
  }
  if (direction === 'rtl') {
    // Texts in Latin letters keep to the side where the others begin.
    parts.push(':is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, summary, q, input) { text-align: right; }');
  }
  if (introduction !== undefined) parts.push('.introduction > * + * { margin-top: 0.75rem; }');
  if (footer.length > 0) parts.push('.foot nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }');
  if (notice !== undefined) parts.push('.notice { flex-basis: 100%; }');
  if (introduction !== undefined || notice !== undefined) {
    // On paper, a link is worth its address.
    const links = ":is(.introduction, .notice) a[href^='http']::after";
    parts.push(`@media print { ${links} { content: ' (' attr(href) ')'; overflow-wrap: anywhere; } }`);
  }
  if (parts.length === 0) return '';
  return `@layer tokens, base, layout, parts, identity;\n@layer identity {\n${parts.join('\n')}\n}\n`;
}
