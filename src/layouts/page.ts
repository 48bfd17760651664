// The script of every page. Each element is useful without it.
import '../components/copy-button.ts';
import '../install/chooser/install-choice.ts';
import './theme-choice.ts';
import './prefetch.ts';
import './printed-address.ts';
import '../prompt/copy-sections.ts';
import '../prompt/mark-contents.ts';
import '../search/ui/shortcuts.ts';
