// Opens the search dialog: on "/" where nothing is being typed, and on Ctrl or ⌘ with K. It is loaded by the first of them.
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.matches('[type=search],[type=text],select,textarea');
  if (event.ctrlKey || event.metaKey ? event.key !== 'k' : event.key !== '/' || isTyping) return;
  event.preventDefault();
  void import('./search-ui.ts').then((ui) => {
    ui.openSearchDialog();
  });
});
