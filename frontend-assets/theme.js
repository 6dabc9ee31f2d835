// Runs before the first paint: Bootstrap wants the theme as an attribute, the system says which.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => { document.documentElement.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', follow);
  follow();
})();
