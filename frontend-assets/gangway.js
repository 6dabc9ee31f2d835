(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const on = (name, react) => document.addEventListener(name, react);

  // The socket. A page says by its revision what it shows; that holds for the first connection only, so that after a
  // break everything is sent again.
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

  // A menu is written out when it opens: the menus of a hundred rows would hold up their page. A row says which of the
  // page's items its menu has, and brings its own notes.
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
  const loaded = () => document.readyState === 'complete';
  on('click', keep);
  addEventListener('load', fetchMenus);
  on('show.bs.dropdown', (e) => fill(e.target.parentElement.querySelector('.dropdown-menu')));
  const sentAs = (part) => (part.writtenFrom && !waiting(part) ? part.writtenFrom : part.innerHTML);

  // Focus survives when what had it is drawn anew. Where that is gone for good, it goes to the page's title, if that takes
  // it; a button that was pressed and is disabled meanwhile has lost it already.
  let focused = '';
  let pressedLast;
  on('htmx:beforeRequest', (e) => { if (e.detail.elt === document.activeElement) pressedLast = e.detail.elt; });
  function refocus() {
    if (document.activeElement !== document.body) return;
    const there = byId(focused);
    const gone = !there && (focused || (pressedLast && !pressedLast.isConnected));
    if (gone) pressedLast = undefined;
    (there ?? (gone ? document.querySelector('h1[tabindex]') : null))?.focus({ preventScroll: true });
  }
  on('htmx:wsBeforeMessage', () => { focused = document.activeElement?.id ?? ''; });
  on('htmx:wsAfterMessage', () => {
    document.querySelectorAll('.dropdown-menu.show').forEach(fill);
    refocus();
    tick();
    age();
    screens();
  });

  // What is sent anew holds the same things more often than not: then only what differs in them is drawn, so that an open
  // menu stays open, and a link stays for whoever is about to press it. By the place: what must be the same in it, and
  // what is drawn.
  function inPlace(target) {
    if (target.id === 'strip') return ['a[id]', 'a[id]'];
    if (target.id === 'vm-head') return ['h1[id]', 'h1[id], span[id], ul[id]'];
    return target.matches('tbody') ? ['tr[id]', 'th[id], td[id], ul[id]'] : [];
  }
  const idsOf = (part, things) => [...part.querySelectorAll(things)].map((thing) => thing.id).join(' ');
  on('htmx:oobBeforeSwap', (e) => {
    const { target, fragment } = e.detail;
    const [things, parts] = inPlace(target);
    if (!things || !idsOf(target, things) || idsOf(target, things) !== idsOf(fragment, things)) return;
    e.detail.shouldSwap = false;
    for (const fresh of fragment.querySelectorAll(parts)) {
      const shown = byId(fresh.id);
      if (!shown || sentAs(shown) === fresh.innerHTML) continue;
      shown.replaceChildren(...fresh.childNodes);
      htmx.process(shown);
    }
  });

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

  // The one dialog.
  const dialog = byId('dialog');
  let opener;
  on('htmx:beforeRequest', (e) => {
    if (e.detail.target === dialog && !dialog.open) opener = e.detail.elt;
  });
  on('htmx:afterSwap', (e) => {
    if (e.detail.target !== dialog || !dialog.hasChildNodes()) return;
    if (!dialog.open) dialog.showModal();
    (dialog.querySelector('[aria-invalid="true"]') ?? dialog.querySelector('[autofocus]'))?.focus();
  });
  // The hosts may still be asked something for a form when it is drawn anew, or closed. An answer that comes then would
  // find its place gone, fill it with what was true of the old choices, or open the dialog again: the new form asks again.
  const asking = new Map();
  const within = new WeakMap();
  on('htmx:beforeSend', (e) => {
    const { elt, requestConfig, xhr } = e.detail;
    if (elt.dataset.asks) asking.set(elt, elt.dataset.asks);
    if (requestConfig.verb === 'get' && dialog.contains(elt)) within.set(xhr, elt);
  });
  on('htmx:afterRequest', (e) => { asking.delete(e.detail.elt); });
  function stopAsking() {
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
  dialog.addEventListener('close', () => {
    stopAsking();
    dialog.replaceChildren();
    const menu = opener?.closest('.dropdown')?.querySelector('[data-bs-toggle]');
    (menu ?? opener)?.focus();
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
  // A yes changes nothing of what the hosts say: they need not be asked again, and the focus stays where it is.
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
  on('htmx:afterRequest', (e) => {
    if (e.detail.elt.matches?.('[data-closes-dialog]') && dialog.open) dialog.close();
  });

  // What is wrong at one place of a long text is where the caret goes.
  on('htmx:afterSwap', (e) => {
    const text = e.detail.target.querySelector?.('textarea[data-caret]');
    text?.setSelectionRange(Number(text.dataset.caret), Number(text.dataset.caret));
  });

  // Messages in the corner.
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
  const tellUnreachable = () => toasts.append(byId('unreachable').content.cloneNode(true));
  on('htmx:sendError', tellUnreachable);

  // Times that tick. The server says how long it has been; its clock and the browser's need not agree.
  const span = (s) => (s < 60 ? `${s} s`
    : s < 3600 ? `${Math.floor(s / 60)} min ${s % 60} s`
      : `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`);
  function tick() {
    for (const e of document.querySelectorAll('[data-ticks]')) {
      e.startedAt ??= performance.now() - Number(e.dataset.ticks) * 1000;
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
  setInterval(() => { tick(); age(); }, 1000);

  // The screen of a VM: the next picture is asked for once the last one is there, and only while somebody looks. A
  // screen may come into the page later, and go again.
  function watch(screen) {
    const shown = screen.querySelector('img');
    const empty = screen.querySelector('p');
    const look = () => {
      if (!screen.isConnected) return;
      if (document.hidden) { setTimeout(look, 1000); return; }
      const next = new Image();
      next.onload = () => {
        shown.width = next.naturalWidth;
        shown.height = next.naturalHeight;
        shown.src = next.src;
        shown.hidden = false;
        empty.hidden = true;
        setTimeout(look, 2000);
      };
      next.onerror = () => {
        shown.hidden = true;
        empty.hidden = false;
        setTimeout(look, 4000);
      };
      next.src = `${screen.dataset.screen}?t=${Date.now()}`;
    };
    look();
  }
  const watched = new WeakSet();
  function screens() {
    // A picture that is on its way holds the page's end up, and a host may take long to give one.
    if (!loaded()) return;
    for (const screen of document.querySelectorAll('[data-screen]')) {
      if (watched.has(screen)) continue;
      watched.add(screen);
      watch(screen);
    }
  }

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

  tick();
  age();
  addEventListener('load', screens);
})();
