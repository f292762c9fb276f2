// ---- Tables that sort

const sorter = new Intl.Collator("en", { numeric: true });

/** columns: {title, value(row), text(row), kind: "number" | "wide" | undefined} */
function table(caption, columns, rows, rowClass) {
  const body = el("tbody");
  // A note that stands in several rows is said once, below; its rows have a mark.
  const notes = columns.find((column) => column.kind === "note");
  const counts = new Map();
  for (const row of notes ? rows : []) counts.set(notes.value(row), 1 + (counts.get(notes.value(row)) || 0));
  const repeated = [...counts].filter(([note, count]) => note && count > 1).map(([note]) => note);
  const mark = (note) => (repeated.includes(note) ? `(${repeated.indexOf(note) + 1})` : note);
  let order = { column: -1, descending: false };
  const heads = columns.map((column, index) =>
    el("th", { scope: "col", class: column.kind, "aria-sort": "none" },
      el("button", { type: "button", onclick: () => sort(index) }, column.title)));
  function fill(list) {
    body.replaceChildren(...list.map((row) =>
      el("tr", { class: rowClass ? rowClass(row) : null }, columns.map((column) => cell(column, row)))));
  }
  function cell(column, row) {
    const content = column === notes ? mark(column.value(row)) : String(column.text ? column.text(row) : column.value(row));
    return el("td", { class: column.kind || (content.length < 30 ? "short" : null) }, content);
  }
  function compare(a, b, column) {
    if (column.kind !== "number") return sorter.compare(String(column.value(a)), String(column.value(b)));
    return number(column.value(a)) - number(column.value(b)) || 0;
  }
  function unknown(row, column) {
    return column.kind === "number" && Number.isNaN(number(column.value(row)));
  }
  function sort(index) {
    order = { column: index, descending: order.column === index && !order.descending };
    heads.forEach((head, place) => head.setAttribute("aria-sort",
      place !== index ? "none" : order.descending ? "descending" : "ascending"));
    const column = columns[index];
    fill([...rows].sort((a, b) => {
      const unknowns = unknown(a, column) - unknown(b, column); // always at the end
      return unknowns || (order.descending ? -1 : 1) * compare(a, b, column);
    }));
  }
  fill(rows);
  return el("div", { class: rows.length > 40 ? "scroll tall" : "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body),
    repeated.map((note, index) => el("p", { class: "hint" }, `(${index + 1}) ${note}`)));
}
const text = (title, value, kind) => ({ title, value, kind });
const numeric = (title, value, show) => ({ title, value, text: (row) => show(value(row), row), kind: "number" });
const rate = (value) => (value === "nan" ? "none" : fixed(value, 4)); // controls have none
const interval = (row, digits) => row.low == null || row.high == null ? "" : `${fixed(row.low, digits, true)} to ${fixed(row.high, digits, true)}`;
