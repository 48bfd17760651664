import usualLog from 'astro/logger/node';

/**
 * Astro's own log, without a line for each page, of which large catalogues have ten thousand, and without a warning that nobody
 * can act on. Every thousand pages are one line. Astro loads this by its path, in `astro.config.mjs`.
 */
export default function log(): Log {
  const usual = usualLog();
  let pages = 0;
  return {
    write(event) {
      if (event.message.includes(BEYOND_REACH)) return;
      if (TIME_OF_PAGE.test(event.message)) return;
      if (!PAGE.test(event.message)) {
        usual.write(event);
        return;
      }
      pages += 1;
      if (pages % STEP !== 0) return;
      usual.write({
        ...event,
        label: 'build',
        message: `Rendered ${pages.toLocaleString('en-US')} pages`,
        newLine: true,
      });
    },
  };
}

const STEP = 1000;
/** The line that Astro begins when it renders a page, and what it ends the line with; both may be coloured. */
const PAGE = /^ +(?:\x1b\[\d+m)*(?:├─|└─)/;
const TIME_OF_PAGE = /^ (?:\x1b\[\d+m)*\(\+[\d.]+m?s\)/;
/** Rolldown's remark on a directive that Astro itself puts into every guide. */
const BEYOND_REACH = 'MODULE_LEVEL_DIRECTIVE';

type Log = ReturnType<typeof usualLog>;
