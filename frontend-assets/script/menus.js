// A menu is written out when it opens: the menus of a hundred rows would hold up their page. A row says which of the
// page's items its menu has, and brings its own notes.
import { byId, dialog, loaded, on } from './page.js';
import { tellUnreachable } from './toasts.js';

const waiting = (menu) => menu.querySelector(':scope > template');
function item(word, vm, key) {
  const copy = byId('menu-items').content.querySelector(`[data-item="${word}"]`).cloneNode(true);
  const control = copy.firstElementChild;
  control.id = `do-${word}-${key}`;
  for (const name of ['href', 'hx-get', 'data-post']) {
    if (control.hasAttribute(name)) control.setAttribute(name, `${vm}/${control.getAttribute(name)}`);
  }
  return copy;
}
function fill(menu) {
  const row = waiting(menu);
  if (!row) return;
  const { vm, items } = row.dataset;
  const key = menu.id.slice('menu-'.length);
  menu.writtenFrom = menu.innerHTML;
  menu.replaceChildren(...items.split(' ').map((word) => (word === 'note' ? row.content : item(word, vm, key))));
  htmx.process(menu);
}
on('htmx:wsAfterMessage', () => document.querySelectorAll('.dropdown-menu.show').forEach(fill));

/** A part of the page as the server sent it, which a menu is not any more once it was written out. */
export const sentAs = (part) => (part.writtenFrom && !waiting(part) ? part.writtenFrom : part.innerHTML);

// Bootstrap opens the menus. It comes when the page is there, which its size would hold up; a click before that is kept.
const { menus } = document.currentScript.dataset;
let early;
let asked = false;
function fetchMenus() {
  asked = true;
  const script = document.createElement('script');
  script.src = menus;
  script.addEventListener('error', () => {
    asked = false;
    if (early) tellUnreachable();
  });
  script.addEventListener('load', () => {
    document.removeEventListener('click', keep);
    // A table's frame, which scrolls, must not cut a menu off.
    bootstrap.Dropdown.Default.popperConfig = { strategy: 'fixed' };
    if (early?.isConnected && !dialog.open) bootstrap.Dropdown.getOrCreateInstance(early).toggle();
  });
  document.head.append(script);
}
function keep(e) {
  early = e.target.closest('[data-bs-toggle="dropdown"]');
  if (early && loaded() && !asked) fetchMenus();
}
on('click', keep);
addEventListener('load', fetchMenus);
on('show.bs.dropdown', (e) => fill(e.target.parentElement.querySelector('.dropdown-menu')));
