import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { drawSocialImage, SOCIAL_COLORS, type SocialImage } from '../../../src/social/image.ts';
import { FACES, FACTS_FACE, NAME_FACE, SUMMARY_FACE } from '../../../src/social/faces.ts';

const SITE_NAME = 'Agent Catalogue';
const FINGERPRINT = 'M-10 -10L0 -90L10 -10Z';

function image(parts: Partial<SocialImage> = {}): SocialImage {
  const plain = {
    site: SITE_NAME,
    name: 'helper',
    summary: 'Helps.',
    facts: ['reads'],
    color: '#ad4a00',
    fingerprint: FINGERPRINT,
  };
  return { ...plain, ...parts };
}

function draw(parts: Partial<SocialImage> = {}): string {
  return drawSocialImage(image(parts));
}

/** The text elements of a drawing, as an XML parser reads them. */
function texts(svg: string): { text: string; attributes: Record<string, string> }[] {
  const found: { text: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  let open = false;
  parser.on('opentag', ({ name, attributes }) => {
    open = name === 'text';
    if (open) found.push({ text: '', attributes });
  });
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (open && last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    open = false;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return found;
}

/** The lines of one part of the drawing; each part has its own typeface. */
function linesOf(svg: string, part: 'name' | 'summary' | 'facts'): string[] {
  const face = { name: NAME_FACE, summary: SUMMARY_FACE, facts: FACTS_FACE }[part];
  return texts(svg)
    .filter(
      ({ text, attributes }) =>
        attributes['font-family'] === face.family &&
        attributes['font-weight'] === String(face.weight) &&
        text !== SITE_NAME,
    )
    .map(({ text }) => text);
}

/** The right edge of each line as rendered, in pixels. */
function rightEdges(svg: string): number[] {
  const files = FACES.map(({ path }) => path);
  return (svg.match(/<text[^]*?<\/text>/g) ?? []).map((element) => {
    const alone = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="630">${element}</svg>`;
    const box = new Resvg(alone, { font: { loadSystemFonts: false, fontFiles: files } }).getBBox();
    return box === undefined ? 0 : box.x + box.width;
  });
}

const LONG = 'enterprise-kubernetes-multi-cluster-observability-specialist';
const SENTENCE = 'Guards server code: use proactively after any change to it, and whenever it looks messy. ';

describe('the SVG is well-formed XML', () => {
  test.each([
    ['markup', '</text><script>alert(1)</script>'],
    ['entities', '&lt;&amp;&#0;&nope;'],
    ['quotes', `"><rect width='9'/>`],
    ['a CDATA end', ']]>'],
    ['control characters', 'a\u0000\u0001\u0008\u000b\u001f\u007f\u0085b'],
    ['noncharacters', 'a\uFFFE\uFFFFb'],
    ['lone surrogates', 'a\uD800b\uDC00'],
    ['direction marks', 'a\u202Eb\u2066c'],
    ['tags and joiners', 'a\u200B\u200D\uFEFF\u{E0041}b'],
    ['emoji', '👩‍👩‍👧‍👦 🏳️‍🌈 1️⃣'],
  ])('%s', (_, text) => {
    expect(() =>
      texts(draw({ name: text, summary: text, facts: [text], color: text, fingerprint: text })),
    ).not.toThrow();
  });

  test('for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, summary) => {
        texts(draw({ name, summary, facts: [summary, name] }));
      }),
    );
  });

  test('and shows markup as text', () => {
    expect(linesOf(draw({ name: 'a<b>&amp;' }), 'name')).toEqual(['a<b>&amp;']);
  });
});

describe('a name', () => {
  test('that is short takes one line', () => {
    expect(linesOf(draw({ name: 'nextjs-backend-expert' }), 'name')).toEqual(['nextjs-backend-expert']);
  });

  test('of 60 characters is whole', () => {
    expect(linesOf(draw({ name: LONG }), 'name').join('')).toBe(LONG);
  });

  test('breaks after a hyphen', () => {
    const lines = linesOf(draw({ name: LONG }), 'name');
    expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true);
  });

  test('breaks where a capital letter starts a word', () => {
    expect(linesOf(draw({ name: 'KubernetesObservabilitySpecialist' }), 'name')).toEqual([
      'Kubernetes',
      'ObservabilitySpecialist',
    ]);
  });

  test('that is longer than three lines ends with an ellipsis', () => {
    expect(linesOf(draw({ name: 'W'.repeat(150) }), 'name').at(-1)).toMatch(/W…$/);
  });

  test('of 5,000 narrow letters ends in an ellipsis', () => {
    expect(linesOf(draw({ name: 'i'.repeat(5000), fingerprint: undefined }), 'name').at(-1)).toMatch(/i…$/);
  });

  test.each([
    ['of 60 characters', LONG],
    ['of one long word', 'W'.repeat(500)],
    ['of narrow letters', 'il'.repeat(100)],
    ['of accents', `a${'\u0301'.repeat(400)}`],
    ['in capitals', 'ENTERPRISE_KUBERNETES_MULTI_CLUSTER_OBSERVABILITY_SPECIALIST'],
    ['in Cyrillic', 'Помощник-по-развёртыванию-приложений-в-облаке'],
  ])('%s does not touch the fingerprint', (_, name) => {
    expect(Math.max(...rightEdges(draw({ name, facts: [] })).slice(0, -1))).toBeLessThan(800);
  });

  test.each(['W'.repeat(500), LONG, 'AVAVAV-'.repeat(30)])(
    '%s does not touch the edge without a fingerprint',
    (name) => {
      expect(Math.max(...rightEdges(draw({ name, facts: [], fingerprint: undefined })))).toBeLessThanOrEqual(1121);
    },
  );

  test('is drawn in the given colour', () => {
    expect(texts(draw({ color: '#123456' }))[0]?.attributes.fill).toBe('#123456');
  });
});

describe('letters that the typeface lacks', () => {
  test.each(['代码审查', 'مراجع', '🚀', '', '\u200B'])('a name without any other letter, "%s", is replaced', (name) => {
    expect(linesOf(draw({ name }), 'name').join(' ')).toBe('Named in another script');
  });

  test('become one ellipsis when they follow each other', () => {
    expect(linesOf(draw({ name: 'Helper 审查 代码' }), 'name')).toEqual(['Helper …']);
  });

  test('become plain letters with the same meaning', () => {
    expect(linesOf(draw({ name: 'ｈｅｌｐｅｒ' }), 'name')).toEqual(['helper']);
  });

  test('emoji are dropped', () => {
    expect(linesOf(draw({ name: '🚀 helper ❤️' }), 'name')).toEqual(['helper']);
  });
});

describe('the summary', () => {
  test('that is short is whole', () => {
    expect(linesOf(draw({ summary: SENTENCE }), 'summary').join(' ')).toBe(SENTENCE.trim());
  });

  test('has at most three lines', () => {
    expect(linesOf(draw({ summary: SENTENCE.repeat(100) }), 'summary')).toHaveLength(3);
  });

  test('that is longer ends in an ellipsis after a whole word', () => {
    expect(linesOf(draw({ summary: 'whole words '.repeat(100) }), 'summary').at(-1)).toMatch(/ (?:whole|words)…$/);
  });

  test('does not touch the fingerprint', () => {
    expect(Math.max(...rightEdges(draw({ summary: 'W'.repeat(500), facts: [] })).slice(0, -1))).toBeLessThan(800);
  });

  test('that is empty takes no space', () => {
    expect(linesOf(draw({ summary: ' \n ' }), 'summary')).toEqual([]);
  });
});

describe('the facts', () => {
  test('are on one line', () => {
    expect(linesOf(draw({ facts: ['reads', 'writes'] }), 'facts')).toEqual(['reads\u2002·\u2002writes']);
  });

  test('that do not fit become an ellipsis', () => {
    const facts = ['reads, writes, runs commands, uses the network', 'runs on Sonnet', 'x '.repeat(40)];
    expect(linesOf(draw({ facts }), 'facts')).toEqual([expect.stringMatching(/runs on Sonnet\u2002·\u2002…$/)]);
  });

  test('do not touch the name of the site', () => {
    const right = rightEdges(draw({ facts: ['W'.repeat(300), 'reads'] })).at(-2) ?? Infinity;
    expect(right).toBeLessThan(900);
  });

  test('that cannot be drawn leave no gap', () => {
    expect(linesOf(draw({ facts: ['', 'reads', '🚀'] }), 'facts')).toEqual(['reads']);
  });
});

describe('the drawing', () => {
  test('shows the fingerprint in the given colour', () => {
    expect(draw({ color: '#123456' })).toContain(`<path d="${FINGERPRINT}" fill="#123456"/>`);
  });

  test('has no circle without a fingerprint', () => {
    expect(draw({ fingerprint: undefined })).not.toContain('<circle');
  });

  test('ends with the name of the site', () => {
    expect(texts(draw()).at(-1)?.text).toBe(SITE_NAME);
  });

  test('of the site itself shows its name once', () => {
    expect(texts(draw({ name: SITE_NAME })).filter(({ text }) => text === SITE_NAME)).toHaveLength(1);
  });
});

describe('colours', () => {
  const css = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');

  test.each(Object.entries(SOCIAL_COLORS))('%s is the light tint of the pages', (name, hex) => {
    expect(toHex(lightTint(css, name))).toBe(hex);
  });

  test.each(Object.entries(SOCIAL_COLORS))('%s contrasts with the background', (_, hex) => {
    expect((luminance('#fcfaf6') + 0.05) / (luminance(hex) + 0.05)).toBeGreaterThan(4.5);
  });
});

/** The light tint of a colour in tokens.css, as lightness, chroma and hue. */
function lightTint(css: string, name: string): string {
  const own = new RegExp(`\\[data-color='${name}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const shared = /\[data-color\]:not\(\[data-color='none'\]\) \{([^}]*)\}/.exec(css)?.[1] ?? '';
  const tint = /--tint: light-dark\(oklch\((.*?)\), oklch/.exec(own.includes('--tint') ? own : shared)?.[1] ?? '';
  return tint.replace(/var\((--\w+)(?:, ([\d.]+))?\)/g, (_, property: string, fallback = '') => {
    return new RegExp(`${property}: ([\\d.]+);`).exec(own)?.[1] ?? String(fallback);
  });
}

/** An OKLCH colour in sRGB; channels outside its range are clipped. */
function toHex(oklch: string): string {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.split(' ').map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const digits = linear
    .map((value) => Math.min(1, Math.max(0, value)))
    .map((value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055))
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    );
  return `#${digits.join('')}`;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
