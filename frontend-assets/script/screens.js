// The screen of a VM: the next picture is asked for once the last one is there, and only while somebody looks. A
// screen may come into the page later, and go again.
import { loaded, on } from './page.js';

function watch(screen) {
  const shown = screen.querySelector('img');
  const empty = screen.querySelector('p');
  const look = () => {
    if (!screen.isConnected) return;
    if (document.hidden) { setTimeout(look, 1000); return; }
    const next = new Image();
    next.onload = () => {
      shown.width = next.naturalWidth;
      shown.height = next.naturalHeight;
      shown.src = next.src;
      shown.hidden = false;
      empty.hidden = true;
      setTimeout(look, 2000);
    };
    next.onerror = () => {
      shown.hidden = true;
      empty.hidden = false;
      setTimeout(look, 4000);
    };
    next.src = `${screen.dataset.screen}?t=${Date.now()}`;
  };
  look();
}
const watched = new WeakSet();
function screens() {
  // A picture that is on its way holds the page's end up, and a host may take long to give one.
  if (!loaded()) return;
  for (const screen of document.querySelectorAll('[data-screen]')) {
    if (watched.has(screen)) continue;
    watched.add(screen);
    watch(screen);
  }
}
on('htmx:wsAfterMessage', screens);
addEventListener('load', screens);
