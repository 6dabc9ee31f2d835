// What all parts of the script need of the page that they are on.
export const byId = (id) => document.getElementById(id);
export const on = (name, react) => document.addEventListener(name, react);
export const loaded = () => document.readyState === 'complete';
export const dialog = byId('dialog');
