// Times that tick. The server says how long it has been; its clock and the browser's need not agree.
import { on } from './page.js';

const span = (s) => (s < 60 ? `${s} s`
  : s < 3600 ? `${Math.floor(s / 60)} min ${s % 60} s`
    : `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`);
function tick() {
  for (const e of document.querySelectorAll('[data-ticks]')) {
    if (e.startedAt === undefined) e.startedAt = performance.now() - Number(e.dataset.ticks) * 1000;
    const text = span(Math.floor((performance.now() - e.startedAt) / 1000));
    if (e.textContent !== text) e.textContent = text;
  }
}
const skew = Date.parse(document.querySelector('meta[name="clock"]').content) - Date.now();
function age() {
  for (const e of document.querySelectorAll('[data-ago]')) {
    const seconds = Math.max(0, Math.floor((Date.now() + skew - Date.parse(e.dateTime)) / 1000));
    if (seconds > 24 * 3600) continue;
    const text = seconds < 10 ? e.dataset.now : e.dataset.ago.replace('%', span(seconds));
    if (e.textContent !== text) e.textContent = text;
  }
}
function tell() {
  tick();
  age();
}
on('htmx:wsAfterMessage', tell);
setInterval(tell, 1000);
tell();
