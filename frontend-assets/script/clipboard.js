import { byId, on } from './page.js';

on('click', async (e) => {
  const button = e.target.closest('[data-copy]');
  if (!button) return;
  const source = byId(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    // There is no clipboard to write to except over TLS or on this machine: then it lies ready to be copied by hand.
    getSelection().selectAllChildren(source);
    return;
  }
  const label = button.querySelector('span');
  const text = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = text; }, 2000);
});
