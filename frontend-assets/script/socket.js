// The socket. A page says by its revision what it shows; that holds for the first connection only, so that after a
// break everything is sent again.
import { byId, on } from './page.js';

const used = new Set();
let leaving = false;
addEventListener('pagehide', () => { leaving = true; });
htmx.config.wsReconnectDelay = (tries) => Math.min(4000, 300 * 2 ** tries) * (0.75 + Math.random() / 4);
htmx.createWebSocket = (url) => {
  const again = used.has(url);
  used.add(url);
  return new WebSocket(again ? url.replace(/revision=[^&]*/, 'revision=') : url);
};

const reconnects = [1006, 1011, 1012, 1013];
let lost;
on('htmx:wsOpen', () => {
  clearTimeout(lost);
  byId('lost').hidden = true;
});
on('htmx:wsClose', (e) => {
  if (leaving || !e.target.isConnected) return;
  clearTimeout(lost);
  lost = setTimeout(() => { byId('lost').hidden = false; }, 700);
  const { event, socketWrapper } = e.detail;
  // The extension gives up after an orderly close, such as that of a console that is being restarted.
  if (!reconnects.includes(event.code) && event.code !== 4404) setTimeout(() => socketWrapper.reconnect(), 1000);
});
