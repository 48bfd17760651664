// The one script of every page. Each element is useful when it never runs.
import './copy-button.ts';
import './agent-search.ts';
