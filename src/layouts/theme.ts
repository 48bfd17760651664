/**
 * Runs in the head of every page, before anything is painted: takes the theme that the visitor chose. Stands in the page
 * itself, because a script of its own would come too late; the policy allows it by its hash.
 */
export const THEME_SCRIPT =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";
