// Messages in the corner.
import { byId, dialog, on } from './page.js';

const toasts = byId('toasts');
new MutationObserver((changes) => {
  for (const added of changes.flatMap((change) => [...change.addedNodes])) {
    if (added.matches?.('[data-fades]')) setTimeout(() => added.remove(), 6000);
    // Behind an open dialog nobody could read or dismiss it.
    const buttons = dialog.open && added.matches?.('.notice') && dialog.querySelector('.dialog-buttons');
    if (buttons) buttons.before(added);
  }
  while (toasts.children.length > 4) toasts.firstElementChild.remove();
}).observe(toasts, { childList: true });
on('click', (e) => e.target.closest('[data-dismiss]')?.closest('.notice').remove());

// What a menu asks for is asked by the place of the answer: the menu itself may be drawn anew before that comes.
on('click', (e) => {
  const asked = e.target.closest('[data-post]')?.dataset.post;
  if (asked) htmx.ajax('POST', asked, { source: toasts, target: toasts, swap: 'beforeend' });
});

export const tellUnreachable = () => toasts.append(byId('unreachable').content.cloneNode(true));
on('htmx:sendError', tellUnreachable);
