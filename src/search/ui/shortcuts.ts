// Opens the search dialog on "/", unless the visitor is typing, and on Ctrl+K or ⌘K. The dialog is loaded on first use.
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.matches('[type=search],[type=text],select,textarea');
  if (event.ctrlKey || event.metaKey ? event.key !== 'k' : event.key !== '/' || isTyping) return;
  event.preventDefault();
  void import('./search-ui.ts').then((ui) => {
    ui.openSearchDialog();
  });
});
