import type { Accent } from './accent.ts';
import type { Picture } from './picture.ts';
import { HEAD_NAMES, type SiteFile, type SiteLink } from './site-file.ts';

/**
 * Who a catalogue is: what its file says, and what holds where the file says nothing.
 * @param file what the file says; undefined if there is none
 * @param found what was read for it: its pictures, its colours, its folder of guides
 */
export function identityOf(file: SiteFile | undefined, found: Found = {}): Identity {
  const { title = NAME, shortTitle, language = 'en', head = {}, links = {} } = file ?? {};
  return {
    isOwn: file !== undefined,
    title,
    shortTitle: shortTitle ?? title,
    description: file?.description,
    introduction: file?.introduction,
    logoAlt: file?.logo?.alt,
    header: links.header ?? [],
    footer: links.footer ?? [],
    language,
    direction: file?.direction ?? directionOf(language),
    notice: file?.notice,
    head: Object.entries(HEAD_NAMES).flatMap(([key, attribute]) => {
      const content = head[key];
      return content === undefined ? [] : [{ [attribute]: key, content }];
    }),
    shownGuides: file?.guides?.show ?? 'all',
    ...found,
  };
}

/** The name for search from a browser's address bar, which may have 16 characters. */
export function searchName({ shortTitle }: Pick<Identity, 'shortTitle'>): string {
  const characters = Array.from(shortTitle);
  if (characters.length <= MAX_SEARCH_NAME) return shortTitle;
  const cut = characters.slice(0, MAX_SEARCH_NAME + 1).join('');
  const words = cut.slice(0, cut.lastIndexOf(' ')).trimEnd();
  return words || characters.slice(0, MAX_SEARCH_NAME).join('');
}

/** Whether one of the guides that come with the catalogue is shown. @param id its file's name without the extension */
export function showsGuide({ shownGuides }: Pick<Identity, 'shownGuides'>, id: string): boolean {
  return shownGuides === 'all' || (shownGuides !== 'none' && shownGuides.includes(id));
}

/** The direction that a language is written in. @param language a language tag */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RTL_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** What a catalogue without a name of its own is called. */
const NAME = 'Agent Catalogue';

/** OpenSearch 1.1 allows no more. */
const MAX_SEARCH_NAME = 16;

/** Languages whose scripts run from right to left. */
const RTL_SCRIPTS: ReadonlySet<string> = new Set([
  'Arab',
  'Hebr',
  'Thaa',
  'Syrc',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
]);

/** What is read beside the file itself. */
interface Found {
  /** Absolute path of the file. */
  file?: string;
  logo?: Picture;
  darkLogo?: Picture;
  icon?: Picture;
  accent?: Accent;
  /** Absolute path of the folder with the catalogue's own guides. */
  guidesFolder?: string;
}

/** Who a catalogue is. */
export interface Identity extends Found {
  /** Whether it has a file that says so. */
  isOwn: boolean;
  title: string;
  /** As long as the title if there is no shorter one. */
  shortTitle: string;
  description: string | undefined;
  /** Markdown. */
  introduction: string | undefined;
  /** What the logo says; undefined if the title stands beside it. */
  logoAlt: string | undefined;
  /** Links at the end of the main navigation. */
  header: readonly SiteLink[];
  /** Links in the foot. */
  footer: readonly SiteLink[];
  /** A language tag. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Markdown. */
  notice: string | undefined;
  /** The attributes of `<meta>` elements. */
  head: readonly Readonly<Record<string, string>>[];
  /** Which of the guides that come with the catalogue are shown. */
  shownGuides: 'all' | 'none' | readonly string[];
}
