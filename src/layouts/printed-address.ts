// What is printed below a page is its address. Of a comparison, a search or a tray, the query says what is on it.
addEventListener('beforeprint', () => {
  const printed = document.querySelector('.printed');
  if (printed === null) return;
  printed.textContent = printed.textContent.replace(/\?.*/, '') + location.search;
});
