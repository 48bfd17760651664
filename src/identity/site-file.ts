import { z } from 'zod';

/** The name of the file that says who a catalogue is. */
export const SITE_FILE_NAME = 'site.json';

const text = z
  .string()
  .trim()
  .min(1, 'it is empty')
  .regex(/^[^\p{Cs}\p{Noncharacter_Code_Point}\0]*$/u, 'it has a character that no page may have');

/** Text on one line: of a title, a label or a tag. @param length how many characters it may have */
function line(length: number) {
  return text
    .max(length, `it has more than ${length} characters`)
    .regex(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]*$/u, 'it has a line break or a hidden character');
}

/** A path below the folder of the file. */
const path = text.refine(
  (value) => !/^(?:[a-z][\w+.-]*:|[/\\]{2})/i.test(value),
  'it must be the path of a file, not an address',
);

const color = text.regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, 'it must be a colour such as #0b6e4f');

/** The address of a link: on this site, on the web, or of a mailbox. */
const target = text.refine(
  (value) => /^(?:https?:\/\/[^\s]+|mailto:[^\s]+)$/i.test(value) || /^(?![a-z][\w+.-]*:|\/\/)[^\s\\]+$/i.test(value),
  'it must begin with https://, http:// or mailto:, or be a path on this site such as guides/',
);

const link = z.strictObject({
  label: line(40).describe('What the link says.'),
  url: target.describe('Where it leads: an address, or a path on this site such as `guides/our-rules/`.'),
});

const pair = z.strictObject({
  light: color.describe('The colour on light paper.'),
  dark: color.describe('The colour on dark paper.'),
});

/** What `<meta name>` elements a catalogue may add, and the attribute that names each. Nothing here loads or runs anything. */
export const HEAD_NAMES = {
  author: 'name',
  copyright: 'name',
  keywords: 'name',
  robots: 'name',
  'theme-color': 'name',
  'google-site-verification': 'name',
  'msvalidate.01': 'name',
  'yandex-verification': 'name',
  'p:domain_verify': 'name',
  'facebook-domain-verification': 'name',
  'fediverse:creator': 'name',
  'twitter:card': 'name',
  'twitter:site': 'name',
  'og:locale': 'property',
  'og:site_name': 'property',
  'og:type': 'property',
} as const;

const head = z.partialRecord(z.enum(Object.keys(HEAD_NAMES)), line(300));

const languageTag = text.refine(isLanguageTag, 'it must be a language tag such as en, de or pt-BR');

/** What `site.json` may say. Every field may be left out. */
export const siteFileSchema = z.strictObject({
  $schema: z.string().optional().describe('The address of this schema, for editors.'),
  title: line(60).optional().describe('The name of the catalogue.'),
  shortTitle: line(16)
    .optional()
    .describe(
      'A shorter name: after the titles of pages, on narrow screens, and for search from the browser’s address bar.',
    ),
  description: line(300).optional().describe('What the catalogue is, in a sentence or two.'),
  introduction: text
    .max(4000, 'it has more than 4000 characters')
    .optional()
    .describe('Markdown for the home page, below the description. HTML in it is shown as text.'),
  logo: z
    .strictObject({
      light: path.describe('The picture on light paper: SVG, PNG, WebP, AVIF or JPEG, of at most 200 kB.'),
      dark: path.optional().describe('The picture on dark paper; without it, the one for light paper is shown.'),
      alt: line(100)
        .optional()
        .describe(
          'What the picture says, where it says the catalogue’s name. Without it, the name stands beside the picture.',
        ),
    })
    .optional()
    .describe('A logo for the head of every page. Paths are relative to this file.'),
  icon: path
    .optional()
    .describe('The icon of browser tabs: SVG or PNG, of at most 200 kB. The path is relative to this file.'),
  accent: z
    .union([color, pair], { error: 'it must be a colour such as #0b6e4f, or {"light": "#0b6e4f", "dark": "#5fd0a5"}' })
    .optional()
    .describe(
      'The colour of the title, the main buttons and what is in focus: one, such as `#0b6e4f`, from which the one for dark paper is derived, or `light` and `dark`.',
    ),
  links: z
    .strictObject({
      header: z
        .array(link)
        .max(5, 'there are more than 5')
        .optional()
        .describe('Links at the end of the main navigation.'),
      footer: z.array(link).max(12, 'there are more than 12').optional().describe('Links in the foot of every page.'),
    })
    .optional()
    .describe('Links of your own.'),
  language: languageTag.optional().describe('The language of this file’s words and of your guides, such as `de`.'),
  direction: z
    .enum(['ltr', 'rtl'], { error: 'it must be "ltr" or "rtl"' })
    .optional()
    .describe('The direction of writing. Without it, that of the language.'),
  notice: text
    .max(600, 'it has more than 600 characters')
    .optional()
    .describe('Markdown for the foot of every page, such as who may use the agents.'),
  head: head.optional().describe(
    `Metadata for the head of every page, by name. The names are ${Object.keys(HEAD_NAMES)
      .map((name) => `\`${name}\``)
      .join(', ')}.`,
  ),
  guides: z
    .strictObject({
      folder: path
        .optional()
        .describe('A folder of guides of your own: Markdown files. The path is relative to this file.'),
      show: z
        .union([z.enum(['all', 'none']), z.array(line(60))], { error: 'it must be "all", "none" or a list of guides' })
        .optional()
        .describe(
          'Which of the guides that come with the catalogue to show: `all` of them, `none`, or those in a list.',
        ),
    })
    .optional()
    .describe('The guides of the catalogue.'),
});

function isLanguageTag(value: string): boolean {
  try {
    return new Intl.Locale(value).toString().length > 0;
  } catch {
    return false;
  }
}

/** What `site.json` says. */
export type SiteFile = z.infer<typeof siteFileSchema>;

/** A link of a catalogue's own. */
export type SiteLink = z.infer<typeof link>;
