/**
 * Applies the theme that the visitor chose, before the first paint. It is inline because an external script would run too
 * late; the Content-Security-Policy allows it by its hash.
 */
export const THEME_SCRIPT =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";
