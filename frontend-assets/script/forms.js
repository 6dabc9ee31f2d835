import { byId, on } from './page.js';

// Empty fields have no place in an address.
on('htmx:configRequest', (e) => {
  if (e.detail.verb !== 'get') return;
  for (const [name, value] of [...e.detail.formData.entries()]) if (value === '') e.detail.formData.delete(name);
});

// What is empty may be overwritten unasked.
on('htmx:confirm', (e) => {
  const text = byId(e.target.dataset.overwrites);
  if (!text || text.value.trim()) return;
  e.preventDefault();
  e.detail.issueRequest(true);
});
