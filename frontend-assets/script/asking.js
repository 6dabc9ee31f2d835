// The hosts may still be asked something for a form when it is drawn anew, or closed. An answer that comes then would
// find its place gone, fill it with what was true of the old choices, or open the dialog again: the new form asks again.
import { dialog, on } from './page.js';

const asking = new Map();
const within = new WeakMap();
on('htmx:beforeSend', (e) => {
  const { elt, requestConfig, xhr } = e.detail;
  if (elt.dataset.asks) asking.set(elt, elt.dataset.asks);
  if (requestConfig.verb === 'get' && dialog.contains(elt)) within.set(xhr, elt);
});
on('htmx:afterRequest', (e) => { asking.delete(e.detail.elt); });

/** Ends all that is being asked for the dialog, and gives what that was. */
export function stopAsking() {
  const asked = [...asking];
  asking.clear();
  for (const [elt] of asked) htmx.trigger(elt, 'htmx:abort');
  return asked.map(([, asks]) => asks);
}

let askAgain = [];
on('htmx:beforeSwap', (e) => {
  const asker = within.get(e.detail.xhr);
  if (asker && !(dialog.open && asker.isConnected)) e.detail.shouldSwap = false;
  if (e.detail.target === dialog && e.detail.shouldSwap) askAgain = stopAsking();
});
on('htmx:afterSettle', (e) => {
  if (e.detail.target !== dialog) return;
  for (const asks of askAgain.splice(0)) {
    const asker = dialog.querySelector(`[data-asks="${asks}"]`);
    if (asker && !asking.has(asker)) htmx.trigger(asker, 'again');
  }
});
