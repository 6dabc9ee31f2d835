// A yes changes nothing of what the hosts say: they need not be asked again, and the focus stays where it is.
import { byId, on } from './page.js';

document.addEventListener('change', (e) => {
  if (e.target.matches('[data-confirms]')) e.stopPropagation();
}, true);

// Nor is it lost when it is said while they are asked about something else: it holds as long as the same is asked.
const confirmations = (place) => [...place.querySelectorAll('[data-confirms]')];
const question = (box) => [box.name, box.value, byId(`${box.id}-text`)?.textContent].join('\n');
let said = new Map();
on('htmx:beforeSwap', (e) => {
  if (e.detail.target.id !== 'warnings') return;
  said = new Map(confirmations(e.detail.target).map((box) => [question(box), box.checked]));
});
on('htmx:afterSwap', (e) => {
  if (e.detail.target.id !== 'warnings') return;
  confirmations(e.detail.target).forEach((box) => { box.checked = said.get(question(box)) ?? box.checked; });
});
