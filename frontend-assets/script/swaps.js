// What is sent anew holds the same things more often than not: then only what differs in them is drawn, so that an open
// menu stays open, and a link stays for whoever is about to press it. By the place: what must be the same in it, and
// what is drawn.
import { byId, on } from './page.js';
import { sentAs } from './menus.js';

function inPlace(target) {
  if (target.id === 'strip') return ['a[id]', 'a[id]'];
  if (target.id === 'vm-head') return ['h1[id]', 'h1[id], span[id], ul[id]'];
  return target.matches('tbody') ? ['tr[id]', 'th[id], td[id], ul[id]'] : [];
}
const idsOf = (part, things) => [...part.querySelectorAll(things)].map((thing) => thing.id).join(' ');
on('htmx:oobBeforeSwap', (e) => {
  const { target, fragment } = e.detail;
  const [things, parts] = inPlace(target);
  if (!things || !idsOf(target, things) || idsOf(target, things) !== idsOf(fragment, things)) return;
  e.detail.shouldSwap = false;
  for (const fresh of fragment.querySelectorAll(parts)) {
    const shown = byId(fresh.id);
    if (!shown || sentAs(shown) === fresh.innerHTML) continue;
    shown.replaceChildren(...fresh.childNodes);
    htmx.process(shown);
  }
});
