// The script of every page. Each element is useful when it never runs.
import './copy-button.ts';
import './install-choice.ts';
import './theme-choice.ts';
import './prefetch.ts';
import './search-keys.ts';
