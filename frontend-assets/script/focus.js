// Focus survives when what had it is drawn anew. Where that is gone for good, it goes to the page's title, if that takes
// it; a button that was pressed and is disabled meanwhile has lost it already.
import { byId, on } from './page.js';

let focused = '';
let pressedLast;
on('htmx:beforeRequest', (e) => { if (e.detail.elt === document.activeElement) pressedLast = e.detail.elt; });
on('htmx:wsBeforeMessage', () => { focused = document.activeElement?.id ?? ''; });
on('htmx:wsAfterMessage', () => {
  if (document.activeElement !== document.body) return;
  const there = byId(focused);
  const gone = !there && (focused || (pressedLast && !pressedLast.isConnected));
  if (gone) pressedLast = undefined;
  (there ?? (gone ? document.querySelector('h1[tabindex]') : null))?.focus({ preventScroll: true });
});
