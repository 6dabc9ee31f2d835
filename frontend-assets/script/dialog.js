// The one dialog.
import { dialog, on } from './page.js';
import { stopAsking } from './asking.js';

let openedBy;
on('htmx:beforeRequest', (e) => {
  if (e.detail.target === dialog && !dialog.open) openedBy = e.detail.elt;
});
on('htmx:afterSwap', (e) => {
  if (e.detail.target !== dialog || !dialog.hasChildNodes()) return;
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector('[aria-invalid="true"]') ?? dialog.querySelector('[autofocus]'))?.focus();
});
on('htmx:afterRequest', (e) => {
  if (e.detail.elt.matches?.('[data-closes-dialog]') && dialog.open) dialog.close();
});
dialog.addEventListener('close', () => {
  stopAsking();
  dialog.replaceChildren();
  const menu = openedBy?.closest('.dropdown')?.querySelector('[data-bs-toggle]');
  (menu ?? openedBy)?.focus();
});

// What was sent off cannot be taken back by closing the dialog, which must not look as if it could.
const sending = () => dialog.querySelector('form.dialog-body.htmx-request') !== null;
dialog.addEventListener('cancel', (e) => { if (sending()) e.preventDefault(); });

// A text that is selected with the mouse, past the dialog's edge, is no click beside it.
let pressed;
dialog.addEventListener('pointerdown', (e) => { pressed = e.target; });
dialog.addEventListener('click', (e) => {
  if (sending()) return;
  if ((e.target === dialog && pressed === dialog) || e.target.closest('[data-close]')) dialog.close();
});

// Enter submits from every field, also from a list of choices, where browsers do nothing of the kind.
dialog.addEventListener('keydown', (e) => {
  if (e.key !== 'Enter' || !e.target.matches('select')) return;
  e.preventDefault();
  e.target.form.requestSubmit();
});
