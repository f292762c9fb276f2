// ---- Elements. All text goes in as text, never as markup.

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null));
  return node;
}
const at = (id) => document.getElementById(id);

function select(label, options, change) {
  const control = el("select", { onchange: change });
  setOptions(control, options);
  return { control, node: el("label", {}, label, control) };
}
/** Options as [value, name], kept as they are where nothing changes so that an open list stays open. */
function setOptions(control, options) {
  const key = JSON.stringify(options);
  if (control.optionsKey === key) return;
  control.optionsKey = key;
  control.replaceChildren(...options.map(([value, name]) => el("option", { value }, name)));
}
function box(label, change) {
  const control = el("input", { type: "checkbox", onchange: change });
  return { control, node: el("label", { class: "box" }, control, label) };
}
function button(name, title, click) {
  return el("button", { type: "button", title, onclick: click }, name);
}
/** What the reader wants kept from one visit to the next; a browser may refuse it for files. */
const memory = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* then it is not kept */ } },
};
