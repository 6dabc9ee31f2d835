// What is wrong at one place of a long text is where the caret goes.
import { on } from './page.js';

on('htmx:afterSwap', (e) => {
  const text = e.detail.target.querySelector?.('textarea[data-caret]');
  text?.setSelectionRange(Number(text.dataset.caret), Number(text.dataset.caret));
});
